package nabla.array.simd;

import java.util.List;
import nabla.array.AdamStep;
import nabla.array.Shape;
import nabla.array.Window;
import nabla.array.simd.Loops.Drill;

/// Exercises for all vector loops of products and convolutions of doubles, and all ways through them: a way that has not been taken is not compiled.
final class Drills64 {
  private static final int L = Lanes.F64.length(), NR = Tile64.NR;

  private Drills64() {}

  static List<Drill> products() {
    return List.of(packed(2 * L, 64, NR + L, false, false), packed(21, 48, NR + 5, true, false), packed(L, 40, 2 * L, false, false),
        packed(L + 5, 40, NR + 2 * L - 3, false, true),
        packed(133, 43, NR, true, true), unpacked(11, 48, 7 * L + 5), unpacked(8, 64, 4 * L), column(64, 16 * L + 3));
  }

  static List<Drill> convolutions() {
    return List.of(convolution(2 * Lanes.F64.length(), 16, 1), convolution(Lanes.F64.length(), 14, 1), convolution(4, 16, 1),
        convolution(9, 21, 2));
  }

  static List<Drill> passes() {
    int n = 50 * L + 5;
    double[] w = new double[n], g = new double[n], m = new double[n], v = new double[n];
    var step = new AdamStep(0, 0, 0, 1, 1, 1, 1);
    return List.of(new Drill(4 * n, () -> Steps64.adam(w, 0, g, 0, m, 0, v, 0, n, step)),
        new Drill(n, () -> Steps64.mix(w, 0, 1, g, 0, 1, n)), new Drill(8 * n, () -> Pairs64.max(w, 0, n / 4, g, v, 0, 2, n / 8)),
        Drill.aside(() -> PairsInput64.maxInput(g, 0, v, 0, 2, n / 8, w, 0, 4, n / 4)),
        Drill.aside(() -> PairsInput64.meanInput(g, 0, 2, n / 8, w, 0, 4, n / 4)));
  }

  private static Matrix64 matrix(int rows, int columns, boolean turned) {
    return turned ? matrix(columns, rows, false).transposed() : new Matrix64(new double[rows * columns], 0, rows, columns, columns, 1);
  }

  private static Drill packed(int m, int k, int n, boolean left, boolean right) {
    Matrix64 a = matrix(m, k, left), b = matrix(k, n, right), c = matrix(m, n, false);
    return new Drill(2L * m * k * n, () -> {
      Gemm64.product(a, b, c);
      Gemm64.product(a, b, c, false);
    });
  }

  private static Drill unpacked(int m, int k, int n) {
    Matrix64 a = matrix(m, k, false), b = matrix(k, n, false), c = matrix(m, n, false);
    return new Drill((long) m * k * n, () -> Unpacked64.product(a, b, c));
  }

  private static Drill column(int m, int k) {
    Matrix64 a = matrix(m, k, false), v = matrix(1, k, false), c = matrix(1, m, false);
    return new Drill((long) m * k, () -> Unpacked64.dots(a, v, c));
  }

  /// All three products of a convolution of images of `side` × `side` with so many kernels.
  private static Drill convolution(int kernels, int side, int stride) {
    int channels = 4, rows = (side - 1) / stride + 1;
    var l = Layout.of(Window.PLAIN.padding(1).stride(stride), Shape.of(2, channels, side, side), Shape.of(kernels, channels, 3, 3), rows,
        rows);
    double[] x = new double[2 * channels * side * side], w = new double[kernels * l.terms()], y = new double[2 * kernels * rows * rows];
    return new Drill(3L * y.length * l.terms(), () -> {
      Conv64.forward(l, x, 0, w, 0, y);
      Conv64.input(l, y, 0, w, 0, x);
      if (KernelProduct64.suits(l)) KernelProduct64.run(l, x, 0, y, 0, w);
      ConvKernel64.run(l, x, 0, y, 0, w);
    });
  }
}
