package nabla.optim;

import java.util.LinkedHashMap;
import java.util.Map;
import nabla.array.Array;
import nabla.grad.Tensor;

/// What an optimiser remembers about one parameter: the number of the step, the rate of this step, and named moving quantities.
public final class Slots {
  private final Map<String, Tensor> held = new LinkedHashMap<>();
  private final Tensor like;
  private double rate;
  private int t;

  Slots(Tensor parameter) {
    like = parameter;
  }

  void begin(double rateOfStep) {
    rate = rateOfStep;
    t++;
  }

  /// The learning rate η of this step.
  public double rate() { return rate; }

  /// The number of this step, 1 the first.
  public int t() { return t; }

  /// A moving quantity: 0 in every entry until it is kept.
  public Tensor get(String name) { return get(name, 0); }

  /// A moving quantity: `start` in every entry until it is kept.
  public Tensor get(String name, double start) {
    var kept = held.get(name);
    return kept != null ? kept : Tensor.of(Array.full(like.dtype(), like.shape(), start));
  }

  /// Remembers a moving quantity and returns it.
  public Tensor keep(String name, Tensor value) {
    held.put(name, value);
    return value;
  }

  /// A moving quantity's own numbers, row-major, for a step that writes them in place.
  Array own(String name) {
    var kept = get(name);
    if (!held.containsKey(name) || !kept.value().contiguous()) kept = keep(name, Tensor.of(kept.value().copy()));
    return kept.value();
  }

  /// Everything remembered, copied, for checkpoints.
  public Map<String, Tensor> held() {
    var copies = new LinkedHashMap<String, Tensor>();
    held.forEach((name, value) -> copies.put(name, Tensor.of(value.value().copy())));
    return copies;
  }

  void restore(int steps, Map<String, Tensor> values) {
    t = steps;
    held.clear();
    values.forEach((name, value) -> held.put(name, Tensor.of(value.value().copy())));
  }
}
