package nabla.array.simd;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Shape;

/// Standardising the columns of arrays (outer, groups, 1), row by row: what batch norm does to the units of a dense layer.
final class Columns {
  private static final int LEAST = 8;

  private Columns() {}

  static boolean fits(Array x) {
    return x.size() > 0 && x.dim(2) == 1 && x.dim(1) >= LEAST;
  }

  static Kernels.Standard standardize(Array array, double epsilon) {
    var x = array.pack();
    int rows = x.dim(0), n = x.dim(1);
    var mean = new double[n];
    var variance = new double[n];
    for (int i = 0; i < rows; i++) sum(x, i * n, mean);
    divide(mean, rows);
    for (int i = 0; i < rows; i++) squares(x, i * n, mean, variance);
    divide(variance, rows);
    var scale = new double[n];
    for (int j = 0; j < n; j++) scale[j] = 1 / Math.sqrt(variance[j] + epsilon);
    var z = Array.blank(x.dtype(), x.shape());
    for (int i = 0; i < rows; i++) write(x, i * n, mean, scale, z);
    return new Kernels.Standard(z, of(x, mean), of(x, variance), of(x, scale));
  }

  static Array affine(Array array, Array scale, Array shift) {
    Array x = array.pack(), y = Array.blank(x.dtype(), x.shape());
    int n = x.dim(1);
    double[] a = doubles(scale), b = doubles(shift);
    for (int i = 0; i < x.dim(0); i++) affine(x, i * n, a, b, y);
    return y;
  }

  static Kernels.Back standardizeInput(Array standard, Array inverses, Array gradient) {
    Array z = standard.pack(), g = gradient.pack(), x = Array.blank(g.dtype(), g.shape());
    int rows = g.dim(0), n = g.dim(1);
    var mean = new double[n];
    var along = new double[n];
    for (int i = 0; i < rows; i++) {
      sum(g, i * n, mean);
      dot(z, g, i * n, along);
    }
    Array sums = of(g, mean), alongs = of(g, along);
    divide(mean, rows);
    divide(along, rows);
    var scale = doubles(inverses);
    for (int i = 0; i < rows; i++) input(z, g, i * n, mean, along, scale, x);
    return new Kernels.Back(x, sums, alongs);
  }

  private static double[] doubles(Array weights) {
    var packed = weights.pack();
    var values = new double[packed.size()];
    for (int j = 0; j < values.length; j++) values[j] = packed.raw(packed.offset() + j);
    return values;
  }

  private static void divide(double[] sums, int rows) {
    for (int j = 0; j < sums.length; j++) sums[j] /= rows;
  }

  private static Array of(Array like, double[] values) {
    var array = Array.blank(like.dtype(), Shape.of(1, values.length, 1));
    for (int j = 0; j < values.length; j++) array.raw(j, values[j]);
    return array;
  }

  private static void sum(Array x, int at, double[] sums) {
    if (x.dtype() == DType.F32) Columns32.sum(x.f32(), x.offset() + at, sums);
    else Columns64.sum(x.f64(), x.offset() + at, sums);
  }

  private static void squares(Array x, int at, double[] mean, double[] sums) {
    if (x.dtype() == DType.F32) Columns32.squares(x.f32(), x.offset() + at, mean, sums);
    else Columns64.squares(x.f64(), x.offset() + at, mean, sums);
  }

  private static void dot(Array x, Array y, int at, double[] sums) {
    int p = x.offset() + at, q = y.offset() + at;
    if (x.dtype() == DType.F32) Columns32.dot(x.f32(), p, y.f32(), q, sums);
    else Columns64.dot(x.f64(), p, y.f64(), q, sums);
  }

  private static void write(Array x, int at, double[] mean, double[] scale, Array z) {
    if (x.dtype() == DType.F32) Columns32.standardize(x.f32(), x.offset() + at, mean, scale, z.f32(), at);
    else Columns64.standardize(x.f64(), x.offset() + at, mean, scale, z.f64(), at);
  }

  private static void affine(Array x, int at, double[] scale, double[] shift, Array y) {
    if (x.dtype() == DType.F32) Columns32.affine(x.f32(), x.offset() + at, scale, shift, y.f32(), at);
    else Columns64.affine(x.f64(), x.offset() + at, scale, shift, y.f64(), at);
  }

  private static void input(Array z, Array g, int at, double[] mean, double[] along, double[] scale, Array x) {
    int p = z.offset() + at, q = g.offset() + at;
    if (g.dtype() == DType.F32) Columns32.input(z.f32(), p, g.f32(), q, mean, along, scale, x.f32(), at);
    else Columns64.input(z.f64(), p, g.f64(), q, mean, along, scale, x.f64(), at);
  }
}
