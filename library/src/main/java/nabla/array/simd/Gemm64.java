package nabla.array.simd;

/// The packed product of big matrices of doubles, `C = A·B`.
///
/// B is cut into slivers (`Panels64`) and C into tiles (`Tile64`), which stay in registers for a depth of `KC`. This is Goto and
/// van de Geijn, "Anatomy of high-performance matrix multiplication" (2008). Every number of C is a sum over blocks of the depth, each one
/// chain of fused multiply-adds, whatever its place in a tile: results do not depend on how rows and columns are shared among threads.
final class Gemm64 {
  static final int HEIGHT = Tile64.HEIGHT, NR = Tile64.NR;
  /// A block of A and the panel of B fit the second nearest cache.
  private static final int KC = Tile64.DEPTH, MC = 144, NC = Panel.SIZE / Double.BYTES / KC / NR * NR, ROUND = 16;
  /// Rows that meet a sliver of B together: one that the nearest cache has let go is fetched once for so many.
  private static final int STRIP = 24;
  private static final ThreadLocal<Gemm64> MINE = ThreadLocal.withInitial(Gemm64::new);

  private final double[] edge = new double[HEIGHT * NR];
  private final Panels64 panels = new Panels64(MC + HEIGHT);

  private Gemm64() {}

  /// The right factor, of which rows from p on and columns from j on are asked for: packed, or as a matrix.
  interface Right {
    /// The loops that pack it and multiply.
    Loops loops();

    void pack(Panels64 panels, int p, int j, int depth, int columns);

    Matrix64 part(int p, int j, int depth, int columns);
  }

  /// Writes the product of `a` (m × k) and `b` (k × n) to `c` (m × n); none of m, k and n is 0.
  static void product(Matrix64 a, Right b, Matrix64 c) {
    product(a, b, c, true);
  }

  /// The same where it is the first product for `c`; else adds it to what is there.
  static void product(Matrix64 a, Right b, Matrix64 c, boolean first) {
    var mine = MINE.get();
    mine.panels.right = Panel.take();
    try {
      mine.run(a, b, c, first);
    } finally {
      Panel.give(mine.panels.right);
    }
  }

  private void run(Matrix64 a, Right b, Matrix64 c, boolean fresh) {
    int m = c.rows(), n = c.columns(), depth = a.columns(), wide = equal(n, NC, NR), deep = equal(depth, KC, ROUND);
    for (int j = 0; j < n; j += wide) {
      int nc = Math.min(wide, n - j);
      for (int p = 0; p < depth; p += deep) {
        int kc = Math.min(deep, depth - p);
        if (!b.loops().compiled()) {
          Plain64.product(a.part(0, p, m, kc), b.part(p, j, kc, nc), c.part(0, j, m, nc), fresh && p == 0);
          continue;
        }
        b.pack(panels, p, j, kc, nc);
        for (int i = 0; i < m; i += MC) {
          Pool.check();
          int mc = Math.min(MC, m - i);
          panels.packLeft(a, i, p, mc, kc);
          block(c, i, j, mc, nc, kc, fresh && p == 0);
        }
      }
    }
  }

  /// The size of equal parts of at most so much, a multiple of `unit`.
  private static int equal(int whole, int most, int unit) {
    int parts = (whole + most - 1) / most;
    return Math.min(most, ((whole + parts - 1) / parts + unit - 1) / unit * unit);
  }

  /// All slivers of B meet a strip of A while that is near.
  private void block(Matrix64 c, int i, int j, int mc, int nc, int kc, boolean first) {
    double[] left = panels.left, y = c.data();
    int step = c.rowStep(), at = c.place(i, j);
    for (int ir = 0; ir < mc; ir += STRIP)
      for (int jr = 0, width; jr < nc; jr += width) {
        width = Tile64.width(nc - jr);
        long right = panels.right + (long) jr * kc * Double.BYTES;
        int end = Math.min(mc, ir + STRIP);
        for (int r = ir, high; r < end; r += high) {
          high = Tile64.height(width, end - r);
          if (high <= end - r && width <= nc - jr) Tile64.run(left, r * KC, right, high, width, kc, y, at + r * step + jr, step, first);
          else edge(r * KC, right, high, width, kc, c.part(i + r, j + jr, Math.min(high, end - r), Math.min(width, nc - jr)), first);
        }
      }
  }

  /// A tile that sticks out of C, by way of a whole one.
  private void edge(int left, long right, int high, int width, int kc, Matrix64 c, boolean first) {
    int rows = c.rows(), columns = c.columns(), at = c.offset(), step = c.rowStep();
    if (!first) for (int r = 0; r < rows; r++) System.arraycopy(c.data(), at + r * step, edge, r * NR, columns);
    Tile64.run(panels.left, left, right, high, width, kc, edge, 0, NR, first);
    for (int r = 0; r < rows; r++) System.arraycopy(edge, r * NR, c.data(), at + r * step, columns);
  }
}
