package nabla.array.simd;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.ScalarKernels;
import nabla.array.Walk;

/// Matrix products of arrays: leading axes broadcast, transposed operands are read in place.
final class Products {
  /// From here on one product alone is shared among threads.
  private static final long BIG = 1L << 22;

  private Products() {}

  static Array matmul(Array a, Array b) {
    var shape = ScalarKernels.matmulShape(a, b);
    var dtype = a.dtype().with(b.dtype());
    if (shape.size() == 0 || a.size() == 0) return Array.zeros(dtype, shape);
    var out = Array.blank(dtype, shape);
    Array left = a.cast(dtype), right = b.cast(dtype);
    if (shape.rank() == 2) multiply(left, left.offset(), right, right.offset(), out, 0);
    else if (right.rank() == 2 && left.contiguous()) multiplyRows(left, right, out);
    else batches(left, right, out);
    return out;
  }

  /// A stack of matrices times one matrix is one product of all their rows.
  private static void multiplyRows(Array a, Array b, Array out) {
    var rows = a.reshape(-1, a.dim(-1));
    multiply(rows, rows.offset(), b, b.offset(), out.reshape(-1, out.dim(-1)), 0);
  }

  private static void batches(Array a, Array b, Array out) {
    var lead = out.shape().with(-1, 1).with(-2, 1);
    int n = lead.size(), block = out.dim(-2) * out.dim(-1);
    int[] left = corners(a, lead), right = corners(b, lead);
    int parts = (long) block * a.dim(-1) < BIG ? Pool.parts((long) out.size() * a.dim(-1) / Products32.SPEED, n) : 1;
    Pool.run(parts, part -> {
      for (int i = (int) ((long) n * part / parts); i < (int) ((long) n * (part + 1) / parts); i++) {
        Pool.check();
        multiply(a, left[i], b, right[i], out, i * block);
      }
    });
  }

  private static int[] corners(Array x, nabla.array.Shape lead) {
    var walk = new Walk(x.slice(-1, 0, 1, 1).slice(-2, 0, 1, 1).broadcastTo(lead));
    var places = new int[lead.size()];
    for (int i = 0; i < places.length; i++) places[i] = walk.next();
    return places;
  }

  private static void multiply(Array a, int pa, Array b, int pb, Array out, int po) {
    if (out.dtype() == DType.F32) Products32.multiply(matrix32(a, pa), matrix32(b, pb), matrix32(out, po));
    else Products64.multiply(matrix64(a, pa), matrix64(b, pb), matrix64(out, po));
  }

  private static Matrix32 matrix32(Array x, int place) {
    int r = x.rank();
    return new Matrix32(x.f32(), place, x.dim(-2), x.dim(-1), step(x, r - 2), step(x, r - 1));
  }

  private static Matrix64 matrix64(Array x, int place) {
    int r = x.rank();
    return new Matrix64(x.f64(), place, x.dim(-2), x.dim(-1), step(x, r - 2), step(x, r - 1));
  }

  /// The stride of an axis; 1 where its extent is 1, so that a lone column or row counts as lying gapless.
  private static int step(Array x, int axis) {
    return x.dim(axis) == 1 ? 1 : x.stride(axis);
  }
}
