package nabla.math;

import static nabla.math.Distribution.require;

import java.util.function.DoubleUnaryOperator;
import nabla.array.Rng;

/// Distributions with a density.
public sealed interface Continuous extends Distribution {
  /// The ends of the support.
  double low();

  double high();

  @Override
  default double expectation(DoubleUnaryOperator f) {
    double middle = Math.max(low(), Math.min(high(), mean()));
    DoubleUnaryOperator weighted = x -> {
      double p = density(x);
      return p == 0 ? 0 : p * f.applyAsDouble(x);
    };
    return Quadrature.integrate(weighted, low(), middle, 1e-12) + Quadrature.integrate(weighted, middle, high(), 1e-12);
  }

  /// `N(mean, std²)`
  record Normal(double mean, double std) implements Continuous {
    public Normal { require(std > 0, "normal", "the standard deviation must be positive, not " + std); }

    public double density(double x) { return Special.normalDensity((x - mean) / std) / std; }
    public double logDensity(double x) { return -0.5 * Math.pow((x - mean) / std, 2) - Math.log(std) - 0.5 * Math.log(2 * Math.PI); }
    public double cumulative(double x) { return Special.normalCumulative((x - mean) / std); }
    public double variance() { return std * std; }
    public double sample(Rng rng) { return mean + std * rng.normal(); }
    public double low() { return Double.NEGATIVE_INFINITY; }
    public double high() { return Double.POSITIVE_INFINITY; }

    public double expectation(DoubleUnaryOperator f) {
      double m = mean, s = std;
      return Quadrature.integrate(z -> Special.normalDensity(z) * f.applyAsDouble(m + s * z), -39, 0, 1e-12)
          + Quadrature.integrate(z -> Special.normalDensity(z) * f.applyAsDouble(m + s * z), 0, 39, 1e-12);
    }
  }

  /// A normal distribution cut off at `low` and `high` and renormalised; `std` is that of the normal before the cut.
  record TruncatedNormal(double centre, double scale, double low, double high) implements Continuous {
    public TruncatedNormal {
      require(scale > 0, "truncatedNormal", "the scale must be positive, not " + scale);
      require(low < high, "truncatedNormal", "low " + low + " must be below high " + high);
    }

    private double a() { return (low - centre) / scale; }
    private double b() { return (high - centre) / scale; }
    private double mass() { return Special.normalCumulative(b()) - Special.normalCumulative(a()); }
    private double edge(double z) { return Double.isInfinite(z) ? 0 : z * Special.normalDensity(z); }
    public double density(double x) { return x < low || x > high ? 0 : Special.normalDensity((x - centre) / scale) / (scale * mass()); }
    public double mean() { return centre + scale * (Special.normalDensity(a()) - Special.normalDensity(b())) / mass(); }

    public double cumulative(double x) {
      return x <= low ? 0 : x >= high ? 1 : (Special.normalCumulative((x - centre) / scale) - Special.normalCumulative(a())) / mass();
    }

    public double variance() {
      double shift = (Special.normalDensity(a()) - Special.normalDensity(b())) / mass();
      return scale * scale * (1 + (edge(a()) - edge(b())) / mass() - shift * shift);
    }

    public double sample(Rng rng) {
      double p = Special.normalCumulative(a()) + mass() * rng.uniform();
      return Math.max(low, Math.min(high, centre + scale * Special.normalQuantile(p)));
    }
  }

  /// Uniform on [low, high].
  record Uniform(double low, double high) implements Continuous {
    public Uniform { require(low < high, "uniform", "low " + low + " must be below high " + high); }

    public double density(double x) { return x < low || x > high ? 0 : 1 / (high - low); }
    public double cumulative(double x) { return Math.max(0, Math.min(1, (x - low) / (high - low))); }
    public double mean() { return (low + high) / 2; }
    public double variance() { return (high - low) * (high - low) / 12; }
    public double sample(Rng rng) { return low + (high - low) * rng.uniform(); }
  }

  /// The Laplace distribution: density `e^{−|x − mean|/scale} / (2 scale)`.
  record Laplace(double mean, double scale) implements Continuous {
    public Laplace { require(scale > 0, "laplace", "the scale must be positive, not " + scale); }

    public double density(double x) { return Math.exp(-Math.abs(x - mean) / scale) / (2 * scale); }
    public double logDensity(double x) { return -Math.abs(x - mean) / scale - Math.log(2 * scale); }
    public double cumulative(double x) { return x < mean ? Math.exp((x - mean) / scale) / 2 : 1 - Math.exp((mean - x) / scale) / 2; }
    public double variance() { return 2 * scale * scale; }
    public double low() { return Double.NEGATIVE_INFINITY; }
    public double high() { return Double.POSITIVE_INFINITY; }

    public double sample(Rng rng) {
      double u = rng.uniform() - 0.5;
      return mean - scale * Math.signum(u) * Math.log1p(-2 * Math.abs(u));
    }
  }

  /// The exponential distribution: density `rate · e^{−rate·x}` on x ≥ 0.
  record Exponential(double rate) implements Continuous {
    public Exponential { require(rate > 0, "exponential", "the rate must be positive, not " + rate); }

    public double density(double x) { return x < 0 ? 0 : rate * Math.exp(-rate * x); }
    public double cumulative(double x) { return x < 0 ? 0 : -Math.expm1(-rate * x); }
    public double mean() { return 1 / rate; }
    public double variance() { return 1 / (rate * rate); }
    public double sample(Rng rng) { return -Math.log1p(-rng.uniform()) / rate; }
    public double low() { return 0; }
    public double high() { return Double.POSITIVE_INFINITY; }
  }

  /// The Beta distribution on [0, 1]: density `∝ x^{a−1} (1 − x)^{b−1}`, a, b ≥ 1.
  record Beta(double a, double b) implements Continuous {
    public Beta { require(a >= 1 && b >= 1, "beta", "a = " + a + " and b = " + b + " must be at least 1"); }

    public double density(double x) { return x < 0 || x > 1 ? 0 : Math.exp(logNorm()) * Math.pow(x, a - 1) * Math.pow(1 - x, b - 1); }
    public double cumulative(double x) { return x <= 0 ? 0 : x >= 1 ? 1 : org.hipparchus.special.Beta.regularizedBeta(x, a, b); }
    public double mean() { return a / (a + b); }
    public double variance() { return a * b / ((a + b) * (a + b) * (a + b + 1)); }
    public double low() { return 0; }
    public double high() { return 1; }
    private double logNorm() { return Special.logGamma(a + b) - Special.logGamma(a) - Special.logGamma(b); }

    public double sample(Rng rng) {
      double x = gamma(a, rng), y = gamma(b, rng);
      return x / (x + y);
    }

    /// Marsaglia and Tsang's rejection for shapes ≥ 1.
    private static double gamma(double shape, Rng rng) {
      double d = shape - 1.0 / 3, c = 1 / Math.sqrt(9 * d);
      while (true) {
        double z = rng.normal(), v = Math.pow(1 + c * z, 3);
        if (v > 0 && Math.log(1 - rng.uniform()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
      }
    }
  }
}
