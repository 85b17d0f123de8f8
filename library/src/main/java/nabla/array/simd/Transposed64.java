package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Transposes square blocks of 8 × 8 doubles in vectors of 512 bits: in three steps, each of which swaps a bit of the row's number with
/// the same bit of the column's. The first two are done on four vectors in registers.
final class Transposed64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();
  private static final VectorShuffle<Double> ONE = swap(1), TWO = swap(2), FOUR = swap(4);
  private static final VectorMask<Double> ODD = upper(1), SECOND = upper(2), THIRD = upper(4);

  private Transposed64() {}

  private static VectorShuffle<Double> swap(int bit) {
    return VectorShuffle.fromOp(S, lane -> (lane ^ bit) % L);
  }

  private static VectorMask<Double> upper(int bit) {
    long lanes = 0;
    for (int i = 0; i < L; i++) if ((i & bit) != 0) lanes |= 1L << i;
    return VectorMask.fromLong(S, lanes);
  }

  /// `y[to + k · L + r] = x[from + r · step + k]` for k and r below L, where vectors have 512 bits; rows from `rows` on repeat the last.
  static void block(double[] x, int from, int step, int rows, double[] y, int to) {
    for (int i = 0; i < L; i += 4, to += 4 * L)
      four(x, place(from, step, i, rows), place(from, step, i + 1, rows), place(from, step, i + 2, rows), place(from, step, i + 3, rows), y,
          to);
    rest(y, to - L * L);
  }

  private static int place(int from, int step, int row, int rows) {
    return from + Math.min(row, rows - 1) * step;
  }

  private static void rest(double[] y, int at) {
    for (int i = 0; i < L / 2; i++) halves(y, at + i * L);
  }

  private static void four(double[] x, int p, int q, int r, int s, double[] y, int to) {
    var a = DoubleVector.fromArray(S, x, p);
    var b = DoubleVector.fromArray(S, x, q);
    var c = DoubleVector.fromArray(S, x, r);
    var d = DoubleVector.fromArray(S, x, s);
    var ab = a.blend(b.rearrange(ONE), ODD);
    var ba = a.rearrange(ONE).blend(b, ODD);
    var cd = c.blend(d.rearrange(ONE), ODD);
    var dc = c.rearrange(ONE).blend(d, ODD);
    ab.blend(cd.rearrange(TWO), SECOND).intoArray(y, to);
    ba.blend(dc.rearrange(TWO), SECOND).intoArray(y, to + L);
    ab.rearrange(TWO).blend(cd, SECOND).intoArray(y, to + 2 * L);
    ba.rearrange(TWO).blend(dc, SECOND).intoArray(y, to + 3 * L);
  }

  private static void halves(double[] y, int at) {
    var a = DoubleVector.fromArray(S, y, at);
    var b = DoubleVector.fromArray(S, y, at + 4 * L);
    a.blend(b.rearrange(FOUR), THIRD).intoArray(y, at);
    a.rearrange(FOUR).blend(b, THIRD).intoArray(y, at + 4 * L);
  }
}
