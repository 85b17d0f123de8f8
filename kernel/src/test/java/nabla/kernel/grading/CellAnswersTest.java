package nabla.kernel.grading;

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
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

  @Test
  void aNameThatIsNotDefinedIsSaidInTheStudentsWords() {
    run("double lame(double x) { return x * crutch(x) + offset; }");
    var lame = answers.method("lame", DoubleUnaryOperator.class);
    assertEquals("lame uses the method crutch(double) and the variable offset, which no cell defines",
        missing(() -> lame.applyAsDouble(1)));
    run("double crutch(double x) { return 1; }\ndouble offset = 2;");
    assertEquals(5, answers.method("lame", DoubleUnaryOperator.class).applyAsDouble(3));
  }

  public interface Counter {
    int next();
  }

  @Test
  void anObjectOfAStudentsClassIsMadeAndCalled() {
    run("class Counter { int n; Counter(int start) { n = start; } int next() { return n++; } }");
    var counter = answers.make("Counter", Counter.class, 7);
    assertEquals(15, counter.next() + counter.next());
    assertEquals("the task makes a new Counter(); your class Counter has Counter(int)",
        missing(() -> answers.make("Counter", Counter.class)));
    assertEquals("give Counter the method applyAsDouble(double), which gives a double",
        missing(() -> answers.make("Counter", DoubleUnaryOperator.class, 7)));
    assertEquals("define the class or record Meter", missing(() -> answers.make("Meter", Counter.class)));
  }

  private static String missing(Runnable look) {
    return assertThrows(MissingAnswer.class, look::run).getMessage();
  }

  @Test
  void variablesAndTypesAreFound() {
    run("record Point(double x, double y) {}\nvar n = 3; double[] xs = {1, 2};");
    assertEquals(3.0, answers.variable("n", double.class));
    assertArrayEquals(new double[]{1, 2}, answers.variable("xs", double[].class));
    assertEquals(List.of("double x", "double y"), answers.type("Point").components());
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
