package nabla.array.simd;

/// Products of doubles in plain loops, to the bits of the vector loops they stand in for while `Loops` are not compiled: every sum is the same
/// chain of fused multiply-adds. Twelve of them are in registers at a time, which the first compiler keeps there too.
final class Plain64 {
  private static final int ROWS = 3, COLUMNS = 4;

  private final Matrix64 a, b, c;
  private final double[] x, y;
  private final boolean first;

  /// Rows of `a` and columns of `b` lie gapless here.
  private Plain64(Matrix64 a, Matrix64 b, Matrix64 c, boolean first) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.first = first;
    x = a.data();
    y = b.data();
  }

  /// Writes the product of `a` (m × k) and `b` (k × n) to `c` (m × n), or adds it to what is there; any steps.
  static void product(Matrix64 a, Matrix64 b, Matrix64 c, boolean first) {
    var plain = new Plain64(gapless(a), gapless(b.transposed()).transposed(), c, first);
    for (int i = 0; i < c.rows(); i += ROWS) {
      Pool.check();
      for (int j = 0; j < c.columns(); j += COLUMNS) plain.tile(i, j);
    }
  }

  private static Matrix64 gapless(Matrix64 m) {
    return m.columnStep() == 1 ? m : m.packed();
  }

  private int row(int i) {
    return a.place(Math.min(i, c.rows() - 1), 0);
  }

  private int column(int j) {
    return b.place(0, Math.min(j, c.columns() - 1));
  }

  /// Rows and columns behind the last repeat it and are not written.
  private void tile(int i, int j) {
    double[] left = x, right = y;
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, t0 = 0, t1 = 0, t2 = 0, t3 = 0, u0 = 0, u1 = 0, u2 = 0, u3 = 0;
    int s = row(i), t = row(i + 1), u = row(i + 2), p = column(j), q = column(j + 1), r = column(j + 2), z = column(j + 3);
    for (int end = s + a.columns(); s < end; s++, t++, u++, p++, q++, r++, z++) {
      double v = left[s], w = left[t], h = left[u], y0 = right[p], y1 = right[q], y2 = right[r], y3 = right[z];
      s0 = Math.fma(v, y0, s0);
      s1 = Math.fma(v, y1, s1);
      s2 = Math.fma(v, y2, s2);
      s3 = Math.fma(v, y3, s3);
      t0 = Math.fma(w, y0, t0);
      t1 = Math.fma(w, y1, t1);
      t2 = Math.fma(w, y2, t2);
      t3 = Math.fma(w, y3, t3);
      u0 = Math.fma(h, y0, u0);
      u1 = Math.fma(h, y1, u1);
      u2 = Math.fma(h, y2, u2);
      u3 = Math.fma(h, y3, u3);
    }
    put(i, j, s0, s1, s2, s3);
    put(i + 1, j, t0, t1, t2, t3);
    put(i + 2, j, u0, u1, u2, u3);
  }

  private void put(int i, int j, double s0, double s1, double s2, double s3) {
    if (i >= c.rows()) return;
    put(i, j, s0);
    put(i, j + 1, s1);
    put(i, j + 2, s2);
    put(i, j + 3, s3);
  }

  private void put(int i, int j, double sum) {
    if (j >= c.columns()) return;
    int at = c.place(i, j);
    c.data()[at] = first ? sum : sum + c.data()[at];
  }

  /// The sum of products as vectors of these lanes take it: four of them in turn, then what is left, one vector after the other, on the first.
  static double dot(double[] x, int p, double[] y, int q, int n, int lanes) {
    var sums = new double[4 * lanes];
    int i = 0;
    for (; i < n - sums.length + 1; i += sums.length)
      for (int k = 0; k < sums.length; k++) sums[k] = Math.fma(x[p + i + k], y[q + i + k], sums[k]);
    for (; i < n; i += lanes)
      for (int k = 0; k < lanes; k++) sums[k] = i + k < n ? Math.fma(x[p + i + k], y[q + i + k], sums[k]) : sums[k] + 0;
    double sum = 0;
    for (int k = 0; k < lanes; k++) sum += sums[k] + sums[k + lanes] + (sums[k + 2 * lanes] + sums[k + 3 * lanes]);
    return sum;
  }
}
