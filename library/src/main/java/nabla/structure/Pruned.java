package nabla.structure;

import java.util.LinkedHashMap;
import java.util.Map;
import nabla.array.Array;
import nabla.array.DType;
import nabla.grad.Tensor;
import nabla.nn.Buffer;
import nabla.nn.Flat;
import nabla.nn.Layer;
import nabla.nn.Mode;
import nabla.nn.Parts;
import nabla.nn.Trace;

/// A model some of whose weights are removed (J-8.7, C-9.8): masks of 0 and 1 by path. Removed weights are 0, have no gradient, and stay so when training
/// goes on; masks are saved with the model.
public record Pruned(Layer inner, Map<String, Buffer> masks) implements Layer {
  /// The model without the share of its weights that are smallest in magnitude, over all layers together; biases stay.
  public static Pruned magnitude(Layer model, double share) {
    var base = model instanceof Pruned p ? p.inner : model;
    var flat = Flat.of(base);
    var w = flat.vector().abs().toDoubles();
    return smallest(model, share, w);
  }

  /// The model without the share of its weights that score lowest; scores are in the order of `Flat.vector()`, those of biases are not looked at.
  public static Pruned smallest(Layer model, double share, double[] scores) {
    if (!(share >= 0 && share < 1)) throw new IllegalArgumentException("prune: the share must lie in [0, 1), not " + share);
    var base = model instanceof Pruned p ? p.inner : model;
    var flat = Flat.of(base);
    if (scores.length != flat.size())
      throw new IllegalArgumentException("prune: " + scores.length + " scores for " + flat.size() + " parameters");
    var gone = model instanceof Pruned p ? p.removed() : new boolean[flat.size()];
    var order = flat.weights().stream().sorted(java.util.Comparator.comparingDouble(i -> gone[i] ? Double.NEGATIVE_INFINITY : scores[i]))
        .toList();
    int count = (int) Math.round(share * order.size());
    for (int i : order.subList(0, count)) gone[i] = true;
    return without(base, gone);
  }

  /// The model without these parameters, in the order of `Flat.vector()`; they are set to 0 in the model itself.
  public static Pruned without(Layer model, boolean... gone) {
    var flat = Flat.of(model);
    var mask = new double[flat.size()];
    var w = flat.vector().toDoubles();
    for (int i = 0; i < mask.length; i++) {
      mask[i] = gone[i] ? 0 : 1;
      if (gone[i]) w[i] = 0;
    }
    flat.write(Array.of(w, nabla.array.Shape.of(w.length)));
    var masks = new LinkedHashMap<String, Buffer>();
    flat.cut(mask).forEach((path, m) -> masks.put(path, new Buffer(m.cast(model.parameters().get(path).dtype()))));
    return new Pruned(model, java.util.Collections.unmodifiableMap(masks));
  }

  /// Which parameters are removed, in the order of `Flat.vector()`.
  public boolean[] removed() {
    var flat = Flat.of(inner);
    var gone = new boolean[flat.size()];
    masks.forEach((path, mask) -> {
      var m = mask.value().cast(DType.F64).toDoubles();
      for (int i = 0; i < m.length; i++) gone[flat.starts().get(path) + i] = m[i] == 0;
    });
    return gone;
  }

  /// The share of all parameters that is removed.
  public double sparsity() {
    int count = 0;
    var gone = removed();
    for (boolean g : gone) if (g) count++;
    return (double) count / gone.length;
  }

  /// How many parameters are left.
  public int remaining() { return (int) Math.round((1 - sparsity()) * removed().length); }

  @Override
  public Tensor apply(Tensor x, Mode mode) {
    return Trace.step("inner", Parts.replace(inner, (path, w) -> w.mul(masks.get(path).tensor())), x, mode);
  }

  @Override
  public String title() { return inner.title() + ", pruned"; }
}
