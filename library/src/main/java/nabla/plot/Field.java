package nabla.plot;

import java.util.function.DoubleBinaryOperator;

/// Heights on a grid: `z[row][column]` at (x[column], y[row]), x and y ascending.
record Field(double[] x, double[] y, double[][] z) {
  Field {
    if (z.length == 0 || z[0].length == 0) throw new IllegalArgumentException("there are no numbers to draw; the grid is empty");
    for (var row : z)
      if (row.length != x.length)
        throw new IllegalArgumentException("a row of %d numbers does not fit %d values of x".formatted(row.length, x.length));
    if (z.length != y.length)
      throw new IllegalArgumentException("%d rows of numbers do not fit %d values of y".formatted(z.length, y.length));
    for (int i = 1; i < x.length; i++)
      if (!(x[i] > x[i - 1])) throw new IllegalArgumentException("x must ascend; x[%d] = %s after %s".formatted(i, x[i], x[i - 1]));
    for (int i = 1; i < y.length; i++)
      if (!(y[i] > y[i - 1])) throw new IllegalArgumentException("y must ascend; y[%d] = %s after %s".formatted(i, y[i], y[i - 1]));
  }

  /// A function sampled on a rectangle.
  static Field of(DoubleBinaryOperator f, double x0, double x1, double y0, double y1, int n) {
    if (!(x0 < x1 && y0 < y1))
      throw new IllegalArgumentException("the rectangle [%s, %s] × [%s, %s] is empty; give lower before upper".formatted(x0, x1, y0, y1));
    double[] x = even(x0, x1, n), y = even(y0, y1, n);
    var z = new double[n][n];
    for (int r = 0; r < n; r++) for (int c = 0; c < n; c++) z[r][c] = f.applyAsDouble(x[c], y[r]);
    return new Field(x, y, z);
  }

  static double[] even(double from, double to, int n) {
    var v = new double[n];
    for (int i = 0; i < n; i++) v[i] = from + (to - from) * i / (n - 1);
    return v;
  }

  Bounds bounds() {
    return new Bounds(x[0], x[x.length - 1], y[0], y[y.length - 1]);
  }

  double[] all() {
    return java.util.Arrays.stream(z).flatMapToDouble(java.util.Arrays::stream).toArray();
  }

  /// The height between the samples, bilinear; outside, that of the edge.
  double at(double px, double py) {
    int c = cell(x, px), r = cell(y, py);
    if (x.length == 1 || y.length == 1) return z[r][c];
    double fx = Math.clamp((px - x[c]) / (x[c + 1] - x[c]), 0, 1), fy = Math.clamp((py - y[r]) / (y[r + 1] - y[r]), 0, 1);
    return (1 - fy) * ((1 - fx) * z[r][c] + fx * z[r][c + 1]) + fy * ((1 - fx) * z[r + 1][c] + fx * z[r + 1][c + 1]);
  }

  private static int cell(double[] v, double p) {
    int at = java.util.Arrays.binarySearch(v, p);
    return Math.clamp(at >= 0 ? at : -at - 2, 0, Math.max(0, v.length - 2));
  }
}
