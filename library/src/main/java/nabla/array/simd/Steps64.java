package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import nabla.array.AdamStep;

/// Optimisers' steps over doubles, each one pass that writes in place. What vectors leave over goes by plain loops, at first everything.
final class Steps64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();

  private Steps64() {}

  static void adam(double[] w, int o, double[] g, int p, double[] m, int q, double[] v, int r, int n, AdamStep s) {
    double beta1 = s.beta1(), beta2 = s.beta2(), rest1 = (1 - s.beta1()), rest2 = (1 - s.beta2());
    double rate = -s.rate(), scale = s.scale(), inner = s.inner(), outer = s.outer(), keep = s.keep();
    int i = 0;
    if (Loops.PASSES64.compiled()) for (; i < S.loopBound(n); i += L) {
      var slope = DoubleVector.fromArray(S, g, p + i);
      var first = DoubleVector.fromArray(S, m, q + i).mul(beta1).add(slope.mul(rest1));
      var second = DoubleVector.fromArray(S, v, r + i).mul(beta2).add(slope.mul(slope).mul(rest2));
      first.intoArray(m, q + i);
      second.intoArray(v, r + i);
      var root = second.mul(scale).add(inner).sqrt().add(outer);
      DoubleVector.fromArray(S, w, o + i).mul(keep).add(first.mul(rate).div(root)).intoArray(w, o + i);
    }
    for (; i < n; i++) {
      m[q + i] = beta1 * m[q + i] + rest1 * g[p + i];
      v[r + i] = beta2 * v[r + i] + rest2 * (g[p + i] * g[p + i]);
      w[o + i] = keep * w[o + i] + rate * m[q + i] / (Math.sqrt(scale * v[r + i] + inner) + outer);
    }
  }

  /// `w ← a w + b x`
  static void mix(double[] w, int o, double a, double[] x, int p, double b, int n) {
    int i = 0;
    if (Loops.PASSES64.compiled()) for (; i < S.loopBound(n); i += L)
      DoubleVector.fromArray(S, w, o + i).mul(a).add(DoubleVector.fromArray(S, x, p + i).mul(b)).intoArray(w, o + i);
    for (; i < n; i++) w[o + i] = a * w[o + i] + b * x[p + i];
  }
}
