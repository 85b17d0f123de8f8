package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import nabla.array.Fold;

/// Softmax of rows of doubles: a row stays in the nearest cache while its maximum, its exponentials and their sum are taken.
final class Rows64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();

  private Rows64() {}

  static void softmax(double[] x, int p, double[] y, int q, int n) {
    double sum = exponentials(x, p, Folds64.row(Fold.MAX, x, p, n), y, q, n);
    int i = 0;
    for (; i < S.loopBound(n); i += L) DoubleVector.fromArray(S, y, q + i).div(sum).intoArray(y, q + i);
    for (; i < n; i++) y[q + i] /= sum;
  }

  static void logSoftmax(double[] x, int p, double[] y, int q, int n) {
    double most = Folds64.row(Fold.MAX, x, p, n), log = Math.log(exponentials(x, p, most, y, q, n));
    int i = 0;
    for (; i < S.loopBound(n); i += L) DoubleVector.fromArray(S, x, p + i).sub(most).sub(log).intoArray(y, q + i);
    for (; i < n; i++) y[q + i] = x[p + i] - most - log;
  }

  /// Writes `exp(x − most)` and returns their sum.
  private static double exponentials(double[] x, int p, double most, double[] y, int q, int n) {
    var sums = DoubleVector.zero(S);
    int i = 0;
    for (; i < S.loopBound(n); i += L) {
      var e = Functions64.exp(DoubleVector.fromArray(S, x, p + i).sub(most));
      e.intoArray(y, q + i);
      sums = sums.add(e);
    }
    double sum = total(sums);
    for (; i < n; i++) sum += y[q + i] = Math.exp(x[p + i] - most);
    return sum;
  }

  static void softmaxInput(double[] y, int p, double[] g, int q, double[] x, int r, int n) {
    var sums = DoubleVector.zero(S);
    int i = 0;
    for (; i < S.loopBound(n); i += L) sums = DoubleVector.fromArray(S, y, p + i).fma(DoubleVector.fromArray(S, g, q + i), sums);
    double sum = total(sums);
    for (; i < n; i++) sum += y[p + i] * g[q + i];
    double dot = sum;
    for (i = 0; i < S.loopBound(n); i += L)
      DoubleVector.fromArray(S, g, q + i).sub(dot).mul(DoubleVector.fromArray(S, y, p + i)).intoArray(x, r + i);
    for (; i < n; i++) x[r + i] = y[p + i] * (g[q + i] - dot);
  }

  /// The lanes added up, always in the same order.
  static double total(DoubleVector sums) {
    var lanes = new double[L];
    sums.intoArray(lanes, 0);
    double sum = 0;
    for (double lane : lanes) sum += lane;
    return sum;
  }
}
