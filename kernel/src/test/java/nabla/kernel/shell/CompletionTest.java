package nabla.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nabla.kernel.magic.Magics;
import nabla.kernel.shell.Shell.Completion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompletionTest {
  private static final Cells CELLS = new Cells();

  @BeforeAll
  static void define() {
    CELLS.value("var names = new ArrayList<String>();\nvar t = tensor(1, 2);\nint twice(int number) { return 2 * number; }");
  }

  @AfterAll
  static void close() {
    CELLS.close();
  }

  /// Completes where `|` stands and returns the candidate of this text.
  private static Completion candidate(String cell, String text) {
    var found = complete(cell);
    return found.candidates().stream().filter(c -> c.text().equals(text)).findFirst()
        .orElseThrow(() -> new AssertionError(text + " is not in " + found));
  }

  private static Shell.Completions complete(String cell) {
    int cursor = cell.indexOf('|');
    return CELLS.shell.complete(cell.replace("|", ""), cursor);
  }

  @Test
  void membersHaveKindsAndSignatures() {
    assertEquals(new Completion("square()", "method", "square() → Tensor"), candidate("t.squ|", "square()"));
    assertEquals(new Completion("size()", "method", "size() → int"), candidate("names.si|", "size()"));
    var max = candidate("Math.ma|", "max(").signature();
    assertTrue(max.startsWith("max(") && max.endsWith("(and 3 more)"), max);
  }

  @Test
  void theReplacedRangeIsTheWordAtTheCursor() {
    var found = complete("names.add(t.squ|are());");
    assertEquals("squ", "names.add(t.square());".substring(found.start(), found.end()));
  }

  @Test
  void functionsOfTheLibraryAndOfCellsShowTheirParameters() {
    assertEquals(new Completion("sum(", "method", "sum(Tensor x, int... axes) → Tensor"), candidate("su|", "sum("));
    assertEquals(new Completion("twice(", "method", "twice(int number) → int"), candidate("twi|", "twice("));
  }

  @Test
  void variablesClassesAndKeywordsHaveTheirKinds() {
    assertEquals(new Completion("names", "variable", "ArrayList<String>"), candidate("nam|", "names"));
    assertEquals("class", candidate("Arra|", "ArrayList").kind());
    assertEquals("keyword", candidate("lon|", "long").kind());
  }

  @Test
  void chainsAndLambdasAreUnderstood() {
    assertEquals("square() → Tensor", candidate("t.mm(t).squ|", "square()").signature());
    candidate("names.stream().map(n -> n.toUpp|", "toUpperCase(");
    candidate("t.square()\n  .ex|", "exp()");
  }

  @Test
  void variablesOfTheSameCellNeedNotHaveRun() {
    assertEquals("append", candidate("var builder = new StringBuilder();\nbuilder.app|", "append(").text().replace("(", ""));
    candidate("record Q(int alpha) {}\nvar q = new Q(3);\nq.al|", "alpha");
    candidate("var product = t * t + 1;\nproduct.squ|", "square()");
    candidate("for (int i = 0; i < 3; i++) {\n  String word = \"x\";\n  word.subst|", "substring(");
  }

  @Test
  void afterNewThereAreClassesWithTheParametersOfTheirConstructors() {
    assertEquals(new Completion("ArrayList(", "class", "ArrayList() (and 2 more)"), candidate("new ArrayL|", "ArrayList("));
    CELLS.value("record P(int alpha, double beta) {}");
    assertEquals(new Completion("P(", "class", "P(int alpha, double beta)"), candidate("new P|", "P("));
  }

  @Test
  void methodReferencesAreMethods() {
    var print = candidate("names.forEach(System.out::print|", "println");
    assertTrue(print.kind().equals("method") && print.signature().startsWith("println("), print.toString());
  }

  @Test
  void noBracketIsAddedWhereOneStands() {
    assertEquals("square", candidate("t.squ|()", "square").text());
  }

  @Test
  void fileNamesCompleteInsideText(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("points.csv"), "1,2");
    Files.createDirectory(folder.resolve("pictures"));
    var begun = folder + "/p";
    assertEquals(new Completion(folder + "/points.csv", "file", ""), candidate("Path.of(\"" + begun + "|", folder + "/points.csv"));
    candidate("read(\"" + begun + "|\")", folder + "/pictures/");
  }

  @Test
  void nothingIsOfferedInComments() {
    assertTrue(complete("// nam|").candidates().isEmpty());
    assertTrue(complete("/* nam|").candidates().isEmpty());
  }

  @Test
  void magicsAndTheirArgumentsComplete() {
    try (var cells = new Cells(Rewriter.NONE, Magics.all())) {
      var found = cells.shell.complete("%ti", 3);
      assertEquals(List.of("%time", "%timeit"), found.candidates().stream().map(Completion::text).toList());
      assertEquals("magic", found.candidates().getFirst().kind());
      assertEquals("traceback=", cells.shell.complete("%config tra", 11).candidates().getFirst().text());
      cells.value("var s = tensor(1);");
      assertEquals("square()", cells.shell.complete("%time s.squ", 11).candidates().getFirst().text());
    }
  }
}
