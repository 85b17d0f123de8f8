package nabla.kernel.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nabla.grade.Grader;
import nabla.grade.Task;
import nabla.kernel.notebook.Lectures;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;

/// `install/nabla coverage`: how many of the cells that the concepts owe exist, a lecture a line, counted from the outputs of the last run.
///
/// `CoverageMain [--notebooks DIR] [--out DIR] [NAME…]`: the lectures are in `DIR/lectures`, their executed copies in the second folder; a
/// `NAME` lists what the lectures whose names start so still owe. Exit code 0: finished lectures owe nothing; 1: something is wrong or was
/// not run; 2: bad arguments.
public final class CoverageMain {
  private Path notebooks = Path.of("notebooks"), out = Path.of(".nabla", "lectures");
  private final List<String> names = new ArrayList<>();
  private final Map<String, String> notes = new HashMap<>();

  private CoverageMain(String[] args) {
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--notebooks" -> notebooks = Path.of(value(args, ++i));
        case "--out" -> out = Path.of(value(args, ++i));
        default -> {
          if (args[i].startsWith("-")) throw new IllegalArgumentException("unknown option " + args[i]);
          names.add(args[i]);
        }
      }
    }
  }

  private static String value(String[] args, int i) {
    if (i < args.length) return args[i];
    throw new IllegalArgumentException(args[i - 1] + " needs a value");
  }

  public static void main(String[] args) throws IOException {
    System.exit(status(args));
  }

  private static int status(String[] args) throws IOException {
    try {
      return new CoverageMain(args).run();
    } catch (IllegalArgumentException e) {
      System.err.println("nabla coverage: " + e.getMessage());
      return 2;
    }
  }

  private int run() throws IOException {
    var coverage = new Coverage(Concept.read(notebooks.resolve("concepts.tsv")));
    for (var file : Lectures.all(notebooks.resolve("lectures"))) add(coverage, file);
    for (var exercise : exercises(notebooks.resolve("exercises")))
      coverage.exercise(exercise.getFileName().toString(), Notebook.read(exercise.resolve("solution.ipynb")), CoverageMain::tasks);
    for (var name : names)
      if (coverage.lectures().stream().noneMatch(lecture -> lecture.startsWith(name)))
        throw new IllegalArgumentException("no lecture of the curriculum starts with " + name);
    table(coverage);
    for (var lecture : coverage.lectures())
      if (names.stream().anyMatch(lecture::startsWith)) list(lecture + " owes", coverage.missing(lecture));
    list("Claims that do not hold", coverage.faults());
    list("Finished lectures owe", notes.isEmpty() ? coverage.debts() : List.of());
    return coverage.faults().isEmpty() && coverage.debts().isEmpty() && notes.isEmpty() ? 0 : 1;
  }

  private void add(Coverage coverage, Path file) throws IOException {
    var name = file.getFileName().toString().replaceFirst("\\.ipynb$", "");
    var executed = out.resolve(name + ".ipynb");
    var source = Notebook.read(file);
    var note = Files.exists(executed) ? changed(source, Notebook.read(executed)) ? "changed since it ran" : null : "not run";
    if (note != null) notes.put(name, note + ": install/nabla run " + name);
    else coverage.lecture(name, Notebook.read(executed));
  }

  private static boolean changed(Notebook source, Notebook executed) {
    var bare = executed.cells().stream().map(cell -> cell.kind() == NotebookCell.Kind.CODE ? cell.ran(null, List.of()) : cell).toList();
    return !bare.equals(source.cells());
  }

  /// The folders that hold an exercise.
  public static List<Path> exercises(Path root) throws IOException {
    try (var folders = Files.list(root)) {
      return folders.filter(folder -> Files.exists(folder.resolve("solution.ipynb"))).sorted().toList();
    }
  }

  /// The graded tasks of an exercise on the class path.
  public static Map<String, List<String>> tasks(String exercise) {
    var tasks = new LinkedHashMap<String, List<String>>();
    for (var method : Grader.methods(Grader.find(exercise))) {
      var task = method.getAnnotation(Task.class);
      tasks.put(task.id(), List.of(task.concepts()));
    }
    return tasks;
  }

  private void table(Coverage coverage) {
    var format = "%-40s %8s %9s %9s %9s %9s %9s  %s%n";
    System.out.printf(format, "lecture", "concepts", "derive", "run", "plot", "exercise", "other", "");
    for (var lecture : coverage.lectures()) row(format, lecture, coverage, lecture, notes.getOrDefault(lecture, ""));
    row(format, "the course", coverage, null, "");
  }

  private static void row(String format, String title, Coverage coverage, String lecture, String note) {
    var cells = new ArrayList<Object>(List.of(title, coverage.concepts(lecture)));
    for (var column : List.of(Column.DERIVE, Column.RUN, Column.PLOT, Column.EXERCISE)) cells.add(coverage.count(lecture, column));
    cells.add(coverage.count(lecture, Column.DEMO).plus(coverage.count(lecture, Column.TEXT)));
    cells.add(note);
    System.out.print(String.format(format, cells.toArray()).stripTrailing() + "\n");
  }

  private static void list(String heading, List<String> lines) {
    if (!lines.isEmpty()) System.out.println("\n" + heading + ":\n  " + String.join("\n  ", lines));
  }
}
