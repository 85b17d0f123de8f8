package nabla.kernel.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nabla.kernel.shell.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Errors speak of what was typed: its lines, its columns, its operators.
class ErrorsTest {
  private static final Notebook NOTEBOOK = new Notebook();

  @AfterAll
  static void close() {
    NOTEBOOK.close();
  }

  @Test
  void aShapeErrorNamesTheOperationThatWasTyped() {
    assertEquals("a * tensor(1, 2): shapes (3,) and (2,) do not broadcast", message("sum(b + a * tensor(1, 2))"));
  }

  @Test
  void ofTwoOperationsOnALineTheFailingOneIsNamed() {
    assertEquals("b - tensor(1, 2): shapes (3,) and (2,) do not broadcast", message("a * 2 + (b - tensor(1, 2)) * a"));
  }

  @Test
  void aShapeErrorWithANumberOnTheLeftElsewhereNamesItsOperation() {
    assertEquals("a + M: shapes (3,) and (2, 2) do not broadcast", message("2 * (a + M)"));
  }

  @Test
  void aCompoundAssignmentIsNamedAsItIs() {
    assertEquals("e1 += M: shapes (3,) and (2, 2) do not broadcast", message("var e1 = a; e1 += M;"));
  }

  @Test
  void aStackTraceShowsTheTypedLines() {
    NOTEBOOK.run("""
        Tensor e2(Tensor x) {
          var y = x + 1;
          return y
              * 2
              - (y - tensor(1, 2));
        }""");
    var error = NOTEBOOK.error("\ne2(a)\n");
    assertTrue(error.contains("line 5, in e2\n       - (y - tensor(1, 2));"), error);
    assertTrue(error.contains("line 2\n       e2(a)"), error);
  }

  @Test
  void aDeclarationThatStandsKeepsItsLinesWhenItIsRunAgain() {
    var cell = "Tensor e3(Tensor x) {\n  var y = x + 1;\n\n  return y * tensor(1, 2);\n}";
    NOTEBOOK.run(cell);
    NOTEBOOK.run("// again\n" + cell);
    var error = NOTEBOOK.error("e3(a)");
    assertTrue(error.contains("line 5, in e3\n       return y * tensor(1, 2);"), error);
  }

  @Test
  void aTensorAndABooleanDoNotAdd() {
    assertEquals("line 1: `+` does not work between a Tensor and a boolean", message("a + true"));
  }

  @Test
  void aTensorIsNoNumberWithoutBeingAsked() {
    assertEquals("line 1: a double is needed here, and this is a Tensor", message("double e4 = a * 2;"));
  }

  @Test
  void columnsAreThoseOfTheTypedSource() {
    assertCaret("^^^^^^^", "var e5 = a * 2 + missing + -a * 3;", "missing");
    assertCaret("^^^^^^^^", "sum(a * 2 - 1) + (b + true) * 2", "b + true");
    assertCaret("^^^^^^", "Tensor e6 = 2 * a + 1; int e7 = a * 2;", "a * 2");
  }

  @Test
  void onlyTheErrorThatIsLeftIsShown() {
    var error = NOTEBOOK.error("Tensor e8(Tensor x) {\n  var y = x * 2;\n  var z = y + true;\n  return z - 1;\n}");
    assertTrue(error.contains("`+` does not work between a Tensor and a boolean") && !error.contains("`*`"), error);
    assertTrue(error.contains("line 3"), error);
  }

  @Test
  void operatorsThatTensorsLackAreRefusedAsJavaDoes() {
    assertEquals("line 1: `%` does not work between a Tensor and an int", message("a % 2"));
    assertEquals("line 1: `++` does not work on this", message("var e9 = a; e9++;"));
    assertEquals("line 1: `+` does not work between a Tensor and an int[]", message("a + new int[] {1}"));
  }

  @Test
  void aMaskIsNoCondition() {
    assertEquals("line 1: a boolean is needed here, and this is a Tensor", message("if (a > 1) n = 2;"));
  }

  private static String message(String cell) {
    return switch (NOTEBOOK.run(cell)) {
      case Shell.Failure failure -> failure.message();
      case Shell.Value value -> "no failure: " + value;
    };
  }

  private static void assertCaret(String caret, String cell, String under) {
    var error = NOTEBOOK.error(cell);
    var lines = error.lines().toList();
    int source = lines.stream().filter(l -> l.endsWith(cell)).findFirst().map(lines::indexOf).orElse(-1);
    assertTrue(source >= 0, error);
    int column = lines.get(source).lastIndexOf(cell) + cell.indexOf(under);
    assertEquals(caret.substring(0, under.length()), lines.get(source + 1).substring(column).strip(), error);
    assertEquals(' ', lines.get(source + 1).charAt(column - 1), error);
  }
}
