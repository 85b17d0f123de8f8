package nabla.array.simd;

/// Convolution of images of floats and its gradient by them, as products with a matrix that is packed straight from the image and never
/// written down: see `Layout` for where its numbers lie. Images are shared among threads.
final class Conv32 {
  private static final int ROOM = Tile32.NR;

  private Conv32() {}

  /// `y = x ∗ w`; all arrays row-major.
  static void forward(Layout l, float[] x, int p, float[] w, int q, float[] y) {
    int area = l.channels() * l.input().dim(2) * l.input().dim(3);
    each(l, l, w, q, y, (n, image) -> Planes32.pad(l, x, p + n * area, image, 0));
  }

  /// The gradient by the input: `g` convolved with the kernels turned about.
  static void input(Layout l, float[] g, int p, float[] w, int q, float[] x) {
    var back = l.back();
    int grid = l.kernels() * l.rows() * l.columns();
    each(l, back, turned(l, back, w, q), 0, x, (n, image) -> Planes32.spread(l, back, g, p + n * grid, image, 0));
  }

  /// Copies image n aside.
  private interface Copy {
    void image(int n, float[] to);
  }

  private static void each(Layout work, Layout l, float[] w, int q, float[] y, Copy copy) {
    var offsets = l.offsets();
    boolean direct = Direct32.suits(l);
    var fours = direct ? Direct32.fours(l, w, q) : null;
    each(work, n -> {
      var image = Scratch.floats(0, l.image() + ROOM);
      copy.image(n, image);
      int to = n * l.kernels() * l.rows() * l.columns();
      if (direct) Direct32.correlate(l, offsets, fours, image, y, to);
      else correlate(l, offsets, w, q, image, y, to);
    });
  }

  static void each(Layout l, java.util.function.IntConsumer image) {
    long work = (long) l.kernels() * l.terms() * l.span() * l.images();
    int parts = Pool.parts(work / Products32.SPEED, l.images());
    Pool.run(parts, part -> {
      for (int n = l.images() * part / parts; n < l.images() * (part + 1) / parts; n++) {
        Pool.check();
        image.accept(n);
      }
    });
  }

  /// The kernels turned about: input channels take the place of kernels, and windows run backwards.
  private static float[] turned(Layout l, Layout back, float[] w, int q) {
    int groups = l.window().groups(), each = l.depth(), kernels = l.kernels() / groups, size = l.window().height() * l.window().width();
    var turned = new float[groups * each * back.terms()];
    for (int o = 0; o < l.kernels(); o++)
      for (int c = 0; c < each; c++) {
        int to = (o / kernels * each + c) * back.terms() + o % kernels * size, from = q + (o * each + c) * size;
        for (int k = 0; k < size; k++) turned[to + k] = w[from + size - 1 - k];
      }
    return turned;
  }

  private static void correlate(Layout l, int[] offsets, float[] w, int q, float[] image, float[] y, int to) {
    int groups = l.window().groups(), each = l.kernels() / groups, terms = offsets.length, grid = l.rows() * l.columns();
    for (int group = 0; group < groups; group++) {
      var x = Windows32.of(l, image, group * l.depth() * l.plane(), offsets);
      var kernels = new Matrix32(w, q + group * each * terms, each, terms, terms, 1);
      int n = x.results(), at = to + group * each * grid;
      var sums = x.gapless() ? new Matrix32(y, at, each, n, n, 1) : new Matrix32(Scratch.floats(1, each * n), 0, each, n, n, 1);
      Gemm32.product(kernels, x, sums);
      if (!x.gapless()) closeGaps(l, sums, y, at);
    }
  }

  private static void closeGaps(Layout l, Matrix32 sums, float[] y, int to) {
    for (int o = 0; o < sums.rows(); o++)
      for (int r = 0; r < l.rows(); r++, to += l.columns())
        System.arraycopy(sums.data(), sums.place(o, r * l.pitch()), y, to, l.columns());
  }
}
