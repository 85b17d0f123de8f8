package nabla.plot.ink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LabelTest {
  private static String read(String text) {
    var out = new StringBuilder();
    for (var run : Label.of(text).runs()) out.append(run.rise() > 0 ? "^" : run.rise() < 0 ? "_" : "")
        .append(run.face() == Typeface.ITALIC ? "/" : "").append(run.text()).append(' ');
    return out.toString().strip();
  }

  @Test
  void latexBetweenDollarsBecomesSymbolsAndScripts() {
    assertEquals("/σ ^2", read("$\\sigma^2$"));
    assertEquals("/w _/ij ^( ^/l ^)", read("$w_{ij}^{(l)}$"));
    assertEquals("‖∇ /f ‖", read("$\\|\\nabla f\\|$"));
    assertEquals("10 ^−3", read("$10^{-3}$"));
    assertEquals("(∂L)/(∂w)", Label.of("$\\frac{\\partial L}{\\partial w}$").plain());
    assertEquals("1/2", Label.of("$\\frac12$").plain());
    assertEquals("1.9·10⁻¹⁰", Label.of("$1.9·10^{-10}$").plain());
    assertEquals("ℒ", read("$\\mathcal{L}$"));
  }

  @Test
  void loneScriptsNeedNoDollarsAndSnakeCaseStaysWhole() {
    assertEquals("/x _1", read("x_1"));
    assertEquals("/R ^2 of the fit", read("R^2 of the fit").replaceAll(" +", " "));
    assertEquals("train_loss", read("train_loss"));
    assertEquals("a_b_c.csv", read("a_b_c.csv"));
  }

  @Test
  void unknownCommandsShowTheirName() {
    assertEquals("softmax", Label.of("$\\softmax$").plain());
    assertEquals("costs 5$", Label.of("costs 5$").plain());
  }

  @Test
  void everySymbolHasAGlyphInTheShippedFont() {
    for (var name : new String[]{"alpha", "nabla", "partial", "infty", "sum", "prod", "int", "in", "to", "odot", "otimes", "le", "ge", "ne",
        "approx", "sim", "propto", "ell", "top", "langle",
        "rangle", "lfloor", "cdots", "star", "ast", "Rightarrow", "mapsto", "|", "pm", "times", "circ", "checkmark", "hbar"})
      Symbols.of(name).codePoints().forEach(c -> assertTrue(Typeface.REGULAR.has(c), "\\" + name + " has no glyph"));
    for (var letter : "BEFHILMRNZQCP".split(""))
      Symbols.fancy(letter).codePoints().forEach(c -> assertTrue(Typeface.REGULAR.has(c), letter));
  }

  @Test
  void widthsAreThoseOfDejaVuSans() {
    assertEquals(1401 / 2048.0, Typeface.REGULAR.width("A"), 1e-12);
    assertEquals(2 * 1303 / 2048.0, Typeface.REGULAR.width("00"), 1e-12);
    assertTrue(Typeface.BOLD.width("A") > Typeface.REGULAR.width("A"));
  }

  @Test
  void outlinesLieWhereThePenIs() {
    var box = Typeface.REGULAR.outline("H", 100, 50, 20).getBounds2D();
    assertTrue(box.getMinX() > 100 && box.getMaxX() < 116 && Math.abs(box.getMaxY() - 50) < 0.01 && Math.abs(box.getMinY() - 35.42) < 0.05,
        box.toString());
  }
}
