package nabla.array.simd;

/// Convolution of images of doubles and its gradient by them, as products with a matrix that is packed straight from the image and never
/// written down: see `Layout` for where its numbers lie. Images are shared among threads.
final class Conv64 {
  private static final int ROOM = Tile64.NR;

  private Conv64() {}

  /// `y = x ∗ w`; all arrays row-major.
  static void forward(Layout l, double[] x, int p, double[] w, int q, double[] y) {
    int area = l.channels() * l.input().dim(2) * l.input().dim(3);
    each(l, l, w, q, y, (n, image) -> Planes64.pad(l, x, p + n * area, image, 0));
  }

  /// The gradient by the input: `g` convolved with the kernels turned about.
  static void input(Layout l, double[] g, int p, double[] w, int q, double[] x) {
    var back = l.back();
    int grid = l.kernels() * l.rows() * l.columns();
    each(l, back, turned(l, back, w, q), 0, x, (n, image) -> Planes64.spread(l, back, g, p + n * grid, image, 0));
  }

  /// Copies image n aside.
  private interface Copy {
    void image(int n, double[] to);
  }

  private static void each(Layout work, Layout l, double[] w, int q, double[] y, Copy copy) {
    var offsets = l.offsets();
    boolean direct = Direct64.suits(l);
    var fours = direct ? Direct64.fours(l, w, q) : null;
    each(work, n -> {
      var image = Scratch.doubles(0, l.image() + ROOM);
      copy.image(n, image);
      int to = n * l.kernels() * l.rows() * l.columns();
      if (direct) Direct64.correlate(l, offsets, fours, image, y, to);
      else correlate(l, offsets, w, q, image, y, to);
    });
  }

  static void each(Layout l, java.util.function.IntConsumer image) {
    long work = (long) l.kernels() * l.terms() * l.span() * l.images();
    int parts = Pool.parts(work / Products64.SPEED, l.images());
    Pool.run(parts, part -> {
      for (int n = l.images() * part / parts; n < l.images() * (part + 1) / parts; n++) {
        Pool.check();
        image.accept(n);
      }
    });
  }

  /// The kernels turned about: input channels take the place of kernels, and windows run backwards.
  private static double[] turned(Layout l, Layout back, double[] w, int q) {
    int groups = l.window().groups(), each = l.depth(), kernels = l.kernels() / groups, size = l.window().height() * l.window().width();
    var turned = new double[groups * each * back.terms()];
    for (int o = 0; o < l.kernels(); o++)
      for (int c = 0; c < each; c++) {
        int to = (o / kernels * each + c) * back.terms() + o % kernels * size, from = q + (o * each + c) * size;
        for (int k = 0; k < size; k++) turned[to + k] = w[from + size - 1 - k];
      }
    return turned;
  }

  private static void correlate(Layout l, int[] offsets, double[] w, int q, double[] image, double[] y, int to) {
    int groups = l.window().groups(), each = l.kernels() / groups, terms = offsets.length, grid = l.rows() * l.columns();
    for (int group = 0; group < groups; group++) {
      var x = Windows64.of(l, image, group * l.depth() * l.plane(), offsets);
      var kernels = new Matrix64(w, q + group * each * terms, each, terms, terms, 1);
      int n = x.results(), at = to + group * each * grid;
      var sums = x.gapless() ? new Matrix64(y, at, each, n, n, 1) : new Matrix64(Scratch.doubles(1, each * n), 0, each, n, n, 1);
      Gemm64.product(kernels, x, sums);
      if (!x.gapless()) closeGaps(l, sums, y, at);
    }
  }

  private static void closeGaps(Layout l, Matrix64 sums, double[] y, int to) {
    for (int o = 0; o < sums.rows(); o++)
      for (int r = 0; r < l.rows(); r++, to += l.columns())
        System.arraycopy(sums.data(), sums.place(o, r * l.pitch()), y, to, l.columns());
  }
}
