package nabla.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import nabla.array.Array;
import nabla.array.Shape;
import nabla.display.Bundle;
import nabla.display.Displays;
import nabla.display.Progress;
import nabla.grad.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ShowingTest {
  @BeforeAll
  static void pictures() {
    Lab.holders();
  }

  private static Tensor ramp(int... dims) {
    var shape = Shape.of(dims);
    var data = new double[shape.size()];
    for (int i = 0; i < data.length; i++) data[i] = i;
    return Tensor.of(Array.of(data, shape));
  }

  @Test
  void numbersComeAsTensorsArraysOrLists() {
    var svg = Showing.plot(Showing.line(ramp(4), ramp(4))).svg();
    assertEquals(svg, Showing.plot(Showing.line(new int[]{0, 1, 2, 3}, List.of(0, 1.0, 2f, 3L))).svg());
    assertEquals(svg, Showing.plot(Showing.line(new float[]{0, 1, 2, 3})).svg());
  }

  @Test
  void whatIsNoNumberIsNamed() {
    assertEquals("line: a String is not a row of numbers; give an array, a list or a tensor",
        assertThrows(IllegalArgumentException.class, () -> Showing.line("loss")).getMessage());
    assertEquals("hist: a is not a number", assertThrows(IllegalArgumentException.class, () -> Showing.hist(List.of("a"))).getMessage());
    assertEquals("heatmap: shape (2, 3, 4) is not a matrix; reshape or slice the tensor to two axes",
        assertThrows(IllegalArgumentException.class, () -> Showing.heatmap(ramp(2, 3, 4))).getMessage());
  }

  @Test
  void tensorsLookAsTheirShapesAsk() {
    assertEquals(List.of(Bundle.TEXT, Bundle.HTML), List.copyOf(Displays.of(ramp(3, 4)).data().keySet()));
    assertTrue(Displays.of(ramp(30, 40)).data().get(Bundle.SVG).contains("heat map of 30 × 40 cells"));
    assertTrue(Displays.of(ramp(5, 8, 8)).data().get(Bundle.SVG).contains("5 images of 8 × 8"));
    assertTrue(Displays.of(ramp(2, 3, 8, 8)).data().get(Bundle.SVG).contains("2 images of 8 × 8"));
    assertTrue(Displays.of(ramp(2, 7, 8, 8)).data().get(Bundle.SVG).contains("14 images of 8 × 8"));
    assertTrue(Displays.of(ramp(100)).data().get(Bundle.SVG).contains("line of 100 points"));
    assertEquals(List.of(Bundle.TEXT), List.copyOf(Displays.of(ramp(1)).data().keySet()));
  }

  @Test
  void aParameterStandsBesideItsGradient() {
    var w = Tensor.param("W", Array.of(new double[]{1, 2}, Shape.of(2)));
    w.mul(w).sum().backward();
    var html = Displays.of(w).data().get(Bundle.HTML);
    assertTrue(html.contains("W: F64 (2,)") && html.contains("gradient") && html.contains(">4.0<"), html);
  }

  @Test
  void anOptimiserShowsItsConstants() {
    var html = Displays.of(Optimising.momentum(0.1, 0.9)).data().get(Bundle.HTML);
    for (var word : List.of("Momentum", "learning rate", ">0.1<", "alpha", ">0.9<"))
      assertTrue(html.contains(word), word + " is missing in " + html);
  }

  @Test
  void aModelsRegionsAreDrawnFromOneBatch() {
    var calls = new int[1];
    var regions = Showing.regions(x -> {
      calls[0]++;
      return x.sum(1).sigmoid();
    }, -1, 1, -1, 1);
    assertTrue(regions.display().data().get(Bundle.SVG).contains("decision regions of 2 classes"));
    assertEquals(1, calls[0]);
    var error = assertThrows(IllegalArgumentException.class, () -> Showing.regions(x -> x.sum(), -1, 1, -1, 1)).getMessage();
    assertTrue(error.startsWith("regions: for 10201 points the model gave shape"), error);
  }

  @Test
  void columnsMakeATable() {
    assertEquals("  η  loss\n0.1   2.5\n1.0   0.5", Showing.table("η", new double[]{0.1, 1}, "loss", List.of(2.5, 0.5)).toString());
    assertEquals("table: “η” has 2 values and “loss” has 1; give equally many",
        assertThrows(IllegalArgumentException.class, () -> Showing.table("η", new double[2], "loss", new double[1])).getMessage());
  }

  @Test
  void aCurveOfManyMagnitudesIsLogarithmic() {
    var steps = List.of(1.0, 2.0, 3.0);
    assertTrue(Pictures.curve(Map.of("loss", new Progress.Series(steps, List.of(1.0, 0.01, 1e-6)))).contains(">−6<"));
  }
}
