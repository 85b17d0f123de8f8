package nabla.grad;

import nabla.array.Rng;

/// Where an operation is defined and smooth: what tests draw its inputs from.
public enum Domain {
  /// Standard normal numbers.
  REALS,
  /// Normal numbers at least 0.2 away from 0, for functions with a kink, a jump or a pole there.
  NONZERO,
  /// Numbers in (0.2, 2.2).
  POSITIVE,
  /// Numbers in (0.1, 0.9), such as probabilities.
  UNIT,
  /// Distinct numbers, at least 0.05 apart, in random order: no ties for max and sort.
  DISTINCT;

  /// `n` numbers from this domain.
  public double[] draw(Rng rng, int n) {
    var x = new double[n];
    var order = rng.permutation(n);
    for (int i = 0; i < n; i++) x[i] = one(rng, order[i], n);
    return x;
  }

  private double one(Rng rng, int rank, int n) {
    return switch (this) {
      case REALS -> rng.normal();
      case NONZERO -> {
        double x = rng.normal();
        yield x + Math.copySign(0.2, x);
      }
      case POSITIVE -> 0.2 + 2 * rng.uniform();
      case UNIT -> 0.1 + 0.8 * rng.uniform();
      case DISTINCT -> 0.15 * (rank - n / 2.0) + 0.1 * rng.uniform();
    };
  }
}
