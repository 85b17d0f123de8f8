package nabla.array.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nabla.array.Fold;

/// Softmax of rows of floats: a row stays in the nearest cache while its maximum, its exponentials and their sum are taken. None is shorter than a
/// vector (`ShortRows`). A probability is off by 4 units of the last place at most, beside the rounding of the sum: 1.1 for `exp`, 1 each for the sum's reciprocal and the product.
final class Rows32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length();

  private Rows32() {}

  static void softmax(float[] x, int p, float[] y, int q, int n) {
    float part = 1 / exponentials(x, p, (float) Folds32.row(Fold.MAX, x, p, n), y, q, n);
    int i = 0;
    for (; i < S.loopBound(n); i += L) FloatVector.fromArray(S, y, q + i).mul(part).intoArray(y, q + i);
    for (; i < n; i++) y[q + i] *= part;
  }

  static void logSoftmax(float[] x, int p, float[] y, int q, int n) {
    float most = (float) Folds32.row(Fold.MAX, x, p, n), log = (float) Math.log(exponentials(x, p, most, y, q, n));
    int i = 0;
    for (; i < S.loopBound(n); i += L) FloatVector.fromArray(S, x, p + i).sub(most).sub(log).intoArray(y, q + i);
    for (; i < n; i++) y[q + i] = x[p + i] - most - log;
  }

  /// Writes `exp(x − most)` and returns their sum.
  private static float exponentials(float[] x, int p, float most, float[] y, int q, int n) {
    Exponentials32.exp(most, x, p, y, q, n);
    FloatVector s0 = FloatVector.zero(S), s1 = s0;
    int i = 0;
    for (; i < n - 2 * L + 1; i += 2 * L) {
      s0 = s0.add(FloatVector.fromArray(S, y, q + i));
      s1 = s1.add(FloatVector.fromArray(S, y, q + i + L));
    }
    for (; i < S.loopBound(n); i += L) s0 = s0.add(FloatVector.fromArray(S, y, q + i));
    double sum = total(s0.add(s1));
    for (; i < n; i++) sum += y[q + i];
    return (float) sum;
  }

  static void softmaxInput(float[] y, int p, float[] g, int q, float[] x, int r, int n) {
    FloatVector s0 = FloatVector.zero(S), s1 = s0;
    int i = 0;
    for (; i < n - 2 * L + 1; i += 2 * L) {
      s0 = FloatVector.fromArray(S, y, p + i).fma(FloatVector.fromArray(S, g, q + i), s0);
      s1 = FloatVector.fromArray(S, y, p + i + L).fma(FloatVector.fromArray(S, g, q + i + L), s1);
    }
    for (; i < S.loopBound(n); i += L) s0 = FloatVector.fromArray(S, y, p + i).fma(FloatVector.fromArray(S, g, q + i), s0);
    double sum = total(s0.add(s1));
    for (; i < n; i++) sum += y[p + i] * g[q + i];
    float dot = (float) sum;
    for (i = 0; i < S.loopBound(n); i += L)
      FloatVector.fromArray(S, g, q + i).sub(dot).mul(FloatVector.fromArray(S, y, p + i)).intoArray(x, r + i);
    for (; i < n; i++) x[r + i] = y[p + i] * (g[q + i] - dot);
  }

  /// Writes `ln softmax(x)` and returns `−Σ t ln softmax(x)`.
  static float crossEntropy(float[] x, int p, float[] t, int q, float[] logs, int r, int n) {
    logSoftmax(x, p, logs, r, n);
    var sums = FloatVector.zero(S);
    int i = 0;
    for (; i < S.loopBound(n); i += L) {
      var target = FloatVector.fromArray(S, t, q + i);
      sums = sums.sub(FloatVector.fromArray(S, logs, r + i).mul(target).blend(0, target.compare(VectorOperators.EQ, 0)));
    }
    double sum = total(sums);
    for (; i < n; i++) if (t[q + i] != 0) sum -= t[q + i] * logs[r + i];
    return (float) sum;
  }

  /// `g (exp(logs) Σ t − t)`
  static void crossEntropyInput(float[] logs, int p, float[] t, int q, float g, float[] x, int r, int n) {
    float whole = (float) Folds32.row(Fold.SUM, t, q, n);
    Exponentials32.exp(0, logs, p, x, r, n);
    int i = 0;
    for (; i < S.loopBound(n); i += L)
      FloatVector.fromArray(S, x, r + i).mul(whole).sub(FloatVector.fromArray(S, t, q + i)).mul(g).intoArray(x, r + i);
    for (; i < n; i++) x[r + i] = (x[r + i] * whole - t[q + i]) * g;
  }

  /// The lanes added up, always in the same order.
  static double total(FloatVector sums) {
    var lanes = new float[L];
    sums.intoArray(lanes, 0);
    double sum = 0;
    for (float lane : lanes) sum += lane;
    return sum;
  }
}
