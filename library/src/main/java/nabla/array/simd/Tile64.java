package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost loop of packed products of doubles: a tile of the result stays in registers while the depth is run through.
///
/// With 16 registers 4 rows × 2 vectors is the one shape that neither spills nor waits. Processors with vectors of 512 bits have 32, and
/// 8 rows × 3 vectors ask for half as many loads a multiplication, which counts where every load of 64 bytes crosses a cache line.
final class Tile64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();
  static final boolean WIDE = S.vectorBitSize() == 512;
  /// The rows and columns of a tile.
  static final int MR = WIDE ? 8 : 4, NR = WIDE ? 3 * L : 2 * L;

  private Tile64() {}

  /// Adds the product of slivers `a` (depth × MR) and `b` (depth × NR) to rows `step` apart of `c`. All of C is read before any is written:
  /// reads after writes would wait for them where rows lie 4096 bytes apart.
  static void run(double[] a, int p, double[] b, int q, int depth, double[] c, int at, int step) {
    if (WIDE) wide(a, p, b, q, depth, c, at, step);
    else narrow(a, p, b, q, depth, c, at, step);
  }

  private static void narrow(double[] a, int p, double[] b, int q, int depth, double[] c, int at, int step) {
    var c00 = DoubleVector.fromArray(S, c, at);
    var c01 = DoubleVector.fromArray(S, c, at + L);
    var c10 = DoubleVector.fromArray(S, c, at + step);
    var c11 = DoubleVector.fromArray(S, c, at + step + L);
    var c20 = DoubleVector.fromArray(S, c, at + 2 * step);
    var c21 = DoubleVector.fromArray(S, c, at + 2 * step + L);
    var c30 = DoubleVector.fromArray(S, c, at + 3 * step);
    var c31 = DoubleVector.fromArray(S, c, at + 3 * step + L);
    for (int k = 0; k < depth; k++) {
      var b0 = DoubleVector.fromArray(S, b, q + k * 2 * L);
      var b1 = DoubleVector.fromArray(S, b, q + k * 2 * L + L);
      var a0 = DoubleVector.broadcast(S, a[p + k * 4]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      var a1 = DoubleVector.broadcast(S, a[p + k * 4 + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      var a2 = DoubleVector.broadcast(S, a[p + k * 4 + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      var a3 = DoubleVector.broadcast(S, a[p + k * 4 + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + L);
    c10.intoArray(c, at + step);
    c11.intoArray(c, at + step + L);
    c20.intoArray(c, at + 2 * step);
    c21.intoArray(c, at + 2 * step + L);
    c30.intoArray(c, at + 3 * step);
    c31.intoArray(c, at + 3 * step + L);
  }

  private static void wide(double[] a, int p, double[] b, int q, int depth, double[] c, int at, int step) {
    var c00 = DoubleVector.fromArray(S, c, at);
    var c01 = DoubleVector.fromArray(S, c, at + L);
    var c02 = DoubleVector.fromArray(S, c, at + 2 * L);
    var c10 = DoubleVector.fromArray(S, c, at + step);
    var c11 = DoubleVector.fromArray(S, c, at + step + L);
    var c12 = DoubleVector.fromArray(S, c, at + step + 2 * L);
    var c20 = DoubleVector.fromArray(S, c, at + 2 * step);
    var c21 = DoubleVector.fromArray(S, c, at + 2 * step + L);
    var c22 = DoubleVector.fromArray(S, c, at + 2 * step + 2 * L);
    var c30 = DoubleVector.fromArray(S, c, at + 3 * step);
    var c31 = DoubleVector.fromArray(S, c, at + 3 * step + L);
    var c32 = DoubleVector.fromArray(S, c, at + 3 * step + 2 * L);
    var c40 = DoubleVector.fromArray(S, c, at + 4 * step);
    var c41 = DoubleVector.fromArray(S, c, at + 4 * step + L);
    var c42 = DoubleVector.fromArray(S, c, at + 4 * step + 2 * L);
    var c50 = DoubleVector.fromArray(S, c, at + 5 * step);
    var c51 = DoubleVector.fromArray(S, c, at + 5 * step + L);
    var c52 = DoubleVector.fromArray(S, c, at + 5 * step + 2 * L);
    var c60 = DoubleVector.fromArray(S, c, at + 6 * step);
    var c61 = DoubleVector.fromArray(S, c, at + 6 * step + L);
    var c62 = DoubleVector.fromArray(S, c, at + 6 * step + 2 * L);
    var c70 = DoubleVector.fromArray(S, c, at + 7 * step);
    var c71 = DoubleVector.fromArray(S, c, at + 7 * step + L);
    var c72 = DoubleVector.fromArray(S, c, at + 7 * step + 2 * L);
    for (int k = 0; k < depth; k++) {
      var b0 = DoubleVector.fromArray(S, b, q + k * 3 * L);
      var b1 = DoubleVector.fromArray(S, b, q + k * 3 * L + L);
      var b2 = DoubleVector.fromArray(S, b, q + k * 3 * L + 2 * L);
      var a0 = DoubleVector.broadcast(S, a[p + k * 8]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      var a1 = DoubleVector.broadcast(S, a[p + k * 8 + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      var a2 = DoubleVector.broadcast(S, a[p + k * 8 + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      var a3 = DoubleVector.broadcast(S, a[p + k * 8 + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      var a4 = DoubleVector.broadcast(S, a[p + k * 8 + 4]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      var a5 = DoubleVector.broadcast(S, a[p + k * 8 + 5]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      c52 = a5.fma(b2, c52);
      var a6 = DoubleVector.broadcast(S, a[p + k * 8 + 6]);
      c60 = a6.fma(b0, c60);
      c61 = a6.fma(b1, c61);
      c62 = a6.fma(b2, c62);
      var a7 = DoubleVector.broadcast(S, a[p + k * 8 + 7]);
      c70 = a7.fma(b0, c70);
      c71 = a7.fma(b1, c71);
      c72 = a7.fma(b2, c72);
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
}
