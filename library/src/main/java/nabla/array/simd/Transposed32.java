package nabla.array.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Transposes square blocks of 16 × 16 floats in vectors of 512 bits: in four steps, each of which swaps a bit of the row's number with
/// the same bit of the column's. Two steps at a time are done on four vectors in registers.
final class Transposed32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length();
  private static final VectorShuffle<Float> ONE = swap(1), TWO = swap(2), FOUR = swap(4), EIGHT = swap(8);
  private static final VectorMask<Float> ODD = upper(1), SECOND = upper(2), THIRD = upper(4), FOURTH = upper(8);

  private Transposed32() {}

  private static VectorShuffle<Float> swap(int bit) {
    return VectorShuffle.fromOp(S, lane -> (lane ^ bit) % L);
  }

  private static VectorMask<Float> upper(int bit) {
    long lanes = 0;
    for (int i = 0; i < L; i++) if ((i & bit) != 0) lanes |= 1L << i;
    return VectorMask.fromLong(S, lanes);
  }

  /// `y[to + k · L + r] = x[from + r · step + k]` for k and r below L, where vectors have 512 bits; rows from `rows` on repeat the last.
  static void block(float[] x, int from, int step, int rows, float[] y, int to) {
    for (int i = 0; i < L; i += 4, to += 4 * L)
      four(x, place(from, step, i, rows), place(from, step, i + 1, rows), place(from, step, i + 2, rows), place(from, step, i + 3, rows), y,
          to);
    rest(y, to - L * L);
  }

  private static int place(int from, int step, int row, int rows) {
    return from + Math.min(row, rows - 1) * step;
  }

  private static void rest(float[] y, int at) {
    for (int i = 0; i < L / 4; i++) quarters(y, at + i * L);
  }

  private static void four(float[] x, int p, int q, int r, int s, float[] y, int to) {
    var a = FloatVector.fromArray(S, x, p);
    var b = FloatVector.fromArray(S, x, q);
    var c = FloatVector.fromArray(S, x, r);
    var d = FloatVector.fromArray(S, x, s);
    var ab = a.blend(b.rearrange(ONE), ODD);
    var ba = a.rearrange(ONE).blend(b, ODD);
    var cd = c.blend(d.rearrange(ONE), ODD);
    var dc = c.rearrange(ONE).blend(d, ODD);
    ab.blend(cd.rearrange(TWO), SECOND).intoArray(y, to);
    ba.blend(dc.rearrange(TWO), SECOND).intoArray(y, to + L);
    ab.rearrange(TWO).blend(cd, SECOND).intoArray(y, to + 2 * L);
    ba.rearrange(TWO).blend(dc, SECOND).intoArray(y, to + 3 * L);
  }

  private static void quarters(float[] y, int at) {
    var a = FloatVector.fromArray(S, y, at);
    var b = FloatVector.fromArray(S, y, at + 4 * L);
    var c = FloatVector.fromArray(S, y, at + 8 * L);
    var d = FloatVector.fromArray(S, y, at + 12 * L);
    var ab = a.blend(b.rearrange(FOUR), THIRD);
    var ba = a.rearrange(FOUR).blend(b, THIRD);
    var cd = c.blend(d.rearrange(FOUR), THIRD);
    var dc = c.rearrange(FOUR).blend(d, THIRD);
    ab.blend(cd.rearrange(EIGHT), FOURTH).intoArray(y, at);
    ba.blend(dc.rearrange(EIGHT), FOURTH).intoArray(y, at + 4 * L);
    ab.rearrange(EIGHT).blend(cd, FOURTH).intoArray(y, at + 8 * L);
    ba.rearrange(EIGHT).blend(dc, FOURTH).intoArray(y, at + 12 * L);
  }
}
