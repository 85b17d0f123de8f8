package nabla.notebooks;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import nabla.grade.results.Sheet;
import nabla.kernel.grading.release.ExerciseFolder;
import nabla.kernel.grading.release.ExerciseFolder.Mutant;
import nabla.kernel.grading.release.Release;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;

/// A class of students who hand in an exercise: right, partly right, wrong, broken and hostile submissions, made from its solution and its
/// planted wrong answers. The same seed gives the same class.
final class GeneratedClass {
  private static final List<String> HOSTILE = List.of("System.exit(0);", "Runtime.getRuntime().halt(3);",
      "new ProcessBuilder(\"sh\", \"-c\", \"kill -9 $PPID\").start();",
      "var all = new ArrayList<byte[]>();\nwhile (true) all.add(new byte[1 << 20]);",
      "Files.list(Path.of(\"/\")).forEach(System.out::println);", "while (true) System.out.println(\"more\".repeat(1000));",
      "for (;;) new Thread(() -> { while (true); }).start();", "new Socket(\"127.0.0.1\", 22);",
      "int deep(int n) { return 1 + deep(n + 1); }\ndeep(0)", "long spin = 0;\nwhile (true) spin++;");

  private final Notebook released;
  private final Map<String, String> answers = new TreeMap<>();
  private final List<Mutant> mutants;
  private final Sheet sheet;
  private final Random random;

  private GeneratedClass(ExerciseFolder exercise, long seed) throws IOException {
    var solution = exercise.solution();
    released = Release.of(exercise.name(), solution, exercise.tests());
    sheet = Sheet.of(exercise.tests());
    mutants = exercise.mutants();
    random = new Random(seed);
    for (int i = 0; i < solution.cells().size(); i++)
      answers.put(released.cells().get(i).id(), solution.cells().get(i).source().replaceAll("(?m)^.*### (BEGIN|END) SOLUTION.*\n?", ""));
  }

  /// Hands in a class of that size; returns the points that must come out, by student, where the submission alone says so.
  static Map<String, Double> handIn(ExerciseFolder exercise, int size, long seed, Path submissions) throws IOException {
    var all = new GeneratedClass(exercise, seed);
    var points = new TreeMap<String, Double>();
    Files.createDirectories(submissions);
    for (int i = 0; i < size; i++) all.one(i, submissions, points);
    return points;
  }

  private void one(int i, Path submissions, Map<String, Double> points) throws IOException {
    var kinds = new String[]{"right", "right", "slip", "slip", "partly", "partly", "wrong", "broken", "torn", "hostile"};
    var kind = kinds[i % kinds.length];
    var student = String.format("%03d-%s", i, kind);
    var file = submissions.resolve(student + ".ipynb");
    switch (kind) {
      case "slip" -> points.put(student, slip(file));
      case "torn" -> points.put(student, torn(file));
      case "partly" -> released.with(answered(.6)).write(file);
      case "wrong" -> released.with(with(answered(0), mutants.stream().map(Mutant::source).toArray(String[]::new))).write(file);
      case "broken" -> released.with(cut(answered(1))).write(file);
      default -> {
        var more = kind.equals("hostile") ? new String[]{HOSTILE.get(i / kinds.length % HOSTILE.size())} : new String[0];
        released.with(with(answered(1), more)).write(file);
        points.put(student, sheet.points());
      }
    }
  }

  /// Right but for one planted wrong answer.
  private double slip(Path file) throws IOException {
    var slip = mutants.get(random.nextInt(mutants.size()));
    released.with(with(answered(1), slip.source())).write(file);
    return sheet.items().stream().filter(task -> !task.task().equals(slip.fails())).mapToDouble(Sheet.Item::points).sum();
  }

  /// Only the beginning of a file.
  private double torn(Path file) throws IOException {
    var text = released.json();
    Files.writeString(file, text.substring(0, random.nextInt(text.length())));
    return 0;
  }

  /// The released cells, each answered with this probability.
  private List<NotebookCell> answered(double share) {
    var cells = new ArrayList<NotebookCell>();
    for (var cell : released.cells())
      cells.add(cell.kind() == NotebookCell.Kind.CODE && random.nextDouble() < share ? cell.withSource(answers.get(cell.id())) : cell);
    return cells;
  }

  /// Cells of the student's own before the last one, which grades.
  private static List<NotebookCell> with(List<NotebookCell> cells, String... sources) {
    var all = new ArrayList<>(cells);
    for (var source : sources) all.add(all.size() - 1, NotebookCell.code("own-" + all.size(), source).withMetadata(new JsonObject()));
    return all;
  }

  /// One answer torn off in its middle, one cell deleted, one doubled.
  private List<NotebookCell> cut(List<NotebookCell> cells) {
    var all = new ArrayList<>(cells);
    int at = random.nextInt(all.size());
    var source = all.get(at).source();
    all.set(at, all.get(at).withSource(source.substring(0, source.length() / 2)));
    all.remove(random.nextInt(all.size()));
    all.add(all.get(random.nextInt(all.size())));
    return all;
  }
}
