package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nabla.array.Fold;

/// Softmax of rows of doubles: a row stays in the nearest cache while its maximum, its exponentials and their sum are taken. None is shorter than
/// a vector (`ShortRows`).
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
    Exponentials64.exp(most, x, p, y, q, n);
    var sums = DoubleVector.zero(S);
    int i = 0;
    for (; i < S.loopBound(n); i += L) sums = sums.add(DoubleVector.fromArray(S, y, q + i));
    double sum = total(sums);
    for (; i < n; i++) sum += y[q + i];
    return sum;
  }

  static void softmaxInput(double[] y, int p, double[] g, int q, double[] x, int r, int n) {
    DoubleVector s0 = DoubleVector.zero(S), s1 = s0;
    int i = 0;
    for (; i < n - 2 * L + 1; i += 2 * L) {
      s0 = DoubleVector.fromArray(S, y, p + i).fma(DoubleVector.fromArray(S, g, q + i), s0);
      s1 = DoubleVector.fromArray(S, y, p + i + L).fma(DoubleVector.fromArray(S, g, q + i + L), s1);
    }
    for (; i < S.loopBound(n); i += L) s0 = DoubleVector.fromArray(S, y, p + i).fma(DoubleVector.fromArray(S, g, q + i), s0);
    double sum = total(s0.add(s1));
    for (; i < n; i++) sum += y[p + i] * g[q + i];
    double dot = sum;
    for (i = 0; i < S.loopBound(n); i += L)
      DoubleVector.fromArray(S, g, q + i).sub(dot).mul(DoubleVector.fromArray(S, y, p + i)).intoArray(x, r + i);
    for (; i < n; i++) x[r + i] = y[p + i] * (g[q + i] - dot);
  }

  /// Writes `ln softmax(x)` and returns `−Σ t ln softmax(x)`.
  static double crossEntropy(double[] x, int p, double[] t, int q, double[] logs, int r, int n) {
    logSoftmax(x, p, logs, r, n);
    var sums = DoubleVector.zero(S);
    int i = 0;
    for (; i < S.loopBound(n); i += L) {
      var target = DoubleVector.fromArray(S, t, q + i);
      sums = sums.sub(DoubleVector.fromArray(S, logs, r + i).mul(target).blend(0, target.compare(VectorOperators.EQ, 0)));
    }
    double sum = total(sums);
    for (; i < n; i++) if (t[q + i] != 0) sum -= t[q + i] * logs[r + i];
    return sum;
  }

  /// `g (exp(logs) Σ t − t)`
  static void crossEntropyInput(double[] logs, int p, double[] t, int q, double g, double[] x, int r, int n) {
    double whole = Folds64.row(Fold.SUM, t, q, n);
    Exponentials64.exp(0, logs, p, x, r, n);
    int i = 0;
    for (; i < S.loopBound(n); i += L)
      DoubleVector.fromArray(S, x, r + i).mul(whole).sub(DoubleVector.fromArray(S, t, q + i)).mul(g).intoArray(x, r + i);
    for (; i < n; i++) x[r + i] = (x[r + i] * whole - t[q + i]) * g;
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
