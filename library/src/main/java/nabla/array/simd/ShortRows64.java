package nabla.array.simd;

/// Softmax of rows that fill no vector: the exponentials of many rows are taken at once. `count` is the numbers of all of them, `n` those of one.
final class ShortRows64 {
  private ShortRows64() {}

  static void softmax(double[] x, int p, double[] y, int q, int n, int count) {
    centre(x, p, y, q, n, count);
    exp(y, q, y, q, count);
    for (int i = q; i < q + count; i += n) {
      double sum = sum(y, i, n);
      for (int j = i; j < i + n; j++) y[j] /= sum;
    }
  }

  static void logSoftmax(double[] x, int p, double[] y, int q, int n, int count) {
    centre(x, p, y, q, n, count);
    var e = new double[count];
    exp(y, q, e, 0, count);
    for (int i = 0; i < count; i += n) {
      double log = Math.log(sum(e, i, n));
      for (int j = q + i; j < q + i + n; j++) y[j] -= log;
    }
  }

  /// `x` less the largest number of its row.
  private static void centre(double[] x, int p, double[] y, int q, int n, int count) {
    for (int i = 0; i < count; i += n) {
      double most = x[p + i];
      for (int j = i + 1; j < i + n; j++) most = Math.max(most, x[p + j]);
      for (int j = i; j < i + n; j++) y[q + j] = x[p + j] - most;
    }
  }

  private static void exp(double[] x, int p, double[] y, int q, int n) {
    int m = Lanes.F64.loopBound(n);
    Exponentials64.exp(0, x, p, y, q, m);
    PlainExponentials64.exp(0, x, p + m, y, q + m, n - m);
  }

  private static double sum(double[] y, int q, int n) {
    double sum = 0;
    for (int j = q; j < q + n; j++) sum += y[j];
    return sum;
  }

  static void softmaxInput(double[] y, int p, double[] g, int q, double[] x, int r, int n, int count) {
    for (int i = 0; i < count; i += n) {
      double sum = 0;
      for (int j = i; j < i + n; j++) sum += y[p + j] * g[q + j];
      double dot = sum;
      for (int j = i; j < i + n; j++) x[r + j] = y[p + j] * (g[q + j] - dot);
    }
  }

  /// Writes `ln softmax(x)`, and `−Σ t ln softmax(x)` of each row to `sums`.
  static void crossEntropy(double[] x, int p, double[] t, int q, double[] logs, int r, double[] sums, int at, int n, int count) {
    logSoftmax(x, p, logs, r, n, count);
    for (int i = 0; i < count; i += n) {
      double sum = 0;
      for (int j = i; j < i + n; j++) if (t[q + j] != 0) sum -= t[q + j] * logs[r + j];
      sums[at + i / n] = sum;
    }
  }

  /// `g (exp(logs) Σ t − t)`
  static void crossEntropyInput(double[] logs, int p, double[] t, int q, double[] g, int at, double[] x, int r, int n, int count) {
    exp(logs, p, x, r, count);
    for (int i = 0; i < count; i += n) {
      double whole = sum(t, q + i, n);
      for (int j = i; j < i + n; j++) x[r + j] = (x[r + j] * whole - t[q + j]) * g[at + i / n];
    }
  }
}
