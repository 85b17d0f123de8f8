package nabla.array.simd;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Fold;
import nabla.array.Shape;

/// Running sums and the places of extremes along an axis, of gapless arrays: lines side by side at once, or one line after the other.
final class Scans {

  private Scans() {}

  @FunctionalInterface
  private interface Part {
    void run(int from, int to);
  }

  /// Shares `count` independent pieces of work on `size` numbers.
  private static void share(int size, int count, Part work) {
    int parts = Pool.parts(size, count);
    Pool.run(parts, i -> {
      Pool.check();
      work.run((int) ((long) count * i / parts), (int) ((long) count * (i + 1) / parts));
    });
  }

  /// The extents before and after an axis multiplied.
  private static int extent(Array x, int from, int to) {
    int n = 1;
    for (int i = from; i < to; i++) n *= x.dim(i);
    return n;
  }

  /// Sums run in doubles, as the definition's do.
  static Array cumsum(Array array, int axis) {
    Array x = array.pack(), y = Array.blank(x.dtype(), x.shape());
    int n = x.dim(axis), inner = extent(x, axis + 1, x.rank());
    share(x.size(), extent(x, 0, axis), (from, to) -> {
      var sums = new double[inner];
      for (int o = from; o < to; o++) {
        java.util.Arrays.fill(sums, 0);
        if (inner == 1) line(x, x.offset() + o * n, y, o * n, n);
        else for (int i = o * n; i < (o + 1) * n; i++) row(sums, x, x.offset() + i * inner, y, i * inner);
      }
    });
    return y;
  }

  private static void line(Array x, int p, Array y, int q, int n) {
    double sum = 0;
    if (x.dtype() == DType.F32) {
      float[] from = x.f32(), to = y.f32();
      for (int i = 0; i < n; i++) to[q + i] = (float) (sum += from[p + i]);
    } else {
      double[] from = x.f64(), to = y.f64();
      for (int i = 0; i < n; i++) to[q + i] = sum += from[p + i];
    }
  }

  private static void row(double[] sums, Array x, int p, Array y, int q) {
    if (x.dtype() == DType.F32) {
      float[] from = x.f32(), to = y.f32();
      for (int j = 0; j < sums.length; j++) to[q + j] = (float) (sums[j] += from[p + j]);
    } else {
      double[] from = x.f64(), to = y.f64();
      for (int j = 0; j < sums.length; j++) to[q + j] = sums[j] += from[p + j];
    }
  }

  static boolean fits(Array x, int axis) {
    return x.size() >= Elements.SMALL && x.dim(axis) <= 1 << 24;
  }

  /// The extreme of a line is found by vectors, then the first place that holds it; lines side by side are compared row by row.
  static Array argmax(Array array, int axis, boolean smallest) {
    var x = array.pack();
    int n = x.dim(axis), inner = extent(x, axis + 1, x.rank()), outer = extent(x, 0, axis);
    var drop = new boolean[x.rank()];
    drop[axis] = true;
    var out = Array.zeros(x.dtype(), x.shape().reduced(drop, false));
    share(x.size(), outer, (from, to) -> {
      for (int o = from; o < to; o++)
        if (inner == 1) out.raw(o, place(x, x.offset() + o * n, n, smallest));
      else places(x, x.offset() + o * n * inner, n, inner, smallest, out, o * inner);
    });
    return out;
  }

  private static int place(Array x, int p, int n, boolean smallest) {
    int i = 0;
    if (x.dtype() == DType.F32) {
      float[] all = x.f32();
      float best = (float) Folds32.row(smallest ? Fold.MIN : Fold.MAX, all, p, n);
      while (best == best ? all[p + i] != best : all[p + i] == all[p + i]) i++;
    } else {
      double[] all = x.f64();
      double best = Folds64.row(smallest ? Fold.MIN : Fold.MAX, all, p, n);
      while (best == best ? all[p + i] != best : all[p + i] == all[p + i]) i++;
    }
    return i;
  }

  private static void places(Array x, int p, int n, int inner, boolean smallest, Array out, int q) {
    var best = new double[inner];
    for (int j = 0; j < inner; j++) best[j] = x.raw(p + j);
    for (int i = 1; i < n; i++)
      for (int j = 0; j < inner; j++) {
        double old = best[j], next = x.raw(p + i * inner + j);
        if (Double.isNaN(old) || !(Double.isNaN(next) || (smallest ? next < old : next > old))) continue;
        best[j] = next;
        out.raw(q + j, i);
      }
  }
}
