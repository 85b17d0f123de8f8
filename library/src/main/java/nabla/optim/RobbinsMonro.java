package nabla.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nabla.display.Bundle;
import nabla.display.Displayable;
import nabla.display.Table;

/// Whether a schedule of learning rates lets stochastic gradient descent arrive (Robbins and Monro 1951; Bonn 6.4a, corrected, Pandey 3.11):
/// `Σ ηₜ = ∞`, so that any distance can be covered, and `Σ ηₜ² < ∞`, so that the noise dies out.
///
/// Of a named schedule the answer is known from its formula, and `reason` says why; of any other it is estimated, from how the sums over
/// the steps 2¹⁸ … 2¹⁹ and 2¹⁹ … 2²⁰ compare. The sums themselves are there to be looked at.
///
/// @param sumDiverges     `Σ ηₜ = ∞`
/// @param squaresConverge `Σ ηₜ² < ∞`
/// @param reason          why
/// @param counts          numbers of steps
/// @param sums            `Σ ηₜ` over so many steps
/// @param squares         `Σ ηₜ²` over so many steps
public record RobbinsMonro(boolean sumDiverges, boolean squaresConverge, String reason, List<Integer> counts, List<Double> sums,
    List<Double> squares) implements Displayable {
  private static final int LARGEST = 1 << 20;

  /// Whether both conditions hold.
  public boolean holds() { return sumDiverges && squaresConverge; }

  public static RobbinsMonro of(Schedule schedule) {
    var known = known(schedule);
    var measured = new Measured(schedule);
    var verdict = known != null ? known : measured.verdict();
    return new RobbinsMonro(verdict.diverges, verdict.converge, verdict.why, measured.counts, measured.sums, measured.squares);
  }

  private record Verdict(boolean diverges, boolean converge, String why) {}

  /// What the formula says; null of a schedule without one.
  private static Verdict known(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Constant c -> floor("it is constant");
      case Schedule.Step(int every, double factor) -> geometric(factor, every, "a factor " + factor + " every " + every + " steps");
      case Schedule.Exponential(double k) -> geometric(Math.exp(-k), 1, "e^(−kt)");
      case Schedule.Power(double k, double p) when k == 0 || p == 0 -> floor("it is constant");
      case Schedule.Power(double k, double p) -> power(p, p == 1 ? "1/(1 + kt)" : "1/(1 + kt)^" + p);
      case Schedule.Polynomial(int steps, double power, double end) when end > 0 -> floor("it stays at " + end + " after step " + steps);
      case Schedule.Polynomial(int steps, double power, double end) ->
        new Verdict(false, true, "it is 0 from step " + steps + " on: both sums are finite, learning ends there");
      case Schedule.Triangular t -> floor("it returns to 1 every " + 2 * t.half() + " steps");
      case Schedule.CosineRestarts c -> floor("it returns to 1 every " + (c.period() + 1) + " steps");
      case Schedule.Noam n -> power(0.5, "1/√t after the warm-up");
      case Schedule.WarmUp(int steps, Schedule after) ->
        after(known(after), "after a warm-up of " + steps + " steps, which add a finite sum: ");
      case Schedule.Epochs(int steps, Schedule of) -> after(known(of), "each factor counts " + steps + " times: ");
      case Schedule.Rising r -> floor("it never falls");
      default -> null;
    };
  }

  private static Verdict after(Verdict inner, String prefix) {
    return inner == null ? null : new Verdict(inner.diverges, inner.converge, prefix + inner.why);
  }

  private static Verdict floor(String what) {
    return new Verdict(true, false, what + ", so both sums grow in proportion to t: the noise never dies out");
  }

  private static Verdict geometric(double factor, int every, String what) {
    if (factor >= 1) return floor(what + " does not fall");
    return new Verdict(false, true, "%s is a geometric series: Σ η = %s, beyond which nothing can be reached".formatted(what,
        brief(every / (1 - factor))));
  }

  private static Verdict power(double p, String what) {
    if (p > 1) return new Verdict(false, true, what + " has p > 1: Σ t^(−p) is finite, beyond which nothing can be reached");
    return p > 0.5
        ? new Verdict(true, true,
            what + " has ½ < p ≤ 1: Σ t^(−p) diverges" + (p == 1 ? " (harmonic series)" : "") + ", Σ t^(−2p) converges")
        : new Verdict(true, false, what + " has p ≤ ½: Σ t^(−2p) diverges as well, the noise never dies out");
  }

  /// Sums over the first 10, 100, … steps, and over the last two doublings.
  private static final class Measured {
    final List<Integer> counts = new ArrayList<>();
    final List<Double> sums = new ArrayList<>(), squares = new ArrayList<>();
    private final double[] last = new double[2], before = new double[2];

    Measured(Schedule schedule) {
      double sum = 0, square = 0;
      for (int t = 0; t < LARGEST; t++) {
        double rate = schedule.factor(t);
        sum += rate;
        square += rate * rate;
        if (t + 1 == LARGEST / 4) mark(before, -sum, -square);
        if (t + 1 == LARGEST / 2) {
          mark(before, sum, square);
          mark(last, -sum, -square);
        }
        if (isPowerOfTen(t + 1)) keep(t + 1, sum, square);
      }
      mark(last, sum, square);
      keep(LARGEST, sum, square);
    }

    private static void mark(double[] to, double sum, double square) {
      to[0] += sum;
      to[1] += square;
    }

    private void keep(int count, double sum, double square) {
      counts.add(count);
      sums.add(sum);
      squares.add(square);
    }

    private static boolean isPowerOfTen(int n) {
      while (n >= 10 && n % 10 == 0) n /= 10;
      return n == 1;
    }

    /// Doubling the steps at least doubles back the growth of a divergent sum of powers: ratio 2^(1−p) ≥ 1.
    Verdict verdict() {
      double growth = before[0] <= 0 ? 0 : last[0] / before[0], squared = before[1] <= 0 ? 0 : last[1] / before[1];
      boolean diverges = growth > 0.99, converge = squared < 0.99;
      return new Verdict(diverges, converge, String.format(Locale.ROOT,
          "estimated from 2²⁰ steps: the sum of the second half is %.3g times that of the quarter before, that of the squares %.3g times; below 1 the series converges",
          growth, squared));
    }
  }

  private static String brief(double x) { return String.format(Locale.ROOT, "%.4g", x); }

  @Override
  public Bundle display() {
    var rows = new ArrayList<List<Object>>();
    for (int i = 0; i < counts.size(); i++) rows.add(List.of(counts.get(i), sums.get(i), squares.get(i)));
    return Bundle.text(toString()).with(Bundle.HTML,
        new Table(List.of("steps", "Σ η", "Σ η²"), rows, toString()).display().data().get(Bundle.HTML));
  }

  @Override
  public String toString() {
    return (holds() ? "Robbins–Monro holds" : "Robbins–Monro fails") + ": Σ η " + (sumDiverges ? "= ∞" : "< ∞") + ", Σ η² "
        + (squaresConverge ? "< ∞" : "= ∞") + "; " + reason;
  }
}
