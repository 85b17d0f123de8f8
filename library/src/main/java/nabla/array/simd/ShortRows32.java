package nabla.array.simd;

/// Softmax of rows that fill no vector: the exponentials of many rows are taken at once. `count` is the numbers of all of them, `n` those of one.
final class ShortRows32 {
  private ShortRows32() {}

  static void softmax(float[] x, int p, float[] y, int q, int n, int count) {
    centre(x, p, y, q, n, count);
    exp(y, q, y, q, count);
    for (int i = q; i < q + count; i += n) {
      float part = 1 / sum(y, i, n);
      for (int j = i; j < i + n; j++) y[j] *= part;
    }
  }

  static void logSoftmax(float[] x, int p, float[] y, int q, int n, int count) {
    centre(x, p, y, q, n, count);
    var e = new float[count];
    exp(y, q, e, 0, count);
    for (int i = 0; i < count; i += n) {
      float log = (float) Math.log(sum(e, i, n));
      for (int j = q + i; j < q + i + n; j++) y[j] -= log;
    }
  }

  /// `x` less the largest number of its row.
  private static void centre(float[] x, int p, float[] y, int q, int n, int count) {
    for (int i = 0; i < count; i += n) {
      float most = x[p + i];
      for (int j = i + 1; j < i + n; j++) most = Math.max(most, x[p + j]);
      for (int j = i; j < i + n; j++) y[q + j] = x[p + j] - most;
    }
  }

  private static void exp(float[] x, int p, float[] y, int q, int n) {
    Exponentials32.exp(0, x, p, y, q, n);
  }

  private static float sum(float[] y, int q, int n) {
    double sum = 0;
    for (int j = q; j < q + n; j++) sum += y[j];
    return (float) sum;
  }

  static void softmaxInput(float[] y, int p, float[] g, int q, float[] x, int r, int n, int count) {
    for (int i = 0; i < count; i += n) {
      double sum = 0;
      for (int j = i; j < i + n; j++) sum += y[p + j] * g[q + j];
      float dot = (float) sum;
      for (int j = i; j < i + n; j++) x[r + j] = y[p + j] * (g[q + j] - dot);
    }
  }

  /// Writes `ln softmax(x)`, and `−Σ t ln softmax(x)` of each row to `sums`.
  static void crossEntropy(float[] x, int p, float[] t, int q, float[] logs, int r, float[] sums, int at, int n, int count) {
    logSoftmax(x, p, logs, r, n, count);
    for (int i = 0; i < count; i += n) {
      double sum = 0;
      for (int j = i; j < i + n; j++) if (t[q + j] != 0) sum -= t[q + j] * logs[r + j];
      sums[at + i / n] = (float) sum;
    }
  }

  /// `g (exp(logs) Σ t − t)`
  static void crossEntropyInput(float[] logs, int p, float[] t, int q, float[] g, int at, float[] x, int r, int n, int count) {
    exp(logs, p, x, r, count);
    for (int i = 0; i < count; i += n) {
      float whole = sum(t, q + i, n);
      for (int j = i; j < i + n; j++) x[r + j] = (x[r + j] * whole - t[q + j]) * g[at + i / n];
    }
  }
}
