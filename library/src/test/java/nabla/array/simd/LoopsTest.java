package nabla.array.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import nabla.array.AdamStep;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.Scalar1;
import nabla.array.Scalar2;
import nabla.array.Shape;
import nabla.array.Window;
import nabla.grad.Activation;
import nabla.grad.Arithmetic;
import nabla.grad.Compare;
import nabla.grad.Powers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Plain loops give the bits of the vector loops they stand in for.
class LoopsTest {
  private final Kernels kernels = Kernels.best();
  private final Rng rng = new Rng(11);

  @AfterEach
  void vectors() {
    Loops.hold(true);
  }

  /// The result of plain loops and that of vectors have equal bits.
  static void same(String what, Supplier<Array> work) {
    Loops.hold(false);
    var plain = work.get();
    Loops.hold(true);
    var vectors = work.get();
    assertEquals(plain.shape(), vectors.shape(), what);
    double[] p = plain.toDoubles(), v = vectors.toDoubles();
    for (int i = 0; i < p.length; i++)
      assertEquals(Double.doubleToLongBits(p[i]), Double.doubleToLongBits(v[i]), what + " at " + i + ": " + p[i] + " and " + v[i]);
  }

  private Array normal(DType dtype, int... dims) {
    return rng.normal(dtype, Shape.of(dims), 0, 1);
  }

  private int size(int most) {
    return 1 + rng.below(rng.below(2) == 0 ? 9 : most);
  }

  /// A matrix that lies in one of several ways.
  private Array matrix(DType dtype, int rows, int columns) {
    return switch (rng.below(5)) {
      case 0 -> normal(dtype, columns, rows).transpose(0, 1);
      case 1 -> normal(dtype, 2 * rows, columns + 3).slice(0, 1, 2 * rows, 2).slice(1, 2, columns + 2, 1);
      case 2 -> normal(dtype, rows, columns).flip(rng.below(2));
      default -> normal(dtype, rows, columns);
    };
  }

  @ParameterizedTest
  @EnumSource
  void productsOfAnyShapesHaveTheSameBits(DType dtype) {
    for (int i = 0; i < 150; i++) {
      int m = size(150), k = size(500), n = size(150);
      Array a = matrix(dtype, m, k), b = matrix(dtype, k, n);
      same("mm " + a.shape() + b.shape(), () -> kernels.matmul(a, b));
    }
    Array a = normal(dtype, 3, 1, 40, 50), b = normal(dtype, 2, 50, 60), c = normal(dtype, 50, 1700);
    same("mm of stacks", () -> kernels.matmul(a, b));
    same("mm, wide", () -> kernels.matmul(a, c));
  }

  @ParameterizedTest
  @EnumSource
  void aProductOfOddDepthSeesNothingOfTheOneBefore(DType dtype) {
    Loops.hold(true);
    var none = Array.full(dtype, Shape.of(96, 96), Double.NaN);
    assertTrue(Double.isNaN(kernels.matmul(none, none).get(0, 0)));
    Array a = normal(dtype, 96, 43), b = normal(dtype, 43, 96);
    same("mm after one of NaN", () -> kernels.matmul(a, b));
  }

  @ParameterizedTest
  @EnumSource
  void convolutionsOfAnyShapesHaveTheSameBits(DType dtype) {
    for (int i = 0; i < 40; i++) {
      int groups = 1 + rng.below(2), c = groups * (1 + rng.below(5)), o = groups * (1 + rng.below(12)), high = 1 + rng.below(4),
          wide = 1 + rng.below(4);
      var window = Window.PLAIN.stride(1 + rng.below(2), 1 + rng.below(2)).padding(rng.below(3), rng.below(3)).dilation(1 + rng.below(2))
          .groups(groups);
      Array x = normal(dtype, 1 + rng.below(4), c, 7 + rng.below(20), rng.below(2) == 0 ? 16 : 7 + rng.below(20)),
          w = normal(dtype, o, c / groups, high, wide);
      var shape = window.result("conv2d", x.shape(), w.shape());
      var g = rng.normal(dtype, shape, 0, 1);
      var what = x.shape() + " " + w.shape() + " " + window;
      same("conv2d " + what, () -> kernels.conv2d(x, w, window));
      same("input " + what, () -> kernels.conv2dInput(g, w, window, x.shape()));
      same("kernel " + what, () -> kernels.conv2dKernel(x, g, window, w.shape()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void stepsAndPoolsHaveTheSameBits(DType dtype) {
    Array w = normal(dtype, 301), g = normal(dtype, 301), m = normal(dtype, 301), v = kernels.zip(new nabla.grad.Arithmetic.Mul(), g, g);
    var step = new AdamStep(0.9, 0.999, 1e-3, 1.1, 1e-8, 1e-8, 0.99);
    same("adam", () -> {
      Array own = w.copy(), first = m.copy(), second = v.copy();
      kernels.adam(own, g, first, second, step);
      return own;
    });
    same("mix", () -> {
      var own = w.copy();
      kernels.mix(own, 0.3, g, 0.7);
      return own;
    });
    var x = normal(dtype, 2, 3, 11, 38);
    x.raw(3, Double.NaN);
    x.raw(50, x.raw(51));
    var two = Window.PLAIN.over(2, 2).stride(2);
    same("maxPool", () -> kernels.maxPool(x, two).value());
    same("places", () -> kernels.maxPool(x, two).places());
  }

  /// Numbers of all sizes and signs, and those where functions turn.
  private Array numbers(DType dtype, int n) {
    var x = normal(dtype, n);
    double[] edges = {0, -0.0, 1, -1, 89, -105, 710, -746, 1e-40, -1e-310, Float.MAX_VALUE, -1e300, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, Double.NaN};
    for (int i = 0; i < n; i++) if (rng.below(3) == 0) x.raw(i, edges[rng.below(edges.length)]);
    else x.raw(i, x.raw(i) * Math.pow(2, rng.below(dtype == DType.F32 ? 250 : 2000) / (1.0 + rng.below(200)) - rng.below(60)));
    return x.cast(dtype);
  }

  @ParameterizedTest
  @EnumSource
  void functionsOfEveryElementHaveTheSameBits(DType dtype) {
    List<Scalar1> functions = List.of(new Activation.Tanh(), new Activation.Sigmoid(), new Activation.Relu(), new Powers.Exp(),
        new Powers.Sqrt(), new Powers.Square(), new Powers.Neg(), new Powers.Abs());
    for (int n : new int[]{16, 17, 31, 63, 1000, 20_011})
      for (var f : functions) {
        var x = numbers(dtype, n);
        same(f.name() + " of " + n, () -> kernels.map(f, x));
        same(f.name() + " of " + n + " in place", () -> {
          var own = x.copy();
          kernels.mapInto(f, own, own);
          return own;
        });
      }
  }

  @ParameterizedTest
  @EnumSource
  void functionsOfPairsHaveTheSameBits(DType dtype) {
    var functions = new ArrayList<Scalar2>(List.of(new Arithmetic.Add(), new Arithmetic.Sub(), new Arithmetic.Mul(), new Arithmetic.Div(),
        new Arithmetic.Larger(), new Arithmetic.Smaller(), new Activation.Tanh().pull(), new Activation.Sigmoid().pull(),
        new Activation.Relu().pull()));
    for (var relation : Compare.Relation.values()) functions.add(new Compare(relation));
    for (int n : new int[]{16, 17, 31, 63, 1000, 20_011})
      for (var f : functions) {
        Array a = numbers(dtype, n), b = numbers(dtype, n);
        same(f.name() + " of " + n, () -> kernels.zip(f, a, b));
      }
  }

  @Test
  @Timeout(60)
  void plainLoopsHandOverOnceTheExerciseIsQuickAndWithoutMemoryStay() throws InterruptedException {
    Loops.release();
    var hungry = new Relay<>("vectors", "plain", new Loops(() -> {
      throw new OutOfMemoryError("of the test");
    }));
    var mayEnd = new CountDownLatch(1);
    var quick = new Relay<>("vectors", "plain", new Loops(() -> List.of(new Loops.Drill(Long.MAX_VALUE, () -> {
      try {
        mayEnd.await();
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
    }))));
    assertEquals("plain", hungry.now());
    assertEquals("plain", quick.now());
    mayEnd.countDown();
    while (quick.now().equals("plain")) Thread.sleep(1);
    assertEquals("vectors", quick.now());
    assertEquals("plain", hungry.now());
    assertEquals("vectors", Relay.of("vectors").now());
  }

  @Test
  @Tag("full")
  void exercisesEndOnceTheirLoopsAreCompiled() throws InterruptedException {
    Loops.release();
    var loops = new Loops(Drills32::passes);
    assertFalse(loops.compiled(), "compiled before any exercise");
    for (long from = System.nanoTime(); !loops.compiled(); Thread.sleep(10))
      assertTrue(System.nanoTime() - from < 300_000_000_000L, "not compiled within 300 s");
  }
}
