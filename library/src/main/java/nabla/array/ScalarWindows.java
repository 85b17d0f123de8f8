package nabla.array;

/// The definition of sliding windows over images: convolution and its two gradients, pooling.
final class ScalarWindows {
  private ScalarWindows() {}

  /// One product of the sum that a convolution is, by its places in input, kernel and result.
  private interface Term {
    void at(int x, int w, int y);
  }

  /// The terms `y[n, o, r, s] ← x[n, c, r · stride − pad + i · dilation, …] · w[o, c, i, j]` of a convolution, all shapes row-major.
  private static void each(Shape x, Shape w, Shape y, Window window, Term term) {
    int in = w.dim(1), kernels = y.dim(1) / window.groups();
    for (int n = 0; n < y.dim(0); n++)
      for (int o = 0; o < y.dim(1); o++) {
        Interrupted.check();
        for (int c = 0; c < in; c++) {
          int plane = (n * x.dim(1) + o / kernels * in + c) * x.dim(2) * x.dim(3), kernel = (o * in + c) * w.dim(2) * w.dim(3);
          int result = (n * y.dim(1) + o) * y.dim(2) * y.dim(3);
          plane(window, x.dim(2), x.dim(3), y.dim(2), y.dim(3), (p, k, q) -> term.at(plane + p, kernel + k, result + q));
        }
      }
  }

  /// The same within one plane: places in the image, the window and the grid of windows; padding is left out.
  private static void plane(Window w, int height, int width, int rows, int columns, Term term) {
    for (int r = 0; r < rows; r++)
      for (int s = 0; s < columns; s++)
        for (int i = 0; i < w.height(); i++) {
          int v = r * w.strideY() - w.padY() + i * w.dilationY();
          if (v < 0 || v >= height) continue;
          for (int j = 0; j < w.width(); j++) {
            int u = s * w.strideX() - w.padX() + j * w.dilationX();
            if (u >= 0 && u < width) term.at(v * width + u, i * w.width() + j, r * columns + s);
          }
        }
  }

  static Array conv2d(Array x, Array w, Window window) {
    var shape = window.result("conv2d", x.shape(), w.shape());
    Array a = x.pack(), b = w.pack();
    var sums = new double[shape.size()];
    each(x.shape(), w.shape(), shape, window.over(w.dim(2), w.dim(3)),
        (p, k, q) -> sums[q] += a.raw(a.offset() + p) * b.raw(b.offset() + k));
    return Array.of(sums, shape).cast(x.dtype().with(w.dtype()));
  }

  static Array conv2dInput(Array g, Array w, Window window, Shape input) {
    fits("convTranspose2d", window.result("convTranspose2d", input, w.shape()), g.shape());
    Array a = g.pack(), b = w.pack();
    var sums = new double[input.size()];
    each(input, w.shape(), g.shape(), window.over(w.dim(2), w.dim(3)),
        (p, k, q) -> sums[p] += a.raw(a.offset() + q) * b.raw(b.offset() + k));
    return Array.of(sums, input).cast(g.dtype().with(w.dtype()));
  }

  static Array conv2dKernel(Array x, Array g, Window window, Shape kernel) {
    fits("conv2dKernel", window.result("conv2dKernel", x.shape(), kernel), g.shape());
    Array a = x.pack(), b = g.pack();
    var sums = new double[kernel.size()];
    each(x.shape(), kernel, g.shape(), window.over(kernel.dim(2), kernel.dim(3)),
        (p, k, q) -> sums[k] += a.raw(a.offset() + p) * b.raw(b.offset() + q));
    return Array.of(sums, kernel).cast(x.dtype().with(g.dtype()));
  }

  private static void fits(String name, Shape expected, Shape actual) {
    if (!expected.equals(actual)) throw new IllegalArgumentException(name + ": the result has shape " + expected + ", not " + actual);
  }

  /// The shape of a grid of windows over each plane of the images.
  private static Shape pooled(String name, Shape x, Window window) {
    if (x.rank() != 4) throw new IllegalArgumentException(name + ": shape " + x + " is not (images, channels, height, width)");
    return Shape.of(x.dim(0), x.dim(1), window.rows(name, x.dim(2)), window.columns(name, x.dim(3)));
  }

  static Kernels.Pooled maxPool(Array x, Window window) {
    var shape = pooled("maxPool", x.shape(), window);
    var a = x.pack();
    var out = Array.zeros(x.dtype(), shape);
    int area = x.dim(2) * x.dim(3), grid = shape.dim(2) * shape.dim(3);
    var places = ScalarIndexing.places(x.dtype(), area, shape);
    for (int plane = 0; plane < x.dim(0) * x.dim(1); plane++) {
      int from = a.offset() + plane * area, to = plane * grid;
      for (int q = 0; q < grid; q++) places.raw(to + q, -1);
      plane(window, x.dim(2), x.dim(3), shape.dim(2), shape.dim(3), (p, k, q) -> {
        double best = out.raw(to + q), next = a.raw(from + p);
        if (places.raw(to + q) >= 0 && !(next > best) && !(Double.isNaN(next) && !Double.isNaN(best))) return;
        out.raw(to + q, next);
        places.raw(to + q, p);
      });
      for (int q = 0; q < grid; q++)
        if (places.raw(to + q) < 0)
          throw new IllegalArgumentException("maxPool: a window over shape " + x.shape() + " lies wholly in the padding");
    }
    return new Kernels.Pooled(out, places);
  }

  static Array maxPoolInput(Array g, Array places, Window window, Shape input) {
    fits("maxPool", pooled("maxPool", input, window), g.shape());
    var flat = Shape.of(input.dim(0), input.dim(1), g.dim(2) * g.dim(3)).dims();
    return ScalarIndexing.putAlong(g.reshape(flat), 2, places.reshape(flat), input.dim(2) * input.dim(3)).reshape(input.dims());
  }

  static Array avgPool(Array x, Window window) {
    var shape = pooled("avgPool", x.shape(), window);
    var a = x.pack();
    var sums = new double[shape.size()];
    int area = x.dim(2) * x.dim(3), grid = shape.dim(2) * shape.dim(3);
    double share = 1.0 / (window.height() * window.width());
    for (int plane = 0; plane < x.dim(0) * x.dim(1); plane++) {
      int from = a.offset() + plane * area, to = plane * grid;
      plane(window, x.dim(2), x.dim(3), shape.dim(2), shape.dim(3), (p, k, q) -> sums[to + q] += a.raw(from + p) * share);
    }
    return Array.of(sums, shape).cast(x.dtype());
  }

  static Array avgPoolInput(Array g, Window window, Shape input) {
    fits("avgPool", pooled("avgPool", input, window), g.shape());
    var a = g.pack();
    var sums = new double[input.size()];
    int area = input.dim(2) * input.dim(3), grid = g.dim(2) * g.dim(3);
    double share = 1.0 / (window.height() * window.width());
    for (int plane = 0; plane < input.dim(0) * input.dim(1); plane++) {
      int from = a.offset() + plane * grid, to = plane * area;
      plane(window, input.dim(2), input.dim(3), g.dim(2), g.dim(3), (p, k, q) -> sums[to + p] += a.raw(from + q) * share);
    }
    return Array.of(sums, input).cast(g.dtype());
  }
}
