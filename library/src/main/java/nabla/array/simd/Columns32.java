package nabla.array.simd;

/// Passes over rows of floats, one group a column, that standardising columns is made of: `row = x[p], …, x[p + n − 1]`.
/// Plain loops over neighbours, which the compiler turns into vectors.
final class Columns32 {
  private Columns32() {}

  /// `sums += row`
  static void sum(float[] x, int p, double[] sums) {
    for (int j = 0; j < sums.length; j++) sums[j] += x[p + j];
  }

  /// `sums += (row − mean)²`
  static void squares(float[] x, int p, double[] mean, double[] sums) {
    for (int j = 0; j < sums.length; j++) {
      double d = x[p + j] - mean[j];
      sums[j] += d * d;
    }
  }

  /// `sums += row of x ⊙ row of y`
  static void dot(float[] x, int p, float[] y, int q, double[] sums) {
    for (int j = 0; j < sums.length; j++) sums[j] += (double) x[p + j] * y[q + j];
  }

  /// `row of y = (row − mean) ⊙ scale`
  static void standardize(float[] x, int p, double[] mean, double[] scale, float[] y, int q) {
    for (int j = 0; j < mean.length; j++) y[q + j] = (float) ((x[p + j] - mean[j]) * scale[j]);
  }

  /// `row of y = scale ⊙ row + shift`
  static void affine(float[] x, int p, double[] scale, double[] shift, float[] y, int q) {
    for (int j = 0; j < scale.length; j++) y[q + j] = (float) (scale[j] * x[p + j] + shift[j]);
  }

  /// `row of x = (g − mean − z ⊙ along) ⊙ scale`
  static void input(float[] z, int p, float[] g, int q, double[] mean, double[] along, double[] scale, float[] x, int r) {
    for (int j = 0; j < mean.length; j++) x[r + j] = (float) ((g[q + j] - mean[j] - z[p + j] * along[j]) * scale[j]);
  }
}
