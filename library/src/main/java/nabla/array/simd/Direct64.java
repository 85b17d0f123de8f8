package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Convolution with few kernels of doubles, or in narrow vectors, straight from the copied image: a packed panel would not be used often
/// enough. A tile of 4 kernels × 2 vectors of results stays in registers while all terms are added.
final class Direct64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();
  private static final int TILE = 2 * L;
  private static final int MR = 4;

  private Direct64() {}

  /// Whether this is the way for these kernels.
  static boolean suits(Layout l) {
    return !Tile64.WIDE || l.kernels() / l.window().groups() < 8;
  }

  /// The kernels in fours within each group, padded with zeros: (groups, fours, terms, 4).
  static double[] fours(Layout l, double[] w, int q) {
    int groups = l.window().groups(), each = l.kernels() / groups, fours = (each + MR - 1) / MR, terms = l.terms();
    var packed = new double[groups * fours * terms * MR];
    for (int o = 0; o < l.kernels(); o++)
      for (int k = 0, to = (o / each * fours + o % each / MR) * terms * MR + o % each % MR; k < terms; k++)
        packed[to + k * MR] = w[q + o * terms + k];
    return packed;
  }

  /// Convolves one copied image with kernels in fours.
  static void correlate(Layout l, int[] offsets, double[] weights, double[] image, double[] y, int to) {
    int groups = l.window().groups(), each = l.kernels() / groups, fours = (each + MR - 1) / MR,
        tiles = (l.span() + TILE - 1) / TILE * TILE;
    var sums = Scratch.doubles(1, fours * MR * tiles);
    for (int group = 0; group < groups; group++) {
      int from = group * l.depth() * l.plane();
      var kernels = new Matrix64(weights, group * fours * offsets.length * MR, MR, offsets.length, 1, MR);
      if (Loops.CONVOLUTIONS64.compiled()) vectors(kernels, fours, offsets, image, from, sums, tiles);
      else plain(kernels, fours, new Windows64(l, image, from, offsets, false), sums, tiles);
      for (int o = 0; o < each; o++)
        for (int r = 0; r < l.rows(); r++)
          System.arraycopy(sums, o * tiles + r * l.pitch(), y, to + ((group * each + o) * l.rows() + r) * l.columns(), l.columns());
    }
  }

  private static void vectors(Matrix64 kernels, int fours, int[] offsets, double[] image, int from, double[] sums, int tiles) {
    for (int t = 0; t < tiles; t += TILE)
      for (int four = 0, weight = kernels.offset(); four < fours; four++, weight += offsets.length * MR)
        tile(image, from + t, offsets, kernels.data(), weight, sums, four * MR * tiles + t, tiles);
  }

  private static void plain(Matrix64 kernels, int fours, Windows64 x, double[] sums, int tiles) {
    var seen = x.part(0, 0, kernels.columns(), x.results());
    for (int four = 0; four < fours; four++)
      Plain64.product(kernels.part(0, four * kernels.columns(), MR, kernels.columns()), seen,
          new Matrix64(sums, four * MR * tiles, MR, x.results(), tiles, 1), true);
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
