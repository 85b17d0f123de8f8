package nabla.array.simd;

/// Passes over rows of doubles, one group a column, that standardising columns is made of: `row = x[p], …, x[p + n − 1]`.
/// Plain loops over neighbours, which the compiler turns into vectors.
final class Columns64 {
  private Columns64() {}

  /// `sums += row`
  static void sum(double[] x, int p, double[] sums) {
    for (int j = 0; j < sums.length; j++) sums[j] += x[p + j];
  }

  /// `sums += (row − mean)²`
  static void squares(double[] x, int p, double[] mean, double[] sums) {
    for (int j = 0; j < sums.length; j++) {
      double d = x[p + j] - mean[j];
      sums[j] += d * d;
    }
  }

  /// `sums += row of x ⊙ row of y`
  static void dot(double[] x, int p, double[] y, int q, double[] sums) {
    for (int j = 0; j < sums.length; j++) sums[j] += x[p + j] * y[q + j];
  }

  /// `row of y = (row − mean) ⊙ scale`
  static void standardize(double[] x, int p, double[] mean, double[] scale, double[] y, int q) {
    for (int j = 0; j < mean.length; j++) y[q + j] = (x[p + j] - mean[j]) * scale[j];
  }

  /// `row of y = scale ⊙ row + shift`
  static void affine(double[] x, int p, double[] scale, double[] shift, double[] y, int q) {
    for (int j = 0; j < scale.length; j++) y[q + j] = scale[j] * x[p + j] + shift[j];
  }

  /// `row of x = (g − mean − z ⊙ along) ⊙ scale`
  static void input(double[] z, int p, double[] g, int q, double[] mean, double[] along, double[] scale, double[] x, int r) {
    for (int j = 0; j < mean.length; j++) x[r + j] = (g[q + j] - mean[j] - z[p + j] * along[j]) * scale[j];
  }
}
