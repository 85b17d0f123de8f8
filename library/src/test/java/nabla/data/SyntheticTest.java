package nabla.data;

import static org.junit.jupiter.api.Assertions.*;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.grad.Grad;
import nabla.grad.Tensor;
import nabla.math.Matrices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticTest {
  @BeforeEach
  void doubles() { DType.standard(DType.F64); }

  @AfterEach
  void floats() { DType.standard(DType.F32); }

  private static void isSeeded(Function<Rng, DataSet> make) {
    DataSet a = make.apply(new Rng(5)), b = make.apply(new Rng(5)), c = make.apply(new Rng(6));
    assertArrayEquals(a.x().toDoubles(), b.x().toDoubles(), 0, a.name());
    assertArrayEquals(a.y().toDoubles(), b.y().toDoubles(), 0, a.name());
    assertFalse(Arrays.equals(a.x().toDoubles(), c.x().toDoubles()) && Arrays.equals(a.y().toDoubles(), c.y().toDoubles()), a.name());
  }

  @Test
  void theSameSeedGivesTheSameSet() {
    isSeeded(rng -> Synthetic.moons(30, 0.1, rng));
    isSeeded(rng -> Synthetic.rings(30, 0.1, rng));
    isSeeded(rng -> Synthetic.spirals(30, 3, 0.1, rng));
    isSeeded(rng -> Synthetic.blobs(30, 3, 1, rng));
    isSeeded(rng -> Curves.sine(25, 0.3, rng));
    isSeeded(rng -> Curves.polynomial(25, 0.3, rng, 1, -2, 3));
    isSeeded(rng -> Tables.sparseLinear(25, 0.3, rng));
    isSeeded(rng -> Tables.tasks(25, 3, 0.5, 0.2, 0.1, rng));
    isSeeded(rng -> Mnist1d.of(30, rng));
    isSeeded(rng -> Drawn.digits(10, 16, rng));
    isSeeded(rng -> Drawn.shapes(10, 16, 3, rng));
    isSeeded(rng -> Drawn.scenes(3, 16, rng));
  }

  /// C-2.3
  @Test
  void westwoodRentsHaveTheLineOfTheNotes() {
    var theta = Matrices.lstsq(Curves.powers(Curves.westwood(), 1).x().value(), Curves.westwood().y().value());
    assertEquals(666.6667, theta.get(0, 0), 1e-3);
    assertEquals(2.466667, theta.get(1, 0), 1e-6);
    assertEquals(3133.33, theta.get(0, 0) + 1000 * theta.get(1, 0), 1e-2);
  }

  /// B (a): DET-SIN12, values by NumPy.
  @Test
  void theFixedSineIsTheSameInEveryLanguage() {
    var parts = Curves.fixedSine();
    assertEquals(12, parts.train().size());
    assertEquals(100, parts.test().size());
    assertEquals(0.21036775, parts.train().y().at(0, 0), 1e-8);
    assertEquals(0.78798038, parts.train().y().at(1, 0), 1e-8);
    assertEquals(-0.05699839, parts.train().y().at(11, 0), 1e-8);
    assertEquals(0.005, parts.test().x().at(0, 0), 1e-12);
    assertEquals(0.03953251, parts.test().y().at(0, 0), 1e-8);
    assertEquals(0.005314, parts.test().y().at(99, 0), 1e-8);
  }

  @Test
  void polynomialsAreFoundAgainFromTheirPowers() {
    var data = Curves.powers(Curves.polynomial(20, 0, new Rng(1), 1, -2, 3), 2);
    assertArrayEquals(new double[]{1, -2, 3}, Matrices.lstsq(data.x().value(), data.y().value()).toDoubles(), 1e-12);
  }

  /// J-4.5, P-1.4
  @Test
  void truthTablesListEveryInput() {
    assertArrayEquals(new double[]{0, 0, 0, 1, 1, 0, 1, 1}, Logic.parity(2).x().toDoubles());
    assertArrayEquals(new double[]{0, 1, 1, 0}, Logic.parity(2).y().toDoubles());
    assertArrayEquals(new double[]{-1, -1, -1, 1}, Logic.bipolar(Logic.and(2)).y().toDoubles());
    assertEquals(16, IntStream.range(0, 16).mapToObj(f -> Arrays.toString(Logic.function(2, f).y().toDoubles())).distinct().count(),
        "2^(2²) functions of two inputs");
    assertEquals(32, Logic.parity(6).y().sum().item());
    assertEquals("function: a number holds the table of at most 6 inputs, not 7",
        assertThrows(IllegalArgumentException.class, () -> Logic.function(7, 0)).getMessage());
  }

  /// J-8.6.1
  @Test
  void theTwoSpiralsAreMirrorImages() {
    var data = Synthetic.twoSpirals();
    assertEquals(194, data.size());
    for (int i = 0; i < 194; i += 2) {
      assertEquals(-data.x().at(i, 0), data.x().at(i + 1, 0));
      assertEquals(1, data.y().at(i, 0) - data.y().at(i + 1, 0));
    }
    assertEquals(6.5, data.x().at(0, 1), 1e-12);
  }

  /// C-9.7, P-3.14
  @Test
  void linearTablesHaveTheWeightsTheyDocument() {
    var sparse = Tables.sparseLinear(100, 0, new Rng(2));
    var w = Matrices.lstsq(sparse.x().value(), sparse.y().value()).toDoubles();
    for (int i = 0; i < 20; i++) assertEquals(i == 2 ? 3 : i == 7 ? -2 : i == 13 ? 1.5 : 0, w[i], 1e-10, "weight " + i);
    var rare = Tables.rareFeature(200, 3, new Rng(2));
    assertEquals(3, rare.x().slice(1, 2, 3).sum().item());
    assertArrayEquals(new double[]{0.5, 1, 2}, Matrices.lstsq(rare.x().value(), rare.y().value()).toDoubles(), 1e-10);
  }

  /// J-8.5
  @Test
  void relatedTasksShareWhatTheySeeAndMissSomeLabels() {
    var y = Tables.tasks(4000, 2, 1, 0.25, 0, new Rng(3)).y().toDoubles();
    assertEquals(0.25, Arrays.stream(y).filter(Double::isNaN).count() / 8000.0, 0.02);
  }

  /// C-4.1: the mean ratio of the nearest to the farthest distance among 500 points is 0.285 in 10 and 0.902 in 1000 dimensions.
  @ParameterizedTest
  @ValueSource(ints = {10, 1000})
  void distancesConcentrateInManyDimensions(int d) {
    var x = Tables.cloud(500, d, new Rng(1)).toDoubles();
    double sum = 0;
    for (int i = 0; i < 50; i++) {
      double least = Double.POSITIVE_INFINITY, most = 0;
      for (int j = 0; j < 500; j++) {
        if (i == j) continue;
        double s = 0;
        for (int k = 0; k < d; k++) s += (x[i * d + k] - x[j * d + k]) * (x[i * d + k] - x[j * d + k]);
        least = Math.min(least, Math.sqrt(s));
        most = Math.max(most, Math.sqrt(s));
      }
      sum += least / most / 50;
    }
    assertEquals(d == 10 ? 0.285 : 0.902, sum, 0.02);
  }

  /// C-4.1: stripes of 0 and 255 are 2040 from their copy moved by a pixel and 1020 from grey.
  @Test
  void stripesAreNearerToGreyThanToTheirMovedCopy() {
    var stripes = Textures.stripes(8, 1).mul(255);
    assertEquals(1020, stripes.sub(127.5).norm().item(), 1e-9);
    assertEquals(2040, stripes.sub(stripes.mul(-1).add(255)).norm().item(), 1e-9);
    var clouds = Textures.clouds(16, 3, 4, new Rng(1));
    assertEquals("(1, 3, 16, 16)", clouds.shape().toString());
    assertEquals(0, clouds.min().item());
    assertEquals(1, clouds.max().item());
  }

  @Test
  void probabilitiesSumToOne() {
    assertEquals(1, Tables.jointTable().sum().item(), 1e-12);
    assertEquals(1, Tables.jointTable(3, 4, new Rng(1)).sum().item(), 1e-12);
    assertEquals(4, Tables.coinTosses().sum().item());
  }

  /// J-10.3: the skewness of a sum of n exponential numbers is 2/√n.
  @Test
  void sumsAreLessSkewedThanTheirTerms() {
    for (int terms : new int[]{1, 16}) {
      var x = Tables.skewedSums(200_000, terms, new Rng(1));
      assertEquals(0, x.mean().item(), 0.01);
      assertEquals(1, x.var().item(), 0.03);
      assertEquals(2 / Math.sqrt(terms), x.pow(3).mean().item(), 0.1);
    }
  }

  /// B-3.11
  @Test
  void pixelLogitsHaveTheCrossEntropyOfTheNotes() {
    var data = Tables.pixelLogits();
    assertEquals(0.4518248396, data.x().logSoftmax(1).mul(data.y()).sum().item() / -4, 1e-9);
    assertArrayEquals(new double[]{0, 1, 2, 0}, data.x().argmax(1).toDoubles(), "the last pixel is a tie");
  }

  /// B-5.8a, B-5.9a, P-4.2 and lecture-designs: values, and gradients that vanish at the minima.
  @Test
  void landscapesHaveTheirMinimaWhereTheySay() {
    assertEquals(24.2, Landscape.rosenbrock().at(Landscape.rosenbrock().start()).item(), 1e-9);
    assertArrayEquals(new double[]{-215.6, -88},
        Grad.grad(Landscape.rosenbrock().f()).apply(Landscape.rosenbrock().start()).toDoubles(), 1e-9);
    assertArrayEquals(new double[]{-1.0355787140888537}, Landscape.doubleWell().minimum().toDoubles(), 1e-6);
    var all = new java.util.ArrayList<>(Landscape.plane());
    all.add(Landscape.doubleWell());
    for (var l : all)
      if (l.minimum() != null)
        assertEquals(0, Grad.grad(l.f()).apply(l.minimum()).norm().item(), 1e-6, l.name());
    var h = Tensor.of(nabla.array.Array.of(new double[]{5, 2, 2, 2}, nabla.array.Shape.of(2, 2)));
    var quadratic = Landscape.quadratic(h, Sets.tensor(new double[]{1, 3}, 2));
    assertArrayEquals(h.toDoubles(), Grad.hessian(quadratic.f(), quadratic.start()).toDoubles(), 1e-12);
  }

  /// Greydanus and Kobak 2020: template of the 0 by the published Python, and the standardised set.
  @Test
  void mnist1dFollowsThePublishedRecipe() {
    assertArrayEquals(
        new double[]{0, 0.23693955, 0.35540933, 0.41464421, 0.4738791, 0.4738791, 0.4738791, 0.4738791, 0.41464421, 0.35540933,
            0.23693955, 0},
        Mnist1d.templates()[0], 1e-8);
    var data = Mnist1d.of(1000, new Rng(1));
    assertEquals("MNIST-1D: 1000 examples, inputs (1000, 40), targets (1000, 10), classes [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]", data.toString());
    assertEquals(0, data.x().mean().item(), 1e-12);
    assertEquals(1, data.x().square().mean().item(), 1e-12);
    for (int c = 0; c < 10; c++) assertEquals(100, data.y().slice(1, c, c + 1).sum().item());
  }

  /// SciPy's `gaussian_filter(x, 2)`.
  @Test
  void theBlurIsThatOfSciPy() {
    assertArrayEquals(
        new double[]{0.54824268, 0.53040358, 0.48407191, 0.39708406, 0.29422677, 0.2544083, 0.34532489, 0.54216649, 0.74345721,
            0.86061411},
        Blur.line(new double[]{1, 0, 0, 2, 0, -1, 0, 0, 3, 0}, 2), 1e-8);
  }
}
