package nabla.array.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Activation;
import nabla.grad.Arithmetic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FewTest {
  private static final Kernels K = Kernels.best();

  private static Array random(DType dtype, int... dims) {
    return new Rng(3).normal(dtype, Shape.of(dims), 0, 2);
  }

  private static void same(String what, Array expected, Array actual) {
    assertArrayEquals(expected.toDoubles(), actual.toDoubles(), what);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void functionsHaveTheSameBitsHoweverTheirNumbersLie(DType dtype) {
    for (int columns = 1; columns < 14; columns++) {
      Array x = random(dtype, 5, columns), turned = x.transpose(0, 1).copy().transpose(0, 1);
      same("tanh of 5 x " + columns, K.map(new Activation.Tanh(), x), K.map(new Activation.Tanh(), turned));
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void functionsOfSixteenNumbersAreThoseOfManyOthers(DType dtype) {
    var x = random(dtype, 128);
    var all = K.map(new Activation.Sigmoid(), x);
    for (int n = 16; n < 128; n++) same("sigmoid of " + n, all.slice(0, 0, n, 1), K.map(new Activation.Sigmoid(), x.slice(0, 0, n, 1)));
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void stretchedOperandsOfAnyRankAndTypeAreReadRight(DType dtype) {
    Array x = random(dtype, 4, 7), row = random(DType.F64, 7), column = random(dtype, 4, 1), stack = random(dtype, 2, 4, 7);
    for (var other : new Array[]{row, column, stack, Array.scalar(dtype, 0.1)}) {
      var sum = K.zip(new Arithmetic.Add(), x, other);
      Array a = x.broadcastTo(sum.shape()), b = other.broadcastTo(sum.shape());
      var expected = new double[sum.size()];
      double[] left = a.toDoubles(), right = b.toDoubles();
      for (int i = 0; i < expected.length; i++) expected[i] = left[i] + right[i];
      same(x.shape() + " + " + other.shape(), Array.copyOf(sum.dtype(), expected, sum.shape()), sum);
    }
  }
}
