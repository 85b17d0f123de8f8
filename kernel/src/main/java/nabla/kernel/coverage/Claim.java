package nabla.kernel.coverage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import nabla.kernel.notebook.NotebookCell;
import nabla.kernel.notebook.Output;

/// What a cell's metadata says that it shows: `"nabla": {"concepts": ["J-10.4f"], "shows": "run"}`, and `task` in an exercise.
record Claim(List<String> concepts, String shows, String task) {
  static final int CONCEPTS = 3, CONCEPTS_OF_A_TASK = 5;
  private static final String ASSERTS = "(?s).*\\bassert(\\b|[A-Z]\\w*\\().*";

  /// The claim of a cell, or null where it makes none.
  static Claim of(NotebookCell cell) {
    if (!(cell.metadata().get("nabla") instanceof JsonObject served) || !(served.get("concepts") instanceof JsonArray ids)) return null;
    var concepts = new ArrayList<String>();
    for (var id : ids) concepts.add(id.getAsString());
    return new Claim(concepts, text(served.get("shows")), text(served.get("task")));
  }

  private static String text(JsonElement element) {
    return element == null ? null : element.getAsString();
  }

  int most() {
    return Column.EXERCISE.toString().equals(shows) ? CONCEPTS_OF_A_TASK : CONCEPTS;
  }

  /// What a run of the cell lacks of what it claims to show, or null where it keeps its word.
  static String lacks(NotebookCell cell, Column column) {
    boolean kept = switch (column) {
      case DERIVE -> shows(cell, "text/latex");
      case PLOT -> shows(cell, "image/svg+xml") || shows(cell, "image/png") || shows(cell, "text/html");
      case RUN -> cell.source().matches(ASSERTS);
      default -> true;
    };
    return kept ? null : switch (column) {
      case DERIVE -> "no derivation (text/latex) among its outputs";
      case PLOT -> "no picture among its outputs";
      default -> "no value asserted";
    };
  }

  private static boolean shows(NotebookCell cell, String mime) {
    return cell.outputs().stream().anyMatch(output -> switch (output) {
      case Output.Shown(var data, _) -> data.has(mime);
      case Output.Result(_, var data, _) -> data.has(mime);
      default -> false;
    });
  }
}
