package nabla.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CompileErrorsTest {
  private static final Cells CELLS = new Cells();

  @AfterAll
  static void close() {
    CELLS.close();
  }

  @Test
  void anErrorShowsItsPlaceTheLineAndACaretUnderTheWord() {
    var error = CELLS.error("var ok = 1;\nvar wrong = ok + lenght;");
    assertEquals("""
        Cell [%d], line 2: there is no variable `lenght`
          2 | var wrong = ok + lenght;
            |                  ^^^^^^""".formatted(CELLS.number()), error);
  }

  @Test
  void theCaretOfAMemberStandsUnderItsName() {
    var error = CELLS.error("\"abc\".toUpper()");
    assertTrue(error.endsWith("\n  1 | \"abc\".toUpper()\n    |       ^^^^^^^"), error);
  }

  @Test
  void allErrorsOfACellAreShownAtOnce() {
    var failure = CELLS.failure("int a = \"x\";\nint b = 3.5;\nint c = a + b;\nfoo(1);");
    var error = Cells.plain(failure);
    assertEquals("CompileError", failure.name());
    assertEquals("line 1: an int is needed here, and this is a String (and 2 more)", failure.message());
    for (var line : new String[]{"line 1: an int", "line 2: a double does not fit", "line 4: there is no method `foo"})
      assertTrue(error.contains(line), error);
    assertFalse(error.contains("line 3"), "c follows from a and b: " + error);
  }

  @Test
  void nothingRunsWhereALineCannotBeParsed() {
    CELLS.value("int ran = 0;");
    var error = CELLS.error("ran = 1;\nint y = ;\nString s = 3;");
    assertTrue(error.contains("line 2: an expression is missing"), error);
    assertTrue(error.contains("line 3: a String is needed here, and this is an int"), error);
    assertEquals(0, CELLS.value("ran"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 + 1\nassert true;", "1 + 1\nreturn;", "1 + 1\nthrow null;", "1 + 1\nfor (;;) {}"})
  void anExpressionWithoutItsSemicolonIsPointedAt(String cell) {
    var error = CELLS.error(cell);
    assertTrue(error.contains("line 1") && error.contains("`;`") && error.contains("1 | 1 + 1"), error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"int bad = \"x\";", "String s = \"a\";\ns.foo();", "int 3;", "int m() { return \"s\"; }",
      "for (int i = 0; i < 3; i++) nowhere(i);", "record Ahead(int a) {}\nnew Ahead(1).b();", "var v = 1;\nv.length();"})
  void nothingRunsWhereTheCompilerRefusesALineFurtherDown(String wrong) {
    CELLS.value("int untouched = 0;");
    var failure = CELLS.failure("untouched = 1;\nSystem.out.println(untouched);\n" + wrong);
    assertEquals("CompileError", failure.name(), Cells.plain(failure));
    assertEquals(0, CELLS.value("untouched"), Cells.plain(failure));
  }

  @Test
  void errorsThatFollowFromEarlierLinesOfTheCellAreShownWithTheOthers() {
    var error = CELLS.error("int count = 3;\nString word = count;\nvar sum = count + 1;\nsum.foo();\nmissing(sum);");
    for (var line : new String[]{"line 2: a String is needed", "line 4: a value of the primitive type int has no methods",
        "line 5: there is no method `missing(int)`"})
      assertTrue(error.contains(line), error);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"int n = 3;\\nSupplier<Integer> q = () -> n + 1;\\nn++;\\nq.get()|5",
      "int a;\\na = 4;\\nint b = a + ahead();\\nint ahead() { return a * 2; }\\nb|12", "final int k = 3;\\nstatic int l = 4;\\nk + l|7",
      "var x = 3;\\nvar f = (Function<Integer, Integer>) (x -> x * 2);\\nfor (int i = 0; i < 2; i++) { int x = i; }\\nf.apply(2)|4",
      "int twice = 1;\\nint twice = 2;\\ntwice|2", "1 + 1;\\n(2 + 2)|4",
      "Object o = \"s\";\\nif (!(o instanceof String t)) throw new Exception();\\nint t = 5;\\nt|5",
      "Function<Integer, Integer> fact = v -> v <= 1 ? 1 : v * fact.apply(v - 1);\\nfact.apply(5)|120",
      "null;\\nObject none = null;\\nnone == null ? 1 : 0|1", "int i = 0;\\ni++;\\ni|1"})
  void whatIsAllowedInACellButNotInAMethodStillRuns(String cell, int value) {
    assertEquals(value, CELLS.value(cell.replace("\\n", "\n")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"sumn(tensor(1))|there is no method `sumn(Tensor)`. Did you mean `sum`?",
      "tensor(1, 2).sqare()|`Tensor` has no method `sqare()`. Did you mean `square`?",
      "Tensro t = null;|there is no class `Tensro`. Did you mean `Tensor`?",
      "import java.utl.List;|there is no package `java.utl`", "int i = 3.5;|a double does not fit into an int: write (int) before it",
      "List<String> l = new ArrayList<>(); l.add(3)|a String is needed here, and this is an int", "(1 + 2|the ( of line 1 is not closed",
      "String s = \"abc|this text has no closing \"", "long l = 12345678901;|this number is too large for an int: write an L after it",
      "boolean b = 3 > \"x\";|`>` does not work between an int and a String",
      "int m(int x) { if (x > 1) return 3; }|not every way through this method ends with a `return`",
      "int n(int x) { return x; } n()|`n` takes (int), not ()", "Math.max(\"a\")|`max` does not take (String); it takes one of",
      "String r() { return Files.readString(Path.of(\"x\")); }|this may throw IOException: catch it (try … catch), or add `throws IOException`",
      "class R implements Runnable {}|`R` must define run() of Runnable",
      "int z = 1; z.foo();|a value of the primitive type int has no methods",
      "void v() { int k = 0; Runnable r = () -> k++; }|a lambda or inner class can use a local variable only if it never changes",
      "int e = 3 int f = 4;|missing here: `;`", "String toString() { return \"\"; }|every Java object already has a method of this name"})
  void javacSpeaksInPlainWords(String cell, String words) {
    var error = CELLS.error(cell);
    assertTrue(error.contains(words), error);
  }

  @Test
  void noWordOfTheWrapperShows() {
    var error = CELLS.error("record Pair(int a) {}\nPair q = 3;\nnew Pair(\"x\");");
    assertFalse(error.contains("REPL") || error.contains("JShell"), error);
    assertTrue(error.contains("a Pair is needed here, and this is an int"), error);
  }

  @Test
  void aMethodThatWaitsForANameSaysSoAndRunsOnceItIsThere() {
    var printed = Cells.stderr(() -> CELLS.value("int early(int x) { return late(x) + 1; }"));
    assertTrue(printed.contains("there is no method `late(int)`") && printed.contains("return late(x) + 1"), printed);
    var error = CELLS.error("early(1)");
    assertTrue(error.contains("there is no method `late(int)`") && error.contains("line 1"), error);
    assertEquals(5, CELLS.value("int late(int x) { return 2 * x; }\nearly(2)"));
  }

  @Test
  void declarationsMayStandInAnyOrder() {
    assertEquals(8,
        CELLS.value(
            "var made = new Later(first(3));\nmade.x()\n;int first(int x) { return second(x) + 1; }\nint second(int x) { return x * 2; }\n"
                + "record Later(int x) {}\nmade.x() + 1"));
  }
}
