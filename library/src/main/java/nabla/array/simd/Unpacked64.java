package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The product of small matrices of doubles, read where they lie; `b` has its columns side by side.
final class Unpacked64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();

  private Unpacked64() {}

  /// Writes the product of `a` (m × k, any steps) and `b` (k × n, column step 1) to `c` (m × n, column step 1).
  static void product(Matrix64 a, Matrix64 b, Matrix64 c) {
    if (!Loops.PRODUCTS64.compiled()) {
      Plain64.product(a, b, c, true);
      return;
    }
    int m = c.rows(), n = c.columns(), i = 0;
    for (; i + 4 <= m; i += 4) {
      int j = 0;
      for (; j + 2 * L <= n; j += 2 * L) wide(a, b, c, i, j);
      for (; j < n; j += L) narrow(a, b, c, i, j, S.indexInRange(j, n));
    }
    for (; i < m; i++) {
      int j = 0;
      for (; j + 4 * L <= n; j += 4 * L) row(a, b, c, i, j);
      for (; j < n; j += L) row(a, b, c, i, j, S.indexInRange(j, n));
    }
  }

  private static void wide(Matrix64 a, Matrix64 b, Matrix64 c, int i, int j) {
    double[] x = a.data(), y = b.data(), z = c.data();
    int depth = a.columns(), across = a.columnStep(), down = a.rowStep(), step = b.rowStep(), p = a.place(i, 0), q = b.place(0, j);
    DoubleVector c00 = DoubleVector.zero(S), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
    for (int k = 0; k < depth; k++, p += across, q += step) {
      var b0 = DoubleVector.fromArray(S, y, q);
      var b1 = DoubleVector.fromArray(S, y, q + L);
      var a0 = DoubleVector.broadcast(S, x[p]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      var a1 = DoubleVector.broadcast(S, x[p + down]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      var a2 = DoubleVector.broadcast(S, x[p + 2 * down]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      var a3 = DoubleVector.broadcast(S, x[p + 3 * down]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    int at = c.place(i, j), line = c.rowStep();
    c00.intoArray(z, at);
    c01.intoArray(z, at + L);
    c10.intoArray(z, at + line);
    c11.intoArray(z, at + line + L);
    c20.intoArray(z, at + 2 * line);
    c21.intoArray(z, at + 2 * line + L);
    c30.intoArray(z, at + 3 * line);
    c31.intoArray(z, at + 3 * line + L);
  }

  private static void narrow(Matrix64 a, Matrix64 b, Matrix64 c, int i, int j, VectorMask<Double> mask) {
    double[] x = a.data(), y = b.data(), z = c.data();
    int depth = a.columns(), across = a.columnStep(), down = a.rowStep(), step = b.rowStep(), p = a.place(i, 0), q = b.place(0, j);
    DoubleVector c0 = DoubleVector.zero(S), c1 = c0, c2 = c0, c3 = c0;
    for (int k = 0; k < depth; k++, p += across, q += step) {
      var b0 = DoubleVector.fromArray(S, y, q, mask);
      c0 = b0.fma(DoubleVector.broadcast(S, x[p]), c0);
      c1 = b0.fma(DoubleVector.broadcast(S, x[p + down]), c1);
      c2 = b0.fma(DoubleVector.broadcast(S, x[p + 2 * down]), c2);
      c3 = b0.fma(DoubleVector.broadcast(S, x[p + 3 * down]), c3);
    }
    int at = c.place(i, j), line = c.rowStep();
    c0.intoArray(z, at, mask);
    c1.intoArray(z, at + line, mask);
    c2.intoArray(z, at + 2 * line, mask);
    c3.intoArray(z, at + 3 * line, mask);
  }

  private static void row(Matrix64 a, Matrix64 b, Matrix64 c, int i, int j) {
    double[] x = a.data(), y = b.data();
    int depth = a.columns(), across = a.columnStep(), step = b.rowStep(), p = a.place(i, 0), q = b.place(0, j);
    DoubleVector c0 = DoubleVector.zero(S), c1 = c0, c2 = c0, c3 = c0;
    for (int k = 0; k < depth; k++, p += across, q += step) {
      var a0 = DoubleVector.broadcast(S, x[p]);
      c0 = a0.fma(DoubleVector.fromArray(S, y, q), c0);
      c1 = a0.fma(DoubleVector.fromArray(S, y, q + L), c1);
      c2 = a0.fma(DoubleVector.fromArray(S, y, q + 2 * L), c2);
      c3 = a0.fma(DoubleVector.fromArray(S, y, q + 3 * L), c3);
    }
    int at = c.place(i, j);
    c0.intoArray(c.data(), at);
    c1.intoArray(c.data(), at + L);
    c2.intoArray(c.data(), at + 2 * L);
    c3.intoArray(c.data(), at + 3 * L);
  }

  private static void row(Matrix64 a, Matrix64 b, Matrix64 c, int i, int j, VectorMask<Double> mask) {
    double[] x = a.data(), y = b.data();
    int depth = a.columns(), across = a.columnStep(), step = b.rowStep(), p = a.place(i, 0), q = b.place(0, j);
    var sum = DoubleVector.zero(S);
    for (int k = 0; k < depth; k++, p += across, q += step)
      sum = DoubleVector.fromArray(S, y, q, mask).fma(DoubleVector.broadcast(S, x[p]), sum);
    sum.intoArray(c.data(), c.place(i, j), mask);
  }

  /// `c[i] = Σ a[i, k] v[k]` for rows that lie gapless; `v` is a gapless row.
  static void dots(Matrix64 a, Matrix64 v, Matrix64 c) {
    boolean vectors = Loops.PRODUCTS64.compiled();
    for (int i = 0; i < a.rows(); i++)
      c.data()[c.place(0, i)] = vectors
          ? dot(a.data(), a.place(i, 0), v.data(), v.offset(), a.columns())
          : Plain64.dot(a.data(), a.place(i, 0), v.data(), v.offset(), a.columns(), L);
  }

  private static double dot(double[] x, int p, double[] y, int q, int n) {
    DoubleVector s0 = DoubleVector.zero(S), s1 = s0, s2 = s0, s3 = s0;
    int i = 0;
    for (; i < n - 4 * L + 1; i += 4 * L) {
      s0 = DoubleVector.fromArray(S, x, p + i).fma(DoubleVector.fromArray(S, y, q + i), s0);
      s1 = DoubleVector.fromArray(S, x, p + i + L).fma(DoubleVector.fromArray(S, y, q + i + L), s1);
      s2 = DoubleVector.fromArray(S, x, p + i + 2 * L).fma(DoubleVector.fromArray(S, y, q + i + 2 * L), s2);
      s3 = DoubleVector.fromArray(S, x, p + i + 3 * L).fma(DoubleVector.fromArray(S, y, q + i + 3 * L), s3);
    }
    for (; i < n; i += L) {
      var m = S.indexInRange(i, n);
      s0 = DoubleVector.fromArray(S, x, p + i, m).fma(DoubleVector.fromArray(S, y, q + i, m), s0);
    }
    var lanes = new double[L];
    s0.add(s1).add(s2.add(s3)).intoArray(lanes, 0);
    double sum = 0;
    for (double lane : lanes) sum += lane;
    return sum;
  }
}
