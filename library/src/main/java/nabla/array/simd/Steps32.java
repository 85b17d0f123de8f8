package nabla.array.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import nabla.array.AdamStep;

/// Optimisers' steps over floats, each one pass that writes in place. What vectors leave over goes by plain loops, at first everything.
final class Steps32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length();

  private Steps32() {}

  static void adam(float[] w, int o, float[] g, int p, float[] m, int q, float[] v, int r, int n, AdamStep s) {
    float beta1 = (float) s.beta1(), beta2 = (float) s.beta2(), rest1 = (float) (1 - s.beta1()), rest2 = (float) (1 - s.beta2());
    float rate = (float) -s.rate(), scale = (float) s.scale(), inner = (float) s.inner(), outer = (float) s.outer(),
        keep = (float) s.keep();
    int i = 0;
    if (Loops.PASSES32.compiled()) for (; i < S.loopBound(n); i += L) {
      var slope = FloatVector.fromArray(S, g, p + i);
      var first = FloatVector.fromArray(S, m, q + i).mul(beta1).add(slope.mul(rest1));
      var second = FloatVector.fromArray(S, v, r + i).mul(beta2).add(slope.mul(slope).mul(rest2));
      first.intoArray(m, q + i);
      second.intoArray(v, r + i);
      var root = second.mul(scale).add(inner).sqrt().add(outer);
      FloatVector.fromArray(S, w, o + i).mul(keep).add(first.mul(rate).div(root)).intoArray(w, o + i);
    }
    for (; i < n; i++) {
      m[q + i] = beta1 * m[q + i] + rest1 * g[p + i];
      v[r + i] = beta2 * v[r + i] + rest2 * (g[p + i] * g[p + i]);
      w[o + i] = keep * w[o + i] + rate * m[q + i] / ((float) Math.sqrt(scale * v[r + i] + inner) + outer);
    }
  }

  /// `w ← a w + b x`
  static void mix(float[] w, int o, float a, float[] x, int p, float b, int n) {
    int i = 0;
    if (Loops.PASSES32.compiled()) for (; i < S.loopBound(n); i += L)
      FloatVector.fromArray(S, w, o + i).mul(a).add(FloatVector.fromArray(S, x, p + i).mul(b)).intoArray(w, o + i);
    for (; i < n; i++) w[o + i] = a * w[o + i] + b * x[p + i];
  }
}
