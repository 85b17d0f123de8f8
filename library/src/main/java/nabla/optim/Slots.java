package nabla.optim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.array.Spares;
import nabla.grad.Tensor;

/// What an optimiser remembers about one parameter, or a search about all as one vector: the number of the step, its rate, and named moving quantities.
public final class Slots {
  private static final String COUNT = "#";

  private final Map<String, Tensor> held = new LinkedHashMap<>();
  private final DType dtype;
  private final Shape shape;
  private double rate;
  private int t;

  private Slots(DType dtype, Shape shape) {
    this.dtype = dtype;
    this.shape = shape;
  }

  Slots(Tensor parameter) {
    this(parameter.dtype(), parameter.shape());
  }

  /// For all parameters as one vector.
  Slots(Collection<Tensor> parameters) {
    this(DType.F64, Shape.of(parameters.stream().mapToInt(Tensor::size).sum()));
  }

  void begin(double rateOfStep) {
    rate = rateOfStep;
    t++;
  }

  /// The learning rate η of this step.
  public double rate() { return rate; }

  /// The number of this step, 1 the first.
  public int t() { return t; }

  /// Whether a moving quantity has been kept.
  public boolean has(String name) { return held.containsKey(name); }

  /// A moving quantity: 0 in every entry until it is kept.
  public Tensor get(String name) { return get(name, 0); }

  /// A moving quantity: `start` in every entry until it is kept.
  public Tensor get(String name, double start) {
    var kept = held.get(name);
    return kept != null ? kept : Tensor.of(Array.full(dtype, shape, start));
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

  /// Everything remembered, copied, to look at.
  public Map<String, Tensor> held() {
    var copies = new LinkedHashMap<String, Tensor>();
    held.forEach((name, value) -> copies.put(name, Tensor.of(value.value().copy())));
    return copies;
  }

  /// The same memory apart from this one.
  Slots copy() {
    var twin = new Slots(dtype, shape);
    twin.t = t;
    twin.held.putAll(held);
    return twin;
  }

  /// Runs a step that keeps nothing but what is remembered here, and recycles what else it made.
  void recycling(Runnable step) {
    var made = new ArrayList<Object>();
    var outer = Spares.watch(made);
    try {
      step.run();
    } finally {
      Spares.watch(outer);
    }
    for (var value : held.values()) made.removeIf(storage -> storage == value.value().storage());
    made.forEach(Spares::give);
  }

  void save(String prefix, Map<String, Array> to) {
    to.put(prefix + COUNT, Array.scalar(DType.F64, t));
    held.forEach((name, value) -> to.put(prefix + name, value.value().copy()));
  }

  void load(String name, Array value) {
    if (name.equals(COUNT)) t = (int) value.item();
    else held.put(name, Tensor.of(value.copy()));
  }
}
