package nabla.array.simd;

/// The packed product of big matrices of floats, `C = A·B`.
///
/// A is cut into slivers of a tile's rows and B into slivers of a tile's columns, each copied so that the innermost loop (`Tile32`) reads
/// both from end to end; a tile of C stays in registers for a depth of `KC`. This is Goto and van de Geijn, "Anatomy of
/// high-performance matrix multiplication" (2008). Every number of C is one chain of fused multiply-adds over the whole
/// depth, whatever its place in a tile: results do not depend on how rows and columns are shared among threads.
final class Gemm32 {
  static final int MR = Tile32.MR, NR = Tile32.NR;
  /// A sliver of B fits the nearest cache, the block of A and all slivers of B together the next.
  private static final int KC = Tile32.WIDE ? 256 : 384, MC = 16 * MR, NC = (Tile32.WIDE ? 768 : 2048) / NR * NR;
  private static final ThreadLocal<Gemm32> MINE = ThreadLocal.withInitial(Gemm32::new);

  private final float[] tile = new float[MR * NR];
  private final float[] left = new float[MC * KC];
  private float[] right = {};

  private Gemm32() {}

  /// Adds the product of `a` (m × k) and `b` (k × n) to `c` (m × n), which holds zeros.
  static void product(Matrix32 a, Matrix32 b, Matrix32 c) {
    MINE.get().run(a, b, c);
  }

  private void run(Matrix32 a, Matrix32 b, Matrix32 c) {
    int m = c.rows(), n = c.columns(), depth = a.columns();
    int columns = Math.min(NC, (n + NR - 1) / NR * NR), need = columns * Math.min(KC, depth);
    if (right.length < need) right = new float[need];
    for (int j = 0; j < n; j += NC) {
      int nc = Math.min(NC, n - j);
      for (int p = 0; p < depth; p += KC) {
        int kc = Math.min(KC, depth - p);
        packRight(b, p, j, kc, nc);
        for (int i = 0; i < m; i += MC) {
          Pool.check();
          int mc = Math.min(MC, m - i);
          packLeft(a, i, p, mc, kc);
          block(c, i, j, mc, nc, kc);
        }
      }
    }
  }

  private void packRight(Matrix32 b, int p, int j, int kc, int nc) {
    for (int jr = 0, to = 0; jr < nc; jr += NR, to += kc * NR) {
      int width = Math.min(NR, nc - jr), from = b.place(p, j + jr);
      if (b.columnStep() == 1) rows(b.data(), from, b.rowStep(), width, kc, right, to);
      else columns(b.data(), from, b.rowStep(), b.columnStep(), width, kc, right, to);
    }
  }

  private static void rows(float[] x, int from, int step, int width, int depth, float[] y, int to) {
    for (int k = 0; k < depth; k++, from += step, to += NR) {
      System.arraycopy(x, from, y, to, width);
      for (int j = width; j < NR; j++) y[to + j] = 0;
    }
  }

  private static void columns(float[] x, int from, int down, int across, int width, int depth, float[] y, int to) {
    for (int j = 0; j < NR; j++)
      if (j >= width) for (int k = 0; k < depth; k++) y[to + j + k * NR] = 0;
      else for (int k = 0, p = from + j * across; k < depth; k++, p += down) y[to + j + k * NR] = x[p];
  }

  private void packLeft(Matrix32 a, int i, int p, int mc, int kc) {
    for (int ir = 0, to = 0; ir < mc; ir += MR, to += kc * MR)
      if (mc - ir >= MR) sliver(a.data(), a.place(i + ir, p), a.rowStep(), a.columnStep(), kc, left, to);
      else shortSliver(a, i + ir, p, mc - ir, kc, to);
  }

  private static void sliver(float[] x, int from, int down, int across, int depth, float[] y, int to) {
    for (int k = 0; k < depth; k++, from += across) {
      for (int r = 0; r < MR; r++) y[to + k * MR + r] = x[from + r * down];
    }
  }

  private void shortSliver(Matrix32 a, int i, int p, int rows, int kc, int to) {
    for (int k = 0; k < kc; k++)
      for (int r = 0; r < MR; r++) left[to + k * MR + r] = r < rows ? a.data()[a.place(i + r, p + k)] : 0;
  }

  private void block(Matrix32 c, int i, int j, int mc, int nc, int kc) {
    for (int ir = 0; ir < mc; ir += MR)
      for (int jr = 0; jr < nc; jr += NR) {
        int rows = Math.min(MR, mc - ir), columns = Math.min(NR, nc - jr), at = c.place(i + ir, j + jr);
        if (rows == MR && columns == NR) Tile32.run(left, ir * kc, right, jr * kc, kc, c.data(), at, c.rowStep());
        else edge(ir * kc, jr * kc, kc, c.data(), at, c.rowStep(), rows, columns);
      }
  }

  private void edge(int l, int r, int kc, float[] c, int at, int step, int rows, int columns) {
    for (int i = 0; i < rows; i++) System.arraycopy(c, at + i * step, tile, i * NR, columns);
    Tile32.run(left, l, right, r, kc, tile, 0, NR);
    for (int i = 0; i < rows; i++) System.arraycopy(tile, i * NR, c, at + i * step, columns);
  }
}
