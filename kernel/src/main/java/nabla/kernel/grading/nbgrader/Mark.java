package nabla.kernel.grading.nbgrader;

import com.google.gson.JsonObject;
import java.util.Optional;
import nabla.kernel.notebook.NotebookCell;

/// What nbgrader (schema version 3) knows of a cell: its id among the graded ones, its role, and its points where it has some.
///
/// Source: `nbgrader/nbgraderformat/v3.json` and `v3.py` of nbgrader 0.9.5.
public record Mark(String id, Role role, double points) {
  /// The kinds of cells that nbgrader tells apart.
  public enum Role {
    /// Code of the student's, marked by tests.
    ANSWER(false, true, false, false),
    /// Tests that mark answers.
    TESTS(true, false, true, false),
    /// An answer that a person marks.
    MANUAL(true, true, false, false),
    /// A task in words that a person marks, answered in cells below it.
    TASK(false, false, true, true),
    /// What students are to leave as it is.
    READ_ONLY(false, false, true, false);

    private final boolean grade, solution, locked, task;

    Role(boolean grade, boolean solution, boolean locked, boolean task) {
      this.grade = grade;
      this.solution = solution;
      this.locked = locked;
      this.task = task;
    }

    /// Whether the student writes in the cell.
    public boolean answered() {
      return solution;
    }

    boolean graded() {
      return grade;
    }

    boolean pointed() {
      return grade || task;
    }
  }

  /// The mark of a cell, if its metadata hold one that can be read as such.
  public static Optional<Mark> of(NotebookCell cell) {
    if (!(cell.metadata().get("nbgrader") instanceof JsonObject json)) return Optional.empty();
    try {
      for (var role : Role.values())
        if (role.grade == flag(json, "grade") && role.solution == flag(json, "solution") && role.task == flag(json, "task")
            && (role.solution || role.locked == flag(json, "locked") || role.grade))
          return Optional
              .of(new Mark(json.get("grade_id").getAsString(), role, json.has("points") ? json.get("points").getAsDouble() : 0));
      return Optional.empty();
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean flag(JsonObject json, String key) {
    return json.has(key) && json.get(key).getAsBoolean();
  }

  /// The metadata of a cell of this kind and source that carries the mark, locked in editors as nbgrader locks it.
  public NotebookCell on(NotebookCell cell) {
    var metadata = cell.metadata().deepCopy();
    metadata.add("nbgrader", json(cell));
    metadata.addProperty("deletable", false);
    if (role.solution) metadata.remove("editable");
    else metadata.addProperty("editable", false);
    return cell.withMetadata(metadata);
  }

  private JsonObject json(NotebookCell cell) {
    var json = new JsonObject();
    json.addProperty("schema_version", 3);
    json.addProperty("grade", role.grade);
    json.addProperty("grade_id", id);
    json.addProperty("locked", role.locked);
    json.addProperty("solution", role.solution);
    json.addProperty("task", role.task);
    if (role.pointed()) json.addProperty("points", points == Math.rint(points) ? (Number) Long.valueOf((long) points) : points);
    json.addProperty("cell_type", Checksum.kind(cell));
    json.addProperty("checksum", Checksum.of(cell, this));
    return json;
  }
}
