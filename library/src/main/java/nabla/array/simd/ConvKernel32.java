package nabla.array.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The gradient of a convolution by its kernel: for each kernel and each term, the sum over all places of results' gradients times input.
///
/// A block of 4 kernels × 3 terms of such sums stays in registers along a plane; between a few images at a time their lanes wait in memory
/// and are added up at the end, always in the same order. Many images are taken in batches, which threads share and whose sums are added in
/// order; of few images they share the fours of kernels.
final class ConvKernel32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length();
  private static final int MR = 4;
  private static final int KR = 3;
  private static final int BLOCK = MR * KR * L;
  private static final int CACHED = 1 << 17;

  private final Layout l;
  private final int[] offsets;
  private final int length;
  private final int fours;
  private final int threes;
  private final float[] sums;
  private float[] images;
  private float[] grids;

  private ConvKernel32(Layout l) {
    this.l = l;
    int each = l.kernels() / l.window().groups();
    offsets = l.offsets();
    length = (l.span() + L - 1) / L * L;
    fours = (each + MR - 1) / MR;
    threes = (offsets.length + KR - 1) / KR;
    sums = new float[l.window().groups() * fours * threes * BLOCK];
  }

  /// Writes the gradient by the kernel, row-major, to `w`.
  static void run(Layout l, float[] x, int p, float[] g, int q, float[] w) {
    var batches = new ConvKernel32[Convolutions.batches(l)];
    for (int i = 0; i < batches.length; i++) batches[i] = new ConvKernel32(l);
    Convolutions.share(l, batches[0].nanoseconds(l.images()), (i, from, end) -> batches[i].run(x, p, g, q, from, end));
    for (int i = 1; i < batches.length; i++) batches[0].add(batches[i]);
    batches[0].collect(w);
  }

  private long nanoseconds(long images) {
    return images * l.window().groups() * fours * threes * length * MR * KR / Products32.SPEED;
  }

  private void run(float[] x, int p, float[] g, int q, int from, int end) {
    int image = l.image(), grid = (l.kernels() + MR) * length, few = Math.clamp(CACHED / (image + grid), 1, end - from);
    int area = l.channels() * l.input().dim(2) * l.input().dim(3), results = l.kernels() * l.rows() * l.columns();
    images = Scratch.floats(2, few * image + length + L);
    grids = Scratch.floats(3, few * grid);
    for (int n = from; n < end; n += few) {
      int count = Math.min(few, end - n);
      for (int i = 0; i < count; i++) {
        Planes32.pad(l, x, p + (n + i) * area, images, i * image);
        Planes32.gaps(l, g, q + (n + i) * results, grids, i * grid, length);
      }
      int all = l.window().groups() * fours, parts = Pool.parts(nanoseconds(count), all);
      Pool.run(parts, part -> share(all * part / parts, all * (part + 1) / parts, count, image, grid));
    }
  }

  private void add(ConvKernel32 other) {
    for (int i = 0; i < sums.length; i++) sums[i] += other.sums[i];
  }

  private void share(int first, int end, int count, int image, int grid) {
    for (int f = first; f < end; f++) {
      Pool.check();
      int group = f / fours, kernel = group * (l.kernels() / l.window().groups()) + f % fours * MR, from = group * l.depth() * l.plane();
      boolean vectors = Loops.CONVOLUTIONS32.compiled();
      for (int t = 0; t < threes; t++) {
        if (!vectors)
          for (int i = 0; i < MR * KR; i++)
            plain(count, image, from + offset(t * KR + i / MR), grid, (kernel + i % MR) * length, ((f * threes + t) * MR * KR + i) * L);
        else block(count, image, from, t, grid, kernel * length, (f * threes + t) * BLOCK);
      }
    }
  }

  private int offset(int term) {
    return offsets[Math.min(term, offsets.length - 1)];
  }

  /// What `block` does for one term and one kernel.
  private void plain(int count, int image, int p, int grid, int q, int at) {
    for (int n = 0; n < count; n++)
      for (int i = 0; i < length; i += L)
        for (int k = 0; k < L; k++) sums[at + k] = Math.fma(images[n * image + p + i + k], grids[n * grid + q + i + k], sums[at + k]);
  }

  private void block(int count, int image, int channel, int three, int grid, int q, int at) {
    int pa = channel + offset(three * KR), pb = channel + offset(three * KR + 1), pc = channel + offset(three * KR + 2);
    float[] x = images, g = grids;
    FloatVector a0 = sum(at, 0), a1 = sum(at, 1), a2 = sum(at, 2), a3 = sum(at, 3), b0 = sum(at, 4), b1 = sum(at, 5), b2 = sum(at, 6),
        b3 = sum(at, 7);
    FloatVector c0 = sum(at, 8), c1 = sum(at, 9), c2 = sum(at, 10), c3 = sum(at, 11);
    for (int n = 0; n < count; n++)
      for (int i = 0; i < length; i += L) {
        var xa = FloatVector.fromArray(S, x, n * image + pa + i);
        var xb = FloatVector.fromArray(S, x, n * image + pb + i);
        var xc = FloatVector.fromArray(S, x, n * image + pc + i);
        int from = n * grid + q + i;
        var g0 = FloatVector.fromArray(S, g, from);
        a0 = xa.fma(g0, a0);
        b0 = xb.fma(g0, b0);
        c0 = xc.fma(g0, c0);
        var g1 = FloatVector.fromArray(S, g, from + length);
        a1 = xa.fma(g1, a1);
        b1 = xb.fma(g1, b1);
        c1 = xc.fma(g1, c1);
        var g2 = FloatVector.fromArray(S, g, from + 2 * length);
        a2 = xa.fma(g2, a2);
        b2 = xb.fma(g2, b2);
        c2 = xc.fma(g2, c2);
        var g3 = FloatVector.fromArray(S, g, from + 3 * length);
        a3 = xa.fma(g3, a3);
        b3 = xb.fma(g3, b3);
        c3 = xc.fma(g3, c3);
      }
    put(at, 0, a0, a1, a2, a3);
    put(at, 4, b0, b1, b2, b3);
    put(at, 8, c0, c1, c2, c3);
  }

  private FloatVector sum(int at, int i) {
    return FloatVector.fromArray(S, sums, at + i * L);
  }

  private void put(int at, int i, FloatVector s0, FloatVector s1, FloatVector s2, FloatVector s3) {
    s0.intoArray(sums, at + i * L);
    s1.intoArray(sums, at + (i + 1) * L);
    s2.intoArray(sums, at + (i + 2) * L);
    s3.intoArray(sums, at + (i + 3) * L);
  }

  private void collect(float[] w) {
    int each = l.kernels() / l.window().groups(), terms = offsets.length;
    for (int o = 0; o < l.kernels(); o++)
      for (int k = 0; k < terms; k++) {
        int four = o / each * fours + o % each / MR, at = (four * threes + k / KR) * BLOCK + (k % KR * MR + o % each % MR) * L;
        double sum = 0;
        for (int i = 0; i < L; i++) sum += sums[at + i];
        w[o * terms + k] = (float) sum;
      }
  }
}
