package nabla.grad;

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.function.Function;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Fold;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.Scalar1;
import nabla.array.Scalar2;
import nabla.array.ScalarKernels;
import nabla.array.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The vector kernels against their definition, with the vector width forced, at the sizes where loops change and with every odd number.
class KernelWidthTest {
  private static final double[] ODD = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-41, -1e-41, 4e-310,
      -4e-310, 1, -1, 0.5, -3, 88, -104, 710, 1e30};
  private static final OpTable TABLE = new OpTable();

  private final Kernels scalar = new ScalarKernels();

  private static int[] sizes(int bits, DType dtype) {
    int lanes = bits / 8 / dtype.bytes();
    return new int[]{0, 1, lanes - 1, lanes, lanes + 1, 2 * lanes + 3, 207, 1000, 4098};
  }

  /// Normal numbers with odd ones strewn in, at other places each time.
  private static Array numbers(DType dtype, int n, int seed) {
    var x = new Rng(seed).normal(DType.F64, Shape.of(n), 0, 2).f64();
    for (int i = seed % 5; i < n; i += 3) x[i] = ODD[(i + seed) % ODD.length];
    return Array.copyOf(dtype, x, Shape.of(n));
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void everyFunctionOfElementsAgreesAtEverySize(int bits) {
    var fast = Apart.kernels(bits, 1);
    for (var dtype : DType.values())
      for (int n : sizes(bits, dtype)) {
        Array x = numbers(dtype, n, 1), y = numbers(dtype, n, 2), one = Array.scalar(dtype, 0.75);
        for (var type : OpTable.operations()) {
          var op = TABLE.of(type).getFirst().op();
          var what = op + ", " + bits + " bits, " + n + " × " + dtype;
          if (op instanceof Scalar1 f) same(what, scalar.map(f, x), fast.map(f, x), 16);
          if (op instanceof Scalar2 f) {
            same(what, scalar.zip(f, x, y), fast.zip(f, x, y), 16);
            same(what, scalar.zip(f, x, one), fast.zip(f, x, one), 16);
            same(what, scalar.zip(f, one, y), fast.zip(f, one, y), 16);
          }
        }
        same("where", scalar.where(x, y, one), fast.where(x, y, one), 0);
      }
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void reductionsAgreeAtEverySize(int bits) {
    var fast = Apart.kernels(bits, 1);
    for (var dtype : DType.values())
      for (int n : sizes(bits, dtype)) {
        var plain = new Rng(n).normal(dtype, Shape.of(n), 0, 1);
        for (var x : List.of(plain, numbers(dtype, n, 3)))
          for (var fold : List.of(Fold.SUM, Fold.MAX, Fold.MIN)) {
            var what = fold + ", " + bits + " bits, " + n + " × " + dtype;
            same(what, scalar.fold(fold, x, new boolean[]{true}), fast.fold(fold, x, new boolean[]{true}), 4 * Math.max(16, n));
          }
        var rows = new Rng(n).normal(dtype, Shape.of(3, n), 0, 1);
        for (Function<Kernels, Array> f : List.<Function<Kernels, Array>>of(k -> k.fold(Fold.SUM, rows, new boolean[]{true, false}),
            k -> k.softmax(rows), k -> k.logSoftmax(rows),
            k -> k.cumsum(rows, 1), k -> k.softmaxInput(rows, rows.flip(1))))
          if (n > 0) same(bits + " bits, 3 × " + n + " × " + dtype, f.apply(scalar), f.apply(fast), 4 * Math.max(16, n));
      }
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void productsAgreeAtEverySize(int bits) {
    var fast = Apart.kernels(bits, 2);
    for (var dtype : DType.values())
      for (int n : new int[]{0, 1, bits / 8 / dtype.bytes() - 1, bits / 8 / dtype.bytes() + 1, 2 * bits / 8 / dtype.bytes() + 3, 70}) {
        Array a = new Rng(n).normal(dtype, Shape.of(5, n), 0, 1), b = new Rng(n + 1).normal(dtype, Shape.of(n, 2 * n + 1), 0, 1);
        same("mm " + n, scalar.matmul(a, b), fast.matmul(a, b), 4 * Math.max(16, n));
        same("mm of views " + n, scalar.matmul(b.transpose(0, 1), a.transpose(0, 1)), fast.matmul(b.transpose(0, 1), a.transpose(0, 1)),
            4 * Math.max(16, n));
      }
  }

  @Test
  void theSameSeedGivesTheSameNumbersWithOneAndTwoThreads() {
    Kernels one = Apart.kernels(256, 1), two = Apart.kernels(256, 2);
    var x = new Rng(4).normal(DType.F32, Shape.of(300, 400), 0, 1);
    var w = new Rng(5).normal(DType.F32, Shape.of(400, 500), 0, 1);
    var images = new Rng(6).normal(DType.F32, Shape.of(16, 3, 32, 32), 0, 1);
    var kernel = new Rng(7).normal(DType.F32, Shape.of(8, 3, 5, 5), 0, 1);
    var window = nabla.array.Window.PLAIN.padding(2);
    List<Function<Kernels, Array>> work = List.of(k -> k.matmul(x, w), k -> k.map(new Activation.Tanh(), x),
        k -> k.fold(Fold.SUM, x, new boolean[]{true, true}),
        k -> k.softmax(x), k -> k.conv2d(images, kernel, window));
    for (var f : work) {
      assertArrayEquals(f.apply(one).f32(), f.apply(two).f32());
      same("against the definition", f.apply(scalar), f.apply(two), 4000);
    }
  }

  /// Equal, or within some units of the last place of the larger of 1 and the value.
  private static void same(String what, Array expected, Array actual, double ulps) {
    assertEquals(expected.shape(), actual.shape(), what);
    assertEquals(expected.dtype(), actual.dtype(), what);
    double[] e = expected.toDoubles(), a = actual.toDoubles();
    for (int i = 0; i < e.length; i++) {
      if (e[i] == a[i] || Double.isNaN(e[i]) && Double.isNaN(a[i])) continue;
      double tolerance = ulps * expected.dtype().epsilon() * Math.max(1, Math.abs(e[i]));
      if (!(Math.abs(e[i] - a[i]) <= tolerance)) fail(what + " at " + i + ": expected " + e[i] + ", got " + a[i]);
    }
  }
}
