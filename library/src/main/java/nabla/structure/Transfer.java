package nabla.structure;

import java.util.ArrayList;
import java.util.List;
import nabla.nn.Frozen;
import nabla.nn.Layer;
import nabla.nn.Parts;
import nabla.nn.Sequential;

/// What one task has taught, used for another (C-9.13): the first layers of a trained model, frozen, and new ones on top.
public final class Transfer {
  private Transfer() {}

  /// The first `keep` layers of a model, frozen and sharing its parameters, then a new head.
  public static Sequential of(Sequential trained, int keep, Layer... head) {
    if (keep < 1 || keep > trained.layers().size())
      throw new IllegalArgumentException("transfer: keep 1 to " + trained.layers().size() + " layers, not " + keep);
    if (head.length == 0) throw new IllegalArgumentException("transfer: give the new layers that come after the kept ones");
    var layers = new ArrayList<Layer>();
    for (var layer : trained.layers().subList(0, keep)) layers.add(new Frozen(layer));
    layers.addAll(List.of(head));
    return new Sequential(layers);
  }

  /// The model with nothing frozen any more, sharing its parameters: for fine-tuning.
  public static Layer thaw(Layer model) {
    return Parts.map(model, layer -> layer instanceof Frozen f ? thaw(f.inner()) : layer);
  }
}
