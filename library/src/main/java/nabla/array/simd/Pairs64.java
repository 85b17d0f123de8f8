package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The largest of windows of 2 × 2 side by side in one plane of doubles, with their places, without a branch an element.
///
/// Of equal numbers the first of a window counts; NaN counts as largest.
final class Pairs64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();
  /// Of two vectors one after the other, the lanes at even and those at odd places.
  private static final DoubleVector EVEN = DoubleVector.zero(S).addIndex(2), ODD = EVEN.add(1);

  private Pairs64() {}

  static void max(double[] x, int p, int width, double[] y, double[] places, int q, int rows, int columns) {
    for (int s = 0; s < columns; s += L) {
      var out = S.indexInRange(0, columns - s);
      for (int r = 0; r < rows; r++) {
        int at = 2 * r * width + 2 * s, to = q + r * columns + s;
        if (p + at + width + 2 * L <= x.length) run(x, p, width, at, y, places, to, out);
        else for (int i = 0; i < Math.min(L, columns - s); i++) one(x, p, width, at + 2 * i, y, places, to + i);
      }
    }
  }

  /// The windows whose first number is at `at` of the plane.
  private static void run(double[] x, int p, int width, int at, double[] y, double[] places, int to, VectorMask<Double> out) {
    DoubleVector a0 = DoubleVector.fromArray(S, x, p + at), a1 = DoubleVector.fromArray(S, x, p + at + L);
    DoubleVector b0 = DoubleVector.fromArray(S, x, p + at + width), b1 = DoubleVector.fromArray(S, x, p + at + width + L);
    DoubleVector most = EVEN.selectFrom(a0, a1), place = EVEN.add(at), next = ODD.selectFrom(a0, a1);
    var beaten = next.compare(VectorOperators.LE, most).not().and(most.compare(VectorOperators.EQ, most));
    most = most.blend(next, beaten);
    place = place.blend(ODD.add(at), beaten);
    next = EVEN.selectFrom(b0, b1);
    beaten = next.compare(VectorOperators.LE, most).not().and(most.compare(VectorOperators.EQ, most));
    most = most.blend(next, beaten);
    place = place.blend(EVEN.add(at + width), beaten);
    next = ODD.selectFrom(b0, b1);
    beaten = next.compare(VectorOperators.LE, most).not().and(most.compare(VectorOperators.EQ, most));
    most.blend(next, beaten).intoArray(y, to, out);
    place.blend(ODD.add(at + width), beaten).intoArray(places, to, out);
  }

  private static void one(double[] x, int p, int width, int at, double[] y, double[] places, int to) {
    int best = at;
    for (int k = 1; k < 4; k++) {
      int next = at + (k & 1) + (k >> 1) * width;
      if (!(x[p + next] <= x[p + best]) && x[p + best] == x[p + best]) best = next;
    }
    y[to] = x[p + best];
    places[to] = best;
  }
}
