package nabla.grade;

import static org.junit.jupiter.api.Assertions.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import nabla.grade.TaskResult.Verdict;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraderTest {
  @Exercise(value = "00-sample", title = "A sample")
  static class Sample {
    @Order(1)
    @Task(id = "square", points = 2, hint = "multiply x by itself", seconds = 0.3)
    void square(Answers student) {
      var f = student.method("square", DoubleUnaryOperator.class);
      Expect.close("square(3)", 9, f.applyAsDouble(3), 1e-12);
    }

    @Order(2)
    @Task(id = "table", points = 1.5)
    void table(Answers student) {
      Expect.close("table", new double[]{1, 4, 9}, student.variable("table", double[].class), 1e-9);
    }

    @Order(3)
    @Task(id = "secret", points = 4, visibility = Task.Visibility.HIDDEN)
    void secret(Answers student) {
      Expect.that(student.variable("secret", Object.class) != null, "no secret");
    }
  }

  record Fixed(DoubleUnaryOperator square, double... table) implements Answers {
    @Override
    public <T> T method(String name, Class<T> type) {
      if (square == null) throw new MissingAnswer("define a method `" + name + "` first");
      return type.cast(square);
    }

    @Override
    public <T> T variable(String name, Class<T> type) {
      return type.cast(table);
    }

    @Override
    public AnswerType type(String name) {
      throw new MissingAnswer(name);
    }

    @Override
    public <T> T make(String type, Class<T> as, Object... arguments) {
      throw new MissingAnswer(type);
    }
  }

  private static Report grade(DoubleUnaryOperator square, double... table) {
    return Grader.grade(Sample.class, new Fixed(square, table), false);
  }

  @Test
  void aRightAnswerEarnsAllVisiblePoints() {
    var report = grade(x -> x * x, 1, 4, 9);
    assertEquals(List.of("square", "table"), report.tasks().stream().map(TaskResult::task).toList());
    assertEquals(3.5, report.earned());
    assertEquals("3.5", report.display().text());
  }

  @Test
  void hiddenTasksRunOnlyWhenAskedFor() {
    var report = Grader.grade(Sample.class, new Fixed(x -> x * x, 1, 4, 9), true);
    assertEquals(7.5, report.earned());
  }

  @Test
  void aWrongAnswerLosesItsOwnPointsAndIsToldWhatWasExpected() {
    var report = grade(x -> 2 * x, 1, 4, 9);
    assertEquals(1.5, report.earned());
    assertEquals("square(3): expected 9.0, got 6.0", report.task("square").message());
    assertEquals("table: at [1] expected 4.0, got 5.0 (largest error 2.0)", grade(x -> x, 1, 5, 7).task("table").message());
    assertEquals("table: expected 3 numbers, got 2", grade(x -> x, 1, 4).task("table").message());
  }

  @Test
  void nothingDefinedIsMissingNotWrong() {
    assertEquals(Verdict.MISSING, grade(null, 1, 4, 9).task("square").verdict());
  }

  @Test
  void aLoopIsCutOffAndTheOthersAreStillGraded() {
    var report = grade(x -> {
      while (!Thread.currentThread().isInterrupted());
      return x;
    }, 1, 4, 9);
    assertEquals(Verdict.TIMED_OUT, report.task("square").verdict());
    assertEquals("stopped after 0.3 s: does a loop never end?", report.task("square").message());
    assertTrue(report.task("table").passed());
  }

  @Test
  void anAnswerThatWaitsForEverIsCutOffToo() {
    var report = grade(x -> sleep(x, 60_000), 1, 4, 9);
    assertEquals(Verdict.TIMED_OUT, report.task("square").verdict());
    assertEquals("stopped after 1.2 s, most of which it waited: does it sleep, or wait for something that never comes?",
        report.task("square").message());
    assertTrue(report.task("table").passed());
  }

  @Test
  void aRightAnswerThatHadToWaitForTheProcessorPasses() {
    assertEquals(3.5, grade(x -> sleep(x * x, 600), 1, 4, 9).earned());
  }

  private static double sleep(double x, int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return x;
  }

  @Test
  void aHostileExceptionCannotSpoilTheReport() {
    var report = grade(x -> {
      throw new RuntimeException() {
        @Override
        public String getMessage() {
          throw new Error("gotcha");
        }
      };
    }, 1, 4, 9);
    assertEquals(Verdict.FAILED, report.task("square").verdict());
    assertEquals(1.5, report.earned());
  }

  @Test
  void aHintComesAfterTheSecondFailedTry(@TempDir Path folder) {
    var failed = grade(x -> 0, 1, 4, 9);
    assertEquals("", new Attempts(folder, "00-sample").count(failed).task("square").hint());
    assertEquals("multiply x by itself", new Attempts(folder, "00-sample").count(failed).task("square").hint());
  }

  @Test
  void aCorruptAttemptsFileCostsOnlyHints(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve(".nabla"));
    Files.writeString(folder.resolve(".nabla").resolve("attempts-00-sample.properties"), "square=\\u00zz");
    assertEquals("", new Attempts(folder, "00-sample").count(grade(x -> 0, 1, 4, 9)).task("square").hint());
  }

  @Test
  void theTableNumbersTasksAsTheirHeadingsAre() {
    var passed = List.of(new TaskResult("square", 1, 1, Verdict.PASSED, "", "", 0),
        new TaskResult("cube", 1, 1, Verdict.PASSED, "", "", 0));
    var table = new Report("x", "X", passed).table();
    assertTrue(table.data().get("text/html").contains("2 · <code>cube</code>"), table.data().get("text/html"));
    assertTrue(table.text().contains(" 2 · cube "), table.text());
  }

  @Test
  void theTableEscapesWhatAStudentPrints() {
    var report = new Report("x", "<b>", List.of(new TaskResult("t", 0, 1, Verdict.FAILED, "<script>", "", 0)));
    assertTrue(report.table().data().get("text/html").contains("&lt;script&gt;"), report.table().data().get("text/html"));
  }

  @Exercise(value = "00-session", title = "What tasks leave behind")
  static class Untidy {
    static final java.util.List<Double> DRAWN = new java.util.ArrayList<>();

    @Order(1)
    @Task(id = "first", points = 1)
    void first(Answers student) {
      untidy();
    }

    @Order(2)
    @Task(id = "second", points = 1)
    void second(Answers student) {
      Expect.that(nabla.array.DType.standard() == nabla.array.DType.F32, "the number format of the task before");
      Expect.that(java.util.Locale.getDefault() != java.util.Locale.GERMANY, "the country of the task before");
      untidy();
    }

    private static void untidy() {
      DRAWN.add(nabla.array.Rng.session().uniform());
      nabla.array.Rng.seed(99);
      nabla.array.DType.standard(nabla.array.DType.F64);
      java.util.Locale.setDefault(java.util.Locale.GERMANY);
    }
  }

  @Test
  void whatATaskChangesOfTheSessionIsPutBack() {
    nabla.array.Rng.seed(5);
    double next = new nabla.array.Rng(5).uniform();
    var report = Grader.grade(Untidy.class, new Fixed(x -> x), true);
    assertEquals(2, report.earned(), report.tasks().toString());
    assertEquals(Untidy.DRAWN.get(0), Untidy.DRAWN.get(1), "tasks draw the same numbers whatever ran before");
    assertEquals(next, nabla.array.Rng.session().uniform(), "the session's own random numbers");
    assertEquals(nabla.array.DType.F32, nabla.array.DType.standard());
  }

  @Test
  void aWrongGradientIsDiagnosed() {
    var w = nabla.grad.Tensor.param("w", nabla.array.Array.of(new double[]{1, -2, 3}, nabla.array.Shape.of(3)));
    var loss = w.square().mean();
    Expect.gradient("the gradient", loss, w, w.detach().mul(2.0 / 3));
    var slip = assertThrows(AssertionError.class, () -> Expect.gradient("the gradient", loss, w, w.detach().mul(2)));
    assertTrue(slip.getMessage().startsWith("the gradient: 3 times too large"), slip.getMessage());
    assertEquals("the gradient: the sign is wrong",
        assertThrows(AssertionError.class, () -> Expect.gradient("the gradient", loss, w, w.detach().mul(-2.0 / 3))).getMessage());
  }
}
