package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Passes over stretches of doubles that standardising a group is made of.
final class Groups64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();
  private static final int BLOCK = 1 << 12;

  private Groups64() {}

  /// `Σ (x − shift)²`
  static double squares(double[] x, int p, double shift, int n) {
    double all = 0;
    for (int from = 0; from < n; from += BLOCK) {
      int end = Math.min(n, from + BLOCK), i = from;
      var sums = DoubleVector.zero(S);
      for (; i < end - L + 1; i += L) {
        var d = DoubleVector.fromArray(S, x, p + i).sub(shift);
        sums = d.fma(d, sums);
      }
      all += Rows64.total(sums);
      for (; i < end; i++) all += (x[p + i] - shift) * (x[p + i] - shift);
    }
    return all;
  }

  /// `Σ x y`
  static double dot(double[] x, int p, double[] y, int q, int n) {
    double all = 0;
    for (int from = 0; from < n; from += BLOCK) {
      int end = Math.min(n, from + BLOCK), i = from;
      var sums = DoubleVector.zero(S);
      for (; i < end - L + 1; i += L) sums = DoubleVector.fromArray(S, x, p + i).fma(DoubleVector.fromArray(S, y, q + i), sums);
      all += Rows64.total(sums);
      for (; i < end; i++) all += x[p + i] * y[q + i];
    }
    return all;
  }

  /// `y = (x − shift) · scale`
  static void standardize(double[] x, int p, double shift, double scale, double[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) DoubleVector.fromArray(S, x, p + i).sub(shift).mul(scale).intoArray(y, q + i);
    for (; i < n; i++) y[q + i] = (x[p + i] - shift) * scale;
  }

  /// `y = a x + b`
  static void affine(double[] x, int p, double a, double b, double[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) DoubleVector.fromArray(S, x, p + i).mul(a).add(b).intoArray(y, q + i);
    for (; i < n; i++) y[q + i] = x[p + i] * a + b;
  }

  /// `x = (g − mean − z · along) · scale`
  static void input(double[] z, int p, double[] g, int q, double mean, double along, double scale, double[] x, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L)
      DoubleVector.fromArray(S, g, q + i).sub(mean).sub(DoubleVector.fromArray(S, z, p + i).mul(along)).mul(scale).intoArray(x, r + i);
    for (; i < n; i++) x[r + i] = (g[q + i] - mean - z[p + i] * along) * scale;
  }
}
