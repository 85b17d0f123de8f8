package nabla.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nabla.array.Array;
import nabla.array.Shape;
import nabla.display.Bundle;
import nabla.display.Displayable;

/// What a training run measured, epoch by epoch: `history.get("loss")`, `history.last("accuracy")`.
public final class History implements Displayable {
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  void add(Map<String, Double> measured) {
    measured.forEach((metric, value) -> values.computeIfAbsent(metric, name -> new ArrayList<>()).add(value));
  }

  /// The values of a metric, one an epoch.
  public double[] get(String metric) {
    var found = values.get(metric);
    if (found == null) throw new IllegalArgumentException("history: there is no " + metric + "; there are " + values.keySet());
    return found.stream().mapToDouble(v -> v).toArray();
  }

  public double last(String metric) {
    var all = get(metric);
    return all[all.length - 1];
  }

  public List<String> metrics() { return List.copyOf(values.keySet()); }

  public int epochs() { return values.values().stream().mapToInt(List::size).max().orElse(0); }

  /// Every metric as a vector, for a checkpoint.
  Map<String, Array> state() {
    var state = new LinkedHashMap<String, Array>();
    for (var metric : values.keySet()) state.put(metric, Array.of(get(metric), Shape.of(values.get(metric).size())));
    return state;
  }

  void restore(Map<String, Array> state) {
    values.clear();
    state.forEach((metric, numbers) -> {
      var all = new ArrayList<Double>();
      for (double v : numbers.toDoubles()) all.add(v);
      values.put(metric, all);
    });
  }

  @Override
  public Bundle display() { return Bundle.text(toString()); }

  @Override
  public String toString() {
    var text = new StringBuilder(epochs() + " epochs");
    values.forEach((name, all) -> text.append(String.format(Locale.ROOT, ", %s %.4g → %.4g", name, all.getFirst(), all.getLast())));
    return text.toString();
  }
}
