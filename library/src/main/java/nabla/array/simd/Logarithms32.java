package nabla.array.simd;

import static jdk.incubator.vector.FloatVector.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The logarithm of floats in one loop, as those of `Exponentials32` are. Error in units of the last place, the worst of five million arguments: 1.
final class Logarithms32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length();
  private static final float LN2_HIGH = 0.693359375f, LN2_LOW = -2.12194440e-4f;

  private Logarithms32() {}

  /// Writes `ln x` to `y`, either another array or x itself.
  static void log(float[] x, int p, float[] y, int q, int n) {
    int m = n - Exponentials32.ragged(x, y, n);
    logs(x, p, y, q, m);
    if (m == n) return;
    var few = new float[L];
    System.arraycopy(x, p + m, few, 0, n - m);
    logs(few, 0, few, 0, L);
    System.arraycopy(few, 0, y, q + m, n - m);
  }

  /// With x = 2ᵏ m, √½ ≤ m < √2: `k ln 2 + 2 artanh(f / (2 + f))`, f = m − 1, as in Sun's fdlibm. No numbers, or at least a vector of them.
  private static void logs(float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int at = Math.min(i, n - L);
      var v = FloatVector.fromArray(S, x, p + at);
      var tiny = v.compare(VectorOperators.LT, Float.MIN_NORMAL);
      var bits = v.blend(v.mul(0x1p25f), tiny).reinterpretAsInts();
      var exponent = bits.add(0x3f800000 - 0x3f3504f3).lanewise(VectorOperators.LSHR, 23);
      var f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).add(0x3f800000).reinterpretAsFloats().sub(1);
      var k = exponent.or(0x4b000000).reinterpretAsFloats().sub(0x1p23f + 127);
      k = k.blend(k.sub(25), tiny);
      var s = f.div(f.add(2));
      var z = s.mul(s);
      var half = f.mul(f).mul(0.5f);
      var t = broadcast(S, 0.24279079f).fma(z, broadcast(S, 0.28498787f)).fma(z, broadcast(S, 0.40000972f));
      t = t.fma(z, broadcast(S, 0.66666663f)).mul(z);
      var l = k.fma(broadcast(S, LN2_HIGH), f.sub(half.sub(s.fma(half.add(t), k.mul(LN2_LOW)))));
      l = l.blend(Float.NEGATIVE_INFINITY, v.compare(VectorOperators.EQ, 0)).blend(Float.NaN, v.compare(VectorOperators.LT, 0));
      l.blend(v, v.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY)).blend(v, v.test(VectorOperators.IS_NAN)).intoArray(y, q + at);
    }
  }
}
