package nabla.array.simd;

import static jdk.incubator.vector.FloatVector.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Exponentials of floats, bit by bit those of `Functions32`, in one loop whose body calls nothing but the Vector API, as in `Wide32`: where the compiler
/// has met `Functions32.exp` alone before, it does not inline it any more, makes an object of each vector, and takes six to ten times as long.
final class Exponentials32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length();
  private static final float LOG2E = 1.44269504f, LN2_HIGH = 0.693359375f, LN2_LOW = -2.12194440e-4f;
  private static final float ROUND = 0x1.8p23f;

  private Exponentials32() {}

  /// Writes `exp(x − most)` to `y`, either another array or x itself; also of rows that are shorter than a vector.
  static void exp(float most, float[] x, int p, float[] y, int q, int n) {
    int rest = n < L || x == y ? n % L : 0, m = n - rest;
    loop(most, x, p, y, q, m);
    if (rest == 0) return;
    float[] in = new float[L], out = new float[L];
    System.arraycopy(x, p + m, in, 0, rest);
    loop(most, in, 0, out, 0, L);
    System.arraycopy(out, 0, y, q + m, rest);
  }

  /// No numbers, or at least a vector of them; the last one overlaps the one before.
  private static void loop(float most, float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = FloatVector.fromArray(S, x, p + k).sub(most);
      var a = v.blend(89, v.compare(VectorOperators.GT, 89)).blend(-105, v.compare(VectorOperators.LT, -105));
      var whole = a.mul(LOG2E).add(ROUND).sub(ROUND);
      var half = whole.mul(0.5f).add(ROUND).sub(ROUND);
      var r = whole.fma(broadcast(S, -LN2_LOW), whole.fma(broadcast(S, -LN2_HIGH), a));
      var t = broadcast(S, 1 / 5040f).fma(r, broadcast(S, 1 / 720f)).fma(r, broadcast(S, 1 / 120f)).fma(r, broadcast(S, 1 / 24f));
      t = t.fma(r, broadcast(S, 1 / 6f)).fma(r, broadcast(S, 0.5f)).mul(r).fma(r, r);
      var low = half.add(ROUND + 127).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      var high = whole.sub(half).add(ROUND + 127).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      t.add(1).mul(low).mul(high).intoArray(y, q + k);
    }
  }
}
