package nabla.array.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost loop of packed products of doubles: a tile of the result stays in registers while the depth is run through.
///
/// With 16 registers 6 rows × 2 vectors take 15, and 12 sums are more than the processor has multiplications under way. Processors with vectors of 512 bits have 32, and
/// 8 rows × 3 vectors ask for half as many loads a multiplication. The panel that vectors are read from lies outside the heap, because
/// arrays begin 16 bytes behind a cache line, so that each of their vectors would be read from two.
final class Tile64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length(), LINE = S.vectorByteSize();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  static final boolean WIDE = S.vectorBitSize() == 512;
  private static final int MR = WIDE ? 8 : 6;
  /// The columns of a tile, and the rows of a packed sliver, which are those of one tile or of several.
  static final int NR = WIDE ? 3 * L : 2 * L, HEIGHT = WIDE ? L : MR;

  private Tile64() {}

  /// The columns of the tile that suits where so many columns are left: of three vectors, or of two where three would leave one alone.
  static int width(int left) {
    if (!WIDE) return NR;
    return left <= L ? L : left <= 2 * L || left > NR && left <= 4 * L ? 2 * L : NR;
  }

  /// The depth that slivers have, filled up with zeros: tiles go through it in steps of two.
  static int deep(int depth) {
    return WIDE ? depth + 1 & ~1 : depth;
  }

  /// The rows of the tile of this width.
  static int height(int width) {
    return width == L ? HEIGHT : MR;
  }

  /// Writes the product of slivers `a` (depth × HEIGHT, from p on) and `b` (depth × width, from byte q on) to rows `step` apart of `c`, or
  /// adds it to what is there. C is read last and written at once: its rows may lie 4096 bytes apart, where reads wait for earlier writes.
  static void run(double[] a, int p, MemorySegment b, long q, int width, int depth, double[] c, int at, int step, boolean first) {
    if (!WIDE) narrow(a, p, b, q, depth, c, at, step, first);
    else if (width == NR) WideTile64.run(a, p, b, q, depth, c, at, step, first);
    else if (width == 2 * L) SmallTile64.run(a, p, b, q, depth, c, at, step, first);
    else thin(a, p, b, q, depth, c, at, step, first);
  }

  private static void narrow(double[] a, int p, MemorySegment b, long q, int depth, double[] c, int at, int step, boolean first) {
    DoubleVector c00 = DoubleVector.zero(S), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00, c40 = c00,
        c41 = c00, c50 = c00, c51 = c00;
    long end = q + (long) depth * 2 * LINE;
    for (int k = p; q < end; q += 2 * LINE, k += HEIGHT) {
      var b0 = DoubleVector.fromMemorySegment(S, b, q, ORDER);
      var b1 = DoubleVector.fromMemorySegment(S, b, q + LINE, ORDER);
      var a0 = DoubleVector.broadcast(S, a[k]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      var a1 = DoubleVector.broadcast(S, a[k + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      var a2 = DoubleVector.broadcast(S, a[k + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      var a3 = DoubleVector.broadcast(S, a[k + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      var a4 = DoubleVector.broadcast(S, a[k + 4]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      var a5 = DoubleVector.broadcast(S, a[k + 5]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
    }
    if (!first) {
      c00 = c00.add(DoubleVector.fromArray(S, c, at));
      c01 = c01.add(DoubleVector.fromArray(S, c, at + L));
      c10 = c10.add(DoubleVector.fromArray(S, c, at + step));
      c11 = c11.add(DoubleVector.fromArray(S, c, at + step + L));
      c20 = c20.add(DoubleVector.fromArray(S, c, at + 2 * step));
      c21 = c21.add(DoubleVector.fromArray(S, c, at + 2 * step + L));
      c30 = c30.add(DoubleVector.fromArray(S, c, at + 3 * step));
      c31 = c31.add(DoubleVector.fromArray(S, c, at + 3 * step + L));
      c40 = c40.add(DoubleVector.fromArray(S, c, at + 4 * step));
      c41 = c41.add(DoubleVector.fromArray(S, c, at + 4 * step + L));
      c50 = c50.add(DoubleVector.fromArray(S, c, at + 5 * step));
      c51 = c51.add(DoubleVector.fromArray(S, c, at + 5 * step + L));
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

  private static void thin(double[] a, int p, MemorySegment b, long q, int depth, double[] c, int at, int step, boolean first) {
    DoubleVector c0 = DoubleVector.zero(S), c1 = c0, c2 = c0, c3 = c0, c4 = c0, c5 = c0, c6 = c0, c7 = c0;
    long end = q + (long) depth * LINE;
    for (int k = p; q < end; q += LINE, k += HEIGHT) {
      var b0 = DoubleVector.fromMemorySegment(S, b, q, ORDER);
      c0 = b0.fma(DoubleVector.broadcast(S, a[k]), c0);
      c1 = b0.fma(DoubleVector.broadcast(S, a[k + 1]), c1);
      c2 = b0.fma(DoubleVector.broadcast(S, a[k + 2]), c2);
      c3 = b0.fma(DoubleVector.broadcast(S, a[k + 3]), c3);
      c4 = b0.fma(DoubleVector.broadcast(S, a[k + 4]), c4);
      c5 = b0.fma(DoubleVector.broadcast(S, a[k + 5]), c5);
      c6 = b0.fma(DoubleVector.broadcast(S, a[k + 6]), c6);
      c7 = b0.fma(DoubleVector.broadcast(S, a[k + 7]), c7);
    }
    put(c0, c, at, first);
    put(c1, c, at + step, first);
    put(c2, c, at + 2 * step, first);
    put(c3, c, at + 3 * step, first);
    put(c4, c, at + 4 * step, first);
    put(c5, c, at + 5 * step, first);
    put(c6, c, at + 6 * step, first);
    put(c7, c, at + 7 * step, first);
  }

  private static void put(DoubleVector sum, double[] c, int at, boolean first) {
    (first ? sum : sum.add(DoubleVector.fromArray(S, c, at))).intoArray(c, at);
  }
}
