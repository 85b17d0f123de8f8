package nabla.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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
      "# Title", "", "// note", "for(;;){}", "import java.util.*;", "public class A {}\nA a;", "int f() { return 1; }", "x -> x",
      "int a = 1; // c"})
  void completeCode(String source) {
    assertEquals(new Shell.Completeness(Shell.State.COMPLETE, ""), check(source));
  }

  @ParameterizedTest
  @ValueSource(strings = {"int y = ;", "foo())", "}", "String s = \"abc", "int x = 3;\nint y = ;\nint z = 4;", "int 3;",
      "3 4", "this is not java", "int int = 3;", "x = = 3", "int x = 3; int 3;", "print \"x\""})
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
    for (var begun : List.of("/* abc", "@Override", "try {}", "int a = 1,", "public static", "void f()"))
      assertEquals(Shell.State.INCOMPLETE, check(begun).state(), begun);
  }
}
