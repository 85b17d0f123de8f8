package nabla.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import nabla.grad.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class RunTest {
  private static final Cells CELLS = new Cells();

  @AfterAll
  static void close() {
    CELLS.close();
  }

  @Test
  void theLastExpressionIsTheValueOfTheCell() {
    assertEquals(6, CELLS.value("int a = 2;\nint b = 3;\na * b"));
  }

  @Test
  void aSemicolonKeepsTheValueToItself() {
    assertEquals(new Shell.Value(null, false), CELLS.run("1 + 1; // not shown"));
    assertEquals(new Shell.Value(2, true), CELLS.run("1 + 1 // shown;"));
  }

  @Test
  void aDeclarationHasNoValueAndAVoidCallNeither() {
    assertEquals(new Shell.Value(null, false), CELLS.run("int silent = 5"));
    assertEquals(new Shell.Value(null, false), CELLS.run("System.out.flush()"));
  }

  @Test
  void valuesAreLiveObjectsOfThisProcess() {
    var list = CELLS.value("var live = new ArrayList<Integer>(List.of(1));\nlive");
    CELLS.value("live.add(2)");
    assertEquals(List.of(1, 2), list);
    assertSame(list, CELLS.shell.variable("live"));
  }

  @Test
  void theLibraryIsThereWithoutImports() {
    assertEquals(6, ((Tensor) CELLS.value("Tensor t = sum(tensor(1, 2, 3));\nt")).item());
  }

  @Test
  void assertionsAreOn() {
    assertEquals("AssertionError", CELLS.failure("assert 1 > 2 : \"no\";").name());
  }

  @Test
  void aTitleLineIsAComment() {
    assertEquals(3, CELLS.value("# Part one: sums\n1 + 2"));
  }

  @Test
  void anEmptyCellIsFine() {
    assertEquals(new Shell.Value(null, false), CELLS.run(" \n// nothing\n"));
  }

  @Test
  void exitCallsAreErrorsOfTheirCellHoweverTheyAreWritten() {
    for (var call : List.of("System.exit(0)", "Runtime.getRuntime().exit(1)", "Runtime.getRuntime().halt(2);",
        "IntConsumer quit = System::exit; quit.accept(3)")) {
      var failure = CELLS.failure(call);
      assertEquals("ExitError", failure.name());
      assertTrue(Cells.plain(failure).contains("Cell [" + CELLS.number() + "], line 1"), Cells.plain(failure));
    }
    assertEquals(2, CELLS.value("1 + 1"));
  }
}
