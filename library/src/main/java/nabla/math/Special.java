package nabla.math;

import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/// The error functions, the normal distribution's and the gamma function's relatives. Relative error below 1e-14 unless stated.
public final class Special {
  private static final double SQRT_PI = Math.sqrt(Math.PI), SQRT2 = Math.sqrt(2), FAR = 5;

  private Special() {}

  /// `erf x = 2/√π ∫₀ˣ e^{−t²} dt`
  public static double erf(double x) {
    return Erf.erf(x);
  }

  /// `erfc x = 1 − erf x`, without cancellation for large `x`.
  public static double erfc(double x) {
    if (!(x > FAR)) return Erf.erfc(x);
    if (x > 28) return 0;
    double head = (float) x;
    return Math.exp(-head * head) * Math.exp((head - x) * (head + x)) * erfcx(x);
  }

  /// `erfcx x = e^{x²} erfc x`, which neither underflows nor overflows for `x > 0`.
  public static double erfcx(double x) {
    if (!(x > FAR)) return Math.exp(x * x) * Erf.erfc(x);
    if (x > 1e8) return 1 / (SQRT_PI * x);
    double tail = 0;
    for (int k = 60; k >= 1; k--) tail = k / 2.0 / (x + tail);
    return 1 / (SQRT_PI * (x + tail));
  }

  /// The inverse of `erf` on (−1, 1).
  public static double erfInv(double y) {
    return Erf.erfInv(y);
  }

  /// The standard normal density `φ(x) = e^{−x²/2}/√(2π)`.
  public static double normalDensity(double x) {
    return Math.exp(-x * x / 2) / (SQRT2 * SQRT_PI);
  }

  /// The standard normal distribution function `Φ(x)`.
  public static double normalCumulative(double x) {
    return erfc(-x / SQRT2) / 2;
  }

  /// The inverse of `Φ` on (0, 1).
  public static double normalQuantile(double p) {
    return p < 0.5 ? -SQRT2 * Erf.erfcInv(2 * p) : SQRT2 * Erf.erfcInv(2 * (1 - p));
  }

  /// `ln Γ(x)` for positive `x`.
  public static double logGamma(double x) {
    return Gamma.logGamma(x);
  }

  /// `ln C(n, k)`
  public static double logChoose(double n, double k) {
    return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  }
}
