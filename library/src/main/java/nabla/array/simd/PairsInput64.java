package nabla.array.simd;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The gradients of windows of 2 × 2 side by side in one plane of doubles.
final class PairsInput64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();
  /// Each of the first half of a vector twice, each of the second.
  private static final VectorShuffle<Double> FIRST = VectorShuffle.fromOp(S, i -> i / 2),
      SECOND = VectorShuffle.fromOp(S, i -> (L + i) / 2);

  private PairsInput64() {}

  /// The gradient of `max`: writes all of a plane, each number of g at its place and 0 elsewhere.
  static void maxInput(double[] g, int q, double[] places, int o, int rows, int columns, double[] x, int p, int height, int width) {
    for (int r = 0; r < rows; r++)
      for (int s = 0; s < columns; s += L) {
        int n = Math.min(L, columns - s), i = r * columns + s, to = 2 * r * width + 2 * s;
        var in = S.indexInRange(0, n);
        DoubleVector v = DoubleVector.fromArray(S, g, q + i, in).add(0), place = DoubleVector.fromArray(S, places, o + i, in).sub(to);
        half(v.rearrange(FIRST), place.rearrange(FIRST), x, p + to, width, 2 * n);
        if (2 * n > L) half(v.rearrange(SECOND), place.rearrange(SECOND).sub(L), x, p + to + L, width, 2 * n - L);
      }
    rest(rows, columns, x, p, height, width);
  }

  /// Up to a vector of both rows: the upper one's places are 0 to L − 1 here, the lower one's `width` more.
  private static void half(DoubleVector v, DoubleVector place, double[] x, int to, int width, int n) {
    VectorMask<Double> out = S.indexInRange(0, n);
    DoubleVector zero = DoubleVector.zero(S), own = zero.addIndex(1);
    zero.blend(v, place.compare(VectorOperators.EQ, own)).intoArray(x, to, out);
    zero.blend(v, place.compare(VectorOperators.EQ, own.add(width))).intoArray(x, to + width, out);
  }

  /// The gradient of the mean: a quarter of each number of g, in all of its window.
  static void meanInput(double[] g, int q, int rows, int columns, double[] x, int p, int height, int width) {
    for (int r = 0; r < rows; r++)
      for (int s = 0; s < columns; s += L) {
        int n = Math.min(L, columns - s), to = p + 2 * r * width + 2 * s;
        var v = DoubleVector.fromArray(S, g, q + r * columns + s, S.indexInRange(0, n)).mul(0.25).add(0);
        VectorMask<Double> low = S.indexInRange(0, 2 * n), high = S.indexInRange(L, 2 * n);
        v.rearrange(FIRST).intoArray(x, to, low);
        v.rearrange(FIRST).intoArray(x, to + width, low);
        v.rearrange(SECOND).intoArray(x, to + L, high);
        v.rearrange(SECOND).intoArray(x, to + width + L, high);
      }
    rest(rows, columns, x, p, height, width);
  }

  /// Zeros in the column and the row that no window reaches, and below them.
  private static void rest(int rows, int columns, double[] x, int p, int height, int width) {
    if (2 * columns < width) for (int r = 0; r < 2 * rows; r++) Arrays.fill(x, p + r * width + 2 * columns, p + (r + 1) * width, 0);
    Arrays.fill(x, p + 2 * rows * width, p + height * width, 0);
  }
}
