package nabla.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nabla.kernel.notebook.ChildRun;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;
import nabla.kernel.notebook.Output;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gallery runs, every cell but the first shows a picture or a table, and no output is large or needs a network.
class GalleryTest {
  private static final int LARGE = 500_000;

  @Tag("full")
  @Test
  void everyCellOfTheGalleryShowsASmallPictureThatFetchesNothing(@TempDir Path folder) throws IOException, InterruptedException {
    var execution = new ChildRun(Path.of("gallery.ipynb"), folder.resolve("gallery.ipynb"), 120)
        .run(Notebook.read(Path.of("gallery.ipynb")), _ -> {});
    assertTrue(execution.passed(), () -> execution.fault().line());
    var faults = new ArrayList<String>();
    int seen = 0;
    for (var cell : execution.notebook().cells().stream().filter(NotebookCell::runs).skip(1).toList()) {
      var pictures = pictures(cell);
      seen += pictures.size();
      if (pictures.isEmpty()) faults.add(cell.id() + " shows no picture");
      for (var picture : pictures) {
        if (picture.length() > LARGE) faults.add(cell.id() + " shows " + picture.length() + " characters");
        if (picture.replace("http://www.w3.org/2000/svg", "").matches("(?s).*(https?://|url\\(|<link|@import).*"))
          faults.add(cell.id() + " refers to a network");
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(seen > 30, "only " + seen + " pictures");
  }

  private static List<String> pictures(NotebookCell cell) {
    var all = new ArrayList<String>();
    for (var output : cell.outputs()) {
      JsonObject data = switch (output) {
        case Output.Shown(var shown, _) -> shown;
        case Output.Result(_, var result, _) -> result;
        default -> new JsonObject();
      };
      for (var mime : List.of("image/svg+xml", "text/html")) if (data.has(mime)) all.add(text(data, mime));
    }
    return all;
  }

  private static String text(JsonObject data, String mime) {
    var content = data.get(mime);
    if (!content.isJsonArray()) return content.getAsString();
    var lines = new StringBuilder();
    content.getAsJsonArray().forEach(line -> lines.append(line.getAsString()));
    return lines.toString();
  }
}
