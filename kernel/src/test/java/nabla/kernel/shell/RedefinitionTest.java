package nabla.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class RedefinitionTest {
  private static final Cells CELLS = new Cells();

  @AfterAll
  static void close() {
    CELLS.close();
  }

  @Test
  void aVariableTakesANewTypeAndItsUsersFollow() {
    CELLS.value("int v = 5;\nint user() { return v + 1; }");
    assertEquals(11, CELLS.value("int v = 10;\nuser()"));
    assertEquals(3.5, CELLS.value("double v = 2.5;\ndouble user() { return v + 1; }\nuser()"));
  }

  @Test
  void aLambdaSeesTheVariableAsItIsNow() {
    CELLS.value("var list = new ArrayList<Integer>(List.of(1));\nSupplier<Integer> size = () -> list.size();");
    assertEquals(3, CELLS.value("var list = new ArrayList<Integer>(List.of(1, 2, 3));\nsize.get()"));
    assertEquals(0, CELLS.value("list = new ArrayList<>();\nsize.get()"));
  }

  @Test
  void aRefusedRedefinitionKeepsTheOldValue() {
    CELLS.value("int safe = 5;");
    CELLS.failure("int safe = \"x\";");
    CELLS.failure("int safe = nowhere;");
    CELLS.failure("var safe = nowhere;");
    assertEquals(5, CELLS.value("safe"));
  }

  @Test
  void aMethodTakesAnotherSignatureOrResult() {
    assertEquals(1, CELLS.value("static int m(int a) { return a; }\nm(1)"));
    assertEquals("s1", CELLS.value("static String m(int a) { return \"s\" + a; }\nm(1)"));
    assertEquals(3, CELLS.value("static int m(String a) { return 3; }\nm(\"x\")"));
    assertEquals("s2", CELLS.value("m(2)"));
  }

  @Test
  void overloadsMayCallEachOther() {
    assertEquals(6, CELLS.value("int over(int n) { return 2 * n; }\nint over(String s) { return over(s.length()); }\nover(\"abc\")"));
    assertEquals(9, CELLS.value("int over(int n) { return 3 * n; }\nover(\"abc\")"));
  }

  @Test
  void aClassGrowsAndItsUsersFollow() {
    assertEquals(1, CELLS.value("record Point(int x) {}\nint of(Point p) { return p.x(); }\nof(new Point(1))"));
    assertEquals(12, CELLS
        .value("record Point(int x, int y) { int sum() { return x + y; } }\nint of(Point p) { return p.sum(); }\nof(new Point(5, 7))"));
    assertEquals(4, CELLS.value("class Point { int z = 4; }\nnew Point().z"));
  }

  @Test
  void theSameDeclarationTypedAgainKeepsItsObjects() {
    CELLS.value("record Same(int x) {}\nvar same = new Same(3);");
    assertEquals(3, CELLS.value("record Same(int x) {}\nsame.x()"));
  }

  @Test
  void whatWasComputedFromAVariableKeepsItsValueUntilItsOwnCellRunsAgain() {
    CELLS.value("var from = 3;\nvar six = from * 2;\nvar list = List.of(six);\nSupplier<Integer> later = () -> six;");
    for (var again : List.of("var from = 4;", "int from = 5;", "double from = 2.5;", "String from = \"text\";")) {
      var note = Cells.stderr(() -> CELLS.value(again));
      assertEquals("", note, again);
      assertEquals(List.of(6, List.of(6), 6), CELLS.value("List.of(six, list, later.get())"), again);
    }
    assertEquals(7, CELLS.value("six = 7;\nsix"));
    assertEquals(8, CELLS.value("var from = 4;\nvar six = from * 2;\nsix"));
  }

  @Test
  void whatAMethodYieldedStaysWhenTheMethodIsRedefined() {
    CELLS.value("int made(int x) { return x + 1; }\nvar four = made(3);");
    CELLS.value("int made(int x) { return x + 2; }");
    assertEquals(4, CELLS.value("four"));
    CELLS.value("String made(int x) { return \"s\"; }");
    assertEquals(4, CELLS.value("four"));
  }

  @Test
  void whatARedefinitionCostsIsSaid() {
    CELLS.value("record Lost(int x) {}\nvar lost = new Lost(3);");
    var note = Cells.stderr(() -> CELLS.value("record Lost(int x, int y) {}"));
    assertTrue(note.contains("`lost` has lost its value, because `Lost` was redefined"), note);
    var error = CELLS.error("lost.x()");
    assertTrue(error.contains("there is no variable `lost` any more") && error.contains("run the cell that makes it again"), error);
  }

  @Test
  void oldDataIsCollected() throws InterruptedException {
    collected("var data = new Object[] { new Object() };\ndata", "var data = 3;");
    collected("Object nulled = new Object[1];\nnulled", "nulled = null;");
    collected("new Object[2]", "1 + 1");
    collected("new Object[3];", "1 + 1");
    collected("var again = new Object[4];\nagain", "var again = new Object[5];\nagain = null;");
    collected("record Held(Object o) {}\nvar held = new Held(new Object());\nheld", "record Held(Object o, int i) {}");
  }

  private static void collected(String made, String freed) throws InterruptedException {
    var value = made.endsWith(";") ? CELLS.value(made.substring(0, made.length() - 1)) : CELLS.value(made);
    assertNotEquals(null, value);
    var weak = new WeakReference<>(value);
    value = null;
    CELLS.value(freed);
    for (int i = 0; i < 5 && weak.get() != null; i++) {
      System.gc();
      if (weak.get() != null) Thread.sleep(10);
    }
    assertNull(weak.get(), () -> "still held after " + freed + ": made by " + made);
  }

  @Test
  void aStarImportKeepsValues() {
    CELLS.value("var kept = new ArrayList<Integer>(List.of(4));\nint plain = 3;");
    assertEquals(7, CELLS.value("import java.util.concurrent.atomic.*;\nkept.get(0) + plain"));
  }
}
