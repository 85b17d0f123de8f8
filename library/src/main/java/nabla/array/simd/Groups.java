package nabla.array.simd;

import java.util.function.IntConsumer;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Fold;
import nabla.array.Kernels;
import nabla.array.Shape;

/// Standardising the groups `x[:, j, :]` of arrays (outer, groups, inner); groups are shared among threads.
final class Groups {
  private static final int LEAST = 16;

  private Groups() {}

  /// Short stretches are left to the definition.
  static boolean fits(Array x) {
    return x.size() > 0 && x.dim(2) >= LEAST;
  }

  private static void each(Array x, IntConsumer group) {
    int groups = x.dim(1), parts = Pool.parts(x.size(), groups);
    Pool.run(parts, part -> {
      for (int j = (int) ((long) groups * part / parts); j < (int) ((long) groups * (part + 1) / parts); j++) {
        Pool.check();
        group.accept(j);
      }
    });
  }

  static Kernels.Standard standardize(Array array, double epsilon) {
    var x = array.pack();
    int outer = x.dim(0), groups = x.dim(1), inner = x.dim(2);
    double n = (double) outer * inner;
    var each = Shape.of(1, groups, 1);
    Array z = Array.blank(x.dtype(), x.shape()), means = Array.zeros(x.dtype(), each), variances = Array.zeros(x.dtype(), each),
        inverses = Array.zeros(x.dtype(), each);
    each(x, j -> {
      double sum = 0, squares = 0;
      for (int i = 0; i < outer; i++) sum += sum(x, x.offset() + (i * groups + j) * inner, inner);
      means.raw(j, sum / n);
      double mean = means.raw(j);
      for (int i = 0; i < outer; i++) squares += squares(x, x.offset() + (i * groups + j) * inner, mean, inner);
      double variance = squares / n, scale = 1 / Math.sqrt(variance + epsilon);
      variances.raw(j, variance);
      inverses.raw(j, scale);
      for (int i = 0; i < outer; i++) write(x, (i * groups + j) * inner, mean, scale, z, inner);
    });
    return new Kernels.Standard(z, means, variances, inverses);
  }

  private static double sum(Array x, int p, int n) {
    return x.dtype() == DType.F32 ? Folds32.row(Fold.SUM, x.f32(), p, n) : Folds64.row(Fold.SUM, x.f64(), p, n);
  }

  private static double squares(Array x, int p, double shift, int n) {
    return x.dtype() == DType.F32 ? Groups32.squares(x.f32(), p, (float) shift, n) : Groups64.squares(x.f64(), p, shift, n);
  }

  private static void write(Array x, int at, double shift, double scale, Array z, int n) {
    if (x.dtype() == DType.F32) Groups32.standardize(x.f32(), x.offset() + at, (float) shift, (float) scale, z.f32(), at, n);
    else Groups64.standardize(x.f64(), x.offset() + at, shift, scale, z.f64(), at, n);
  }

  static Array affine(Array array, Array scale, Array shift) {
    Array x = array.pack(), a = scale.pack(), b = shift.pack(), y = Array.blank(x.dtype(), x.shape());
    int outer = x.dim(0), groups = x.dim(1), inner = x.dim(2);
    each(x, j -> {
      double by = a.raw(a.offset() + j), plus = b.raw(b.offset() + j);
      for (int i = 0; i < outer; i++) affine(x, (i * groups + j) * inner, by, plus, y, inner);
    });
    return y;
  }

  private static void affine(Array x, int at, double a, double b, Array y, int n) {
    if (x.dtype() == DType.F32) Groups32.affine(x.f32(), x.offset() + at, (float) a, (float) b, y.f32(), at, n);
    else Groups64.affine(x.f64(), x.offset() + at, a, b, y.f64(), at, n);
  }

  static Kernels.Back standardizeInput(Array standard, Array inverses, Array gradient) {
    Array z = standard.pack(), g = gradient.pack(), scale = inverses.pack(), x = Array.blank(g.dtype(), g.shape());
    int outer = g.dim(0), groups = g.dim(1), inner = g.dim(2);
    double n = (double) outer * inner;
    var each = Shape.of(1, groups, 1);
    Array sums = Array.zeros(g.dtype(), each), alongs = Array.zeros(g.dtype(), each);
    each(g, j -> {
      double sum = 0, along = 0;
      for (int i = 0; i < outer; i++) {
        int at = (i * groups + j) * inner;
        sum += sum(g, g.offset() + at, inner);
        along += dot(z, g, at, inner);
      }
      sums.raw(j, sum);
      alongs.raw(j, along);
      double mean = sum / n, slope = along / n, factor = scale.raw(scale.offset() + j);
      for (int i = 0; i < outer; i++) write(z, g, (i * groups + j) * inner, mean, slope, factor, x, inner);
    });
    return new Kernels.Back(x, sums, alongs);
  }

  private static double dot(Array z, Array g, int at, int n) {
    int p = z.offset() + at, q = g.offset() + at;
    return g.dtype() == DType.F32 ? Groups32.dot(z.f32(), p, g.f32(), q, n) : Groups64.dot(z.f64(), p, g.f64(), q, n);
  }

  private static void write(Array z, Array g, int at, double mean, double along, double scale, Array x, int n) {
    int p = z.offset() + at, q = g.offset() + at;
    if (g.dtype() == DType.F32) Groups32.input(z.f32(), p, g.f32(), q, (float) mean, (float) along, (float) scale, x.f32(), at, n);
    else Groups64.input(z.f64(), p, g.f64(), q, mean, along, scale, x.f64(), at, n);
  }
}
