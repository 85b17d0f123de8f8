package nabla.kernel.grading.nbgrader;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;

/// nbgrader's schema version 3 with the rules that its code adds, and what a released notebook must hold besides.
public final class Rules {
  private static final Set<String> FLAGS = Set.of("grade", "locked", "solution", "task");
  private static final Set<String> KEYS = Set.of("schema_version", "grade", "locked", "solution", "task", "grade_id", "points", "checksum",
      "cell_type");

  private Rules() {}

  /// What is wrong with the nbgrader metadata of a notebook, a line each; none when all is well.
  public static List<String> broken(Notebook notebook) {
    var all = new ArrayList<String>();
    var ids = new HashSet<String>();
    for (var cell : notebook.cells()) {
      if (!cell.metadata().has("nbgrader")) continue;
      var where = "cell " + cell.id() + ": ";
      if (!(cell.metadata().get("nbgrader") instanceof JsonObject json)) {
        all.add(where + "nbgrader is not an object");
        continue;
      }
      var own = shape(json);
      if (own.isEmpty()) own.addAll(meaning(cell, json, ids));
      own.forEach(line -> all.add(where + line));
    }
    return all;
  }

  /// What keeps a notebook from being handed to students: the rules, checksums and types that are not the cells', a kernelspec that
  /// is not for Java.
  public static List<String> unready(Notebook notebook) {
    var all = new ArrayList<>(broken(notebook));
    var language = notebook.metadata().get("kernelspec") instanceof JsonObject spec ? text(spec.get("language")) : null;
    if (!"java".equals(language)) all.add("metadata.kernelspec.language is " + language + ", not java");
    for (var cell : notebook.cells()) {
      var mark = Mark.of(cell);
      if (mark.isEmpty()) continue;
      var json = cell.metadata().getAsJsonObject("nbgrader");
      var where = "cell " + cell.id() + ": ";
      if (!Checksum.kind(cell).equals(text(json.get("cell_type")))) all.add(where + "cell_type is not its type, " + Checksum.kind(cell));
      var sum = Checksum.of(cell, mark.get());
      if (!sum.equals(text(json.get("checksum")))) all.add(where + "checksum is " + text(json.get("checksum")) + ", not " + sum);
    }
    return all;
  }

  private static List<String> shape(JsonObject json) {
    var all = new ArrayList<String>();
    for (var key : json.keySet())
      if (!KEYS.contains(key)) all.add("the key " + key + " is unknown");
    var version = json.get("schema_version");
    if (!number(version) || version.getAsDouble() != 3) all.add("schema_version is " + version + ", not 3");
    for (var flag : FLAGS.stream().sorted().toList())
      if (json.has(flag) ? !(json.get(flag) instanceof JsonPrimitive p && p.isBoolean()) : !flag.equals("task"))
        all.add(flag + " is " + json.get(flag) + ", neither true nor false");
    if (json.has("grade_id") && (text(json.get("grade_id")) == null || !text(json.get("grade_id")).matches("[a-zA-Z0-9_\\-]*")))
      all.add("grade_id is " + json.get("grade_id") + ", not letters, digits, - and _");
    if (json.has("points") && !(number(json.get("points")) && json.get("points").getAsDouble() >= 0))
      all.add("points is " + json.get("points") + ", not a number from 0");
    if (json.has("checksum") && (text(json.get("checksum")) == null || text(json.get("checksum")).length() != 32))
      all.add("checksum is " + json.get("checksum") + ", not 32 characters");
    if (json.has("cell_type") && (text(json.get("cell_type")) == null || !text(json.get("cell_type")).matches("raw|code|markdown")))
      all.add("cell_type is " + json.get("cell_type") + ", none of raw, code, markdown");
    return all;
  }

  private static List<String> meaning(NotebookCell cell, JsonObject json, Set<String> ids) {
    var all = new ArrayList<String>();
    boolean grade = on(json, "grade"), solution = on(json, "solution"), locked = on(json, "locked"), task = on(json, "task");
    var id = text(json.get("grade_id"));
    if ((grade || solution || locked) && (id == null || id.isEmpty())) all.add("it has no grade_id");
    if ((grade || solution || locked) && id != null && !id.isEmpty() && !ids.add(id)) all.add("the grade_id " + id + " stands twice");
    if ((grade || task) && !json.has("points")) all.add("it is graded and has no points");
    boolean markdown = cell.kind() == NotebookCell.Kind.MARKDOWN;
    if (markdown && !task && grade != solution)
      all.add("a text cell is graded without being an answer, or an answer without being graded");
    if (task && !markdown) all.add("a task must be a text cell");
    return all;
  }

  private static boolean on(JsonObject json, String flag) {
    return json.has(flag) && json.get(flag).getAsBoolean();
  }

  private static boolean number(JsonElement element) {
    return element instanceof JsonPrimitive p && p.isNumber();
  }

  private static String text(JsonElement element) {
    return element instanceof JsonPrimitive p && p.isString() ? p.getAsString() : null;
  }
}
