package nabla.array.simd;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The operands of a product of floats, copied so that `Tile32` reads them from end to end: A in slivers of HEIGHT rows, B in slivers of
/// a tile's columns, which begin on cache lines.
final class Panels32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length(), LINE = S.vectorByteSize(), HEIGHT = Tile32.HEIGHT, NR = Tile32.NR;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private final float[] block = new float[Math.max(L * L, NR)];
  float[] left = {};
  MemorySegment right = MemorySegment.NULL;

  /// Packs rows from i on and columns from p on of `a`: `left[(r / HEIGHT · deep + k) · HEIGHT + r % HEIGHT]` is `a[i + r, p + k]`, 0 from
  /// depth to deep. Rows that fill the last sliver up hold anything.
  void packLeft(Matrix32 a, int i, int p, int rows, int depth) {
    int deep = Tile32.deep(depth), need = (rows + HEIGHT - 1) / HEIGHT * HEIGHT * deep;
    if (left.length < need) left = new float[need];
    for (int r = 0, to = 0; r < rows; r += HEIGHT, to += deep * HEIGHT) {
      int height = Math.min(HEIGHT, rows - r), from = a.place(i + r, p), k = 0;
      if (a.columnStep() == 1 && Tile32.WIDE)
        for (; k + L <= depth; k += L) Transposed32.block(a.data(), from + k, a.rowStep(), height, left, to + k * L);
      else if (a.rowStep() == 1 && height == HEIGHT && HEIGHT == L)
        for (; k < depth; k++) FloatVector.fromArray(S, a.data(), from + k * a.columnStep()).intoArray(left, to + k * L);
      sliver(a.data(), from, a.rowStep(), a.columnStep(), height, k, depth, left, to);
      Arrays.fill(left, to + depth * HEIGHT, to + deep * HEIGHT, 0);
    }
  }

  private static void sliver(float[] x, int from, int down, int across, int rows, int k, int depth, float[] y, int to) {
    for (; k < depth; k++)
      for (int r = 0; r < rows; r++) y[to + k * HEIGHT + r] = x[from + r * down + k * across];
  }

  /// Packs rows from p on and columns from j on of `b`; the sliver from column c on begins at byte `c · deep · Float.BYTES`.
  void packRight(Matrix32 b, int p, int j, int depth, int columns) {
    int deep = Tile32.deep(depth);
    reserve(deep, columns);
    for (int c = 0, width; c < columns; c += width) {
      width = Tile32.width(columns - c);
      int from = b.place(p, j + c), filled = Math.min(width, columns - c);
      long to = (long) c * deep * Float.BYTES;
      if (b.columnStep() == 1 && filled == width) rows(b.data(), from, b.rowStep(), width, depth, to);
      else if (b.rowStep() == 1 && Tile32.WIDE) turned(b.data(), from, b.columnStep(), filled, width, depth, to);
      else lines(b.data(), from, b.rowStep(), b.columnStep(), filled, width, 0, depth, to);
      clear(to, depth, deep, width);
    }
  }

  private void clear(long to, int depth, int deep, int width) {
    if (depth < deep) right.asSlice(to + (long) depth * width * Float.BYTES, (long) (deep - depth) * width * Float.BYTES).fill((byte) 0);
  }

  private void reserve(int depth, int columns) {
    long need = (long) (columns + NR) * depth * Float.BYTES;
    if (right.byteSize() < need) right = Arena.ofAuto().allocate(need, 64);
  }

  /// Packs terms from p on and results from j on of what a convolution's windows see; as `packRight` does.
  void packWindows(Windows32 x, int p, int j, int depth, int columns) {
    int deep = Tile32.deep(depth);
    reserve(deep, columns);
    for (int c = 0, width; c < columns; c += width) {
      width = Tile32.width(columns - c);
      long to = (long) c * deep * Float.BYTES;
      for (int v = 0; v < width; v += L)
        windows(x.image(), x.place(j + c + v), x.offsets(), p, depth, to + v * Float.BYTES, width * Float.BYTES);
      clear(to, depth, deep, width);
    }
  }

  private void windows(float[] x, int from, int[] offsets, int p, int depth, long to, int step) {
    for (int k = p; k < p + depth; k++, to += step) FloatVector.fromArray(S, x, from + offsets[k]).intoMemorySegment(right, to, ORDER);
  }

  private void rows(float[] x, int from, int step, int width, int depth, long to) {
    if (width == 3 * L) {
      for (int k = 0; k < depth; k++, from += step, to += 3 * LINE) {
        FloatVector.fromArray(S, x, from).intoMemorySegment(right, to, ORDER);
        FloatVector.fromArray(S, x, from + L).intoMemorySegment(right, to + LINE, ORDER);
        FloatVector.fromArray(S, x, from + 2 * L).intoMemorySegment(right, to + 2 * LINE, ORDER);
      }
    } else {
      for (int k = 0; k < depth; k++, from += step, to += width * Float.BYTES)
        for (int c = 0; c < width; c += L) FloatVector.fromArray(S, x, from + c).intoMemorySegment(right, to + c * Float.BYTES, ORDER);
    }
  }

  /// Columns that lie in memory as rows, `step` apart: block by block through a transposed copy.
  private void turned(float[] x, int from, int step, int filled, int width, int depth, long to) {
    int whole = depth / L * L;
    for (int c = 0; c < filled; c += L)
      for (int k = 0; k < whole; k += L) {
        Transposed32.block(x, from + c * step + k, step, Math.min(L, filled - c), block, 0);
        long at = to + ((long) k * width + c) * Float.BYTES;
        for (int i = 0; i < L; i++, at += width * Float.BYTES) FloatVector.fromArray(S, block, i * L).intoMemorySegment(right, at, ORDER);
      }
    if (whole < depth) lines(x, from, 1, step, filled, width, whole, depth, to);
  }

  /// Any steps, and slivers that columns do not fill: line by line through an array.
  private void lines(float[] x, int from, int down, int across, int filled, int width, int k, int depth, long to) {
    for (; k < depth; k++) {
      for (int c = 0; c < filled; c++) block[c] = x[from + k * down + c * across];
      for (int c = 0; c < width; c += L)
        FloatVector.fromArray(S, block, c).intoMemorySegment(right, to + ((long) k * width + c) * Float.BYTES, ORDER);
    }
  }
}
