package nabla.array.simd;

import static nabla.array.simd.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.ScalarKernels;
import nabla.array.Shape;
import nabla.grad.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Fast softmax and standardising against the definition.
class RowsTest {
  private final Kernels fast = Kernels.best();
  private final Kernels scalar = new ScalarKernels();
  private final Rng rng = new Rng(5);

  @Test
  void exponentialsOfRowsHaveTheBitsOfTheFunction() {
    for (int n : new int[]{1, 9, 16, 100, 5000}) {
      var x = rng.uniform(DType.F32, Shape.of(n), -110, 90);
      float[] bits = new float[n], one = new float[1];
      Exponentials32.exp(0, x.f32(), x.offset(), bits, 0, n);
      for (int i = 0; i < n; i++) {
        PlainExponentials32.exp(0, x.f32(), x.offset() + i, one, 0, 1);
        assertEquals(one[0], bits[i], "exp of " + x.get(i));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void softmaxAgreesWithTheDefinition(DType dtype) {
    for (var dims : List.of(new int[]{7, 10}, new int[]{3, 4, 133}, new int[]{300, 1000}, new int[]{1}, new int[]{5, 16})) {
      Array x = rng.normal(dtype, Shape.of(dims), 100, 30), g = rng.normal(dtype, Shape.of(dims), 0, 1);
      for (var view : List.of(x, x.flip(-1))) {
        var y = scalar.softmax(view);
        assertClose("softmax " + x.shape(), y, fast.softmax(view), 40);
        assertClose("logSoftmax " + x.shape(), scalar.logSoftmax(view), fast.logSoftmax(view), 100);
        assertClose("gradient " + x.shape(), scalar.softmaxInput(y, g), fast.softmaxInput(y, g), 100);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void crossEntropyAgreesWithTheDefinition(DType dtype) {
    for (var dims : List.of(new int[]{7, 10}, new int[]{3, 4, 133}, new int[]{300, 1000}, new int[]{1}, new int[]{5, 16}, new int[]{4, 17},
        new int[]{6, 1})) {
      Array x = rng.normal(dtype, Shape.of(dims), 0, 5), t = fast.map(new Activation.Relu(), rng.normal(dtype, Shape.of(dims), 0, 1));
      for (var view : List.of(x, x.flip(-1))) {
        Kernels.Entropy expected = scalar.crossEntropy(view, t), actual = fast.crossEntropy(view, t);
        int n = dims[dims.length - 1];
        assertClose("logarithms " + x.shape(), expected.logs(), actual.logs(), 100);
        assertClose("value " + x.shape(), expected.value(), actual.value(), 20 + 4 * n);
        var g = rng.normal(dtype, expected.value().shape(), 0, 1);
        assertClose("gradient " + x.shape(), scalar.crossEntropyInput(expected.logs(), t, g),
            fast.crossEntropyInput(expected.logs(), t, g), 100 + 4 * n);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClassThatIsImpossibleAndNotTheTargetCostsNothing(DType dtype) {
    for (int n : new int[]{3, 16, 40}) {
      var x = Array.zeros(dtype, Shape.of(2, n));
      x.raw(1, Double.NEGATIVE_INFINITY);
      var t = Array.zeros(dtype, Shape.of(2, n));
      t.raw(0, 1);
      t.raw(n + 2, 1);
      var entropy = fast.crossEntropy(x, t);
      assertClose("value", Array.copyOf(dtype, new double[]{Math.log(n - 1), Math.log(n)}, Shape.of(2)), entropy.value(), 20);
      var gradient = fast.crossEntropyInput(entropy.logs(), t, Array.full(dtype, Shape.of(2), 1));
      assertClose("gradient", Array.scalar(dtype, 0), gradient.pick(0, 0).pick(0, 1), 20);
    }
  }

  @ParameterizedTest
  @EnumSource
  void standardisingAgreesWithTheDefinition(DType dtype) {
    for (var dims : List.of(new int[]{6, 5, 50}, new int[]{1, 40, 33}, new int[]{4, 3, 5000}, new int[]{3, 2, 1}, new int[]{200, 50, 1},
        new int[]{9, 7, 17})) {
      Array x = rng.normal(dtype, Shape.of(dims), 3, 2), g = rng.normal(dtype, Shape.of(dims), 0, 1);
      Kernels.Standard expected = scalar.standardize(x, 1e-5), actual = fast.standardize(x, 1e-5);
      assertClose("value " + x.shape(), expected.value(), actual.value(), 100);
      assertClose("mean " + x.shape(), expected.mean(), actual.mean(), 40);
      assertClose("variance " + x.shape(), expected.variance(), actual.variance(), 100);
      assertClose("inverse " + x.shape(), expected.inverse(), actual.inverse(), 100);
      Kernels.Back wanted = scalar.standardizeInput(expected.value(), expected.inverse(), g),
          back = fast.standardizeInput(expected.value(), expected.inverse(), g);
      assertClose("gradient " + x.shape(), wanted.value(), back.value(), 200);
      assertClose("sum of gradients " + x.shape(), wanted.sum(), back.sum(), 500);
      assertClose("sum along " + x.shape(), wanted.along(), back.along(), 500);
      Array a = expected.inverse(), b = expected.mean();
      assertClose("scaled and shifted " + x.shape(), scalar.affine(x, a, b), fast.affine(x, a, b), 100);
    }
  }
}
