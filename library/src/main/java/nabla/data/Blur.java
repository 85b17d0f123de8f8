package nabla.data;

/// The Gaussian window `exp(−i²/2σ²)`, normalised, cut off at 4σ; what lies beyond the ends is mirrored: `c b a | a b c | c b a`.
final class Blur {
  private Blur() {}

  /// The weights at −r … r.
  static double[] window(double sigma) {
    int r = (int) (4 * sigma + 0.5);
    var w = new double[2 * r + 1];
    double sum = 0;
    for (int i = -r; i <= r; i++) sum += w[i + r] = sigma == 0 ? 1 : StrictMath.exp(-0.5 * i * i / (sigma * sigma));
    for (int i = 0; i < w.length; i++) w[i] /= sum;
    return w;
  }

  static double[] line(double[] x, double sigma) {
    var y = new double[x.length];
    line(x, 0, 1, x.length, window(sigma), y);
    return y;
  }

  /// The rows, then the columns of an image.
  static double[] image(double[] x, int height, int width, double sigma) {
    var w = window(sigma);
    var across = new double[x.length];
    for (int i = 0; i < height; i++) line(x, i * width, 1, width, w, across);
    var y = new double[x.length];
    for (int j = 0; j < width; j++) line(across, j, width, height, w, y);
    return y;
  }

  private static void line(double[] x, int from, int step, int n, double[] w, double[] y) {
    int r = w.length / 2;
    var mirrored = new double[n + 2 * r];
    for (int i = 0; i < mirrored.length; i++) mirrored[i] = x[from + step * mirror(i - r, n)];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int k = 0; k < w.length; k++) sum += w[k] * mirrored[i + k];
      y[from + step * i] = sum;
    }
  }

  private static int mirror(int i, int n) {
    int j = Math.floorMod(i, 2 * n);
    return j < n ? j : 2 * n - 1 - j;
  }
}
