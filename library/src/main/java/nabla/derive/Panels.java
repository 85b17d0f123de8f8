package nabla.derive;

import java.util.Arrays;
import nabla.math.Continuous;
import nabla.math.Quadrature;

/// A quadrature rule for expectations under a continuous law: Gauss–Legendre on panels between quantile-like ends, with a panel border at 0
/// and at the mean, where kinks usually are.
final class Panels {
  private Panels() {}

  static Quadrature.Rule rule(Continuous law, int panels, int points) {
    double reach = law instanceof Continuous.Normal ? 12 : 40, low = Math.max(law.low(), law.mean() - reach * law.std()),
        high = Math.min(law.high(), law.mean() + reach * law.std());
    var borders = new double[panels + 1];
    for (int i = 0; i <= panels; i++) borders[i] = low + (high - low) * spaced(2.0 * i / panels - 1, law);
    snap(borders, law.mean());
    snap(borders, 0);
    var legendre = Quadrature.gaussLegendre(points);
    var x = new double[panels * points];
    var w = new double[x.length];
    for (int p = 0, k = 0; p < panels; p++)
      for (int i = 0; i < points; i++, k++) {
        double half = (borders[p + 1] - borders[p]) / 2;
        x[k] = borders[p] + half * (1 + legendre.nodes()[i]);
        w[k] = half * legendre.weights()[i] * law.density(x[k]);
      }
    double sum = Arrays.stream(w).sum();
    for (int i = 0; i < w.length; i++) w[i] /= sum;
    return new Quadrature.Rule(x, w);
  }

  /// Panels are narrower in the middle of an unbounded law.
  private static double spaced(double t, Continuous law) {
    boolean bounded = !Double.isInfinite(law.low()) && !Double.isInfinite(law.high());
    return bounded ? (t + 1) / 2 : Double.isInfinite(law.low()) ? (t * t * t * 0.7 + t * 0.3 + 1) / 2 : Math.pow((t + 1) / 2, 2);
  }

  private static void snap(double[] borders, double to) {
    int nearest = -1;
    for (int i = 1; i < borders.length - 1; i++)
      if (nearest < 0 || Math.abs(borders[i] - to) < Math.abs(borders[nearest] - to)) nearest = i;
    if (nearest > 0 && to > borders[nearest - 1] && to < borders[nearest + 1]) borders[nearest] = to;
  }
}
