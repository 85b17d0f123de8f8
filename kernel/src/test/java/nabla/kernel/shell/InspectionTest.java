package nabla.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nabla.display.Bundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class InspectionTest {
  private static final Cells CELLS = new Cells();

  @BeforeAll
  static void define() {
    CELLS.value("var t = tensor(1, 2, 3);\n/// Doubles $x$: the result is `2 * x`.\nint twice(int x) { return 2 * x; }");
  }

  @AfterAll
  static void close() {
    CELLS.close();
  }

  /// What is said about the place of `|`, as Markdown.
  private static String about(String cell) {
    return inspect(cell).getOrDefault(Bundle.MARKDOWN, "");
  }

  private static Map<String, String> inspect(String cell) {
    return CELLS.shell.inspect(cell.replace("|", ""), cell.indexOf('|'), false);
  }

  @Test
  void aMethodOfTheLibraryShowsItsSignatureAndDocumentationFromAnyLetterOfItsName() {
    for (var cell : new String[]{"t.|mm(t)", "t.m|m(t)", "t.mm|(t)", "t.mm(|t"}) {
      var text = about(cell);
      if (cell.equals("t.mm(|t")) continue;
      assertTrue(text.startsWith("```java\nTensor Tensor.mm(Tensor b)\n```\nThe matrix product"), cell + " → " + text);
    }
    assertTrue(about("mm(t, t|)").contains("Tensor t"), about("mm(t, t|)"));
  }

  @Test
  void insideACallItsMethodIsShown() {
    assertTrue(about("tensor(1, |)").contains("Making.tensor(double... x)"), about("tensor(1, |)"));
  }

  @Test
  void theJdksDocumentationIsRenderedWhereItsSourcesAre() {
    Assumptions.assumeTrue(Files.isRegularFile(Path.of(System.getProperty("java.home"), "lib", "src.zip")), "this JDK has no src.zip");
    var text = about("\"x\".repe|at(3)");
    assertTrue(text.contains("String String.repeat(int count)") && text.contains("Returns a string whose value is the concatenation"),
        text);
    assertTrue(text.contains("- `count`: ") && text.contains("- returns ") && !text.contains("{@code"), text);
    assertTrue(about("new Array|List<String>()").contains("Resizable-array implementation of the `List` interface"));
  }

  @Test
  void aMethodOfACellShowsItsOwnCommentWithItsFormula() {
    assertEquals("```java\nint twice(int x)\n```\nDoubles $x$: the result is `2 * x`.", about("twi|ce(3)"));
  }

  @Test
  void aVariableShowsItsTypeAndValue() {
    var text = about("t|");
    assertTrue(text.startsWith("```java\nTensor t\n```\n```\n[1, 2, 3]"), text);
  }

  @Test
  void thereIsPlainTextBesides() {
    var plain = inspect("Tens|or").get(Bundle.TEXT);
    assertTrue(plain.startsWith("Tensor\n") && !plain.contains("`"), plain);
  }

  @Test
  void thereIsHtmlBesidesWithItsFormulasKept() {
    assertEquals(
        "<pre><code class=\"language-java\">int twice(int x)\n</code></pre>\n<p>Doubles <span class=\"math\">$x$</span>: the result is "
            + "<code>2 * x</code>.</p>\n",
        inspect("twi|ce(3)").get(Bundle.HTML));
    for (var about : List.of("\"x\".repe|at(3)", "t.m|m(t)", "Tens|or", "t|"))
      assertTrue(inspect(about).get(Bundle.HTML).startsWith("<pre><code class=\"language-java\">"), about);
  }

  @Test
  void nothingIsSaidWhereNothingIsKnown() {
    assertEquals(Map.of(), inspect("unknown|"));
    assertEquals(Map.of(), inspect("|"));
    assertEquals(Map.of(), inspect("1 + | 2"));
  }
}
