package nabla.optim;

/// The learning rate over time, as a factor of the optimiser's own: step 0 is the first.
@FunctionalInterface
public interface Schedule {
  double factor(int step);

  /// Always 1.
  static Schedule constant() {
    return step -> 1;
  }

  /// Times `factor` after every `every` steps: `factor^⌊t/every⌋` (JKU 7.3c, Pandey 3.8).
  static Schedule step(int every, double factor) {
    return t -> Math.pow(factor, t / every);
  }

  /// `e^{−kt}`
  static Schedule exponential(double k) {
    return t -> Math.exp(-k * t);
  }

  /// `1/(1 + kt)`: Σ diverges, Σ of squares converges, as Robbins and Monro ask.
  static Schedule inverse(double k) {
    return t -> 1 / (1 + k * t);
  }

  /// From 1 down to `end` on a straight line over `steps`, `end` from then on.
  static Schedule linear(int steps, double end) {
    return t -> t >= steps ? end : 1 - (1 - end) * t / steps;
  }

  /// `(1 − t/steps)^power` down to `end`.
  static Schedule polynomial(int steps, double power, double end) {
    return t -> t >= steps ? end : end + (1 - end) * Math.pow(1 - (double) t / steps, power);
  }

  /// Up from `low` to 1 over `half` steps and down again, for ever (Pandey 4.3).
  static Schedule triangular(int half, double low) {
    return t -> {
      double phase = Math.abs((double) t / half - 2 * Math.floor(1 + (double) t / (2 * half)) + 1);
      return low + (1 - low) * Math.max(0, 1 - phase);
    };
  }

  /// Half a cosine from 1 to `low` over `period` steps, then again from 1: `t mod (period + 1)` (Pandey 4.4).
  static Schedule cosineRestarts(int period, double low) {
    return t -> low + (1 - low) * (1 + Math.cos(Math.PI * (t % (period + 1)) / period)) / 2;
  }

  /// From 0 to 1 on a straight line over `steps`, then `after`, counted from there.
  static Schedule warmUp(int steps, Schedule after) {
    return t -> t < steps ? (double) t / steps : after.factor(t - steps);
  }

  /// The momentum over time of Sutskever et al.: `min(1 − 1/(2(⌊t/c⌋ + 1)), most)`; Pandey 3.12 prints c = 350, the source has 250.
  static double momentum(int t, int c, double most) {
    return Math.min(1 - 1 / (2.0 * (t / c + 1)), most);
  }
}
