package nabla.array.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The tile of 8 rows × 3 vectors of floats, two steps of the depth at a time: where another process shares the core, what counts is how many
/// instructions a multiplication takes, and the checks and the end of the loop are a third of them in a step alone. See `Tile32`.
final class WideTile32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length(), LINE = S.vectorByteSize(), HEIGHT = Tile32.HEIGHT;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private WideTile32() {}

  static void run(float[] a, int p, MemorySegment b, long q, int depth, float[] c, int at, int step, boolean first) {
    FloatVector c00 = FloatVector.zero(S), c01 = c00, c02 = c00, c10 = c00, c11 = c00, c12 = c00, c20 = c00, c21 = c00, c22 = c00,
        c30 = c00, c31 = c00, c32 = c00, c40 = c00, c41 = c00, c42 = c00, c50 = c00, c51 = c00, c52 = c00, c60 = c00, c61 = c00, c62 = c00,
        c70 = c00, c71 = c00, c72 = c00;
    FloatVector x, b0, b1, b2;
    long end = q + (long) depth * 3 * LINE;
    for (int k = p; q < end; q += 6 * LINE, k += 2 * HEIGHT) {
      b0 = FloatVector.fromMemorySegment(S, b, q, ORDER);
      b1 = FloatVector.fromMemorySegment(S, b, q + LINE, ORDER);
      b2 = FloatVector.fromMemorySegment(S, b, q + 2 * LINE, ORDER);
      x = FloatVector.broadcast(S, a[k]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      x = FloatVector.broadcast(S, a[k + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      x = FloatVector.broadcast(S, a[k + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      x = FloatVector.broadcast(S, a[k + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      c32 = x.fma(b2, c32);
      x = FloatVector.broadcast(S, a[k + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      c42 = x.fma(b2, c42);
      x = FloatVector.broadcast(S, a[k + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      c52 = x.fma(b2, c52);
      x = FloatVector.broadcast(S, a[k + 6]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      c62 = x.fma(b2, c62);
      x = FloatVector.broadcast(S, a[k + 7]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
      c72 = x.fma(b2, c72);
      b0 = FloatVector.fromMemorySegment(S, b, q + 3 * LINE, ORDER);
      b1 = FloatVector.fromMemorySegment(S, b, q + 4 * LINE, ORDER);
      b2 = FloatVector.fromMemorySegment(S, b, q + 5 * LINE, ORDER);
      x = FloatVector.broadcast(S, a[k + HEIGHT]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      x = FloatVector.broadcast(S, a[k + HEIGHT + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      x = FloatVector.broadcast(S, a[k + HEIGHT + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      x = FloatVector.broadcast(S, a[k + HEIGHT + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      c32 = x.fma(b2, c32);
      x = FloatVector.broadcast(S, a[k + HEIGHT + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      c42 = x.fma(b2, c42);
      x = FloatVector.broadcast(S, a[k + HEIGHT + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      c52 = x.fma(b2, c52);
      x = FloatVector.broadcast(S, a[k + HEIGHT + 6]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      c62 = x.fma(b2, c62);
      x = FloatVector.broadcast(S, a[k + HEIGHT + 7]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
      c72 = x.fma(b2, c72);
    }
    if (!first) {
      c00 = c00.add(FloatVector.fromArray(S, c, at));
      c01 = c01.add(FloatVector.fromArray(S, c, at + L));
      c02 = c02.add(FloatVector.fromArray(S, c, at + 2 * L));
      c10 = c10.add(FloatVector.fromArray(S, c, at + step));
      c11 = c11.add(FloatVector.fromArray(S, c, at + step + L));
      c12 = c12.add(FloatVector.fromArray(S, c, at + step + 2 * L));
      c20 = c20.add(FloatVector.fromArray(S, c, at + 2 * step));
      c21 = c21.add(FloatVector.fromArray(S, c, at + 2 * step + L));
      c22 = c22.add(FloatVector.fromArray(S, c, at + 2 * step + 2 * L));
      c30 = c30.add(FloatVector.fromArray(S, c, at + 3 * step));
      c31 = c31.add(FloatVector.fromArray(S, c, at + 3 * step + L));
      c32 = c32.add(FloatVector.fromArray(S, c, at + 3 * step + 2 * L));
      c40 = c40.add(FloatVector.fromArray(S, c, at + 4 * step));
      c41 = c41.add(FloatVector.fromArray(S, c, at + 4 * step + L));
      c42 = c42.add(FloatVector.fromArray(S, c, at + 4 * step + 2 * L));
      c50 = c50.add(FloatVector.fromArray(S, c, at + 5 * step));
      c51 = c51.add(FloatVector.fromArray(S, c, at + 5 * step + L));
      c52 = c52.add(FloatVector.fromArray(S, c, at + 5 * step + 2 * L));
      c60 = c60.add(FloatVector.fromArray(S, c, at + 6 * step));
      c61 = c61.add(FloatVector.fromArray(S, c, at + 6 * step + L));
      c62 = c62.add(FloatVector.fromArray(S, c, at + 6 * step + 2 * L));
      c70 = c70.add(FloatVector.fromArray(S, c, at + 7 * step));
      c71 = c71.add(FloatVector.fromArray(S, c, at + 7 * step + L));
      c72 = c72.add(FloatVector.fromArray(S, c, at + 7 * step + 2 * L));
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
