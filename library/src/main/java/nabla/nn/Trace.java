package nabla.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nabla.grad.Grad;
import nabla.grad.Tensor;

/// What went through a model: the result of each layer by its path, in the order of computation, and on request its gradient.
public final class Trace {
  private record Listener(String path, Consumer<Entry> to) {}

  /// One layer at work.
  public record Entry(String path, Layer layer, Tensor in, Tensor out) {}

  private static final ThreadLocal<Listener> LISTENER = new ThreadLocal<>();

  private final Tensor result;
  private final List<Entry> entries;

  private Trace(Tensor result, List<Entry> entries) {
    this.result = result;
    this.entries = List.copyOf(entries);
  }

  /// Applies a model and records every layer in it.
  public static Trace of(Layer model, Tensor x, Mode mode) {
    var entries = new ArrayList<Entry>();
    var before = LISTENER.get();
    LISTENER.set(new Listener("", entries::add));
    try {
      return new Trace(model.apply(x, mode), entries);
    } finally {
      LISTENER.set(before);
    }
  }

  /// Applies a part of a container, and tells whoever listens.
  public static Tensor step(String name, Layer layer, Tensor x, Mode mode) {
    var listener = LISTENER.get();
    if (listener == null) return layer.apply(x, mode);
    var path = listener.path.isEmpty() ? name : listener.path + "." + name;
    LISTENER.set(new Listener(path, listener.to));
    try {
      var out = layer.apply(x, mode);
      listener.to.accept(new Entry(path, layer, x, out));
      return out;
    } finally {
      LISTENER.set(listener);
    }
  }

  /// Whether somebody listens to the layers that this thread applies.
  static boolean listening() { return LISTENER.get() != null; }

  /// What the model gave.
  public Tensor result() { return result; }

  public List<Entry> entries() { return entries; }

  /// The results by path.
  public Map<String, Tensor> activations() {
    var map = new LinkedHashMap<String, Tensor>();
    for (var e : entries) map.put(e.path, e.out);
    return map;
  }

  /// The gradient of a loss of `result()` by each layer's result.
  public Map<String, Tensor> gradients(Tensor loss) {
    var gradients = Grad.of(loss, entries.stream().map(Entry::out).toList(), false);
    var map = new LinkedHashMap<String, Tensor>();
    for (int i = 0; i < entries.size(); i++) map.put(entries.get(i).path, gradients.get(i));
    return map;
  }
}
