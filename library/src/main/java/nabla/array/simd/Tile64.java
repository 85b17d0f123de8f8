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

  /// The columns of the tile that suits where so many columns are left: of three vectors, two or one, lest columns of zeros are computed.
  static int width(int left) {
    if (!WIDE) return NR;
    return left <= L ? L : left <= 2 * L ? 2 * L : NR;
  }

  /// The rows of the tile of this width.
  static int height(int width) {
    return width == L ? HEIGHT : MR;
  }

  /// Writes the product of slivers `a` (depth × HEIGHT, from p on) and `b` (depth × width, from byte q on) to rows `step` apart of `c`, or
  /// adds it to what is there. C is read last and written at once: its rows may lie 4096 bytes apart, where reads wait for earlier writes.
  static void run(double[] a, int p, MemorySegment b, long q, int width, int depth, double[] c, int at, int step, boolean first) {
    if (!WIDE) narrow(a, p, b, q, depth, c, at, step, first);
    else if (width == NR) wide(a, p, b, q, depth, c, at, step, first);
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

  private static void wide(double[] a, int p, MemorySegment b, long q, int depth, double[] c, int at, int step, boolean first) {
    DoubleVector c00 = DoubleVector.zero(S), c01 = c00, c02 = c00, c10 = c00, c11 = c00, c12 = c00, c20 = c00, c21 = c00, c22 = c00,
        c30 = c00, c31 = c00, c32 = c00, c40 = c00, c41 = c00, c42 = c00, c50 = c00, c51 = c00, c52 = c00, c60 = c00, c61 = c00, c62 = c00,
        c70 = c00, c71 = c00, c72 = c00;
    long end = q + (long) depth * 3 * LINE;
    for (int k = p; q < end; q += 3 * LINE, k += HEIGHT) {
      var b0 = DoubleVector.fromMemorySegment(S, b, q, ORDER);
      var b1 = DoubleVector.fromMemorySegment(S, b, q + LINE, ORDER);
      var b2 = DoubleVector.fromMemorySegment(S, b, q + 2 * LINE, ORDER);
      var a0 = DoubleVector.broadcast(S, a[k]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      var a1 = DoubleVector.broadcast(S, a[k + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      var a2 = DoubleVector.broadcast(S, a[k + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      var a3 = DoubleVector.broadcast(S, a[k + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      var a4 = DoubleVector.broadcast(S, a[k + 4]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      var a5 = DoubleVector.broadcast(S, a[k + 5]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      c52 = a5.fma(b2, c52);
      var a6 = DoubleVector.broadcast(S, a[k + 6]);
      c60 = a6.fma(b0, c60);
      c61 = a6.fma(b1, c61);
      c62 = a6.fma(b2, c62);
      var a7 = DoubleVector.broadcast(S, a[k + 7]);
      c70 = a7.fma(b0, c70);
      c71 = a7.fma(b1, c71);
      c72 = a7.fma(b2, c72);
    }
    if (!first) {
      c00 = c00.add(DoubleVector.fromArray(S, c, at));
      c01 = c01.add(DoubleVector.fromArray(S, c, at + L));
      c02 = c02.add(DoubleVector.fromArray(S, c, at + 2 * L));
      c10 = c10.add(DoubleVector.fromArray(S, c, at + step));
      c11 = c11.add(DoubleVector.fromArray(S, c, at + step + L));
      c12 = c12.add(DoubleVector.fromArray(S, c, at + step + 2 * L));
      c20 = c20.add(DoubleVector.fromArray(S, c, at + 2 * step));
      c21 = c21.add(DoubleVector.fromArray(S, c, at + 2 * step + L));
      c22 = c22.add(DoubleVector.fromArray(S, c, at + 2 * step + 2 * L));
      c30 = c30.add(DoubleVector.fromArray(S, c, at + 3 * step));
      c31 = c31.add(DoubleVector.fromArray(S, c, at + 3 * step + L));
      c32 = c32.add(DoubleVector.fromArray(S, c, at + 3 * step + 2 * L));
      c40 = c40.add(DoubleVector.fromArray(S, c, at + 4 * step));
      c41 = c41.add(DoubleVector.fromArray(S, c, at + 4 * step + L));
      c42 = c42.add(DoubleVector.fromArray(S, c, at + 4 * step + 2 * L));
      c50 = c50.add(DoubleVector.fromArray(S, c, at + 5 * step));
      c51 = c51.add(DoubleVector.fromArray(S, c, at + 5 * step + L));
      c52 = c52.add(DoubleVector.fromArray(S, c, at + 5 * step + 2 * L));
      c60 = c60.add(DoubleVector.fromArray(S, c, at + 6 * step));
      c61 = c61.add(DoubleVector.fromArray(S, c, at + 6 * step + L));
      c62 = c62.add(DoubleVector.fromArray(S, c, at + 6 * step + 2 * L));
      c70 = c70.add(DoubleVector.fromArray(S, c, at + 7 * step));
      c71 = c71.add(DoubleVector.fromArray(S, c, at + 7 * step + L));
      c72 = c72.add(DoubleVector.fromArray(S, c, at + 7 * step + 2 * L));
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + L);
    c02.intoArray(c, at + 2 * L);
    c10.intoArray(c, at + step);
    c11.intoArray(c, at + step + L);
    c12.intoArray(c, at + step + 2 * L);
    c20.intoArray(c, at + 2 * step);
    c21.intoArray(c, at + 2 * step + L);
    c22.intoArray(c, at + 2 * step + 2 * L);
    c30.intoArray(c, at + 3 * step);
    c31.intoArray(c, at + 3 * step + L);
    c32.intoArray(c, at + 3 * step + 2 * L);
    c40.intoArray(c, at + 4 * step);
    c41.intoArray(c, at + 4 * step + L);
    c42.intoArray(c, at + 4 * step + 2 * L);
    c50.intoArray(c, at + 5 * step);
    c51.intoArray(c, at + 5 * step + L);
    c52.intoArray(c, at + 5 * step + 2 * L);
    c60.intoArray(c, at + 6 * step);
    c61.intoArray(c, at + 6 * step + L);
    c62.intoArray(c, at + 6 * step + 2 * L);
    c70.intoArray(c, at + 7 * step);
    c71.intoArray(c, at + 7 * step + L);
    c72.intoArray(c, at + 7 * step + 2 * L);
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
