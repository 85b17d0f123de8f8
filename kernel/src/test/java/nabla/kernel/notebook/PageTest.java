package nabla.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nabla.kernel.render.Html;
import nabla.kernel.render.Markdown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  @Test
  void mathematicsReachesThePageAsWritten() {
    var html = Markdown.html("so $a_i * b_i*c$ and $$x < y \\\\ z$$ but `$code$`, $5 and $6");
    assertEquals(
        "<p>so <span class=\"math\">$a_i * b_i*c$</span> and <span class=\"math\">$$x &lt; y \\\\ z$$</span> but <code>$code$</code>, $5 and $6</p>\n",
        html);
  }

  @Test
  void codeBlocksKeepTheirDollars() {
    assertEquals("<pre><code class=\"language-java\">var s = &quot;$a_1$&quot;;\n</code></pre>\n",
        Markdown.html("```java\nvar s = \"$a_1$\";\n```"));
  }

  @Test
  void anEnvironmentIsDisplayedMathematics() {
    assertEquals("<p><span class=\"math\">$$\\begin{align}a&amp;=b\\end{align}$$</span></p>\n",
        Markdown.html("\\begin{align}a&=b\\end{align}"));
  }

  @Test
  void javaIsColoured() {
    var html = JavaColours.html("var s = \"if <b>\"; // no 3\n'\\''");
    assertEquals(
        "<span class=\"word\">var</span> s = <span class=\"text\">&quot;if &lt;b&gt;&quot;</span>; <span class=\"comment\">// no 3</span>\n<span class=\"text\">'\\''</span>",
        html);
  }

  @Test
  void ansiColoursBecomeSpans() {
    assertEquals("a<span class=\"ansi31\">&lt;b</span>c", Html.terminal("a\u001B[31m<b\u001B[0mc"));
  }

  @Test
  void thePageHoldsEveryOutputAndNoAddressOfTheNetwork() throws IOException {
    var html = Page.of(Execution.of(Notebook.parse(NotebookTest.resource("executed.ipynb"), ""), 1), "n", "assets");
    for (var part : new String[]{"hello &lt;b&gt; 3", "<pre class=\"stderr\">warn", "$$\\int_0^2 x\\,dx$$", "data:image/svg+xml;base64,",
        "class=\"error\""})
      assertTrue(html.contains(part), part);
    assertFalse(html.matches("(?s).*(?:src|href)=\"(?:https?:)?//.*"), "the page loads something from the network");
  }

  @Test
  void theAssetsNeedNoOtherFile(@TempDir Path folder) throws IOException {
    Assets.copy(folder);
    var css = Files.readString(folder.resolve("katex.css"));
    assertEquals(20, css.split("url\\(data:font/woff2;base64,", -1).length - 1, "fonts inside the style sheet");
    assertFalse(css.contains("url(fonts/"), "a font outside the style sheet");
    assertTrue(Files.size(folder.resolve("katex.js")) > 100_000);
  }
}
