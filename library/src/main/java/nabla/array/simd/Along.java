package nabla.array.simd;

import nabla.array.Array;

/// Numbers chosen by, or added at, indices along the last axis of gapless arrays.
final class Along {
  private Along() {}

  static boolean fits(Array x, int axis, Array index) {
    return axis == x.rank() - 1 && x.contiguous() && index.contiguous() && x.rank() == index.rank() && x.dtype() == index.dtype()
        && x.size() > 0
        && x.shape().with(axis, 1).equals(index.shape().with(axis, 1));
  }

  static Array take(Array x, Array index) {
    int n = index.dim(-1), extent = x.dim(-1), rows = index.size() / Math.max(1, n);
    var out = Array.zeros(x.dtype(), index.shape());
    for (int r = 0, i = 0, from = x.offset(); r < rows; r++, from += extent)
      for (int k = 0; k < n; k++, i++) out.raw(i, x.raw(from + place("takeAlong", index.raw(index.offset() + i), extent)));
    return out;
  }

  static Array put(Array x, Array index, int extent) {
    int n = x.dim(-1), rows = x.size() / n;
    var out = Array.zeros(x.dtype(), x.shape().with(-1, extent));
    for (int r = 0, i = 0, to = 0; r < rows; r++, to += extent)
      for (int k = 0; k < n; k++, i++) {
        int p = to + place("putAlong", index.raw(index.offset() + i), extent);
        out.raw(p, out.raw(p) + x.raw(x.offset() + i));
      }
    return out;
  }

  private static int place(String name, double index, int extent) {
    int i = (int) index;
    if (i != index || i < 0 || i >= extent)
      throw new IndexOutOfBoundsException(name + ": index " + index + " is not one of 0 to " + (extent - 1));
    return i;
  }
}
