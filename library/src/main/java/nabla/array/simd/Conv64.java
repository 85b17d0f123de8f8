package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Convolution of images of doubles and its gradients, without unfolding them: see `Layout` for where the numbers lie.
///
/// Forward, and back to the input, a tile of 4 kernels × 2 vectors of results stays in registers while all terms are added.
/// Images are shared among threads.
final class Conv64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();
  private static final int TILE = 2 * L;
  private static final int MR = 4;

  private Conv64() {}

  /// `y = x ∗ w`; all arrays row-major.
  static void forward(Layout l, double[] x, int p, double[] w, int q, double[] y) {
    var weights = forwardWeights(l, w, q);
    var offsets = l.offsets();
    int area = l.channels() * l.input().dim(2) * l.input().dim(3);
    each(l, n -> {
      var image = Scratch.doubles(0, l.image() + TILE);
      Planes64.pad(l, x, p + n * area, image, 0);
      correlate(l, offsets, weights, image, y, n * l.kernels() * l.rows() * l.columns());
    });
  }

  /// The gradient by the input: `g` convolved with the kernels turned about.
  static void input(Layout l, double[] g, int p, double[] w, int q, double[] x) {
    var back = l.back();
    var weights = backWeights(l, back, w, q);
    var offsets = back.offsets();
    int grid = l.kernels() * l.rows() * l.columns();
    each(l, n -> {
      var image = Scratch.doubles(0, back.image() + TILE);
      Planes64.spread(l, back, g, p + n * grid, image, 0);
      correlate(back, offsets, weights, image, x, n * back.kernels() * back.rows() * back.columns());
    });
  }

  static void each(Layout l, java.util.function.IntConsumer image) {
    long work = (long) l.kernels() * l.terms() * l.span() * l.images();
    int parts = work < 1 << 20 ? 1 : Math.min(l.images(), 4 * Pool.threads());
    Pool.run(parts, part -> {
      for (int n = l.images() * part / parts; n < l.images() * (part + 1) / parts; n++) {
        Pool.check();
        image.accept(n);
      }
    });
  }

  /// The kernels in fours within each group, padded with zeros: (groups, fours, terms, 4).
  private static double[] forwardWeights(Layout l, double[] w, int q) {
    int groups = l.window().groups(), each = l.kernels() / groups, fours = (each + MR - 1) / MR, terms = l.terms();
    var packed = new double[groups * fours * terms * MR];
    for (int o = 0; o < l.kernels(); o++)
      for (int k = 0, to = place(o, each, fours, terms); k < terms; k++) packed[to + k * MR] = w[q + o * terms + k];
    return packed;
  }

  private static int place(int o, int each, int fours, int terms) {
    return (o / each * fours + o % each / MR) * terms * MR + o % each % MR;
  }

  /// The same of the kernels turned about: input channels take the place of kernels, and windows run backwards.
  private static double[] backWeights(Layout l, Layout back, double[] w, int q) {
    int groups = l.window().groups(), each = l.depth(), fours = (each + MR - 1) / MR, kernels = l.kernels() / groups,
        size = l.window().height() * l.window().width();
    var packed = new double[groups * fours * back.terms() * MR];
    for (int o = 0; o < l.kernels(); o++)
      for (int c = 0; c < each; c++) {
        int to = place(o / kernels * each + c, each, fours, back.terms()) + o % kernels * size * MR, from = q + (o * each + c) * size;
        for (int k = 0; k < size; k++) packed[to + k * MR] = w[from + size - 1 - k];
      }
    return packed;
  }

  private static void correlate(Layout l, int[] offsets, double[] weights, double[] image, double[] y, int to) {
    int groups = l.window().groups(), each = l.kernels() / groups, fours = (each + MR - 1) / MR,
        tiles = (l.span() + TILE - 1) / TILE * TILE;
    var sums = Scratch.doubles(1, fours * MR * tiles);
    for (int group = 0; group < groups; group++) {
      int from = group * l.depth() * l.plane();
      for (int t = 0; t < tiles; t += TILE)
        for (int four = 0; four < fours; four++) {
          int weight = (group * fours + four) * offsets.length * MR;
          tile(image, from + t, offsets, weights, weight, sums, four * MR * tiles + t, tiles);
        }
      for (int o = 0; o < each; o++)
        for (int r = 0; r < l.rows(); r++)
          System.arraycopy(sums, o * tiles + r * l.pitch(), y, to + ((group * each + o) * l.rows() + r) * l.columns(), l.columns());
    }
  }

  private static void tile(double[] x, int p, int[] offsets, double[] w, int q, double[] y, int at, int step) {
    DoubleVector c00 = DoubleVector.zero(S), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
    for (int k = 0; k < offsets.length; k++) {
      int from = p + offsets[k];
      var x0 = DoubleVector.fromArray(S, x, from);
      var x1 = DoubleVector.fromArray(S, x, from + L);
      var w0 = DoubleVector.broadcast(S, w[q + k * MR]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      var w1 = DoubleVector.broadcast(S, w[q + k * MR + 1]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      var w2 = DoubleVector.broadcast(S, w[q + k * MR + 2]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      var w3 = DoubleVector.broadcast(S, w[q + k * MR + 3]);
      c30 = w3.fma(x0, c30);
      c31 = w3.fma(x1, c31);
    }
    c00.intoArray(y, at);
    c01.intoArray(y, at + L);
    c10.intoArray(y, at + step);
    c11.intoArray(y, at + step + L);
    c20.intoArray(y, at + 2 * step);
    c21.intoArray(y, at + 2 * step + L);
    c30.intoArray(y, at + 3 * step);
    c31.intoArray(y, at + 3 * step + L);
  }
}
