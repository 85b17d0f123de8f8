package nabla.array.simd;

import static nabla.array.simd.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Fold;
import nabla.array.Interrupted;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.Scalar1;
import nabla.array.Scalar2;
import nabla.array.ScalarKernels;
import nabla.array.Shape;
import nabla.grad.Activation;
import nabla.grad.Arithmetic;
import nabla.grad.Compare;
import nabla.grad.Powers;
import nabla.grad.Trigonometry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The fast kernels against the definition.
class VectorKernelsTest {
  private static final double[] SPECIAL = {0.0, -0.0, 1, -1, 0.5, -0.5, 1e-30, -1e-30, 1e30, -1e30, 88.5, -87, -100, -104, 20, -20, 9.1,
      1e-41, -1e-41, Double.NaN,
      Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Math.PI, 3e-4, -0.62, 0.63};

  @BeforeAll
  static void vectors() {
    Loops.hold(true);
  }

  private final Kernels fast = Kernels.best();
  private final Kernels scalar = new ScalarKernels();
  private final Rng rng = new Rng(7);

  @Test
  void theFastKernelsAreFoundByName() {
    assertInstanceOf(VectorKernels.class, fast);
  }

  @ParameterizedTest
  @EnumSource
  void everyFunctionOfOneNumberAgreesWithItsDefinition(DType dtype) {
    var x = Array.copyOf(dtype, special(131), Shape.of(131));
    List<Scalar1> functions = List.of(new Powers.Neg(), new Powers.Abs(), new Powers.Square(), new Powers.Sqrt(), new Powers.Exp(),
        new Powers.Log(), new Powers.Power(-1),
        new Powers.Power(2), new Powers.Power(0.7), new Powers.Power(3), new Trigonometry.Sin(), new Trigonometry.Cos(),
        new Activation.Tanh(), new Activation.Sigmoid(), new Activation.Relu(),
        new Activation.Selu(), new Activation.Elu(0.7), new Activation.LeakyRelu(0.1), new Activation.HardTanh(), new Activation.Swish());
    for (var f : functions) assertClose(f.name(), scalar.map(f, x), fast.map(f, x), 5);
  }

  @ParameterizedTest
  @EnumSource
  void everyFunctionOfTwoNumbersAgreesWithItsDefinition(DType dtype) {
    var a = Array.copyOf(dtype, special(SPECIAL.length * SPECIAL.length), Shape.of(SPECIAL.length, SPECIAL.length));
    for (var f : binary()) assertClose(f.name(), scalar.zip(f, a, a.transpose(0, 1)), fast.zip(f, a, a.transpose(0, 1)), 2);
  }

  private static List<Scalar2> binary() {
    return List.of(new Arithmetic.Add(), new Arithmetic.Sub(), new Arithmetic.Mul(), new Arithmetic.Div(), new Arithmetic.Larger(),
        new Arithmetic.Smaller(),
        new Compare(Compare.Relation.GT), new Compare(Compare.Relation.GE), new Compare(Compare.Relation.LT),
        new Compare(Compare.Relation.LE),
        new Compare(Compare.Relation.EQ), new Compare(Compare.Relation.NE));
  }

  @ParameterizedTest
  @EnumSource
  void operandsBroadcastAndMayBeAnyViews(DType dtype) {
    int[][] left = {{37, 141}, {37, 141}, {37, 1}, {1, 141}, {5, 1, 6}, {1}, {3, 4, 5, 6}, {300, 3}, {2, 1500}, {4, 3}, {4, 3}, {4, 1}, {1},
        {3}};
    int[][] right = {{141}, {37, 1}, {1, 141}, {37, 141}, {4, 1}, {70}, {4, 1, 6}, {3}, {1, 1500}, {3}, {4, 1}, {1, 5}, {2, 3}, {3, 3}};
    for (int i = 0; i < left.length; i++)
      for (int k = 0; k < 25; k += 3) {
        Array a = views(normal(dtype, left[i])).get(k / 5), b = views(normal(dtype, right[i])).get(k % 5);
        if (a.shape().broadcast(b.shape()) == null) continue;
        assertClose("sub " + a.shape() + b.shape(), scalar.zip(new Arithmetic.Sub(), a, b), fast.zip(new Arithmetic.Sub(), a, b), 0);
        var mask = scalar.zip(new Compare(Compare.Relation.GT), a, b);
        assertClose("where", scalar.where(mask, a, b), fast.where(mask, a, b), 0);
      }
  }

  @Test
  void singleWithDoubleGivesDouble() {
    Array a = normal(DType.F32, 20, 30), b = normal(DType.F64, 30);
    assertClose("add", scalar.zip(new Arithmetic.Add(), a, b), fast.zip(new Arithmetic.Add(), a, b), 0);
    assertClose("mm", scalar.matmul(a, b.reshape(30, 1)), fast.matmul(a, b.reshape(30, 1)), 40);
  }

  @ParameterizedTest
  @EnumSource
  void foldsAgreeOverAnyAxes(DType dtype) {
    int[][] shapes = {{64}, {66001}, {9, 130}, {130, 9}, {7, 20, 33}, {4, 3, 5, 6}, {1, 300, 1, 2}, {3, 1, 100}, {4, 3}, {7}, {5, 1}};
    for (var dims : shapes)
      for (var x : views(normal(dtype, dims)))
        for (int bits = 0; bits < 1 << x.rank(); bits++) {
          var axes = new boolean[x.rank()];
          for (int i = 0; i < axes.length; i++) axes[i] = (bits >> i & 1) == 1;
          for (var f : Fold.values())
            assertClose(f + " of " + x.shape() + " " + bits, scalar.fold(f, x, axes), fast.fold(f, x, axes), 300);
        }
  }

  @ParameterizedTest
  @EnumSource
  void aFoldOverAnAxisOfOneNumberIsACopy(DType dtype) {
    for (int n : new int[]{3, 100}) {
      var x = normal(dtype, n, 1);
      assertNotSame(x.storage(), fast.fold(Fold.MAX, x, new boolean[]{false, true}).storage(), "whoever writes into the fold changes x");
    }
  }

  @ParameterizedTest
  @EnumSource
  void matrixProductsOfAnySizeAgree(DType dtype) {
    int[][] sizes = {{1, 1, 1}, {4, 2, 8}, {5, 7, 3}, {1, 50, 70}, {70, 50, 1}, {33, 65, 17}, {16, 16, 16}, {130, 129, 131}, {67, 400, 50},
        {3, 500, 300}, {200, 1, 200}, {43, 700, 1555}};
    for (var s : sizes)
      for (var a : matrices(dtype, s[0], s[1]))
        for (var b : matrices(dtype, s[1], s[2]))
          assertClose("mm " + a.shape() + b.shape(), scalar.matmul(a, b), fast.matmul(a, b), 20 * s[1]);
  }

  @ParameterizedTest
  @EnumSource
  void stacksOfMatricesBroadcast(DType dtype) {
    int[][][] pairs = {{{3, 5, 6}, {6, 7}}, {{3, 5, 6}, {3, 6, 7}}, {{2, 1, 5, 6}, {4, 6, 7}}, {{5, 6}, {2, 6, 3}}};
    for (var p : pairs) {
      Array a = normal(dtype, p[0]), b = normal(dtype, p[1]);
      assertClose("mm", scalar.matmul(a, b), fast.matmul(a, b), 100);
    }
  }

  @Test
  void aProductWithNothingInsideIsZero() {
    assertEquals(0, fast.matmul(Array.zeros(DType.F32, Shape.of(3, 0)), Array.zeros(DType.F32, Shape.of(0, 4))).get(2, 3));
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreads() {
    Array a = normal(DType.F32, 333, 700), b = normal(DType.F32, 700, 401), x = normal(DType.F32, 600_001);
    int before = Pool.threads();
    try {
      Pool.threads(1);
      Array product = fast.matmul(a, b), y = fast.map(new Activation.Tanh(), x), sum = fast.fold(Fold.SUM, x, new boolean[]{true});
      for (int threads = 2; threads < 5; threads++) {
        Pool.threads(threads);
        assertClose("mm", product, fast.matmul(a, b), 0);
        assertClose("tanh", y, fast.map(new Activation.Tanh(), x), 0);
        assertClose("sum", sum, fast.fold(Fold.SUM, x, new boolean[]{true}), 0);
      }
    } finally {
      Pool.threads(before);
    }
  }

  @Test
  void anInterruptedThreadLeavesALongProduct() throws InterruptedException {
    Array a = normal(DType.F32, 1000, 1000);
    var work = Thread.ofPlatform().unstarted(() -> assertThrows(Interrupted.class, () -> {
      for (;;) fast.matmul(a, a);
    }));
    work.start();
    Thread.sleep(50);
    work.interrupt();
    work.join(20_000);
    assertTrue(!work.isAlive(), "still multiplying after the interrupt");
    assertClose("mm", scalar.matmul(a.slice(0, 0, 9, 1), a), fast.matmul(a.slice(0, 0, 9, 1), a), 20_000);
  }

  private double[] special(int n) {
    var x = new double[n];
    for (int i = 0; i < n; i++) x[i] = i < 100 || n > 200 ? SPECIAL[i % SPECIAL.length] : 5 * rng.normal();
    return x;
  }

  private Array normal(DType dtype, int... dims) {
    return rng.normal(dtype, Shape.of(dims), 0, 1);
  }

  private static List<Array> views(Array x) {
    int r = x.rank();
    return List.of(x, x.flip(-1), x.slice(0, 0, x.dim(0), 2), x.broadcastTo(x.shape().insert(0, 3)), x.transpose(0, r - 1));
  }

  private List<Array> matrices(DType dtype, int rows, int columns) {
    return List.of(normal(dtype, rows, columns), normal(dtype, columns, rows).transpose(0, 1),
        normal(dtype, rows, 2 * columns).slice(1, 0, 2 * columns, 2), normal(dtype, 1, columns).broadcastTo(Shape.of(rows, columns)));
  }
}
