package nabla.nn;

import static nabla.lab.Initialising.*;
import static nabla.lab.Making.*;
import static nabla.lab.Networks.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.lab.Doubles;
import nabla.lab.Networks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Initialisers have the variances they promise, and deep stacks of layers the ones that the notes and the reference measured.
@ExtendWith(Doubles.class)
class VarianceTest {
  @BeforeEach
  void seeded() {
    seed(1);
  }

  private static double variance(Init init, int in, int out) {
    return Tensor.of(init.of(DType.F64, Shape.of(in, out), in, out, Rng.session())).var().item();
  }

  /// Within four standard errors of the sample variance, which for normal numbers is variance · √(2/n).
  private static void varies(String id, double expected, Init init, int in, int out) {
    assertEquals(expected, variance(init, in, out), 4 * expected * Math.sqrt(2.0 / (in * out)), id);
  }

  @Test
  void everyInitialiserHasTheVarianceItDocuments() {
    varies("J-9.2.1b", 1 / 300.0, lecun(), 300, 200);
    varies("J-9.2.1b", 1 / 300.0, lecunUniform(), 300, 200);
    varies("C-8.3", .0066667, xavier(), 100, 200);
    varies("C-8.4, J-9.2.2c", .0066667, xavierUniform(), 100, 200);
    varies("sigmoid", 32 / 300.0, xavierSigmoid(), 100, 200);
    varies("sigmoid", 32 / 300.0, xavierSigmoidUniform(), 100, 200);
    varies("J-9.3.2a", 2 / 300.0, he(), 300, 200);
    varies("J-9.3.2a", 2 / 300.0, heUniform(), 300, 200);
    varies("fan out", 2 / 200.0, he(Init.Fan.OUT), 300, 200);
    varies("average", 2 / 250.0, heUniform(Init.Fan.AVERAGE), 300, 200);
    varies("J-9.1.2", .01 * .01 / 3, uniformInit(-.01, .01), 300, 200);
    varies("J-9.1.2", .25, normalInit(.5), 300, 200);
    varies("J-9.1.2: not .8796, which is its root", .773741, truncatedNormalInit(1), 300, 200);
    varies("J-9.3.2c", 2.536 / 300, scaledInit(gain(Tensor::tanh, 1)), 300, 200);
    varies("orthogonal", 1 / 300.0, orthogonal(), 300, 200);
    assertEquals(0, variance(constantInit(3), 5, 4), 0);
    assertArrayEquals(new double[]{1, 0, 0, 0, 1, 0}, identityInit().of(DType.F64, Shape.of(2, 3), 2, 3, Rng.session()).toDoubles());
  }

  @Test
  void uniformOnesKeepTheirBoundsAndOrthogonalOnesTheirLengths() {
    var w = Tensor.of(xavierUniform().of(DType.F64, Shape.of(100, 200), 100, 200, Rng.session()));
    double bound = Math.sqrt(6 / 300.0), most = w.abs().max().item();
    assertTrue(most <= bound && most > .999 * bound, "C-8.4: " + most + " of " + bound);
    assertTrue(Tensor.of(truncatedNormalInit(1).of(DType.F64, Shape.of(100, 100), 100, 100, Rng.session())).abs().max().item() <= 2,
        "J-9.1.2");
    var q = Tensor.of(orthogonal(3).of(DType.F64, Shape.of(6, 4), 6, 4, Rng.session()));
    assertArrayEquals(eye(4).mul(9).toDoubles(), q.t().mm(q).toDoubles(), 1e-12);
  }

  /// The standard deviations after some layers of `width` units on standard normal inputs.
  private static double[] deviations(int width, Init init, UnaryOperator<Tensor> f, int... layers) {
    var x = normal(200, width);
    var found = new double[layers.length];
    for (int layer = 1, i = 0; i < layers.length; layer++) {
      x = f.apply(x.mm(Tensor.of(init.of(DType.F64, Shape.of(width, width), width, width, Rng.session()))));
      if (layer == layers[i]) found[i++] = x.sub(x.mean()).square().mean().sqrt().item();
    }
    return found;
  }

  /// `spread` is the factor that seeds differ by.
  private static void deviate(String id, double[] expected, double spread, double[] actual) {
    for (int i = 0; i < expected.length; i++)
      assertTrue(actual[i] < expected[i] * spread && actual[i] > expected[i] / spread,
          id + ": expected " + Arrays.toString(expected) + ", came " + Arrays.toString(actual));
  }

  @Test
  void fiftyLayersOfFiveHundredUnitsFadeExplodeOrKeepTheirSizeAsMeasured() {
    int[] at = {1, 10, 50};
    deviate("tanh σ = .01", new double[]{.214, 2.9e-7, 2.9e-33}, 2, deviations(500, normalInit(.01), Tensor::tanh, at));
    deviate("tanh σ = 1", new double[]{.982, .982, .982}, 1.01, deviations(500, normalInit(1), Tensor::tanh, at));
    deviate("tanh Xavier", new double[]{.628, .227, .101}, 1.1, deviations(500, xavier(), Tensor::tanh, at));
    deviate("ReLU Xavier", new double[]{.584, .0237, 3.0e-8}, 2, deviations(500, xavier(), Tensor::relu, at));
    deviate("ReLU He", new double[]{.827, .783, .434}, 2.2, deviations(500, he(), Tensor::relu, at));
    deviate("SELU LeCun, J-10.4j", new double[]{1.002, 1.003, .997}, 1.03, deviations(500, lecun(), Tensor::selu, at));
  }

  @Test
  void theNotesTablesOfStandardDeviations() {
    int[] at = {1, 5, 10};
    UnaryOperator<Tensor> linear = x -> x;
    deviate("C-7.9 tanh .01", new double[]{.213, 5.3e-4, 3e-7}, 1.25, deviations(500, normalInit(.01), Tensor::tanh, at));
    deviate("C-7.9 ReLU .01", new double[]{.130, 7.3e-5, 1e-8}, 1.6, deviations(500, normalInit(.01), Tensor::relu, at));
    deviate("C-7.9 variance .01, n = 100", new double[]{.627, .315, .220}, 1.15, deviations(100, normalInit(.1), Tensor::tanh, at));
    deviate("C-7.9 variance .01, n = 500", new double[]{.817, .765, .765}, 1.02, deviations(500, normalInit(.1), Tensor::tanh, at));
    deviate("C-7.9 ReLU variance .01", new double[]{1.3, 9.2, 96}, 1.4, deviations(500, normalInit(.1), Tensor::relu, at));
    deviate("C-8.1 linear", new double[]{22, 5.6e6, 3.1e13}, 1.25, deviations(500, normalInit(1), linear, at));
    deviate("C-8.1 ReLU", new double[]{13, 8e5, 9e11}, 1.6, deviations(500, normalInit(1), Tensor::relu, at));
    deviate("C-8.2 linear Xavier", new double[]{1, 1, 1}, 1.1, deviations(500, xavier(), linear, at));
    deviate("C-8.2 tanh Xavier", new double[]{.63, .32, .23}, 1.06, deviations(500, xavier(), Tensor::tanh, at));
    deviate("C-8.4 ReLU Xavier", new double[]{.584, .141, .026}, 1.3, deviations(500, xavier(), Tensor::relu, at));
    deviate("C-8.4 ReLU He", new double[]{.825, .953, 1.05}, 1.6, deviations(500, he(), Tensor::relu, at));
    deviate("B-10.5b", new double[]{.63, .15}, 1.15, deviations(256, lecun(), Tensor::tanh, 1, 20));
    deviate("B-10.5b half", new double[]{9e-7}, 1.5, deviations(256, normalInit(.5 / 16), linear, 20));
    deviate("B-10.5b double", new double[]{1e6}, 1.5, deviations(256, normalInit(2.0 / 16), linear, 20));
  }

  /// The variances of the inputs of units, first and last layer.
  private static double[] inputs(int width, int layers, double gain, UnaryOperator<Tensor> f) {
    Tensor x = normal(100, width), s = null;
    var found = new double[2];
    for (int i = 0; i < layers; i++) {
      s = x.mm(Tensor.of(scaledInit(gain).of(DType.F64, Shape.of(width, width), width, width, Rng.session())));
      if (i == 0) found[0] = s.square().mean().item();
      x = f.apply(s);
    }
    found[1] = s.square().mean().item();
    return found;
  }

  @Test
  void theVariancesOfTenWideLayersAreJkus() {
    UnaryOperator<Tensor> linear = x -> x;
    deviate("J-9.2.1a", new double[]{.5, .001}, 1.25, inputs(1000, 10, .5, linear));
    deviate("J-9.2.1a", new double[]{1, 1}, 1.25, inputs(1000, 10, 1, linear));
    deviate("J-9.2.1a", new double[]{2, 1010}, 1.25, inputs(1000, 10, 2, linear));
    deviate("J-9.3.1 ReLU LeCun", new double[]{.998, .0022}, 1.6, inputs(1000, 10, 1, Tensor::relu));
    deviate("J-9.3.1 ReLU He", new double[]{2, 1.6}, 1.6, inputs(1000, 10, 2, Tensor::relu));
    deviate("J-9.3.1 tanh LeCun", new double[]{.995, .0583}, 1.1, inputs(1000, 10, 1, Tensor::tanh));
    deviate("J-9.3.1 SELU LeCun", new double[]{1.002, .998}, 1.05, inputs(1000, 10, 1, Tensor::selu));
    var he = inputs(1000, 20, 2, Tensor::relu);
    assertTrue(he[1] / he[0] > .5 && he[1] / he[0] < 2, "J-9.3.2a: " + he[1] / he[0]);
    var lecun = inputs(1000, 20, 1, Tensor::relu);
    deviate("J-9.3.2a LeCun: 2⁻¹⁹", new double[]{1.9e-6}, 2, new double[]{lecun[1] / lecun[0]});
  }

  @Test
  void gainsAreThoseOfTheNotes() {
    assertEquals(2, gain(Tensor::relu, 1), 1e-9, "J-9.3.2c");
    assertEquals(2, gain(Tensor::relu, .1), 1e-9, "J-9.3.2c: homogeneous");
    assertEquals(1.9998, gain(x -> x.leakyRelu(.01), 1), 1e-6, "J-9.3.2c");
    assertEquals(1.5505, gain(Tensor::elu, 1), 5e-5, "J-9.3.2c");
    assertEquals(1, gain(Tensor::selu, 1), 1e-9, "J-9.3.2c");
    assertEquals(3.4086, gain(Tensor::sigmoid, 1), 5e-5, "J-9.3.2c");
    assertEquals(2.536, gain(Tensor::tanh, 1), 5e-4, "J-9.3.2b");
    assertEquals(1.1875, gain(Tensor::tanh, .1), 5e-5, "J-9.3.2b");
    assertEquals(1.59254, Math.sqrt(gain(Tensor::tanh, 1)), 5e-6, "PyTorch's 5/3 is a rounding");
    assertEquals(1, inputs(1000, 10, gain(Tensor::tanh, 1), Tensor::tanh)[1], .1, "J-9.3.2c: with σ² = g/J the variance ends at q = 1");
  }

  @Test
  void heKeepsActivationsAndGradientsOfFiftyLayersOfEightyUnits() {
    double[] forward = new double[6], backward = new double[6];
    for (int s = 0; s < 6; s++) {
      seed(s);
      var layers = new Layer[50];
      Arrays.setAll(layers, i -> sequential(linear(80, 80), Networks.relu()));
      var x = param("x", normal(100, 80));
      var y = sequential(layers).apply(x, Mode.TRAIN);
      y.mul(normal(100, 80)).sum().backward();
      forward[s] = y.square().mean().item() / x.square().mean().item();
      backward[s] = x.grad().square().mean().item();
    }
    double out = middle(forward), back = middle(backward);
    assertTrue(out > .05 && out < 5, "σ² = 2/80 keeps the activations within a factor of e^±3: " + Arrays.toString(forward));
    assertTrue(back > .05 && back < 5, "and the gradients: " + Arrays.toString(backward));
  }

  private static double middle(double[] x) {
    var sorted = x.clone();
    Arrays.sort(sorted);
    return (sorted[x.length / 2 - 1] + sorted[x.length / 2]) / 2;
  }

  @Test
  void unequalFansTradeForwardAgainstBackward() {
    int in = 800, out = 200;
    var w = param("w", Tensor.of(xavier().of(DType.F64, Shape.of(in, out), in, out, Rng.session())));
    var x = param("x", normal(300, in));
    var y = x.mm(w);
    y.mul(normal(300, out)).sum().backward();
    assertEquals(2.0 * in / (in + out), y.square().mean().item(), .05, "J-9.2.2c: forward 2J/(I + J)");
    assertEquals(2.0 * out / (in + out), x.grad().square().mean().item(), .02, "J-9.2.2c: backward 2I/(I + J)");
  }

  @Test
  void seluKeepsMeanAndVarianceInEachOfThirtyTwoLayersAlsoUnderAlphaDropout() {
    for (double rate : new double[]{0, .1}) {
      Tensor x = normal(400, 512);
      for (int i = 1; i <= 32; i++) {
        x = alphaDropout(rate).apply(x.mm(Tensor.of(lecun().of(DType.F64, Shape.of(512, 512), 512, 512, Rng.session()))).selu(),
            Mode.TRAIN);
        double mean = x.mean().item(), var = x.var().item();
        assertTrue(Math.abs(mean) < .05 && var > .9 && var < 1.1, "J-10.4j, J-10.4h at layer " + i + ": " + mean + ", " + var);
      }
    }
  }

  @Test
  void residualBlocksDoubleTheVarianceAndWithBatchNormOnlyAddToIt() {
    Tensor plain = normal(500, 200), normed = plain;
    for (int block = 1; block <= 8; block++) {
      plain = residual(sequential(Networks.relu(), linear(200, 200))).apply(plain, Mode.TRAIN);
      normed = residual(sequential(batchNorm(200), Networks.relu(), linear(200, 200))).apply(normed, Mode.TRAIN);
      assertEquals(1, plain.var().item() / Math.pow(2, block), .35, "udl 11.3: 2^" + block);
      assertEquals(1, normed.var().item() / (1 + block), .2, "udl 11.3: 1 + " + block);
    }
  }

  @Test
  void aConstantStartKeepsUnitsAlikeForEver() {
    var model = sequential(linear(3, 5, constantInit(.3)), Networks.tanh(), linear(5, 1, constantInit(.2)));
    Tensor x = normal(20, 3), t = normal(20, 1);
    var by = nabla.lab.Optimising.adam(.05);
    for (int i = 0; i < 100; i++) {
      model.apply(x, Mode.TRAIN).sub(t).square().mean().backward();
      by.step(model.parameters().values());
    }
    var w = model.parameters().get("0.weight").detach();
    assertEquals(0, w.sub(w.slice(1, 0, 1)).abs().max().item(), 1e-12, "J-9.1.1");
    assertNotEquals(.3, w.at(0, 0), 1e-3, "it did learn, as one unit");
  }
}
