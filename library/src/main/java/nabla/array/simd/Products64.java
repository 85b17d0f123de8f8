package nabla.array.simd;

/// Chooses how to multiply two matrices of doubles: by size and by how they lie. The choice never depends on the number of threads.
final class Products64 {
  /// So few multiplications need no vectors; those where `b` lies as vectors read it, fewer.
  private static final long TINY = 128, TINIEST = 24;
  private static final long UNPACKED = Tile64.WIDE ? 40L * 40 * 40 : 64L * 64 * 64;
  /// Multiplications that a thread does in a nanosecond, to be on the safe side.
  static final int SPEED = 32;
  /// Rows or columns enough for a part of a product where there are more parts than threads.
  private static final int ENOUGH = 256;
  /// Rows or columns too few for a packed panel.
  private static final int FEW_ROWS = 16, FEW_COLUMNS = 3 * Lanes.F64.length();

  private Products64() {}

  /// Writes the product of `a` (m × k) and `b` (k × n) to `c` (m × n, column step 1).
  static void multiply(Matrix64 a, Matrix64 b, Matrix64 c) {
    long work = (long) c.rows() * c.columns() * a.columns();
    if (work <= (b.columnStep() == 1 && c.columns() > 2 ? TINIEST : TINY)) tiny(a, b, c);
    else if (c.columns() == 1 && c.rowStep() == 1) column(a, b, c);
    else if (b.columnStep() == 1 && (work <= UNPACKED || few(c)) || c.rows() < 4)
      Unpacked64.product(a, b.columnStep() == 1 ? b : b.packed(), c);
    else if (work <= 8 * 8 * 8) Unpacked64.product(a, b.packed(), c);
    else if (Pool.parts(work / SPEED, 2) == 1) Gemm64.product(a, b, c);
    else shared(a, b, c);
  }

  /// Whether too few numbers of a packed panel would be used, and not often enough, to be worth its making.
  private static boolean few(Matrix64 c) {
    return Tile64.WIDE && (c.rows() < FEW_ROWS || c.columns() < FEW_COLUMNS);
  }

  private static void tiny(Matrix64 a, Matrix64 b, Matrix64 c) {
    double[] x = a.data(), y = b.data(), z = c.data();
    for (int i = 0; i < c.rows(); i++)
      for (int j = 0; j < c.columns(); j++) {
        double sum = 0;
        for (int k = 0, p = a.place(i, 0), q = b.place(0, j); k < a.columns(); k++, p += a.columnStep(), q += b.rowStep())
          sum += x[p] * y[q];
        z[c.place(i, j)] = sum;
      }
  }

  private static void column(Matrix64 a, Matrix64 b, Matrix64 c) {
    var row = b.rowStep() == 1 ? b.transposed() : b.packed().transposed();
    if (a.columnStep() == 1) Unpacked64.dots(a, row, c.transposed());
    else Unpacked64.product(row, a.rowStep() == 1 ? a.transposed() : a.transposed().packed(), c.transposed());
  }

  private static void shared(Matrix64 a, Matrix64 b, Matrix64 c) {
    boolean byRows = 2 * c.rows() >= c.columns();
    int extent = byRows ? c.rows() : c.columns(), unit = byRows ? Gemm64.HEIGHT : Gemm64.NR;
    int units = (extent + unit - 1) / unit, threads = Pool.threads(),
        parts = Math.min(units, Math.clamp(extent / ENOUGH, threads, 4 * threads));
    Pool.run(parts, part -> {
      int from = (int) ((long) units * part / parts) * unit, to = Math.min(extent, (int) ((long) units * (part + 1) / parts) * unit);
      if (byRows) Gemm64.product(a.part(from, 0, to - from, a.columns()), b, c.part(from, 0, to - from, c.columns()));
      else Gemm64.product(a, b.part(0, from, b.rows(), to - from), c.part(0, from, c.rows(), to - from));
    });
  }
}
