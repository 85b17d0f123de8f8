package nabla.array.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The gradients of windows of 2 × 2 side by side in one plane of floats.
final class PairsInput32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length();
  /// Each of the first half of a vector twice, each of the second.
  private static final VectorShuffle<Float> FIRST = VectorShuffle.fromOp(S, i -> i / 2), SECOND = VectorShuffle.fromOp(S, i -> (L + i) / 2);

  private PairsInput32() {}

  /// The gradient of `max`: writes all of a plane, each number of g at its place and 0 elsewhere. The upper row's places in a vector count
  /// from 0, the lower one's from `width`.
  static void maxInput(float[] g, int q, float[] places, int o, int rows, int columns, float[] x, int p, int height, int width) {
    FloatVector zero = FloatVector.zero(S), own = zero.addIndex(1);
    for (int s = 0; s < columns; s += L) {
      VectorMask<Float> in = S.indexInRange(0, columns - s), low = S.indexInRange(2 * s, 2 * columns),
          high = S.indexInRange(2 * s + L, 2 * columns);
      for (int r = 0; r < rows; r++) {
        int i = r * columns + s, to = 2 * r * width + 2 * s;
        FloatVector v = FloatVector.fromArray(S, g, q + i, in).add(0), place = FloatVector.fromArray(S, places, o + i, in).sub(to);
        FloatVector a = v.rearrange(FIRST), at = place.rearrange(FIRST), b = v.rearrange(SECOND), bt = place.rearrange(SECOND).sub(L);
        zero.blend(a, at.compare(VectorOperators.EQ, own)).intoArray(x, p + to, low);
        zero.blend(a, at.compare(VectorOperators.EQ, own.add(width))).intoArray(x, p + to + width, low);
        zero.blend(b, bt.compare(VectorOperators.EQ, own)).intoArray(x, p + to + L, high);
        zero.blend(b, bt.compare(VectorOperators.EQ, own.add(width))).intoArray(x, p + to + width + L, high);
      }
    }
    rest(rows, columns, x, p, height, width);
  }

  /// The gradient of the mean: a quarter of each number of g, in all of its window.
  static void meanInput(float[] g, int q, int rows, int columns, float[] x, int p, int height, int width) {
    for (int s = 0; s < columns; s += L) {
      VectorMask<Float> in = S.indexInRange(0, columns - s), low = S.indexInRange(2 * s, 2 * columns),
          high = S.indexInRange(2 * s + L, 2 * columns);
      for (int r = 0; r < rows; r++) {
        int to = p + 2 * r * width + 2 * s;
        var v = FloatVector.fromArray(S, g, q + r * columns + s, in).mul(0.25f).add(0);
        v.rearrange(FIRST).intoArray(x, to, low);
        v.rearrange(FIRST).intoArray(x, to + width, low);
        v.rearrange(SECOND).intoArray(x, to + L, high);
        v.rearrange(SECOND).intoArray(x, to + width + L, high);
      }
    }
    rest(rows, columns, x, p, height, width);
  }

  /// Zeros in the column and the row that no window reaches, and below them.
  private static void rest(int rows, int columns, float[] x, int p, int height, int width) {
    if (2 * columns < width) for (int r = 0; r < 2 * rows; r++) Arrays.fill(x, p + r * width + 2 * columns, p + (r + 1) * width, 0);
    Arrays.fill(x, p + 2 * rows * width, p + height * width, 0);
  }
}
