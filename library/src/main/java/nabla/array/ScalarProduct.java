package nabla.array;

/// The matrix product in plain loops: both operands copied so that their shared axis is contiguous, then the sums of 3 rows × 4 columns at a
/// time, which the first compiler keeps in registers too. Every sum runs over the shared axis in order, as the definition does.
final class ScalarProduct {
  private static final int ROWS = 3, COLUMNS = 4;

  private final int n, m, k, wide;
  private final double[] left, right, sums;

  private ScalarProduct(int n, int m, int k) {
    this.n = n;
    this.m = m;
    this.k = k;
    int high = (n + ROWS - 1) / ROWS * ROWS;
    wide = (m + COLUMNS - 1) / COLUMNS * COLUMNS;
    left = new double[high * k];
    right = new double[wide * k];
    sums = new double[high * wide];
  }

  /// Writes the product of the matrices that begin at `pa` and `pb` to `po` in `out`.
  static void product(Array a, int pa, Array b, int pb, Array out, int po) {
    var product = new ScalarProduct(out.dim(-2), out.dim(-1), a.dim(-1));
    product.copy(a, pa, a.stride(a.rank() - 2), a.stride(a.rank() - 1), b, pb, b.stride(b.rank() - 1), b.stride(b.rank() - 2));
    product.compute();
    for (int i = 0; i < product.n; i++)
      for (int j = 0; j < product.m; j++) out.raw(po + i * product.m + j, product.sums[i * product.wide + j]);
  }

  private void copy(Array a, int pa, int ai, int al, Array b, int pb, int bj, int bl) {
    for (int i = 0; i < n; i++) for (int l = 0; l < k; l++) left[i * k + l] = a.raw(pa + i * ai + l * al);
    for (int j = 0; j < m; j++) for (int l = 0; l < k; l++) right[j * k + l] = b.raw(pb + j * bj + l * bl);
  }

  private void compute() {
    for (int i = 0; i < n; i += ROWS) {
      Interrupted.check();
      for (int j = 0; j < m; j += COLUMNS) tile(i, j);
    }
  }

  private void tile(int i, int j) {
    var x = left;
    var y = right;
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, t0 = 0, t1 = 0, t2 = 0, t3 = 0, u0 = 0, u1 = 0, u2 = 0, u3 = 0;
    int a = i * k, b = a + k, c = b + k, p = j * k, q = p + k, r = q + k, z = r + k;
    for (int end = a + k; a < end; a++, b++, c++, p++, q++, r++, z++) {
      double v = x[a], w = x[b], h = x[c], y0 = y[p], y1 = y[q], y2 = y[r], y3 = y[z];
      s0 += v * y0;
      s1 += v * y1;
      s2 += v * y2;
      s3 += v * y3;
      t0 += w * y0;
      t1 += w * y1;
      t2 += w * y2;
      t3 += w * y3;
      u0 += h * y0;
      u1 += h * y1;
      u2 += h * y2;
      u3 += h * y3;
    }
    put(i * wide + j, s0, s1, s2, s3);
    put((i + 1) * wide + j, t0, t1, t2, t3);
    put((i + 2) * wide + j, u0, u1, u2, u3);
  }

  private void put(int at, double s0, double s1, double s2, double s3) {
    sums[at] = s0;
    sums[at + 1] = s1;
    sums[at + 2] = s2;
    sums[at + 3] = s3;
  }
}
