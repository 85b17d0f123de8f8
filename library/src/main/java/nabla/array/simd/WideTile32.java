package nabla.array.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Tiles of 4 vectors of floats: of 6 rows, and of 2 for the rows that those leave over; see `Tile32`.
final class WideTile32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length(), LINE = S.vectorByteSize(), DEPTH = Tile32.DEPTH;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final MemorySegment PANELS = Panel.MEMORY;
  private static final long MASK = Panel.MASK;

  private WideTile32() {}

  static void run(float[] a, int p, long q, int depth, float[] c, int at, int step, boolean first) {
    FloatVector c00 = FloatVector.zero(S), c01 = c00, c02 = c00, c03 = c00, c10 = c00, c11 = c00, c12 = c00, c13 = c00, c20 = c00,
        c21 = c00, c22 = c00, c23 = c00, c30 = c00, c31 = c00, c32 = c00, c33 = c00, c40 = c00, c41 = c00, c42 = c00, c43 = c00, c50 = c00,
        c51 = c00, c52 = c00, c53 = c00;
    FloatVector x, b0, b1, b2, b3;
    q &= MASK;
    for (int k = p, end = p + depth; k < end; k++, q = q + 4 * LINE & MASK) {
      b0 = FloatVector.fromMemorySegment(S, PANELS, q, ORDER);
      b1 = FloatVector.fromMemorySegment(S, PANELS, q + LINE, ORDER);
      b2 = FloatVector.fromMemorySegment(S, PANELS, q + 2 * LINE, ORDER);
      b3 = FloatVector.fromMemorySegment(S, PANELS, q + 3 * LINE, ORDER);
      x = FloatVector.broadcast(S, a[k]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      c03 = x.fma(b3, c03);
      x = FloatVector.broadcast(S, a[k + DEPTH]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      c13 = x.fma(b3, c13);
      x = FloatVector.broadcast(S, a[k + 2 * DEPTH]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      c23 = x.fma(b3, c23);
      x = FloatVector.broadcast(S, a[k + 3 * DEPTH]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      c32 = x.fma(b2, c32);
      c33 = x.fma(b3, c33);
      x = FloatVector.broadcast(S, a[k + 4 * DEPTH]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      c42 = x.fma(b2, c42);
      c43 = x.fma(b3, c43);
      x = FloatVector.broadcast(S, a[k + 5 * DEPTH]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      c52 = x.fma(b2, c52);
      c53 = x.fma(b3, c53);
    }
    if (!first) {
      c00 = c00.add(FloatVector.fromArray(S, c, at));
      c01 = c01.add(FloatVector.fromArray(S, c, at + L));
      c02 = c02.add(FloatVector.fromArray(S, c, at + 2 * L));
      c03 = c03.add(FloatVector.fromArray(S, c, at + 3 * L));
      c10 = c10.add(FloatVector.fromArray(S, c, at + step));
      c11 = c11.add(FloatVector.fromArray(S, c, at + step + L));
      c12 = c12.add(FloatVector.fromArray(S, c, at + step + 2 * L));
      c13 = c13.add(FloatVector.fromArray(S, c, at + step + 3 * L));
      c20 = c20.add(FloatVector.fromArray(S, c, at + 2 * step));
      c21 = c21.add(FloatVector.fromArray(S, c, at + 2 * step + L));
      c22 = c22.add(FloatVector.fromArray(S, c, at + 2 * step + 2 * L));
      c23 = c23.add(FloatVector.fromArray(S, c, at + 2 * step + 3 * L));
      c30 = c30.add(FloatVector.fromArray(S, c, at + 3 * step));
      c31 = c31.add(FloatVector.fromArray(S, c, at + 3 * step + L));
      c32 = c32.add(FloatVector.fromArray(S, c, at + 3 * step + 2 * L));
      c33 = c33.add(FloatVector.fromArray(S, c, at + 3 * step + 3 * L));
      c40 = c40.add(FloatVector.fromArray(S, c, at + 4 * step));
      c41 = c41.add(FloatVector.fromArray(S, c, at + 4 * step + L));
      c42 = c42.add(FloatVector.fromArray(S, c, at + 4 * step + 2 * L));
      c43 = c43.add(FloatVector.fromArray(S, c, at + 4 * step + 3 * L));
      c50 = c50.add(FloatVector.fromArray(S, c, at + 5 * step));
      c51 = c51.add(FloatVector.fromArray(S, c, at + 5 * step + L));
      c52 = c52.add(FloatVector.fromArray(S, c, at + 5 * step + 2 * L));
      c53 = c53.add(FloatVector.fromArray(S, c, at + 5 * step + 3 * L));
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + L);
    c02.intoArray(c, at + 2 * L);
    c03.intoArray(c, at + 3 * L);
    c10.intoArray(c, at + step);
    c11.intoArray(c, at + step + L);
    c12.intoArray(c, at + step + 2 * L);
    c13.intoArray(c, at + step + 3 * L);
    c20.intoArray(c, at + 2 * step);
    c21.intoArray(c, at + 2 * step + L);
    c22.intoArray(c, at + 2 * step + 2 * L);
    c23.intoArray(c, at + 2 * step + 3 * L);
    c30.intoArray(c, at + 3 * step);
    c31.intoArray(c, at + 3 * step + L);
    c32.intoArray(c, at + 3 * step + 2 * L);
    c33.intoArray(c, at + 3 * step + 3 * L);
    c40.intoArray(c, at + 4 * step);
    c41.intoArray(c, at + 4 * step + L);
    c42.intoArray(c, at + 4 * step + 2 * L);
    c43.intoArray(c, at + 4 * step + 3 * L);
    c50.intoArray(c, at + 5 * step);
    c51.intoArray(c, at + 5 * step + L);
    c52.intoArray(c, at + 5 * step + 2 * L);
    c53.intoArray(c, at + 5 * step + 3 * L);
  }

  static void low(float[] a, int p, long q, int depth, float[] c, int at, int step, boolean first) {
    FloatVector c00 = FloatVector.zero(S), c01 = c00, c02 = c00, c03 = c00, c10 = c00, c11 = c00, c12 = c00, c13 = c00;
    FloatVector x, b0, b1, b2, b3;
    q &= MASK;
    for (int k = p, end = p + depth; k < end; k++, q = q + 4 * LINE & MASK) {
      b0 = FloatVector.fromMemorySegment(S, PANELS, q, ORDER);
      b1 = FloatVector.fromMemorySegment(S, PANELS, q + LINE, ORDER);
      b2 = FloatVector.fromMemorySegment(S, PANELS, q + 2 * LINE, ORDER);
      b3 = FloatVector.fromMemorySegment(S, PANELS, q + 3 * LINE, ORDER);
      x = FloatVector.broadcast(S, a[k]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      c03 = x.fma(b3, c03);
      x = FloatVector.broadcast(S, a[k + DEPTH]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      c13 = x.fma(b3, c13);
    }
    if (!first) {
      c00 = c00.add(FloatVector.fromArray(S, c, at));
      c01 = c01.add(FloatVector.fromArray(S, c, at + L));
      c02 = c02.add(FloatVector.fromArray(S, c, at + 2 * L));
      c03 = c03.add(FloatVector.fromArray(S, c, at + 3 * L));
      c10 = c10.add(FloatVector.fromArray(S, c, at + step));
      c11 = c11.add(FloatVector.fromArray(S, c, at + step + L));
      c12 = c12.add(FloatVector.fromArray(S, c, at + step + 2 * L));
      c13 = c13.add(FloatVector.fromArray(S, c, at + step + 3 * L));
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + L);
    c02.intoArray(c, at + 2 * L);
    c03.intoArray(c, at + 3 * L);
    c10.intoArray(c, at + step);
    c11.intoArray(c, at + step + L);
    c12.intoArray(c, at + step + 2 * L);
    c13.intoArray(c, at + step + 3 * L);
  }
}
