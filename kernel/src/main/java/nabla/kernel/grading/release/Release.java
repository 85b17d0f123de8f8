package nabla.kernel.grading.release;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nabla.grade.Grader;
import nabla.grade.Stub;
import nabla.grade.Task;
import nabla.kernel.grading.nbgrader.Mark;
import nabla.kernel.grading.nbgrader.Mark.Role;
import nabla.kernel.grading.nbgrader.Rules;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;

/// The student's notebook, made from an author's: solutions, hidden tests and outputs gone, every cell marked for nbgrader.
///
/// The same solution gives the same bytes.
public final class Release {
  private static final Pattern GRADE = Pattern.compile("(?m)^\\s*grade\\(\\s*\"([^\"]*)\"\\s*\\)\\s*;?\\s*$");
  private final String exercise;
  private final double points;
  private final boolean solved;
  private final Map<String, Integer> ids = new HashMap<>();

  private Release(String exercise, Class<?> tests, boolean solved) {
    this.exercise = exercise;
    this.solved = solved;
    points = Grader.methods(tests).stream().map(m -> m.getAnnotation(Task.class))
        .filter(t -> t.visibility() == Task.Visibility.VISIBLE).mapToDouble(Task::points).sum();
  }

  /// What students of the exercise get.
  ///
  /// @throws IllegalArgumentException where marks are unbalanced, cells cannot be marked or no cell grades; the message names the cell
  public static Notebook of(String exercise, Notebook solution, Class<?> tests) {
    return new Release(exercise, tests, false).make(solution);
  }

  /// The author's own version with nbgrader's metadata, from which nbgrader makes the students'. Lines that end in `// SOLUTION`, which
  /// nbgrader does not know, are gone; regions stand as they are.
  public static Notebook source(String exercise, Notebook solution, Class<?> tests) {
    return new Release(exercise, tests, true).make(solution);
  }

  /// Whether the cell only calls `grade`.
  public static boolean grades(NotebookCell cell) {
    return cell.kind() == NotebookCell.Kind.CODE && GRADE.matcher(cell.source()).find();
  }

  private Notebook make(Notebook solution) {
    var cells = new ArrayList<NotebookCell>();
    for (var cell : solution.cells()) cells.add(cell(cell));
    if (solution.cells().stream().filter(Release::grades).count() != 1)
      throw new IllegalArgumentException("exactly one cell must call grade(\"" + exercise + "\") on a line of its own");
    var released = new Notebook(metadata(solution.metadata()), cells);
    var broken = Rules.unready(released);
    if (!broken.isEmpty()) throw new IllegalArgumentException(String.join("; ", broken));
    return released;
  }

  private static JsonObject metadata(JsonObject of) {
    var metadata = of.deepCopy();
    var spec = new JsonObject();
    spec.addProperty("display_name", "Java (Nabla)");
    spec.addProperty("language", "java");
    spec.addProperty("name", "nabla");
    metadata.add("kernelspec", spec);
    return metadata;
  }

  private NotebookCell cell(NotebookCell cell) {
    try {
      var mark = mark(cell);
      return mark.on(cell.withSource(source(cell)).ran(null, List.of()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("cell " + cell.id() + ": " + e.getMessage(), e);
    }
  }

  private String source(NotebookCell cell) {
    var student = switch (cell.kind()) {
      case CODE -> Stub.of(cell.source());
      case MARKDOWN -> Stub.ofText(cell.source());
      case RAW -> cell.source();
    };
    if (!solved) return student;
    return String.join("\n", cell.source().lines().filter(line -> !line.stripTrailing().endsWith("// SOLUTION")).toList());
  }

  /// The author's own nbgrader mark, or the one that follows from what the cell holds.
  private Mark mark(NotebookCell cell) {
    var own = Mark.of(cell);
    if (cell.metadata().has("nbgrader") && own.isEmpty())
      throw new IllegalArgumentException("its nbgrader metadata say nothing that nbgrader knows: " + cell.metadata().get("nbgrader"));
    if (own.isPresent()) return own.get();
    var call = GRADE.matcher(cell.source());
    if (cell.kind() == NotebookCell.Kind.CODE && call.find()) {
      if (!call.group(1).equals(exercise))
        throw new IllegalArgumentException("it grades \"" + call.group(1) + "\", but this is the exercise \"" + exercise + "\"");
      return new Mark(exercise + "-tests", Role.TESTS, points);
    }
    if (cell.kind() == NotebookCell.Kind.CODE && Stub.solves(cell.source())) return new Mark(unique(task(cell)), Role.ANSWER, 0);
    if (cell.kind() == NotebookCell.Kind.MARKDOWN && Stub.asks(cell.source())) throw new IllegalArgumentException(
        "it asks for an answer in words; say in its nbgrader metadata (grade and solution true) how many points that is");
    return new Mark("cell-" + cell.id(), Role.READ_ONLY, 0);
  }

  private static String task(NotebookCell cell) {
    if (cell.metadata().get("nabla") instanceof JsonObject nabla && nabla.has("task")) return nabla.get("task").getAsString();
    return "answer-" + cell.id();
  }

  private String unique(String id) {
    int times = ids.merge(id, 1, Integer::sum);
    return times == 1 ? id : id + "-" + times;
  }
}
