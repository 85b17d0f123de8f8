package nabla.data;

import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Drawn images, and images moved, turned and bent.
class ImagesTest {
  @BeforeEach
  void doubles() { DType.standard(DType.F64); }

  @AfterEach
  void floats() { DType.standard(DType.F32); }

  private static Tensor dot(int row, int column) {
    var x = new double[25];
    x[row * 5 + column] = 1;
    return Tensor.of(Array.of(x, Shape.of(5, 5)));
  }

  /// U-3.26: a point at (2, 4) turned left by 15°.
  @Test
  void aPointTurnsAsTheNotesCompute() {
    var y = Warp.rotate(dot(2, 4), 15);
    assertEquals(0.0658262488, y.at(1, 3), 1e-9);
    assertEquals(0.4465169016, y.at(1, 4), 1e-9);
    assertEquals(0.4494897428, y.at(2, 4), 1e-9);
    assertEquals(0.9618328932, y.sum().item(), 1e-9);
    assertArrayEquals(dot(0, 2).toDoubles(), Warp.rotate(dot(2, 4), 90).toDoubles(), 0, "90° left is exact");
    assertArrayEquals(dot(2, 4).toDoubles(), Warp.rotate(dot(2, 4), 0).toDoubles(), 0);
    assertEquals(1, Warp.rotate(dot(2, 2), 33).at(2, 2), "the middle stays");
  }

  /// U-3.26: a horizontal bar of ones.
  @Test
  void aBarTurnsAsTheNotesCompute() {
    var bar = dot(2, 0).add(dot(2, 1)).add(dot(2, 2)).add(dot(2, 3)).add(dot(2, 4));
    assertArrayEquals(new double[]{.4823619098, .7411809549, 1, .7411809549, .4823619098}, Warp.rotate(bar, 15).get(2).toDoubles(), 1e-9);
  }

  /// U-3.27, P-6.2
  @Test
  void shiftsAreExactAndTakenBackInside() {
    assertArrayEquals(dot(3, 3).toDoubles(), Warp.shift(dot(2, 4), -1, 1).toDoubles(), 0);
    assertArrayEquals(dot(2, 2).toDoubles(), Warp.shift(Warp.shift(dot(2, 2), 2, -1), -2, 1).toDoubles(), 0);
    assertEquals(0, Warp.shift(dot(2, 4), 1, 0).sum().item(), "what leaves is lost, what comes in is 0");
    assertArrayEquals(new double[]{0, 0, 0.75, 0.25, 0}, Warp.shift(dot(2, 2), 0.25, 0).get(2).toDoubles(), 1e-12);
    assertArrayEquals(dot(1, 3).toDoubles(), Warp.shear(dot(1, 3), 0).toDoubles(), 0);
    assertArrayEquals(dot(1, 3).toDoubles(), Warp.shear(dot(1, 2), 1).toDoubles(), 1e-12, "above the middle to the right");
  }

  /// C-9.10
  @Test
  void flippingTwiceIsNothingAndCropsHaveTheirSize() {
    assertArrayEquals(dot(1, 0).toDoubles(), Warp.flip(dot(1, 4)).toDoubles());
    assertArrayEquals(dot(1, 4).toDoubles(), Warp.flip(Warp.flip(dot(1, 4))).toDoubles());
    assertArrayEquals(new double[]{0, 0, 0, 1}, Warp.crop(dot(2, 4), 1, 3, 2, 2).toDoubles());
    assertEquals("crop: 3×3 pixels at (3, 0) do not lie in images of 5×5",
        assertThrows(IllegalArgumentException.class, () -> Warp.crop(dot(0, 0), 3, 0, 3, 3)).getMessage());
    assertEquals(1, Warp.brighten(dot(1, 1), 0.5).max().item());
  }

  /// U-3.28
  @Test
  void elasticBendingIsSeededAndNothingForZero() {
    var x = Drawn.digits(20, 28, new Rng(1)).reshape(28, 28).x();
    assertArrayEquals(x.toDoubles(), Warp.elastic(x, 0, 4, new Rng(1)).toDoubles(), 1e-12);
    assertArrayEquals(Warp.elastic(x, 20, 4, new Rng(1)).toDoubles(), Warp.elastic(x, 20, 4, new Rng(1)).toDoubles(), 0);
    assertTrue(Warp.elastic(x, 20, 4, new Rng(1)).sub(x).abs().mean().item() > 0.01);
  }

  @Test
  void everyAugmentationKeepsShapeAndRangeAndChangesEachExampleByItself() {
    var rows = Drawn.digits(1, 28, new Rng(1)).rows(0, 0, 0, 0);
    for (var a : List.of(Augment.shift(4), Augment.rotate(20), Augment.zoom(0.3), Augment.shear(0.4), Augment.elastic(20, 4),
        Augment.crop(4), Augment.brightness(0.5), Augment.contrast(0.5), Augment.rotate(10).then(Augment.shift(2)))) {
      var y = a.apply(rows, new Rng(3));
      assertEquals(rows.x().shape(), y.x().shape());
      assertSame(rows.y(), y.y(), "labels stay");
      assertTrue(y.x().min().item() >= 0 && y.x().max().item() <= 1 + 1e-12);
      assertTrue(y.x().sub(y.x().get(0)).abs().max().item() > 0.05, "examples are changed alike");
      assertArrayEquals(y.x().toDoubles(), a.apply(rows, new Rng(3)).x().toDoubles(), 0);
    }
    var flipped = Augment.flip().apply(rows.rows(new int[200]), new Rng(1)).x();
    double changed = flipped.sub(rows.x().slice(0, 0, 1)).abs().max(1).gt(0).mean().item();
    assertEquals(0.5, changed, 0.1);
  }

  @Test
  void colouredImagesMoveAllTheirChannelsAlike() {
    var x = Drawn.shapes(4, 16, 3, new Rng(1)).x();
    var y = Augment.shift(3).apply(x, new Rng(2));
    for (int c = 0; c < 3; c++)
      assertArrayEquals(Augment.shift(3).apply(x.slice(1, c, c + 1), new Rng(2)).toDoubles(), y.slice(1, c, c + 1).toDoubles(), 0);
  }

  @Test
  void whatIsNoBatchOfImagesIsRefused() {
    assertEquals("augment: rows of 40 numbers are no square images: give shape (n, h, w)", assertThrows(IllegalArgumentException.class,
        () -> Augment.shift(1).apply(Mnist1d.of(10, new Rng(1)), new Rng(1))).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Augment.shift(1).apply(dot(1, 1).slice(0, 0, 0), new Rng(1)));
    assertThrows(IllegalArgumentException.class, () -> Warp.rotate(dot(1, 1).reshape(25), 3));
  }

  @Test
  void drawnDigitsLookLikeTheirTemplates() {
    var data = Drawn.digits(1000, 16, new Rng(1));
    assertEquals("drawn digits: 1000 examples, inputs (1000, 256), targets (1000, 10), classes [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]",
        data.toString());
    assertTrue(data.x().min().item() >= 0 && data.x().max().item() <= 1);
    assertTrue(nearest(data.slice(0, 800), data.slice(800, 1000)) > 0.9, "the nearest neighbour mostly has the same label");
  }

  private static double nearest(DataSet train, DataSet test) {
    Tensor a = train.x(), b = test.x();
    var distances = a.square().sum(1).reshape(1, train.size()).sub(b.mm(a.t()).mul(2));
    var best = distances.argmin(1).toDoubles();
    int right = 0;
    for (int i = 0; i < best.length; i++) if (train.labels()[(int) best[i]] == test.labels()[i]) right++;
    return right / (double) best.length;
  }

  @Test
  void shapesHaveNamesKindsAndColours() {
    var data = Drawn.shapes(20, 16, 3, new Rng(1));
    assertEquals("(20, 3, 16, 16)", data.x().shape().toString());
    assertEquals(List.of("disc", "ring", "square", "frame", "triangle", "diamond", "plus", "cross", "star", "crescent"), data.classes());
    assertEquals(List.of(0, 0, 1, 1, 3, 1, 2, 2, 3, 0), Arrays.stream(Drawn.kinds(data).labels()).limit(10).boxed().toList());
    assertEquals(List.of("star", "disc"), Drawn.shapes(4, 16, 1, new int[]{8, 0}, new Rng(1)).classes());
    assertThrows(IllegalArgumentException.class, () -> Drawn.shapes(4, 16, 2, new Rng(1)));
    assertThrows(IllegalArgumentException.class, () -> Drawn.shapes(4, 16, 1, new int[]{10}, new Rng(1)));
  }

  /// B-3.11
  @Test
  void everyPixelOfASceneHasOneLabel() {
    var data = Drawn.scenes(10, 24, new Rng(1));
    assertEquals("(10, 4, 24, 24)", data.y().shape().toString());
    assertEquals(1, data.y().sum(1).min().item());
    assertEquals(1, data.y().sum(1).max().item());
    double inside = data.x().reshape(10, 24, 24).mul(data.y().slice(1, 1, 4).sum(1)).sum().item() / data.y().slice(1, 1, 4).sum().item();
    double outside = data.x().mul(data.y().slice(1, 0, 1)).sum().item() / data.y().slice(1, 0, 1).sum().item();
    assertTrue(inside > outside + 0.3, inside + " against " + outside);
  }

  @Test
  void turnedTrainingImagesHelpToReadTurnedOnes() {
    assumeTrue(Mnist.here(), "MNIST is absent: name its folder in NABLA_DATA");
    var turned = Augment.rotate(30).apply(Mnist.test().slice(2000, 2300), new Rng(2));
    var train = Mnist.test().slice(0, 1000);
    double plain = nearest(train, turned), more = nearest(train.plus(Augment.rotate(30).apply(train, new Rng(1))), turned);
    assertTrue(more > plain + 0.03, "1-NN: " + plain + " without, " + more + " with turned copies");
  }
}
