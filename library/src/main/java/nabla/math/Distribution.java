package nabla.math;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;

/// A distribution of one real number: density (or probability, where discrete), moments, draws.
public sealed interface Distribution permits Continuous, Discrete {
  /// The density at `x`; for a discrete distribution the probability of `x`.
  double density(double x);

  /// `P(X ≤ x)`
  double cumulative(double x);

  double mean();

  double variance();

  /// One draw.
  double sample(Rng rng);

  /// `E f(X)`: quadrature or summation.
  double expectation(java.util.function.DoubleUnaryOperator f);

  /// The logarithm of the density.
  default double logDensity(double x) {
    return Math.log(density(x));
  }

  default double std() {
    return Math.sqrt(variance());
  }

  /// Independent draws.
  default Array sample(Rng rng, DType dtype, Shape shape) {
    var x = new double[shape.size()];
    for (int i = 0; i < x.length; i++) x[i] = sample(rng);
    return Array.of(x, shape).cast(dtype);
  }

  /// Refuses a parameter that does not satisfy its condition.
  static void require(boolean holds, String name, String condition) {
    if (!holds) throw new IllegalArgumentException(name + ": " + condition);
  }
}
