package nabla.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompletenessTest {
  private static final Cells CELLS = new Cells();

  @AfterAll
  static void close() {
    CELLS.close();
  }

  private static Shell.Completeness check(String source) {
    return CELLS.shell.completeness(source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"int y = 3", "1 + 1", "for (int i = 0; i < 3; i++) {\n}", "class A { }\nnew A()", "%time 1 + 1", "%%time\nfoo(",
      "# Title", "", "// note"})
  void completeCode(String source) {
    assertEquals(new Shell.Completeness(Shell.State.COMPLETE, ""), check(source));
  }

  @ParameterizedTest
  @ValueSource(strings = {"int y = ;", "foo())", "}", "String s = \"abc", "int x = 3;\nint y = ;\nint z = 4;"})
  void invalidCode(String source) {
    assertEquals(Shell.State.INVALID, check(source).state(), source);
  }

  @Test
  void incompleteCodeSaysHowFarToIndent() {
    assertEquals(new Shell.Completeness(Shell.State.INCOMPLETE, "  "), check("for (int i = 0; i < 3; i++) {"));
    assertEquals(new Shell.Completeness(Shell.State.INCOMPLETE, "    "), check("class A {\n  int f() {"));
    assertEquals(new Shell.Completeness(Shell.State.INCOMPLETE, "  "), check("var l = List.of(1,"));
    assertEquals(new Shell.Completeness(Shell.State.INCOMPLETE, ""), check("1 +"));
    assertEquals(Shell.State.INCOMPLETE, check("var s = \"\"\"\nabc").state());
    assertEquals(Shell.State.INCOMPLETE, check("/* abc").state());
  }
}
