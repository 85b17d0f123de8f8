package nabla.array.simd;

import java.util.Arrays;

/// Copies images of doubles aside with their padding, as a `Layout` wants them.
final class Planes64 {
  private Planes64() {}

  /// An image with zeros around it, split into phases; `x` holds the image from `p` on.
  static void pad(Layout l, double[] x, int p, double[] y, int q) {
    var w = l.window();
    int height = l.input().dim(2), width = l.input().dim(3), to = q;
    for (int c = 0; c < l.channels(); c++)
      for (int a = 0; a < w.strideY(); a++)
        for (int b = 0; b < w.strideX(); b++)
          for (int r = 0; r < l.high(); r++, to += l.pitch()) {
            int v = r * w.strideY() + a - w.padY();
            if (v < 0 || v >= height) Arrays.fill(y, to, to + l.pitch(), 0);
            else row(x, p + (c * height + v) * width, width, b - w.padX(), w.strideX(), y, to, l.pitch());
          }
  }

  /// `y[to + s] = x[from + s · step + first]`, 0 where that is outside the row.
  private static void row(double[] x, int from, int width, int first, int step, double[] y, int to, int n) {
    int low = Math.min(n, first < 0 ? (-first + step - 1) / step : 0), high = Math.max(low, Math.min(n, (width - first + step - 1) / step));
    for (int s = 0; s < low; s++) y[to + s] = 0;
    if (step == 1) System.arraycopy(x, from + first + low, y, to + low, high - low);
    else for (int s = low; s < high; s++) y[to + s] = x[from + first + s * step];
    for (int s = high; s < n; s++) y[to + s] = 0;
  }

  /// The gradient of one image's results, `stride` apart and moved so that the flipped kernel of `l.back()` meets it.
  static void spread(Layout l, Layout back, double[] g, int p, double[] y, int q) {
    var w = l.window();
    Arrays.fill(y, q, q + back.image(), 0);
    int down = (w.height() - 1) * w.dilationY() - w.padY(), right = (w.width() - 1) * w.dilationX() - w.padX();
    for (int o = 0; o < l.kernels(); o++)
      for (int r = 0; r < l.rows(); r++) {
        int v = r * w.strideY() + down, from = p + (o * l.rows() + r) * l.columns(), to = q + o * back.plane() + v * back.pitch() + right;
        if (v < 0 || v >= back.high()) continue;
        for (int s = 0; s < l.columns(); s++) {
          int u = s * w.strideX() + right;
          if (u >= 0 && u < back.pitch()) y[to + s * w.strideX()] = g[from + s];
        }
      }
  }

  /// One image's results with rows `pitch` apart and zeros between them, planes `length` apart.
  static void gaps(Layout l, double[] g, int p, double[] y, int q, int length) {
    for (int o = 0; o < l.kernels(); o++)
      for (int r = 0; r < l.rows(); r++) {
        int to = q + o * length + r * l.pitch(), end = r == l.rows() - 1 ? q + (o + 1) * length : to + l.pitch();
        System.arraycopy(g, p + (o * l.rows() + r) * l.columns(), y, to, l.columns());
        Arrays.fill(y, to + l.columns(), end, 0);
      }
  }
}
