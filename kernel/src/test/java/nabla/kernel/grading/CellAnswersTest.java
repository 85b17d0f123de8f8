package nabla.kernel.grading;

import static org.junit.jupiter.api.Assertions.*;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import nabla.grade.MissingAnswer;
import nabla.kernel.shell.Shell;
import nabla.kernel.shell.Shells;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CellAnswersTest {
  private static Shell shell;
  private static CellAnswers answers;

  @BeforeAll
  static void open() {
    shell = Shells.open();
    answers = new CellAnswers(shell);
  }

  @AfterAll
  static void close() {
    shell.close();
  }

  private static void run(String cell) {
    assertInstanceOf(Shell.Value.class, shell.run(cell, 1), cell);
  }

  @Test
  void aMethodOfACellIsCalledThroughTheTasksInterface() {
    run("double half(double x) { return x / 2; }");
    assertEquals(1.5, answers.method("half", DoubleUnaryOperator.class).applyAsDouble(3));
  }

  @Test
  void aRedefinedMethodIsTheOneThatCounts() {
    run("double twice(double x) { return x; }");
    run("double twice(double x) { return 2 * x; }");
    assertEquals(6, answers.method("twice", DoubleUnaryOperator.class).applyAsDouble(3));
  }

  @Test
  void numbersAreConvertedAsJavaAssignsThem() {
    run("int count(double[] x) { return x.length; }");
    ToDoubleFunction<double[]> count = x -> answers.method("count", Count.class).of(x);
    assertEquals(2, count.applyAsDouble(new double[2]));
  }

  public interface Count {
    double of(double[] x);
  }

  @Test
  void whatIsMissingOrDoesNotFitIsSaidWithTheFormThatIsWanted() {
    assertEquals("define the method absent(double), which gives a double",
        missing(() -> answers.method("absent", DoubleUnaryOperator.class)));
    run("double odd(String s) { return 0; }");
    assertEquals("the task calls odd(double) and expects a double; yours is double odd(String)",
        missing(() -> answers.method("odd", DoubleUnaryOperator.class)));
    assertEquals("define the variable nothing of type double", missing(() -> answers.variable("nothing", double.class)));
    run("var word = \"w\";");
    assertEquals("the variable word should be a double, it is a String", missing(() -> answers.variable("word", double.class)));
    assertEquals("define the class or record Nowhere", missing(() -> answers.type("Nowhere")));
  }

  private static String missing(Runnable look) {
    return assertThrows(MissingAnswer.class, look::run).getMessage();
  }

  @Test
  void variablesAndTypesAreFound() {
    run("record Point(double x, double y) {}\nvar n = 3; double[] xs = {1, 2};");
    assertEquals(3.0, answers.variable("n", double.class));
    assertArrayEquals(new double[]{1, 2}, answers.variable("xs", double[].class));
    assertEquals("Point", answers.type("Point").getSimpleName());
  }

  @Test
  void aLoopOnAThreadOfItsOwnIsEndedAndTheSessionGoesOn() throws Exception {
    run("double forever(double x) { while (true) { try { x++; } catch (Throwable t) { } } }");
    var f = answers.method("forever", DoubleUnaryOperator.class);
    var thread = new Thread(() -> f.applyAsDouble(1));
    thread.setUncaughtExceptionHandler((t, e) -> {});
    thread.start();
    Thread.sleep(50);
    answers.stop(thread);
    thread.join(2000);
    assertFalse(thread.isAlive(), "still running");
    run("for (int i = 0; i < 10; i++) {}");
  }
}
