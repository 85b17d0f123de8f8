package nabla.array.simd;

/// The gradient of a convolution by its kernel as a product, image after image: the results' gradients (kernels, results) times what the
/// windows see (results, terms), packed straight from the copied image. Terms, or where they are few kernels, are shared among threads.
final class KernelProduct32 {
  private static final int CACHED = 1 << 16, ROOM = Tile32.NR;

  private final Layout l;
  private final int[] offsets;
  private final int each;
  private final int results;
  private final float[] w;
  private Matrix32 gradients;
  private Windows32 seen;

  private KernelProduct32(Layout l, float[] w) {
    this.l = l;
    this.w = w;
    offsets = l.offsets();
    each = l.kernels() / l.window().groups();
    results = l.kernels() * l.rows() * l.columns();
  }

  /// Whether this is the way: where a packed panel is used often enough.
  static boolean suits(Layout l) {
    return Tile32.WIDE && l.kernels() / l.window().groups() >= 8 && l.terms() >= Lanes.F32.length();
  }

  /// Writes the gradient by the kernel, row-major, to `w`.
  static void run(Layout l, float[] x, int p, float[] g, int q, float[] w) {
    new KernelProduct32(l, w).run(x, p, g, q);
  }

  private void run(float[] x, int p, float[] g, int q) {
    int image = l.image(), few = Math.clamp(CACHED / image, 1, l.images()), area = l.channels() * l.input().dim(2) * l.input().dim(3);
    var images = Scratch.floats(2, few * image + ROOM);
    seen = Windows32.of(l, images, 0, offsets);
    int n = seen.results(), grid = l.kernels() * n;
    var grids = seen.gapless() ? g : Scratch.floats(3, few * grid);
    for (int from = 0; from < l.images(); from += few) {
      int first = from, count = Math.min(few, l.images() - from);
      int parts = Pool.parts((long) count * image, count);
      Pool.run(parts, part -> {
        for (int i = count * part / parts; i < count * (part + 1) / parts; i++) {
          Planes32.pad(l, x, p + (first + i) * area, images, i * image);
          if (!seen.gapless()) Planes32.gaps(l, g, q + (first + i) * results, grids, i * grid, n);
        }
      });
      gradients = new Matrix32(grids, seen.gapless() ? q + first * results : 0, count * l.kernels(), n, n, 1);
      share(count, first == 0);
    }
  }

  private void share(int count, boolean first) {
    boolean byTerms = offsets.length > Tile32.NR;
    int extent = byTerms ? offsets.length : each, unit = byTerms ? Tile32.NR : Tile32.HEIGHT, units = (extent + unit - 1) / unit;
    int parts = Pool.parts((long) count * l.kernels() * offsets.length * l.span() / Products32.SPEED, Math.min(units, Pool.threads()));
    Pool.run(parts, part -> {
      int from = units * part / parts * unit, to = Math.min(extent, units * (part + 1) / parts * unit);
      for (int i = 0; i < count; i++)
        for (int group = 0; group < l.window().groups(); group++)
          if (byTerms) add(i, group, 0, each, from, to - from, first && i == 0);
      else add(i, group, from, to - from, 0, offsets.length, first && i == 0);
    });
  }

  private void add(int i, int group, int kernel, int kernels, int term, int terms, boolean first) {
    int row = group * each + kernel;
    var x = new Windows32(l, seen.image(), i * l.image() + group * l.depth() * l.plane(), offsets, seen.gapless());
    var sums = new Matrix32(w, row * offsets.length + term, kernels, terms, offsets.length, 1);
    Gemm32.product(gradients.part(i * l.kernels() + row, 0, kernels, gradients.columns()), x.seen(term), sums, first);
  }
}
