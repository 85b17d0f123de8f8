package nabla.array.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.Scalar1;
import nabla.array.Scalar2;
import nabla.array.Shape;
import nabla.grad.Activation;
import nabla.grad.Arithmetic;
import nabla.grad.Powers;
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
  void functionsOfSixteenNumbersAreThoseOfManyOthersAlsoInPlace(DType dtype) {
    var x = random(dtype, 128);
    List<Scalar1> functions = List.of(new Activation.Sigmoid(), new Activation.Tanh(), new Activation.Swish(), new Activation.Elu(0.7),
        new Activation.Selu(), new Activation.Softplus(), new Powers.Exp(), new Powers.Log());
    for (var f : functions) {
      var all = K.map(f, x);
      for (int n = 16; n < 128; n++) {
        var some = x.slice(0, 0, n, 1).copy();
        same(f.name() + " of " + n, all.slice(0, 0, n, 1), K.map(f, some));
        K.mapInto(f, some, some);
        same(f.name() + " of " + n + " in place", all.slice(0, 0, n, 1), some);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void gradientsOfSixteenNumbersAreThoseOfManyOthers(DType dtype) {
    Array g = random(dtype, 128), y = K.map(new Activation.Softplus(), random(dtype, 128));
    List<Scalar2> gradients = List.of(new Activation.Softplus().pull(), new Activation.Elu(0.7).pull(), new Activation.Tanh().pull());
    for (var f : gradients) {
      var all = K.zip(f, g, y);
      for (int n = 16; n < 128; n++)
        same(f.name() + " of " + n, all.slice(0, 0, n, 1), K.zip(f, g.slice(0, 0, n, 1), y.slice(0, 0, n, 1)));
    }
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
