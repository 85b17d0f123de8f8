package nabla.plot;

import java.util.Arrays;

/// The density of a sample: a normal curve around every value, as wide as Silverman's rule says (1986, eq. 3.31).
final class Density {
  private Density() {}

  static double[] of(double[] values, double from, double to, int points) {
    var v = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    double h = width(v, to - from);
    var out = new double[points];
    double step = (to - from) / (points - 1);
    for (double x : v) {
      int lo = (int) Math.max(0, Math.ceil((x - 4 * h - from) / step)),
          hi = (int) Math.min(points - 1, Math.floor((x + 4 * h - from) / step));
      for (int i = lo; i <= hi; i++) {
        double z = (from + i * step - x) / h;
        out[i] += Math.exp(-z * z / 2);
      }
    }
    for (int i = 0; i < points; i++) out[i] /= v.length * h * Math.sqrt(2 * Math.PI);
    return out;
  }

  /// `0.9 · min(σ, IQR / 1.34) · n^(−1/5)`, never below a two-hundredth of the range.
  static double width(double[] sorted, double range) {
    double mean = Arrays.stream(sorted).average().orElse(0),
        sd = Math.sqrt(Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).average().orElse(0));
    double iqr = (Boxes.quantile(sorted, 0.75) - Boxes.quantile(sorted, 0.25)) / 1.34;
    double spread = iqr > 0 ? Math.min(sd, iqr) : sd;
    return Math.max(0.9 * spread * Math.pow(sorted.length, -0.2), range > 0 ? range / 200 : 0.1);
  }
}
