package nabla.array.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Passes over stretches of floats that standardising a group is made of.
final class Groups32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length();
  private static final int BLOCK = 1 << 12;

  private Groups32() {}

  /// `Σ (x − shift)²`
  static double squares(float[] x, int p, float shift, int n) {
    double all = 0;
    for (int from = 0; from < n; from += BLOCK) {
      int end = Math.min(n, from + BLOCK), i = from;
      var sums = FloatVector.zero(S);
      for (; i < end - L + 1; i += L) {
        var d = FloatVector.fromArray(S, x, p + i).sub(shift);
        sums = d.fma(d, sums);
      }
      all += Rows32.total(sums);
      for (; i < end; i++) all += (double) (x[p + i] - shift) * (x[p + i] - shift);
    }
    return all;
  }

  /// `Σ x y`
  static double dot(float[] x, int p, float[] y, int q, int n) {
    double all = 0;
    for (int from = 0; from < n; from += BLOCK) {
      int end = Math.min(n, from + BLOCK), i = from;
      var sums = FloatVector.zero(S);
      for (; i < end - L + 1; i += L) sums = FloatVector.fromArray(S, x, p + i).fma(FloatVector.fromArray(S, y, q + i), sums);
      all += Rows32.total(sums);
      for (; i < end; i++) all += (double) x[p + i] * y[q + i];
    }
    return all;
  }

  /// `y = (x − shift) · scale`
  static void standardize(float[] x, int p, float shift, float scale, float[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) FloatVector.fromArray(S, x, p + i).sub(shift).mul(scale).intoArray(y, q + i);
    for (; i < n; i++) y[q + i] = (x[p + i] - shift) * scale;
  }

  /// `y = a x + b`
  static void affine(float[] x, int p, float a, float b, float[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) FloatVector.fromArray(S, x, p + i).mul(a).add(b).intoArray(y, q + i);
    for (; i < n; i++) y[q + i] = x[p + i] * a + b;
  }

  /// `x = (g − mean − z · along) · scale`
  static void input(float[] z, int p, float[] g, int q, float mean, float along, float scale, float[] x, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L)
      FloatVector.fromArray(S, g, q + i).sub(mean).sub(FloatVector.fromArray(S, z, p + i).mul(along)).mul(scale).intoArray(x, r + i);
    for (; i < n; i++) x[r + i] = (g[q + i] - mean - z[p + i] * along) * scale;
  }
}
