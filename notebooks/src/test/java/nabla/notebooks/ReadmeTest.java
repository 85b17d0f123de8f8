package nabla.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import nabla.kernel.Sessions;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;
import nabla.kernel.notebook.Output;
import nabla.kernel.notebook.Runner;
import org.junit.jupiter.api.Test;

/// The README shows what really happens.
class ReadmeTest {
  private static final Pattern CELL = Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^):]+)\\)");

  private static String readme() throws IOException {
    return Files.readString(Path.of("../README.md"));
  }

  private static NotebookCell firstCell() throws IOException {
    var lecture = Notebook.read(Path.of("lectures/07-bias-variance/07-bias-variance.ipynb"));
    return lecture.cells().stream().filter(NotebookCell::runs).findFirst().orElseThrow();
  }

  @Test
  void itsCellIsTheFirstOfTheFirstLecture() throws IOException {
    var cell = CELL.matcher(readme());
    assertTrue(cell.find(), "no Java cell in the README");
    assertEquals(firstCell().source(), cell.group(1));
  }

  @Test
  void itsPictureIsWhatThatCellShows() throws IOException {
    try (var shell = Sessions.open()) {
      var run = Runner.run(new Notebook(new com.google.gson.JsonObject(), List.of(firstCell())), shell, _ -> {});
      assertTrue(run.passed(), () -> run.fault().line());
      var result = (Output.Result) run.notebook().cells().getFirst().outputs().getFirst();
      assertEquals(result.data().get("image/svg+xml").getAsString(), Files.readString(Path.of("first-cell.svg")),
          "copy the cell's picture to notebooks/first-cell.svg");
    }
  }

  @Test
  void itsLinksLeadSomewhere() throws IOException {
    var link = LINK.matcher(readme());
    var seen = 0;
    for (; link.find(); seen++) assertTrue(Files.exists(Path.of("..").resolve(link.group(1))), link.group(1));
    assertTrue(seen > 4, "saw only " + seen + " links");
  }
}
