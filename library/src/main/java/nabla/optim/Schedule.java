package nabla.optim;

/// The learning rate over time, as a factor of the optimiser's own: step 0 is the first. The named ones are records; a notebook may write `t -> …`.
@FunctionalInterface
public interface Schedule {
  double factor(int step);

  /// Always 1.
  record Constant() implements Schedule {
    public double factor(int t) { return 1; }
  }

  /// `factor^⌊t/every⌋`
  record Step(int every, double factor) implements Schedule {
    public Step { length("every", every); }

    public double factor(int t) { return Math.pow(factor, t / every); }
  }

  /// `e^{−kt}`
  record Exponential(double k) implements Schedule {
    public double factor(int t) { return Math.exp(-k * t); }
  }

  /// `1/(1 + kt)^p`
  record Power(double k, double p) implements Schedule {
    public double factor(int t) { return p == 1 ? 1 / (1 + k * t) : Math.pow(1 + k * t, -p); }
  }

  /// `end + (1 − end)(1 − t/steps)^power`, `end` from `steps` on.
  record Polynomial(int steps, double power, double end) implements Schedule {
    public Polynomial { length("steps", steps); }

    public double factor(int t) { return t >= steps ? end : end + (1 - end) * Math.pow(1 - (double) t / steps, power); }
  }

  /// Up from `low` to 1 over `half` steps and down again.
  record Triangular(int half, double low) implements Schedule {
    public Triangular { length("half", half); }

    public double factor(int t) {
      double phase = Math.abs((double) t / half - 2 * Math.floor(1 + (double) t / (2 * half)) + 1);
      return low + (1 - low) * Math.max(0, 1 - phase);
    }
  }

  /// Half a cosine from 1 to `low` over `period` steps, again and again.
  record CosineRestarts(int period, double low) implements Schedule {
    public CosineRestarts { length("period", period); }

    public double factor(int t) { return low + (1 - low) * (1 + Math.cos(Math.PI * (t % (period + 1)) / period)) / 2; }
  }

  /// From 0 to 1 over `steps`, then `after`, counted from there.
  record WarmUp(int steps, Schedule after) implements Schedule {
    public WarmUp { length("steps", steps); }

    public double factor(int t) { return t < steps ? (double) t / steps : after.factor(t - steps); }
  }

  /// `√w · min(1/√t, t/√w³)`, t from 1: 1 at its peak, step w.
  record Noam(int steps) implements Schedule {
    public Noam { length("steps", steps); }

    public double factor(int t) { return Math.sqrt(steps) * Math.min(1 / Math.sqrt(t + 1), (t + 1) / Math.pow(steps, 1.5)); }
  }

  /// Another schedule that counts epochs: the same factor for `steps` steps.
  record Epochs(int steps, Schedule of) implements Schedule {
    public Epochs { length("steps", steps); }

    public double factor(int t) { return of.factor(t / steps); }
  }

  /// The momentum of Sutskever et al., not a learning rate: `min(1 − 1/(2(⌊t/c⌋ + 1)), most)`.
  record Rising(int c, double most) implements Schedule {
    public Rising {
      length("c", c);
      Hyper.decay("the largest momentum", most);
    }

    public double factor(int t) { return Math.min(1 - 1 / (2.0 * (t / c + 1)), most); }
  }

  static Schedule constant() {
    return new Constant();
  }

  /// Times `factor` after every `every` steps: `factor^⌊t/every⌋` (JKU 7.3c, Pandey 3.8).
  static Schedule step(int every, double factor) {
    return new Step(every, factor);
  }

  /// `e^{−kt}` (Pandey 3.10): halved every ln 2/k steps, whatever the rate.
  static Schedule exponential(double k) {
    return new Exponential(k);
  }

  /// `1/(1 + kt)` (Pandey 3.11): Σ diverges, Σ of squares converges, as Robbins and Monro ask.
  static Schedule inverse(double k) {
    return new Power(k, 1);
  }

  /// `1/(1 + kt)^p` (Bonn 6.4a): Robbins and Monro hold for ½ < p ≤ 1.
  static Schedule power(double k, double p) {
    return new Power(k, p);
  }

  /// From 1 down to `end` on a straight line over `steps`, `end` from then on (Bonn 6.4b, with an amount, not a factor, taken off).
  static Schedule linear(int steps, double end) {
    return new Polynomial(steps, 1, end);
  }

  /// `(1 − t/steps)^power` down to `end`.
  static Schedule polynomial(int steps, double power, double end) {
    return new Polynomial(steps, power, end);
  }

  /// Up from `low` to 1 over `half` steps and down again, for ever (Pandey 4.3, corrected).
  static Schedule triangular(int half, double low) {
    return new Triangular(half, low);
  }

  /// Half a cosine from 1 to `low` over `period` steps, then again from 1: `t mod (period + 1)` (Pandey 4.4).
  static Schedule cosineRestarts(int period, double low) {
    return new CosineRestarts(period, low);
  }

  /// From 0 to 1 on a straight line over `steps`, then `after`, counted from there (Pandey 4.6).
  static Schedule warmUp(int steps, Schedule after) {
    return new WarmUp(steps, after);
  }

  /// The Transformer's warm-up (Pandey 4.6): up on a straight line for `steps`, then down as 1/√t. Its rate `d^−½ min(t^−½, t·w^−1.5)`
  /// is this factor times `1/√(d w)`.
  static Schedule noam(int steps) {
    return new Noam(steps);
  }

  /// A schedule that counts epochs of so many steps: `epochs(250, step(5, 0.5))` halves every five epochs.
  static Schedule epochs(int steps, Schedule of) {
    return new Epochs(steps, of);
  }

  /// The momentum over time of Sutskever et al.: `min(1 − 1/(2(⌊t/c⌋ + 1)), most)`; Pandey 3.12 prints c = 350, the source has 250.
  static Schedule momentum(int c, double most) {
    return new Rising(c, most);
  }

  private static void length(String name, int steps) {
    if (steps < 1) throw new IllegalArgumentException("schedule: " + name + " must be at least 1, not " + steps);
  }
}
