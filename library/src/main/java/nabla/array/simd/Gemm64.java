package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The packed product of big matrices of doubles, `C = A·B`.
///
/// A is cut into slivers of 4 rows and B into slivers of 2 vectors' columns, each copied so that the innermost loop reads both from end
/// to end; a tile of C, 4 rows × 2 vectors, stays in 8 registers for a depth of `KC`. This is Goto and van de Geijn, "Anatomy of
/// high-performance matrix multiplication" (2008). Every number of C is one chain of fused multiply-adds over the depth, in blocks of
/// `KC`, whatever its place in a tile: results do not depend on how rows and columns are shared among threads.
final class Gemm64 {
  static final int MR = 4;
  static final int KC = 384;
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();
  static final int NR = 2 * L;
  private static final int MC = 16 * MR;
  private static final int NC = 2048;
  private static final ThreadLocal<Gemm64> MINE = ThreadLocal.withInitial(Gemm64::new);

  private final double[] tile = new double[MR * NR];
  private final double[] left = new double[MC * KC];
  private double[] right = {};

  private Gemm64() {}

  /// Writes the product of `a` (m × k) and `b` (k × n) to `c` (m × n).
  static void product(Matrix64 a, Matrix64 b, Matrix64 c) {
    MINE.get().run(a, b, c);
  }

  private void run(Matrix64 a, Matrix64 b, Matrix64 c) {
    int m = c.rows(), n = c.columns(), depth = a.columns();
    int columns = Math.min(NC, (n + NR - 1) / NR * NR), need = columns * Math.min(KC, depth);
    if (right.length < need) right = new double[need];
    for (int j = 0; j < n; j += NC) {
      int nc = Math.min(NC, n - j);
      for (int p = 0; p < depth; p += KC) {
        int kc = Math.min(KC, depth - p);
        packRight(b, p, j, kc, nc);
        for (int i = 0; i < m; i += MC) {
          Pool.check();
          int mc = Math.min(MC, m - i);
          packLeft(a, i, p, mc, kc);
          block(c, i, j, mc, nc, kc, p == 0);
        }
      }
    }
  }

  private void packRight(Matrix64 b, int p, int j, int kc, int nc) {
    for (int jr = 0, to = 0; jr < nc; jr += NR, to += kc * NR) {
      int width = Math.min(NR, nc - jr), from = b.place(p, j + jr);
      if (b.columnStep() == 1) rows(b.data(), from, b.rowStep(), width, kc, right, to);
      else columns(b.data(), from, b.rowStep(), b.columnStep(), width, kc, right, to);
    }
  }

  private static void rows(double[] x, int from, int step, int width, int depth, double[] y, int to) {
    for (int k = 0; k < depth; k++, from += step, to += NR) {
      System.arraycopy(x, from, y, to, width);
      for (int j = width; j < NR; j++) y[to + j] = 0;
    }
  }

  private static void columns(double[] x, int from, int down, int across, int width, int depth, double[] y, int to) {
    for (int j = 0; j < NR; j++)
      if (j >= width) for (int k = 0; k < depth; k++) y[to + j + k * NR] = 0;
      else for (int k = 0, p = from + j * across; k < depth; k++, p += down) y[to + j + k * NR] = x[p];
  }

  private void packLeft(Matrix64 a, int i, int p, int mc, int kc) {
    for (int ir = 0, to = 0; ir < mc; ir += MR, to += kc * MR)
      if (mc - ir >= MR) sliver(a.data(), a.place(i + ir, p), a.rowStep(), a.columnStep(), kc, left, to);
      else shortSliver(a, i + ir, p, mc - ir, kc, to);
  }

  private static void sliver(double[] x, int from, int down, int across, int depth, double[] y, int to) {
    for (int k = 0; k < depth; k++, from += across) {
      y[to + k * MR] = x[from];
      y[to + k * MR + 1] = x[from + down];
      y[to + k * MR + 2] = x[from + 2 * down];
      y[to + k * MR + 3] = x[from + 3 * down];
    }
  }

  private void shortSliver(Matrix64 a, int i, int p, int rows, int kc, int to) {
    for (int k = 0; k < kc; k++)
      for (int r = 0; r < MR; r++) left[to + k * MR + r] = r < rows ? a.data()[a.place(i + r, p + k)] : 0;
  }

  private void block(Matrix64 c, int i, int j, int mc, int nc, int kc, boolean first) {
    for (int jr = 0; jr < nc; jr += NR)
      for (int ir = 0; ir < mc; ir += MR) {
        int rows = Math.min(MR, mc - ir), columns = Math.min(NR, nc - jr), at = c.place(i + ir, j + jr);
        if (rows == MR && columns == NR) tile(left, ir * kc, right, jr * kc, kc, c.data(), at, c.rowStep(), first);
        else edge(ir * kc, jr * kc, kc, c.data(), at, c.rowStep(), rows, columns, first);
      }
  }

  private void edge(int l, int r, int kc, double[] c, int at, int step, int rows, int columns, boolean first) {
    tile(left, l, right, r, kc, tile, 0, NR, true);
    for (int i = 0; i < rows; i++)
      for (int j = 0; j < columns; j++) c[at + i * step + j] = first ? tile[i * NR + j] : c[at + i * step + j] + tile[i * NR + j];
  }

  private static void tile(double[] a, int p, double[] b, int q, int depth, double[] c, int at, int step, boolean first) {
    DoubleVector c00 = DoubleVector.zero(S), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
    for (int k = 0; k < depth; k++) {
      var b0 = DoubleVector.fromArray(S, b, q + k * NR);
      var b1 = DoubleVector.fromArray(S, b, q + k * NR + L);
      var a0 = DoubleVector.broadcast(S, a[p + k * MR]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      var a1 = DoubleVector.broadcast(S, a[p + k * MR + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      var a2 = DoubleVector.broadcast(S, a[p + k * MR + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      var a3 = DoubleVector.broadcast(S, a[p + k * MR + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    put(c00, c01, c, at, first);
    put(c10, c11, c, at + step, first);
    put(c20, c21, c, at + 2 * step, first);
    put(c30, c31, c, at + 3 * step, first);
  }

  private static void put(DoubleVector x, DoubleVector y, double[] c, int at, boolean first) {
    if (first) {
      x.intoArray(c, at);
      y.intoArray(c, at + L);
    } else {
      x.add(DoubleVector.fromArray(S, c, at)).intoArray(c, at);
      y.add(DoubleVector.fromArray(S, c, at + L)).intoArray(c, at + L);
    }
  }
}
