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
      "int rate = 3;", "Tensor loss(Tensor w, Tensor x) { return sum(x * pow(w, 3)); }",
      "Tensor weights = param(\"weights\", tensor(new double[] {1, 2}));\nTensor ownLoss() { return sum(square(weights)); }",
      "Tensor slope(UnaryOperator<Tensor> f, Tensor x) { return grad(f).apply(x); }",
      "void descend(Tensor w, Tensor g, double rate) { w.update((w - rate * g).value()); }", "enum Phase { TRAIN, TEST }", """
          interface Rule { int steps(); }
          class Momentum implements Rule {
            private double rate, keep;
            double[] velocity;
            int steps = 0;
            Momentum(double rate, double keep) { this.rate = rate; this.keep = keep; }
            double[] step(double[] w, double[] g) {
              if (velocity == null) velocity = new double[w.length];
              var next = w.clone();
              for (int i = 0; i < w.length; i++) next[i] += velocity[i] = keep * velocity[i] - rate * g[i];
              steps++;
              return next;
            }
            public int steps() { return steps; }
          }""", "grade(\"00-bench\")");

  static List<NotebookCell> cells(String... sources) {
    return java.util.stream.IntStream.range(0, sources.length).mapToObj(i -> NotebookCell.code("c" + i, sources[i])).toList();
  }

  @Test
  void everythingThatTasksNeedTravels() throws Exception {
    var outcome = Sandbox.grade(RIGHT, Bench.class, Limits.USUAL, AttacksTest.best());
    assertEquals(14, outcome.report().earned(), () -> text(outcome));
    assertEquals(List.of(), outcome.cells().stream().filter(Outcome.CellEnd::failed).toList());
  }

  /// What tests see of answers in the notebook's own process and of those in another is the same.
  @Test
  void theNotebookGradesAsTheGraderDoes() {
    try (var shell = nabla.kernel.Sessions.open()) {
      for (var cell : RIGHT.subList(0, RIGHT.size() - 1))
        assertInstanceOf(nabla.kernel.shell.Shell.Value.class, shell.run(cell.source(), 1), cell.source());
      var report = nabla.grade.Grader.grade(Bench.class, new nabla.kernel.grading.CellAnswers(shell), true);
      assertEquals(14, report.earned(), report.table().text());
    }
  }

  @Test
  void aMissingAnswerTellsOfTheCellThatFailed() throws Exception {
    var outcome = Sandbox.grade(cells("double half(double x) { return \"x\"; }"), Bench.class, Limits.USUAL, AttacksTest.best());
    var message = outcome.report().tasks().getFirst().message();
    assertTrue(message.matches("(?s)define the method half\\(double\\).*; code cell 1, `double half.*`, failed: .*String.*"),
        message);
  }

  private static String text(Outcome outcome) {
    return outcome.report().table().text() + "\n" + outcome.cells() + "\n" + outcome.events();
  }
}
