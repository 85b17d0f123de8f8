package nabla.array;

/// Copies of transposed views, tile by tile, so that neither side leaves the nearest cache between two rows.
final class Turned {
  private static final int TILE = 32, LEAST = 8;

  private Turned() {}

  /// The axis, not the last, along which this view is gapless; -1 where there is none.
  private static int gapless(Array x) {
    for (int i = 0; i < x.rank() - 1; i++)
      if (x.stride(i) == 1 && x.dim(i) >= LEAST) return i;
    return -1;
  }

  static boolean fits(Array from, Array to) {
    int last = from.rank() - 1;
    return last > 0 && from.dtype() == to.dtype() && !from.contiguous() && from.dim(last) >= LEAST && from.stride(last) != 1
        && gapless(from) >= 0;
  }

  static void copy(Array from, Array to) {
    int a = gapless(from), last = from.rank() - 1, rows = from.dim(a), columns = from.dim(last), step = from.stride(last),
        pitch = to.stride(a);
    Array corners = from.slice(a, 0, 1, 1).slice(last, 0, 1, 1);
    Walk source = new Walk(corners), target = new Walk(to.slice(a, 0, 1, 1).slice(last, 0, 1, 1));
    for (int k = 0; k < corners.size(); k++) {
      int p = source.next(), q = target.next();
      for (int i = 0; i < rows; i += TILE)
        for (int j = 0; j < columns; j += TILE) {
          int high = Math.min(TILE, rows - i), wide = Math.min(TILE, columns - j), x = p + i + j * step, y = q + i * pitch + j;
          if (from.f32() != null) tile(from.f32(), x, step, to.f32(), y, pitch, high, wide);
          else tile(from.f64(), x, step, to.f64(), y, pitch, high, wide);
        }
    }
  }

  private static void tile(float[] x, int p, int step, float[] y, int q, int pitch, int rows, int columns) {
    for (int i = 0; i < rows; i++)
      for (int j = 0; j < columns; j++) y[q + i * pitch + j] = x[p + i + j * step];
  }

  private static void tile(double[] x, int p, int step, double[] y, int q, int pitch, int rows, int columns) {
    for (int i = 0; i < rows; i++)
      for (int j = 0; j < columns; j++) y[q + i * pitch + j] = x[p + i + j * step];
  }
}
