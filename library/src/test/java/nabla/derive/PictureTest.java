package nabla.derive;

import static nabla.lab.Deriving.*;
import static nabla.lab.Elements.*;
import static nabla.lab.Making.*;
import static nabla.lab.Reducing.*;
import static org.junit.jupiter.api.Assertions.*;

import javax.xml.parsers.DocumentBuilderFactory;
import nabla.array.DType;
import nabla.display.Bundle;
import nabla.grad.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PictureTest {
  @BeforeEach
  void doubles() {
    dtype(F64);
  }

  @AfterEach
  void floats() {
    dtype(DType.F32);
  }

  private static Tensor network(int layers) {
    seed(1);
    var h = normal(4, 3);
    for (int i = 1; i <= layers; i++) h = tanh(h.mm(param("W" + i, normal(3, 3))).add(param("b" + i, normal(3))));
    return mean(square(h));
  }

  private static String svg(Picture p) throws Exception {
    var svg = p.display().data().get(Bundle.SVG);
    DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new java.io.ByteArrayInputStream(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    return svg;
  }

  @Test
  void aSmallGraphShowsEveryOperationWithValueAndGradient() throws Exception {
    Tensor a = param("a", 2.0), b = param("b", -3.0), c = param("c", 10.0);
    var picture = graph(a.mul(b).add(c));
    assertEquals(5, picture.nodes());
    var svg = svg(picture);
    assertTrue(svg.contains(">-6<") && svg.contains(">∂ -3<"), svg);
    assertEquals("#5  L = + of #4, #3: 4, gradient 1", picture.toString().split("\n")[4]);
    assertFalse(svg.contains("ȳ ⊙ b"));
    assertTrue(svg(picture.rules()).length() > svg.length());
  }

  @Test
  void aLargeGraphIsFoldedIntoLayers() throws Exception {
    assertEquals(5 * 5 + 3, graph(network(5)).nodes());
    var deep = graph(network(40));
    assertEquals(41, deep.nodes());
    svg(deep);
    assertTrue(graph(network(150)).nodes() <= Drawing.MOST);
  }

  @Test
  void anEntryIsExplainedPathByPath() {
    var w2 = param("W2", new double[][]{{.1, .2}, {-.3, .4}, {.5, -.6}});
    var w3 = param("W3", new double[][]{{.7, -.8, .9}, {-.2, .3, -.4}});
    var a3 = sigmoid(w3.mm(sigmoid(w2.mm(tensor(1, .5)).add(tensor(.1, -.1, .2)))).add(tensor(.05, -.05)));
    var explained = explain(sum(square(a3.sub(tensor(1, 0.0)))).mul(0.5), w2, 0, 0);
    assertEquals(2, explained.paths().size());
    assertEquals(-.0134735265, explained.paths().get(0).product(), 1e-10);
    assertEquals(-.0051986113, explained.paths().get(1).product(), 1e-10);
    assertEquals(-.0186721378, explained.gradient(), 1e-10);
    assertTrue(
        explained.toString().startsWith(
            "[W^(2)]₀‚₀ → [z^(2)]₀ → [a^(2)]₀ → [z^(3)]₀ → [a^(3)]₀ → L:  1 · 0.244458 · 0.7 · 0.226692 · (-0.34733) = -0.0134735"),
        explained.toString());
  }

  @Test
  void thePathsOfAnEntryAddUpToItsGradient() {
    var w = param("W", new double[][]{{.1, .2}, {-.3, .4}});
    var loss = sum(square(tanh(w.mm(tanh(w.mm(tensor(1, 2)))))));
    var explained = explain(loss, w, 1, 0);
    assertEquals(explained.gradient(), explained.paths().stream().mapToDouble(Explanation.Path::product).sum(), 1e-12,
        explained.toString());
    assertThrows(IndexOutOfBoundsException.class, () -> explain(loss, w, 2, 0));
  }

  @Test
  void aNameOfTheNotebookIsUsed() {
    Tensor w = param("w", 1, 2.0), hidden = w.mul(3);
    var before = Names.use(x -> x == hidden ? "h" : null);
    try {
      assertTrue(derive(sum(square(hidden)), w).toString().contains("h = 3 w"), derive(sum(square(hidden)), w).toString());
    } finally {
      Names.use(before);
    }
  }

  @Test
  void aGraphWiderThanACellOfJupyterLabIsShownAsHtmlThatShrinks() {
    var x = param("x", 0.5);
    assertFalse(graph(sin(x)).display().data().containsKey(Bundle.HTML));
    assertTrue(graph(sin(exp(sin(exp(sin(exp(sin(x)))))))).display().data().containsKey(Bundle.HTML));
  }
}
