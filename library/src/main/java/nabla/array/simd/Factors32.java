package nabla.array.simd;

import static jdk.incubator.vector.FloatVector.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Derivatives of functions of floats that are no functions themselves: `bell` is `e^{−x²}`. To 4e-7 of the largest, for what they are multiplied with is
/// no more exact.
final class Factors32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length();
  private static final float LOG2E = 1.44269504f, LN2_HIGH = 0.693359375f, LN2_LOW = -2.12194440e-4f, ROUND = 0x1.8p23f;

  private Factors32() {}

  /// Into another array than x; false, and nothing done, where the function is not one of these.
  static boolean run(String name, float[] x, int p, float[] y, int q, int n) {
    if (n >= L) return whole(name, x, p, y, q, n);
    float[] in = new float[L], out = new float[L];
    System.arraycopy(x, p, in, 0, n);
    if (!whole(name, in, 0, out, 0, L)) return false;
    System.arraycopy(out, 0, y, q, n);
    return true;
  }

  /// At least one vector; the last overlaps the one before.
  private static boolean whole(String name, float[] x, int p, float[] y, int q, int n) {
    switch (name) {
      case "bell" -> bell(x, p, y, q, n);
      case "swishSlope" -> swish(x, p, y, q, n);
      case "geluSlope" -> gelu(x, p, y, q, n);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void bell(float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = FloatVector.fromArray(S, x, p + k);
      v.mul(v).neg().intoArray(y, q + k);
    }
    Exponentials32.exp(0, y, q, y, q, n);
  }

  /// `σ(x) (1 + x (1 − σ(x)))`
  private static void swish(float[] x, int p, float[] y, int q, int n) {
    Exponentials32.sigmoid(x, p, y, q, n);
    int i = 0;
    for (; i < S.loopBound(n); i += L) {
      var s = FloatVector.fromArray(S, y, q + i);
      broadcast(S, 1).sub(s).fma(FloatVector.fromArray(S, x, p + i), broadcast(S, 1)).mul(s).intoArray(y, q + i);
    }
    for (; i < n; i++) y[q + i] = Math.fma(1 - y[q + i], x[p + i], 1) * y[q + i];
  }

  /// `Φ(x) + x φ(x)`: of negative x `e^{−x²/2} (½ erfcx z − z / √π)` with z = |x| / √2 and erfcx as in `Wide32.gelu`; 1 less that of −x else.
  private static void gelu(float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = FloatVector.fromArray(S, x, p + k);
      var size = v.abs();
      size = size.blend(13, size.compare(VectorOperators.GT, 13));
      var z = size.mul(0.70710678f);
      var u = z.sub(2.5f).div(z.add(2.5f));
      var r = u.fma(broadcast(S, 5.8426584e-06f), broadcast(S, 1.4911744e-05f)).fma(u, broadcast(S, -3.3917123e-05f));
      r = r.fma(u, broadcast(S, -0.00012650438f)).fma(u, broadcast(S, 0.0002286428f)).fma(u, broadcast(S, 0.00087516636f));
      r = r.fma(u, broadcast(S, -0.0026424835f)).fma(u, broadcast(S, -0.003993582f)).fma(u, broadcast(S, 0.039922556f));
      r = r.fma(u, broadcast(S, -0.12503306f)).fma(u, broadcast(S, 0.2517132f)).fma(u, broadcast(S, -0.37173673f));
      r = r.fma(u, broadcast(S, 0.21080636f)).mul(0.5f).sub(z.mul(0.56418958f));
      var a = size.mul(size).mul(-0.5f);
      var turns = a.mul(LOG2E).add(ROUND);
      var e = turns.sub(ROUND).fma(broadcast(S, -LN2_LOW), turns.sub(ROUND).fma(broadcast(S, -LN2_HIGH), a));
      var t = e.fma(broadcast(S, 1 / 5040f), broadcast(S, 1 / 720f)).fma(e, broadcast(S, 1 / 120f)).fma(e, broadcast(S, 1 / 24f));
      t = t.fma(e, broadcast(S, 1 / 6f)).fma(e, broadcast(S, 0.5f)).mul(e).fma(e, e).add(1);
      r = r.mul(t).mul(turns.add(127).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats());
      r.blend(broadcast(S, 1).sub(r), v.compare(VectorOperators.GE, 0)).intoArray(y, q + k);
    }
  }
}
