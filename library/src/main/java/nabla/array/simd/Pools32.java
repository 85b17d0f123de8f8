package nabla.array.simd;

import nabla.array.Window;

/// Pooling of one plane of floats.
final class Pools32 {
  private Pools32() {}

  /// The largest number of each window and its place in the plane; false where a window lies wholly in the padding.
  static boolean max(Window w, float[] x, int p, int height, int width, float[] y, float[] places, int q, int rows, int columns) {
    for (int r = 0; r < rows; r++)
      for (int s = 0; s < columns; s++, q++) {
        int top = r * w.strideY() - w.padY(), left = s * w.strideX() - w.padX(), at = -1;
        float best = Float.NaN;
        for (int i = first(top, w.dilationY()); i < w.height() && top + i * w.dilationY() < height; i++)
          for (int j = first(left, w.dilationX()); j < w.width() && left + j * w.dilationX() < width; j++) {
            int place = (top + i * w.dilationY()) * width + left + j * w.dilationX();
            float next = x[p + place];
            if (at >= 0 && !(next > best) && !(next != next && best == best)) continue;
            best = next;
            at = place;
          }
        if (at < 0) return false;
        y[q] = best;
        places[q] = at;
      }
    return true;
  }

  private static int first(int start, int step) {
    return start >= 0 ? 0 : (-start + step - 1) / step;
  }

  /// The mean of each window, padding counted as zeros.
  static void mean(Window w, float[] x, int p, int height, int width, float[] y, int q, int rows, int columns) {
    for (int r = 0; r < rows; r++)
      for (int s = 0; s < columns; s++, q++) {
        int top = r * w.strideY() - w.padY(), left = s * w.strideX() - w.padX();
        double sum = 0;
        for (int i = first(top, w.dilationY()); i < w.height() && top + i * w.dilationY() < height; i++)
          for (int j = first(left, w.dilationX()); j < w.width() && left + j * w.dilationX() < width; j++)
            sum += x[p + (top + i * w.dilationY()) * width + left + j * w.dilationX()];
        y[q] = (float) (sum / (w.height() * w.width()));
      }
  }

  /// The gradient of `mean`, added to zeros.
  static void spread(Window w, float[] g, int q, int rows, int columns, float[] x, int p, int height, int width) {
    for (int r = 0; r < rows; r++)
      for (int s = 0; s < columns; s++, q++) {
        int top = r * w.strideY() - w.padY(), left = s * w.strideX() - w.padX();
        float share = g[q] / (w.height() * w.width());
        for (int i = first(top, w.dilationY()); i < w.height() && top + i * w.dilationY() < height; i++)
          for (int j = first(left, w.dilationX()); j < w.width() && left + j * w.dilationX() < width; j++)
            x[p + (top + i * w.dilationY()) * width + left + j * w.dilationX()] += share;
      }
  }

  /// The gradient of `max`, added to zeros.
  static void maxInput(float[] g, int q, float[] places, int o, int grid, float[] x, int p) {
    for (int i = 0; i < grid; i++) x[p + (int) places[o + i]] += g[q + i];
  }
}
