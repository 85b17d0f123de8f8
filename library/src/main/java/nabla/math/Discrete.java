package nabla.math;

import static nabla.math.Distribution.require;

import java.util.function.DoubleUnaryOperator;
import nabla.array.Rng;

/// Distributions on whole numbers.
public sealed interface Discrete extends Distribution {
  /// The probability of `k`.
  double mass(int k);

  /// The largest value that matters: everything above it has probability below 1e-17.
  int last();

  @Override
  default double density(double x) {
    return x == Math.rint(x) && x >= 0 && x <= last() ? mass((int) x) : 0;
  }

  @Override
  default double cumulative(double x) {
    double sum = 0;
    for (int k = 0; k <= Math.min(x, last()); k++) sum += mass(k);
    return Math.min(1, sum);
  }

  @Override
  default double expectation(DoubleUnaryOperator f) {
    double sum = 0;
    for (int k = 0; k <= last(); k++) {
      double p = mass(k);
      if (p > 0) sum += p * f.applyAsDouble(k);
    }
    return sum;
  }

  @Override
  default double sample(Rng rng) {
    double left = rng.uniform();
    for (int k = 0; k < last(); k++)
      if ((left -= mass(k)) < 0) return k;
    return last();
  }

  /// 1 with probability p, else 0.
  record Bernoulli(double p) implements Discrete {
    public Bernoulli { require(p >= 0 && p <= 1, "bernoulli", "the probability must lie in [0, 1], not " + p); }

    public double mass(int k) { return k == 1 ? p : k == 0 ? 1 - p : 0; }
    public int last() { return 1; }
    public double mean() { return p; }
    public double variance() { return p * (1 - p); }
  }

  /// The number of successes in n independent trials.
  record Binomial(int n, double p) implements Discrete {
    public Binomial {
      require(n >= 0, "binomial", "the number of trials must not be negative, it is " + n);
      require(p >= 0 && p <= 1, "binomial", "the probability must lie in [0, 1], not " + p);
    }

    public double mass(int k) {
      if (k < 0 || k > n) return 0;
      if (p == 0 || p == 1) return k == n * p ? 1 : 0;
      return Math.exp(Special.logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
    }

    public int last() { return n; }
    public double mean() { return n * p; }
    public double variance() { return n * p * (1 - p); }
  }

  /// The number of events at a mean rate.
  record Poisson(double rate) implements Discrete {
    public Poisson { require(rate > 0 && rate < 1e6, "poisson", "the rate must be positive and below a million, not " + rate); }

    public double mass(int k) { return k < 0 ? 0 : Math.exp(k * Math.log(rate) - rate - Special.logGamma(k + 1.0)); }
    public int last() { return (int) Math.ceil(rate + 12 * Math.sqrt(rate) + 40); }
    public double mean() { return rate; }
    public double variance() { return rate; }
  }

  /// Class k with probability `p[k]`.
  record Categorical(double... p) implements Discrete {
    public Categorical {
      double sum = 0;
      for (double q : p) {
        require(q >= 0, "categorical", "probability " + q + " is negative");
        sum += q;
      }
      require(Math.abs(sum - 1) < 1e-6, "categorical", "the probabilities add up to " + sum + ", not 1");
      p = p.clone();
    }

    public double mass(int k) { return k < 0 || k >= p.length ? 0 : p[k]; }
    public int last() { return p.length - 1; }
    public double mean() { return expectation(k -> k); }
    public double variance() { return expectation(k -> (k - mean()) * (k - mean())); }
  }
}
