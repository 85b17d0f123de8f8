package nabla.kernel.grading.student;

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.List;
import nabla.grade.Report;
import nabla.kernel.notebook.NotebookCell;
import org.junit.jupiter.api.Test;

class SandboxTest {
  private static final List<NotebookCell> RIGHT = cells("double half(double x) { return x / 2; }",
      "void scale(double[] x, double by) { for (int i = 0; i < x.length; i++) x[i] *= by; }",
      "double derivative(DoubleUnaryOperator f, double x) { return (f.applyAsDouble(x + 1e-5) - f.applyAsDouble(x - 1e-5)) / 2e-5; }",
      "Tensor product(Tensor a, Tensor b) { return a.mm(b); }",
      "record Straight(double slope, double intercept) {}\nStraight fit(double[] x, double[] y) { return new Straight(y[1] - y[0], y[0]); }",
      "DoubleUnaryOperator power(int n) { return x -> Math.pow(x, n); }",
      "List<String> words(String text) { return List.of(text.split(\" \")); }",
      "int rate = 3;", "grade(\"00-bench\")");

  static List<NotebookCell> cells(String... sources) {
    return java.util.stream.IntStream.range(0, sources.length).mapToObj(i -> NotebookCell.code("c" + i, sources[i])).toList();
  }

  @Test
  void everythingThatTasksNeedTravels() throws Exception {
    var outcome = Sandbox.grade(RIGHT, Bench.class, Limits.USUAL, AttacksTest.best());
    assertEquals(8, outcome.report().earned(), () -> text(outcome));
    assertEquals(List.of(), outcome.cells().stream().filter(Outcome.CellEnd::failed).toList());
  }

  private static String text(Outcome outcome) {
    return outcome.report().table().text() + "\n" + outcome.cells() + "\n" + outcome.events();
  }
}
