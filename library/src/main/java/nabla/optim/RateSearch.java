package nabla.optim;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import nabla.display.Bundle;
import nabla.display.Displayable;
import nabla.display.Table;

/// A search for a learning rate on a logarithmic grid (Pandey 4.7): powers of ten first, then finer about the best of them.
///
/// @param rates  what was tried, ascending
/// @param losses what came of it; a loss that is not finite counts as infinite
/// @param best   the rate of the lowest loss
public record RateSearch(List<Double> rates, List<Double> losses, double best) implements Displayable {
  /// Tries 10^k between `low` and `high`, then `10^(±¼), 10^(±½), 10^(±¾)` times the best. `loss` trains anew with a rate and says where it ends.
  public static RateSearch of(DoubleUnaryOperator loss, double low, double high) {
    if (!(0 < low && low <= high && Double.isFinite(high)))
      throw new IllegalArgumentException("logSearch: needs 0 < low ≤ high, not " + low + " and " + high);
    var tried = new TreeMap<Double, Double>();
    int first = (int) Math.round(Math.ceil(Math.log10(low) - 1e-9)), last = (int) Math.round(Math.floor(Math.log10(high) + 1e-9));
    if (first > last) throw new IllegalArgumentException("logSearch: there is no power of ten between " + low + " and " + high);
    for (int k = first; k <= last; k++) look(loss, Double.parseDouble("1e" + k), tried);
    double coarse = best(tried);
    for (int quarter = -3; quarter <= 3; quarter++) if (quarter != 0) look(loss, coarse * Math.pow(10, quarter / 4.0), tried);
    return new RateSearch(List.copyOf(tried.keySet()), List.copyOf(tried.values()), best(tried));
  }

  private static void look(DoubleUnaryOperator loss, double rate, TreeMap<Double, Double> tried) {
    double value = loss.applyAsDouble(rate);
    tried.put(rate, Double.isFinite(value) ? value : Double.POSITIVE_INFINITY);
  }

  private static double best(TreeMap<Double, Double> tried) {
    return tried.entrySet().stream().min(java.util.Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  @Override
  public Bundle display() {
    var rows = java.util.stream.IntStream.range(0, rates.size()).mapToObj(i -> List.of(rates.get(i), losses.get(i))).toList();
    return Bundle.text(toString()).with(Bundle.HTML,
        new Table(List.of("learning rate", "loss"), rows, toString()).display().data().get(Bundle.HTML));
  }

  @Override
  public String toString() { return String.format(Locale.ROOT, "best of %d learning rates: %.4g", rates.size(), best); }
}
