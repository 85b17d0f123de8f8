package nabla.kernel.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nabla.kernel.Sessions;
import nabla.kernel.shell.Shell;
import nabla.kernel.shell.Shell.Completion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Operators beside the rest of a session: magics, completion, inspection, redefinition.
class InSessionTest {
  private static final Shell SHELL = Sessions.open();
  private static int number;

  static {
    run(Notebook.SETUP);
  }

  @AfterAll
  static void close() {
    SHELL.close();
  }

  @Test
  void showPrintsWhatTheLastCellBecame() {
    assertEquals("1 4 7", run("var s1 = a * 2;\nvar s2 = s1 * 2 - a - 2; s2"));
    assertEquals("var s1 = a.mul(2);\nvar s2 = s1.mul(2).sub(a).sub(2); s2", run("%show"));
  }

  @Test
  void showOfALineAndOfACellRunThemToo() {
    assertEquals("Operators.sub(2, a)1 0 -1", run("%show 2 - a"));
    assertEquals("var s3 = 1;\na.mul(s3)1 2 3", run("%%show\nvar s3 = 1;\na * s3"));
  }

  @Test
  void showOfPlainJavaIsThatJava() {
    assertEquals("n * 2 - 15", run("%show n * 2 - 1"));
  }

  @Test
  void offIsPlainJavaUntilOn() {
    run("%operators off");
    try {
      assertTrue(run("a * 2").startsWith("! line 1: `*` does not work between a Tensor and an int"), run("a * 2"));
      assertEquals("operators on tensors are off", run("%operators"));
    } finally {
      run("%operators on");
    }
    assertEquals("2 4 6", run("a * 2"));
    assertEquals("! %operators: write `%operators off` or `%operators on`", run("%operators maybe"));
  }

  @Test
  void membersOfAnUnfinishedOperationAreCompleted() {
    assertCompletes("(a + b).su", "sum(");
    assertCompletes("var q1 = sum(2 * (a - b).sq", "square()");
    assertCompletes("Tensor q2(Tensor x) {\n  var y = x * 2;\n  return (y - 1).tan", "tanh()");
    assertCompletes("var q3 = a * 2;\nq3.me", "mean(");
    assertCompletes("Stream.of(a, b).map(x -> (x * 2).ab", "abs()");
    assertCompletes("a * b.su", "sum(");
  }

  @Test
  void completionReplacesWhatWasTyped() {
    var text = "1 - (a * 2).su";
    var found = SHELL.complete(text, text.length());
    assertEquals("su", text.substring(found.start(), found.end()));
  }

  @Test
  void membersOfAnOperationAreExplained() {
    var text = "(a + b).sum() * 2";
    var found = SHELL.inspect(text, text.indexOf("sum") + 2, false);
    assertTrue(found.getOrDefault("text/plain", "").contains("sum(int"), found.toString());
  }

  @Test
  void aMethodThatWaitsIsReadWhenItsNameAppears() {
    run("Tensor w1(Tensor x) { return w2(x) * 2; }");
    run("Tensor w2(Tensor x) { return x - 1; }");
    assertEquals("0 2 4", run("w1(a)"));
  }

  @Test
  void aMethodFollowsAVariableThatChangesItsType() {
    run("double v1 = 2; Object v2() { return v1 * 2; }");
    assertEquals("4.0", run("v2()"));
    run("Tensor v1 = a;");
    assertEquals("2 4 6", run("v2()"));
    run("double v1 = 3;");
    assertEquals("6.0", run("v2()"));
  }

  @Test
  void aMethodIsRedefinedWithOtherOperators() {
    run("Tensor r1(Tensor x) { return x * 2; }");
    run("Tensor r1(Tensor x) { return x * 3; } double r1(double x) { return x * 4; }");
    assertEquals("7 10 13", run("r1(a) + r1(1)"));
  }

  private static void assertCompletes(String text, String expected) {
    List<String> found = SHELL.complete(text, text.length()).candidates().stream().map(Completion::text).toList();
    assertTrue(found.contains(expected), text + " → " + found);
  }

  /// What a cell prints and yields.
  private static String run(String cell) {
    var out = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      var outcome = SHELL.run(cell, ++number);
      var text = printed.toString(StandardCharsets.UTF_8).strip();
      return switch (outcome) {
        case Shell.Value value -> text + (value.present() ? Notebook.text(value.value()) : "");
        case Shell.Failure failure -> "! " + failure.message();
      };
    } finally {
      System.setOut(out);
    }
  }
}
