package nabla.array.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost loop of packed products of floats: a tile of the result stays in registers while the depth is run through.
///
/// With 16 registers 6 rows × 2 vectors take 15, and 12 sums are more than the processor has multiplications under way. Processors with vectors of
/// 512 bits have 32, and 6 rows × 4 vectors take 40 instructions for 24 multiplications: what counts where another process shares the core.
/// The panel that vectors are read from lies outside the heap, because arrays begin 16 bytes behind a cache line, so that each of their vectors
/// would be read from two, and its place is masked, because a check for each vector would take a third more instructions (`Panel`).
final class Tile32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length(), LINE = S.vectorByteSize();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final MemorySegment PANELS = Panel.MEMORY;
  private static final long MASK = Panel.MASK;
  static final boolean WIDE = S.vectorBitSize() == 512;
  private static final int MR = 6, LOW = 2;
  /// The columns of a tile, and the rows that meet a sliver of B together, which are those of one tile or of several.
  static final int NR = WIDE ? 4 * L : 2 * L, HEIGHT = WIDE ? 2 * MR : MR;
  /// The depth that is run through at most: a sliver of B fits the nearest cache. Packed rows of A lie so far apart.
  static final int DEPTH = WIDE ? 160 : 384;

  private Tile32() {}

  /// The columns of the tile that suits where so many columns are left.
  static int width(int left) {
    return left > 2 * L ? NR : left > L || !WIDE ? 2 * L : L;
  }

  /// The rows of the tile of this width that suits where so many rows are left.
  static int height(int width, int left) {
    return width == L ? HEIGHT : width == 4 * L && left <= LOW ? LOW : MR;
  }

  /// Writes the product of `rows` of `a` (depth numbers each, DEPTH apart, from p on) and a sliver of B (depth × width, from byte q of the panels on) to
  /// rows `step` apart of `c`, or adds it to what is there. C is read last and written at once: its rows may lie 4096 bytes apart, where reads wait
  /// for earlier writes.
  static void run(float[] a, int p, long q, int rows, int width, int depth, float[] c, int at, int step, boolean first) {
    if (width == L) thin(a, p, q, depth, c, at, step, first);
    else if (width == 2 * L) narrow(a, p, q, depth, c, at, step, first);
    else if (rows == LOW) WideTile32.low(a, p, q, depth, c, at, step, first);
    else WideTile32.run(a, p, q, depth, c, at, step, first);
  }

  /// With checks, and places as `long`: where 16 registers are all there are, the compiler else moves sums out of them.
  private static void narrow(float[] a, int p, long q, int depth, float[] c, int at, int step, boolean first) {
    FloatVector c00 = FloatVector.zero(S), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00, c40 = c00,
        c41 = c00, c50 = c00, c51 = c00;
    long end = q + (long) depth * 2 * LINE;
    for (int k = p; q < end; q += 2 * LINE, k++) {
      var b0 = FloatVector.fromMemorySegment(S, PANELS, q, ORDER);
      var b1 = FloatVector.fromMemorySegment(S, PANELS, q + LINE, ORDER);
      var a0 = FloatVector.broadcast(S, a[k]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      var a1 = FloatVector.broadcast(S, a[k + DEPTH]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      var a2 = FloatVector.broadcast(S, a[k + 2 * DEPTH]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      var a3 = FloatVector.broadcast(S, a[k + 3 * DEPTH]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      var a4 = FloatVector.broadcast(S, a[k + 4 * DEPTH]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      var a5 = FloatVector.broadcast(S, a[k + 5 * DEPTH]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
    }
    if (!first) {
      c00 = c00.add(FloatVector.fromArray(S, c, at));
      c01 = c01.add(FloatVector.fromArray(S, c, at + L));
      c10 = c10.add(FloatVector.fromArray(S, c, at + step));
      c11 = c11.add(FloatVector.fromArray(S, c, at + step + L));
      c20 = c20.add(FloatVector.fromArray(S, c, at + 2 * step));
      c21 = c21.add(FloatVector.fromArray(S, c, at + 2 * step + L));
      c30 = c30.add(FloatVector.fromArray(S, c, at + 3 * step));
      c31 = c31.add(FloatVector.fromArray(S, c, at + 3 * step + L));
      c40 = c40.add(FloatVector.fromArray(S, c, at + 4 * step));
      c41 = c41.add(FloatVector.fromArray(S, c, at + 4 * step + L));
      c50 = c50.add(FloatVector.fromArray(S, c, at + 5 * step));
      c51 = c51.add(FloatVector.fromArray(S, c, at + 5 * step + L));
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + L);
    c10.intoArray(c, at + step);
    c11.intoArray(c, at + step + L);
    c20.intoArray(c, at + 2 * step);
    c21.intoArray(c, at + 2 * step + L);
    c30.intoArray(c, at + 3 * step);
    c31.intoArray(c, at + 3 * step + L);
    c40.intoArray(c, at + 4 * step);
    c41.intoArray(c, at + 4 * step + L);
    c50.intoArray(c, at + 5 * step);
    c51.intoArray(c, at + 5 * step + L);
  }

  private static void thin(float[] a, int p, long q, int depth, float[] c, int at, int step, boolean first) {
    FloatVector c0 = FloatVector.zero(S), c1 = c0, c2 = c0, c3 = c0, c4 = c0, c5 = c0, c6 = c0, c7 = c0, c8 = c0, c9 = c0, c10 = c0,
        c11 = c0;
    q &= MASK;
    for (int k = p, end = p + depth; k < end; k++, q = q + LINE & MASK) {
      var b0 = FloatVector.fromMemorySegment(S, PANELS, q, ORDER);
      c0 = b0.fma(FloatVector.broadcast(S, a[k]), c0);
      c1 = b0.fma(FloatVector.broadcast(S, a[k + DEPTH]), c1);
      c2 = b0.fma(FloatVector.broadcast(S, a[k + 2 * DEPTH]), c2);
      c3 = b0.fma(FloatVector.broadcast(S, a[k + 3 * DEPTH]), c3);
      c4 = b0.fma(FloatVector.broadcast(S, a[k + 4 * DEPTH]), c4);
      c5 = b0.fma(FloatVector.broadcast(S, a[k + 5 * DEPTH]), c5);
      c6 = b0.fma(FloatVector.broadcast(S, a[k + 6 * DEPTH]), c6);
      c7 = b0.fma(FloatVector.broadcast(S, a[k + 7 * DEPTH]), c7);
      c8 = b0.fma(FloatVector.broadcast(S, a[k + 8 * DEPTH]), c8);
      c9 = b0.fma(FloatVector.broadcast(S, a[k + 9 * DEPTH]), c9);
      c10 = b0.fma(FloatVector.broadcast(S, a[k + 10 * DEPTH]), c10);
      c11 = b0.fma(FloatVector.broadcast(S, a[k + 11 * DEPTH]), c11);
    }
    put(c0, c, at, first);
    put(c1, c, at + step, first);
    put(c2, c, at + 2 * step, first);
    put(c3, c, at + 3 * step, first);
    put(c4, c, at + 4 * step, first);
    put(c5, c, at + 5 * step, first);
    put(c6, c, at + 6 * step, first);
    put(c7, c, at + 7 * step, first);
    put(c8, c, at + 8 * step, first);
    put(c9, c, at + 9 * step, first);
    put(c10, c, at + 10 * step, first);
    put(c11, c, at + 11 * step, first);
  }

  private static void put(FloatVector sum, float[] c, int at, boolean first) {
    (first ? sum : sum.add(FloatVector.fromArray(S, c, at))).intoArray(c, at);
  }
}
