package nabla.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nabla.kernel.notebook.ChildRun;
import nabla.kernel.notebook.Execution;
import nabla.kernel.notebook.Lectures;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;
import nabla.kernel.notebook.Output;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every lecture runs from top to bottom, and each cell shows what its metadata promises.
class LecturesTest {
  private static final Path ROOT = Path.of("lectures");
  @TempDir static Path folder;

  private static Stream<DynamicTest> lectures(boolean first) throws IOException {
    var all = Lectures.all(ROOT);
    assertFalse(all.isEmpty(), "no lecture found in " + ROOT.toAbsolutePath());
    return all.stream().filter(file -> file.toString().contains("07-bias-variance") == first)
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> runs(file)));
  }

  @TestFactory
  Stream<DynamicTest> lecture07() throws IOException {
    return lectures(true);
  }

  @Tag("full")
  @TestFactory
  Stream<DynamicTest> theOthers() throws IOException {
    return lectures(false);
  }

  private static void runs(Path file) throws IOException, InterruptedException {
    var execution = new ChildRun(file, folder.resolve(file.getFileName()), 300).run(Notebook.read(file), _ -> {});
    assertTrue(execution.passed(), () -> execution.fault().line() + "\n" + String.join("\n", execution.fault().error().traceback()));
    assertEquals(List.of(), unkept(execution));
  }

  private static List<String> unkept(Execution execution) {
    var broken = new ArrayList<String>();
    for (var cell : execution.notebook().cells()) {
      if (!(cell.metadata().get("nabla") instanceof JsonObject promise) || !promise.has("shows")) continue;
      var shows = promise.get("shows").getAsString();
      if (!kept(cell, shows)) broken.add("cell " + cell.id() + " promises to show " + shows);
    }
    return broken;
  }

  private static boolean kept(NotebookCell cell, String shows) {
    return switch (shows) {
      case "derive" -> has(cell, "text/latex");
      case "plot" -> has(cell, "image/svg+xml") || has(cell, "image/png") || has(cell, "text/html");
      case "run" -> cell.source().matches("(?s).*\\bassert\\b.*");
      default -> true;
    };
  }

  private static boolean has(NotebookCell cell, String mime) {
    return cell.outputs().stream().anyMatch(output -> switch (output) {
      case Output.Shown(var data, _) -> data.has(mime);
      case Output.Result(_, var data, _) -> data.has(mime);
      default -> false;
    });
  }
}
