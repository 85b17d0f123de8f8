package nabla.array.simd;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Fold;
import nabla.array.Scalar1;
import nabla.array.Scalar2;
import nabla.array.Shape;

/// Functions and folds of a few numbers in at most two axes, by their definitions, read where they lie with one step an axis.
final class Few {
  private Few() {}

  /// Whether arrays of this shape are taken here.
  static boolean fits(Shape shape) {
    return shape.rank() <= 2 && shape.size() < Elements.SMALL;
  }

  /// The step of `x`, stretched to a shape of this rank, from row to row (`back` 2) or column to column (`back` 1).
  private static int step(Array x, int back) {
    int axis = x.rank() - back;
    return axis < 0 || x.dim(axis) == 1 ? 0 : x.stride(axis);
  }

  /// The same numbers, stretched to this shape, as vectors read them.
  static Array gapless(Array x, Shape shape, DType dtype) {
    if (x.contiguous() && x.shape().equals(shape)) return x.cast(dtype);
    if (!fits(shape) || x.dtype() != dtype) return x.broadcastTo(shape).cast(dtype).copy();
    int columns = shape.rank() == 0 ? 1 : shape.dim(-1), n = shape.size(), down = step(x, 2), across = step(x, 1);
    if (dtype == DType.F64) {
      var out = new double[n];
      for (int i = 0, p = x.offset(); i < n; p += down) for (int j = 0; j < columns; j++, i++) out[i] = x.f64()[p + j * across];
      return Array.of(out, shape);
    }
    var out = new float[n];
    for (int i = 0, p = x.offset(); i < n; p += down) for (int j = 0; j < columns; j++, i++) out[i] = x.f32()[p + j * across];
    return Array.of(out, shape);
  }

  static Array map(Scalar1 f, Array x) {
    var shape = x.shape();
    int columns = shape.rank() == 0 ? 1 : shape.dim(-1), n = shape.size(), down = step(x, 2), across = step(x, 1);
    if (x.dtype() == DType.F64) {
      var out = new double[n];
      for (int i = 0, p = x.offset(); i < n; p += down)
        for (int j = 0; j < columns; j++, i++) out[i] = f.at(x.f64()[p + j * across]);
      return Array.of(out, shape);
    }
    var out = new float[n];
    for (int i = 0, p = x.offset(); i < n; p += down)
      for (int j = 0; j < columns; j++, i++) out[i] = (float) f.at(x.f32()[p + j * across]);
    return Array.of(out, shape);
  }

  /// `f` of every pair, of one dtype, both stretched to `shape`.
  static Array zip(Scalar2 f, Array a, Array b, Shape shape) {
    int columns = shape.rank() == 0 ? 1 : shape.dim(-1), n = shape.size(), p = a.offset(), q = b.offset();
    int downA = step(a, 2), acrossA = step(a, 1), downB = step(b, 2), acrossB = step(b, 1);
    if (a.dtype() == DType.F64) {
      var out = new double[n];
      for (int i = 0; i < n; p += downA, q += downB)
        for (int j = 0; j < columns; j++, i++) out[i] = f.at(a.f64()[p + j * acrossA], b.f64()[q + j * acrossB]);
      return Array.of(out, shape);
    }
    var out = new float[n];
    for (int i = 0; i < n; p += downA, q += downB)
      for (int j = 0; j < columns; j++, i++) out[i] = (float) f.at(a.f32()[p + j * acrossA], b.f32()[q + j * acrossB]);
    return Array.of(out, shape);
  }

  /// The marked axes folded, in doubles and in row-major order; they stay with extent 1.
  static Array fold(Fold f, Array x, boolean[] axes) {
    int r = x.rank(), rows = r < 2 ? 1 : x.dim(0), columns = r == 0 ? 1 : x.dim(-1), down = step(x, 2), across = step(x, 1);
    int toRow = r == 2 && !axes[0] ? axes[1] ? 1 : columns : 0, toColumn = r > 0 && !axes[r - 1] ? 1 : 0;
    var shape = x.shape().reduced(axes, true);
    var all = new double[shape.size()];
    java.util.Arrays.fill(all, f.unit());
    for (int i = 0, p = x.offset(); i < rows; i++, p += down)
      for (int j = 0; j < columns; j++) {
        int to = i * toRow + j * toColumn;
        all[to] = f.at(all[to], x.raw(p + j * across));
      }
    return x.dtype() == DType.F64 ? Array.of(all, shape) : Array.copyOf(DType.F32, all, shape);
  }
}
