package nabla.array.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The operands of a product of floats, copied so that `Tile32` reads them from end to end: A row by row, B in slivers of a tile's columns, which
/// begin on cache lines.
final class Panels32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length(), LINE = S.vectorByteSize(), DEPTH = Tile32.DEPTH, NR = Tile32.NR;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final MemorySegment PANELS = Panel.MEMORY;

  private final float[] block = new float[Math.max(L * L, NR)];
  final float[] left;
  /// The byte where the panel that B is packed into begins.
  long right;

  /// With room for so many rows of A.
  Panels32(int rows) {
    left = new float[rows * DEPTH];
  }

  /// Packs rows from i on and columns from p on of `a`: `left[r · DEPTH + k]` is `a[i + r, p + k]`.
  void packLeft(Matrix32 a, int i, int p, int rows, int depth) {
    int from = a.place(i, p), down = a.rowStep(), across = a.columnStep();
    if (across == 1) for (int r = 0; r < rows; r++) System.arraycopy(a.data(), from + r * down, left, r * DEPTH, depth);
    else if (down == 1 && Tile32.WIDE && rows >= L) turned(a.data(), from, across, rows, depth);
    else for (int r = 0; r < rows; r++) for (int k = 0; k < depth; k++) left[r * DEPTH + k] = a.data()[from + r * down + k * across];
  }

  /// Rows that lie in memory as columns, `step` apart: block by block, of which the last may overlap the one before.
  private void turned(float[] x, int from, int step, int rows, int depth) {
    for (int r = 0; r < rows; r += L) {
      int row = Math.min(r, rows - L);
      for (int k = 0; k < depth; k += L) {
        Transposed32.block(x, from + row + k * step, step, Math.min(L, depth - k), block, 0);
        for (int i = 0; i < L; i++) FloatVector.fromArray(S, block, i * L).intoArray(left, (row + i) * DEPTH + k);
      }
    }
  }

  /// Packs rows from p on and columns from j on of `b`; the sliver from column c on begins `c · depth · Float.BYTES` bytes behind `right`.
  void packRight(Matrix32 b, int p, int j, int depth, int columns) {
    for (int c = 0, width; c < columns; c += width) {
      width = Tile32.width(columns - c);
      int from = b.place(p, j + c), filled = Math.min(width, columns - c);
      long to = right + (long) c * depth * Float.BYTES;
      if (b.columnStep() == 1 && filled == width) rows(b.data(), from, b.rowStep(), width, depth, to);
      else if (b.rowStep() == 1 && Tile32.WIDE) turned(b.data(), from, b.columnStep(), filled, width, depth, to);
      else lines(b.data(), from, b.rowStep(), b.columnStep(), filled, width, 0, depth, to);
    }
  }

  /// Packs terms from p on and results from j on of what a convolution's windows see; as `packRight` does.
  void packWindows(Windows32 x, int p, int j, int depth, int columns) {
    for (int c = 0, width; c < columns; c += width) {
      width = Tile32.width(columns - c);
      long to = right + (long) c * depth * Float.BYTES;
      for (int v = 0; v < width; v += L)
        windows(x.image(), x.place(j + c + v), x.offsets(), p, depth, to + v * Float.BYTES, width * Float.BYTES);
    }
  }

  private void windows(float[] x, int from, int[] offsets, int p, int depth, long to, int step) {
    for (int k = p; k < p + depth; k++, to += step) FloatVector.fromArray(S, x, from + offsets[k]).intoMemorySegment(PANELS, to, ORDER);
  }

  private void rows(float[] x, int from, int step, int width, int depth, long to) {
    if (width == 4 * L) {
      for (int k = 0; k < depth; k++, from += step, to += 4 * LINE) {
        FloatVector.fromArray(S, x, from).intoMemorySegment(PANELS, to, ORDER);
        FloatVector.fromArray(S, x, from + L).intoMemorySegment(PANELS, to + LINE, ORDER);
        FloatVector.fromArray(S, x, from + 2 * L).intoMemorySegment(PANELS, to + 2 * LINE, ORDER);
        FloatVector.fromArray(S, x, from + 3 * L).intoMemorySegment(PANELS, to + 3 * LINE, ORDER);
      }
    } else {
      for (int k = 0; k < depth; k++, from += step, to += width * Float.BYTES)
        for (int c = 0; c < width; c += L) FloatVector.fromArray(S, x, from + c).intoMemorySegment(PANELS, to + c * Float.BYTES, ORDER);
    }
  }

  /// Columns that lie in memory as rows, `step` apart: block by block through a transposed copy.
  private void turned(float[] x, int from, int step, int filled, int width, int depth, long to) {
    int whole = depth / L * L;
    for (int c = 0; c < filled; c += L)
      for (int k = 0; k < whole; k += L) {
        Transposed32.block(x, from + c * step + k, step, Math.min(L, filled - c), block, 0);
        long at = to + ((long) k * width + c) * Float.BYTES;
        for (int i = 0; i < L; i++, at += width * Float.BYTES) FloatVector.fromArray(S, block, i * L).intoMemorySegment(PANELS, at, ORDER);
      }
    if (whole < depth) lines(x, from, 1, step, filled, width, whole, depth, to);
  }

  /// Any steps, and slivers that columns do not fill: line by line through an array.
  private void lines(float[] x, int from, int down, int across, int filled, int width, int k, int depth, long to) {
    for (; k < depth; k++) {
      for (int c = 0; c < filled; c++) block[c] = x[from + k * down + c * across];
      for (int c = 0; c < width; c += L)
        FloatVector.fromArray(S, block, c).intoMemorySegment(PANELS, to + ((long) k * width + c) * Float.BYTES, ORDER);
    }
  }
}
