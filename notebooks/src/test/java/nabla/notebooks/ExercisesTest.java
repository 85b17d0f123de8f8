package nabla.notebooks;

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nabla.grade.Grader;
import nabla.grade.Report;
import nabla.grade.Stub;
import nabla.grade.TaskResult;
import nabla.kernel.Sessions;
import nabla.kernel.grading.CellAnswers;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.shell.Shell;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every exercise: its solution earns everything, its blank nothing, each planted wrong answer loses exactly the task it names.
class ExercisesTest {
  private static final Path ROOT = Path.of("exercises");

  private static List<Path> folders(Path root, String holding) throws IOException {
    try (var paths = Files.list(root)) {
      return paths.filter(p -> Files.exists(p.resolve(holding))).sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> exercises() throws IOException {
    var all = folders(ROOT, "solution.ipynb");
    assertFalse(all.isEmpty(), "no exercise found in " + ROOT.toAbsolutePath());
    return all.stream().flatMap(ExercisesTest::tests);
  }

  private static Stream<DynamicTest> tests(Path folder) {
    var name = folder.getFileName().toString();
    return Stream.concat(
        Stream.of(DynamicTest.dynamicTest(name + ": the solution earns all points", () -> solutionEarnsAll(folder)),
            DynamicTest.dynamicTest(name + ": the blank earns nothing", () -> blankEarnsNothing(folder))),
        mutants(folder)
            .map(m -> DynamicTest.dynamicTest(name + ": " + m.getFileName() + " loses its own task", () -> losesItsOwn(folder, m))));
  }

  private static Stream<Path> mutants(Path folder) {
    try (var files = Files.list(folder.resolve("mutants"))) {
      var all = files.filter(f -> f.toString().endsWith(".jsh")).sorted().toList();
      assertTrue(all.size() >= 2, folder + " needs at least two planted wrong answers, it has " + all);
      return all.stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void solutionEarnsAll(Path folder) throws IOException {
    var report = grade(folder, UnaryOperator.identity(), "");
    assertEquals(List.of(), failed(report), report.tasks().toString());
    assertTrue(report.points() > 0, "no points in " + folder);
  }

  private static void blankEarnsNothing(Path folder) throws IOException {
    var report = grade(folder, Stub::of, "");
    assertEquals(0, report.earned(), report.tasks().toString());
  }

  private static void losesItsOwn(Path folder, Path mutant) throws IOException {
    var source = Files.readString(mutant);
    var first = source.lines().findFirst().orElse("");
    assertTrue(first.startsWith("// fails: "), mutant + " must begin with the line `// fails: taskId`");
    assertEquals(List.of(first.substring("// fails: ".length()).strip()), failed(grade(folder, UnaryOperator.identity(), source)));
  }

  private static List<String> failed(Report report) {
    return report.tasks().stream().filter(t -> !t.passed()).map(TaskResult::task).toList();
  }

  /// The exercise's cells, changed by `version`, then one more cell; then graded, hidden tasks too.
  private static Report grade(Path folder, UnaryOperator<String> version, String then) throws IOException {
    try (var shell = Sessions.open()) {
      int n = 0;
      for (var cell : Notebook.read(folder.resolve("solution.ipynb")).cells())
        if (cell.runs() && !cell.source().startsWith("grade(")) run(shell, version.apply(cell.source()), ++n);
      if (!then.isEmpty()) run(shell, then, ++n);
      return Grader.grade(Grader.find(folder.getFileName().toString()), new CellAnswers(shell), true);
    }
  }

  private static void run(Shell shell, String source, int n) {
    if (shell.run(source, n) instanceof Shell.Failure f) fail("cell " + n + ": " + f.name() + ": " + f.message() + "\n" + source);
  }
}
