package nabla.lab;

import java.util.Collection;
import java.util.function.UnaryOperator;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.plot.Regions;

/// Numbers out of whatever holds them: arrays, lists, tensors.
final class Numbers {
  private Numbers() {}

  /// One row of numbers; `what` is the function that wants them.
  static double[] vector(String what, Object values) {
    return switch (values) {
      case Tensor t -> t.toDoubles();
      case double[] d -> d;
      case float[] f -> {
        var out = new double[f.length];
        for (int i = 0; i < out.length; i++) out[i] = f[i];
        yield out;
      }
      case int[] n -> {
        var out = new double[n.length];
        for (int i = 0; i < out.length; i++) out[i] = n[i];
        yield out;
      }
      case long[] n -> {
        var out = new double[n.length];
        for (int i = 0; i < out.length; i++) out[i] = n[i];
        yield out;
      }
      case Object[] list -> numbers(what, java.util.Arrays.asList(list));
      case Collection<?> list -> numbers(what, list);
      case null -> throw new IllegalArgumentException(what + ": the numbers are null");
      default -> throw new IllegalArgumentException("%s: a %s is not a row of numbers; give an array, a list or a tensor".formatted(what,
          values.getClass().getSimpleName()));
    };
  }

  private static double[] numbers(String what, Collection<?> list) {
    var out = new double[list.size()];
    int i = 0;
    for (var v : list) {
      if (!(v instanceof Number n)) throw new IllegalArgumentException("%s: %s is not a number".formatted(what, v));
      out[i++] = n.doubleValue();
    }
    return out;
  }

  /// 0, 1, 2, … n − 1.
  static double[] count(int n) {
    var out = new double[n];
    for (int i = 0; i < n; i++) out[i] = i;
    return out;
  }

  /// Rows of numbers.
  static double[][] matrix(String what, Object values) {
    return switch (values) {
      case double[][] d -> d;
      case Tensor t when t.rank() == 2 -> rows(t.toDoubles(), 0, t.dim(0), t.dim(1));
      case Tensor t -> throw new IllegalArgumentException(
          "%s: shape %s is not a matrix; reshape or slice the tensor to two axes".formatted(what, t.shape()));
      case Object[] list -> java.util.Arrays.stream(list).map(row -> vector(what, row)).toArray(double[][]::new);
      case Collection<?> list -> list.stream().map(row -> vector(what, row)).toArray(double[][]::new);
      case null -> throw new IllegalArgumentException(what + ": the numbers are null");
      default ->
        throw new IllegalArgumentException("%s: a %s is not a matrix; give a tensor, an array of rows or a list of rows".formatted(what,
            values.getClass().getSimpleName()));
    };
  }

  private static double[][] rows(double[] flat, int from, int rows, int columns) {
    var out = new double[rows][columns];
    for (int r = 0; r < rows; r++) System.arraycopy(flat, from + r * columns, out[r], 0, columns);
    return out;
  }

  /// Images as `[n][channel][row][column]`.
  static double[][][][] images(Object values) {
    if (!(values instanceof Tensor t)) return new double[][][][]{{matrix("images", values)}};
    int rank = t.rank(), side = rank == 2 ? (int) Math.round(Math.sqrt(t.dim(1))) : 0;
    boolean flat = rank == 2 && side * side == t.dim(1) && t.dim(0) != t.dim(1);
    if (rank < 2 || rank > 4)
      throw new IllegalArgumentException("images: shape %s is none of (h, w), (n, h, w), (n, c, h, w), (n, h·w)".formatted(t.shape()));
    int n = rank == 2 && !flat ? 1 : t.dim(0), c = rank == 4 ? t.dim(1) : 1, h = flat ? side : t.dim(rank - 2),
        w = flat ? side : t.dim(rank - 1);
    var data = t.toDoubles();
    var out = new double[n][c][][];
    for (int i = 0; i < n; i++) for (int k = 0; k < c; k++) out[i][k] = rows(data, (i * c + k) * h * w, h, w);
    return out;
  }

  /// A model's scores on a grid of points.
  static Regions regions(UnaryOperator<Tensor> model, double x0, double x1, double y0, double y1) {
    int n = 101;
    var points = new double[2 * n * n];
    double[] x = new double[n], y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = x0 + (x1 - x0) * i / (n - 1);
      y[i] = y0 + (y1 - y0) * i / (n - 1);
    }
    for (int i = 0; i < n * n; i++) {
      points[2 * i] = x[i % n];
      points[2 * i + 1] = y[i / n];
    }
    var input = Tensor.of(Array.of(points, Shape.of(n * n, 2)).cast(DType.standard()));
    Tensor result = Tensor.noGrad(() -> model.apply(input));
    int classes = result.rank() == 2 ? result.dim(1) : 1;
    if (result.size() != n * n * classes)
      throw new IllegalArgumentException(
          "regions: for %d points the model gave shape %s; give (n, classes) or (n)".formatted(n * n, result.shape()));
    var s = result.toDoubles();
    var scores = new double[Math.max(2, classes)][n][n];
    for (int i = 0; i < n * n; i++)
      for (int k = 0; k < scores.length; k++) scores[k][i / n][i % n] = classes > 1 ? s[i * classes + k] : k == 1 ? s[i] : 1 - s[i];
    return Regions.of(x, y, scores);
  }
}
