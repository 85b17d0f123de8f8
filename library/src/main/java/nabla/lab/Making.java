package nabla.lab;

import java.util.Arrays;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Tensor;

/// Making tensors. New ones have the session's dtype (`dtype(F64)` changes it) and draw from its seeded source (`seed(1)` restarts it).
public final class Making {
  public static final DType F32 = DType.F32, F64 = DType.F64;

  private Making() {}

  /// A number as a tensor without axes.
  public static Tensor tensor(double x) { return Tensor.scalar(DType.standard(), x); }

  /// A vector.
  public static Tensor tensor(double... x) { return of(x, x.length); }

  /// A matrix, given by its rows.
  public static Tensor tensor(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    for (int i = 0; i < rows.length; i++)
      if (rows[i].length != columns)
        throw new IllegalArgumentException("tensor: row " + i + " has " + rows[i].length + " numbers, row 0 has " + columns);
    return of(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), rows.length, columns);
  }

  private static Tensor of(double[] x, int... dims) { return Tensor.of(Array.copyOf(DType.standard(), x, Shape.of(dims))); }

  public static Tensor zeros(int... dims) { return full(0, dims); }
  public static Tensor ones(int... dims) { return full(1, dims); }
  public static Tensor full(double x, int... dims) { return Tensor.of(Array.full(DType.standard(), Shape.of(dims), x)); }

  /// The identity matrix.
  public static Tensor eye(int n) {
    var x = new double[Math.multiplyExact(n, n)];
    for (int i = 0; i < n; i++) x[i * n + i] = 1;
    return of(x, n, n);
  }

  /// 0, 1, …, n − 1.
  public static Tensor arange(int n) { return arange(0, n, 1); }

  /// `from`, `from + step`, … before `to`.
  public static Tensor arange(double from, double to, double step) {
    if (step == 0 || !Double.isFinite((to - from) / step)) throw new IllegalArgumentException("arange: the step must not be " + step);
    var x = new double[(int) Math.max(0, Math.ceil((to - from) / step))];
    Arrays.setAll(x, i -> from + i * step);
    return of(x, x.length);
  }

  /// `n` equally spaced numbers, both ends included.
  public static Tensor linspace(double from, double to, int n) {
    if (n < 1) throw new IllegalArgumentException("linspace: needs at least one point, not " + n);
    var x = new double[n];
    Arrays.setAll(x, i -> n == 1 ? from : from + (to - from) * i / (n - 1));
    return of(x, n);
  }

  /// Independent standard normal numbers.
  public static Tensor normal(int... dims) { return Tensor.of(Rng.session().normal(DType.standard(), Shape.of(dims), 0, 1)); }

  /// Independent uniform numbers on [0, 1).
  public static Tensor uniform(int... dims) { return Tensor.of(Rng.session().uniform(DType.standard(), Shape.of(dims), 0, 1)); }

  /// One row a label, 1 at the label's place and 0 elsewhere: shape (labels, classes).
  public static Tensor oneHot(int[] labels, int classes) {
    var x = new double[Math.multiplyExact(labels.length, classes)];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes)
        throw new IndexOutOfBoundsException("oneHot: label " + labels[i] + " is not one of 0 to " + (classes - 1));
      x[i * classes + labels[i]] = 1;
    }
    return of(x, labels.length, classes);
  }

  /// A parameter with this start value: gradients are collected for it.
  public static Tensor param(String name, Tensor start) { return Tensor.param(name, start.value()); }

  public static Tensor param(String name, double x) { return param(name, tensor(x)); }
  public static Tensor param(String name, double... x) { return param(name, tensor(x)); }
  public static Tensor param(String name, double[][] rows) { return param(name, tensor(rows)); }

  /// Restarts the random numbers of this session.
  public static void seed(long seed) { Rng.seed(seed); }

  /// The number format of new tensors.
  public static void dtype(DType dtype) { DType.standard(dtype); }
}
