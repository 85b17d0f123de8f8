package nabla.array.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The gradient of a convolution by its kernel, image after image: what the windows see (terms, results) times the results' gradients
/// (results, kernels). The terms' rows are runs of the copied image and are read where they lie; the gradients are turned so that the numbers of
/// neighbouring kernels make a vector.
///
/// An image's sums stay in registers from its first result to its last and are then added to those of the images before. Threads share batches of
/// images, whose sums are added in order.
final class KernelProduct32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length();
  /// Terms that are summed at a time, for one or two vectors of kernels.
  private static final int ROWS = 12;

  private final Layout l;
  private final int[] offsets;
  private final int each;
  private final int vectors;
  private final int rows;
  private final int n;
  private final float[] sums;
  private float[] image;
  private float[] panel;

  private KernelProduct32(Layout l) {
    this.l = l;
    offsets = l.offsets();
    each = l.kernels() / l.window().groups();
    vectors = vectors(each);
    rows = (offsets.length + ROWS - 1) / ROWS * ROWS;
    n = l.span();
    sums = new float[l.window().groups() * vectors * rows * L];
  }

  private static int vectors(int kernels) {
    return (kernels + L - 1) / L;
  }

  /// Whether this is the way: where most lanes have a kernel.
  static boolean suits(Layout l) {
    int each = l.kernels() / l.window().groups();
    return Tile32.WIDE && 5 * each >= 3 * vectors(each) * L;
  }

  /// Writes the gradient by the kernel, row-major, to `w`.
  static void run(Layout l, float[] x, int p, float[] g, int q, float[] w) {
    var batches = new KernelProduct32[Convolutions.batches(l)];
    Convolutions.share(l, l.images() * (long) l.kernels() * l.terms() * l.span() / Products32.SPEED, (i, from, end) -> {
      batches[i] = new KernelProduct32(l);
      batches[i].add(x, p, g, q, from, end);
    });
    batches[0].collect(batches, w);
  }

  private void add(float[] x, int p, float[] g, int q, int from, int end) {
    int area = l.channels() * l.input().dim(2) * l.input().dim(3), results = l.rows() * l.columns(), groups = l.window().groups();
    image = Scratch.floats(2, l.image());
    panel = Scratch.floats(3, vectors * n * L);
    for (int i = from; i < end; i++) {
      Pool.check();
      Planes32.pad(l, x, p + i * area, image, 0);
      for (int group = 0; group < groups; group++) {
        for (int v = 0; v < vectors; v++)
          turn(g, q + (i * l.kernels() + group * each + v * L) * results, Math.min(L, each - v * L), v * n * L);
        add(group);
      }
    }
  }

  /// The gradients of some kernels' results, the kernels side by side, and zeros for what lies between the rows.
  private void turn(float[] g, int from, int kernels, int to) {
    int columns = l.columns(), results = l.rows() * columns;
    for (int r = 0; r < l.rows(); r++) {
      int at = to + r * l.pitch() * L, s = 0;
      if (Loops.CONVOLUTIONS32.compiled())
        for (; s + L <= columns; s += L) Transposed32.block(g, from + r * columns + s, results, kernels, panel, at + s * L);
      for (; s < columns; s++)
        for (int o = 0; o < L; o++) panel[at + s * L + o] = g[from + Math.min(o, kernels - 1) * results + r * columns + s];
      if (r + 1 < l.rows()) Arrays.fill(panel, at + columns * L, at + l.pitch() * L, 0);
    }
  }

  private void add(int group) {
    int from = group * l.depth() * l.plane();
    boolean compiled = Loops.CONVOLUTIONS32.compiled();
    for (int v = 0; v < vectors; v += 2)
      for (int t = 0; t < rows; t += ROWS) {
        int at = ((group * vectors + v) * rows + t) * L;
        if (!compiled) for (int u = v; u < Math.min(v + 2, vectors); u++) plain(from, t, u * n * L, at + (u - v) * rows * L);
        else if (v + 1 < vectors) two(from, t, v * n * L, at);
        else one(from, t, v * n * L, at);
      }
  }

  private int place(int from, int term) {
    return from + offsets[Math.min(term, offsets.length - 1)];
  }

  /// What `one` does.
  private void plain(int from, int t, int b, int at) {
    for (int i = 0; i < ROWS; i++)
      for (int o = 0; o < L; o++) {
        int place = place(from, t + i);
        float sum = 0;
        for (int k = 0; k < n; k++) sum = Math.fma(image[place + k], panel[b + k * L + o], sum);
        sums[at + i * L + o] += sum;
      }
  }

  /// Adds twelve terms of two vectors of kernels.
  private void two(int from, int t, int b, int at) {
    float[] x = image, y = panel;
    int p0 = place(from, t), p1 = place(from, t + 1), p2 = place(from, t + 2), p3 = place(from, t + 3), p4 = place(from, t + 4),
        p5 = place(from, t + 5);
    int p6 = place(from, t + 6), p7 = place(from, t + 7), p8 = place(from, t + 8), p9 = place(from, t + 9), p10 = place(from, t + 10),
        p11 = place(from, t + 11);
    var zero = FloatVector.zero(S);
    FloatVector a0 = zero, a1 = zero, a2 = zero, a3 = zero, a4 = zero, a5 = zero, a6 = zero, a7 = zero, a8 = zero, a9 = zero, a10 = zero,
        a11 = zero;
    FloatVector b0 = zero, b1 = zero, b2 = zero, b3 = zero, b4 = zero, b5 = zero, b6 = zero, b7 = zero, b8 = zero, b9 = zero, b10 = zero,
        b11 = zero;
    for (int k = 0; k < n; k++) {
      var g = FloatVector.fromArray(S, y, b + k * L);
      var h = FloatVector.fromArray(S, y, b + (n + k) * L);
      var x0 = FloatVector.broadcast(S, x[p0 + k]);
      a0 = x0.fma(g, a0);
      b0 = x0.fma(h, b0);
      var x1 = FloatVector.broadcast(S, x[p1 + k]);
      a1 = x1.fma(g, a1);
      b1 = x1.fma(h, b1);
      var x2 = FloatVector.broadcast(S, x[p2 + k]);
      a2 = x2.fma(g, a2);
      b2 = x2.fma(h, b2);
      var x3 = FloatVector.broadcast(S, x[p3 + k]);
      a3 = x3.fma(g, a3);
      b3 = x3.fma(h, b3);
      var x4 = FloatVector.broadcast(S, x[p4 + k]);
      a4 = x4.fma(g, a4);
      b4 = x4.fma(h, b4);
      var x5 = FloatVector.broadcast(S, x[p5 + k]);
      a5 = x5.fma(g, a5);
      b5 = x5.fma(h, b5);
      var x6 = FloatVector.broadcast(S, x[p6 + k]);
      a6 = x6.fma(g, a6);
      b6 = x6.fma(h, b6);
      var x7 = FloatVector.broadcast(S, x[p7 + k]);
      a7 = x7.fma(g, a7);
      b7 = x7.fma(h, b7);
      var x8 = FloatVector.broadcast(S, x[p8 + k]);
      a8 = x8.fma(g, a8);
      b8 = x8.fma(h, b8);
      var x9 = FloatVector.broadcast(S, x[p9 + k]);
      a9 = x9.fma(g, a9);
      b9 = x9.fma(h, b9);
      var x10 = FloatVector.broadcast(S, x[p10 + k]);
      a10 = x10.fma(g, a10);
      b10 = x10.fma(h, b10);
      var x11 = FloatVector.broadcast(S, x[p11 + k]);
      a11 = x11.fma(g, a11);
      b11 = x11.fma(h, b11);
    }
    a0.add(FloatVector.fromArray(S, sums, at)).intoArray(sums, at);
    a1.add(FloatVector.fromArray(S, sums, at + L)).intoArray(sums, at + L);
    a2.add(FloatVector.fromArray(S, sums, at + 2 * L)).intoArray(sums, at + 2 * L);
    a3.add(FloatVector.fromArray(S, sums, at + 3 * L)).intoArray(sums, at + 3 * L);
    a4.add(FloatVector.fromArray(S, sums, at + 4 * L)).intoArray(sums, at + 4 * L);
    a5.add(FloatVector.fromArray(S, sums, at + 5 * L)).intoArray(sums, at + 5 * L);
    a6.add(FloatVector.fromArray(S, sums, at + 6 * L)).intoArray(sums, at + 6 * L);
    a7.add(FloatVector.fromArray(S, sums, at + 7 * L)).intoArray(sums, at + 7 * L);
    a8.add(FloatVector.fromArray(S, sums, at + 8 * L)).intoArray(sums, at + 8 * L);
    a9.add(FloatVector.fromArray(S, sums, at + 9 * L)).intoArray(sums, at + 9 * L);
    a10.add(FloatVector.fromArray(S, sums, at + 10 * L)).intoArray(sums, at + 10 * L);
    a11.add(FloatVector.fromArray(S, sums, at + 11 * L)).intoArray(sums, at + 11 * L);
    b0.add(FloatVector.fromArray(S, sums, at + rows * L)).intoArray(sums, at + rows * L);
    b1.add(FloatVector.fromArray(S, sums, at + (rows + 1) * L)).intoArray(sums, at + (rows + 1) * L);
    b2.add(FloatVector.fromArray(S, sums, at + (rows + 2) * L)).intoArray(sums, at + (rows + 2) * L);
    b3.add(FloatVector.fromArray(S, sums, at + (rows + 3) * L)).intoArray(sums, at + (rows + 3) * L);
    b4.add(FloatVector.fromArray(S, sums, at + (rows + 4) * L)).intoArray(sums, at + (rows + 4) * L);
    b5.add(FloatVector.fromArray(S, sums, at + (rows + 5) * L)).intoArray(sums, at + (rows + 5) * L);
    b6.add(FloatVector.fromArray(S, sums, at + (rows + 6) * L)).intoArray(sums, at + (rows + 6) * L);
    b7.add(FloatVector.fromArray(S, sums, at + (rows + 7) * L)).intoArray(sums, at + (rows + 7) * L);
    b8.add(FloatVector.fromArray(S, sums, at + (rows + 8) * L)).intoArray(sums, at + (rows + 8) * L);
    b9.add(FloatVector.fromArray(S, sums, at + (rows + 9) * L)).intoArray(sums, at + (rows + 9) * L);
    b10.add(FloatVector.fromArray(S, sums, at + (rows + 10) * L)).intoArray(sums, at + (rows + 10) * L);
    b11.add(FloatVector.fromArray(S, sums, at + (rows + 11) * L)).intoArray(sums, at + (rows + 11) * L);
  }

  /// Adds twelve terms of one vector of kernels.
  private void one(int from, int t, int b, int at) {
    float[] x = image, y = panel;
    int p0 = place(from, t), p1 = place(from, t + 1), p2 = place(from, t + 2), p3 = place(from, t + 3), p4 = place(from, t + 4),
        p5 = place(from, t + 5);
    int p6 = place(from, t + 6), p7 = place(from, t + 7), p8 = place(from, t + 8), p9 = place(from, t + 9), p10 = place(from, t + 10),
        p11 = place(from, t + 11);
    var zero = FloatVector.zero(S);
    FloatVector a0 = zero, a1 = zero, a2 = zero, a3 = zero, a4 = zero, a5 = zero, a6 = zero, a7 = zero, a8 = zero, a9 = zero, a10 = zero,
        a11 = zero;
    for (int k = 0; k < n; k++) {
      var g = FloatVector.fromArray(S, y, b + k * L);
      a0 = FloatVector.broadcast(S, x[p0 + k]).fma(g, a0);
      a1 = FloatVector.broadcast(S, x[p1 + k]).fma(g, a1);
      a2 = FloatVector.broadcast(S, x[p2 + k]).fma(g, a2);
      a3 = FloatVector.broadcast(S, x[p3 + k]).fma(g, a3);
      a4 = FloatVector.broadcast(S, x[p4 + k]).fma(g, a4);
      a5 = FloatVector.broadcast(S, x[p5 + k]).fma(g, a5);
      a6 = FloatVector.broadcast(S, x[p6 + k]).fma(g, a6);
      a7 = FloatVector.broadcast(S, x[p7 + k]).fma(g, a7);
      a8 = FloatVector.broadcast(S, x[p8 + k]).fma(g, a8);
      a9 = FloatVector.broadcast(S, x[p9 + k]).fma(g, a9);
      a10 = FloatVector.broadcast(S, x[p10 + k]).fma(g, a10);
      a11 = FloatVector.broadcast(S, x[p11 + k]).fma(g, a11);
    }
    a0.add(FloatVector.fromArray(S, sums, at)).intoArray(sums, at);
    a1.add(FloatVector.fromArray(S, sums, at + L)).intoArray(sums, at + L);
    a2.add(FloatVector.fromArray(S, sums, at + 2 * L)).intoArray(sums, at + 2 * L);
    a3.add(FloatVector.fromArray(S, sums, at + 3 * L)).intoArray(sums, at + 3 * L);
    a4.add(FloatVector.fromArray(S, sums, at + 4 * L)).intoArray(sums, at + 4 * L);
    a5.add(FloatVector.fromArray(S, sums, at + 5 * L)).intoArray(sums, at + 5 * L);
    a6.add(FloatVector.fromArray(S, sums, at + 6 * L)).intoArray(sums, at + 6 * L);
    a7.add(FloatVector.fromArray(S, sums, at + 7 * L)).intoArray(sums, at + 7 * L);
    a8.add(FloatVector.fromArray(S, sums, at + 8 * L)).intoArray(sums, at + 8 * L);
    a9.add(FloatVector.fromArray(S, sums, at + 9 * L)).intoArray(sums, at + 9 * L);
    a10.add(FloatVector.fromArray(S, sums, at + 10 * L)).intoArray(sums, at + 10 * L);
    a11.add(FloatVector.fromArray(S, sums, at + 11 * L)).intoArray(sums, at + 11 * L);
  }

  private void collect(KernelProduct32[] batches, float[] w) {
    int terms = offsets.length;
    for (int o = 0; o < l.kernels(); o++)
      for (int k = 0; k < terms; k++) {
        int at = ((o / each * vectors + o % each / L) * rows + k) * L + o % each % L;
        float sum = 0;
        for (var batch : batches) sum += batch.sums[at];
        w[o * terms + k] = sum;
      }
  }
}
