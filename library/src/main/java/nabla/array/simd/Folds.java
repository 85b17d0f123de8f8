package nabla.array.simd;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Fold;
import nabla.array.Shape;

/// Reductions over any axes: neighbouring axes of one kind merge, then the innermost go first, as rows or as columns.
final class Folds {
  private static final int CHUNK = 1 << 16;

  private Folds() {}

  static Array fold(Fold f, Array x, boolean[] axes) {
    var extents = new int[x.rank() + 1];
    var reduced = new boolean[x.rank() + 1];
    int last = -1;
    for (int i = 0; i < axes.length; i++) {
      if (x.dim(i) == 1) continue;
      if (last >= 0 && reduced[last] == axes[i]) {
        extents[last] *= x.dim(i);
      } else {
        extents[++last] = x.dim(i);
        reduced[last] = axes[i];
      }
    }
    var y = fold(f, x.pack(), extents, reduced, last);
    return (y.storage() == x.storage() ? y.copy() : y).reshape(x.shape().reduced(axes, true).dims());
  }

  private static Array fold(Fold f, Array x, int[] extents, boolean[] reduced, int last) {
    var y = x;
    while (last > 0 || last == 0 && reduced[0])
      if (reduced[last]) {
        y = rows(f, y, extents[last--]);
      } else {
        y = columns(f, y, extents[last - 1], extents[last]);
        if (last > 1) extents[last - 2] *= extents[last];
        last = last > 1 ? last - 2 : -1;
      }
    return y;
  }

  private static Array rows(Fold f, Array x, int width) {
    int rows = x.size() / width;
    if (rows == 1) return Array.copyOf(x.dtype(), new double[]{line(f, x, width)}, Shape.of(1));
    var out = Array.zeros(x.dtype(), Shape.of(rows));
    int parts = Pool.parts(x.size(), rows);
    Pool.run(parts, part -> {
      for (int i = (int) ((long) rows * part / parts); i < (int) ((long) rows * (part + 1) / parts); i++)
        out.raw(i, row(f, x, x.offset() + i * width, width));
    });
    return out;
  }

  /// A long row, folded in chunks whose extent does not depend on the number of threads.
  private static double line(Fold f, Array x, int n) {
    var chunks = new double[(n + CHUNK - 1) / CHUNK];
    int parts = Pool.parts(n, chunks.length);
    Pool.run(parts, part -> {
      for (int i = chunks.length * part / parts; i < chunks.length * (part + 1) / parts; i++) {
        Pool.check();
        chunks[i] = row(f, x, x.offset() + i * CHUNK, Math.min(CHUNK, n - i * CHUNK));
      }
    });
    double all = f.unit();
    for (double c : chunks) all = f.at(all, c);
    return all;
  }

  private static double row(Fold f, Array x, int p, int n) {
    return x.dtype() == DType.F32 ? Folds32.row(f, x.f32(), p, n) : Folds64.row(f, x.f64(), p, n);
  }

  private static Array columns(Fold f, Array x, int rows, int width) {
    int blocks = x.size() / rows / width;
    var out = Array.zeros(x.dtype(), Shape.of(blocks * width));
    int parts = Pool.parts(x.size(), blocks > 1 ? blocks : Math.max(1, width / 64));
    Pool.run(parts, part -> {
      if (blocks > 1)
        for (int i = blocks * part / parts; i < blocks * (part + 1) / parts; i++) columns(f, x, i, rows, width, 0, width, out);
      else columns(f, x, 0, rows, width, width * part / parts, width * (part + 1) / parts, out);
    });
    return out;
  }

  private static void columns(Fold f, Array x, int block, int rows, int width, int from, int to, Array out) {
    Pool.check();
    int p = x.offset() + block * rows * width, q = block * width;
    if (x.dtype() == DType.F32) Folds32.columns(f, x.f32(), p, rows, width, from, to, out.f32(), q);
    else Folds64.columns(f, x.f64(), p, rows, width, from, to, out.f64(), q);
  }
}
