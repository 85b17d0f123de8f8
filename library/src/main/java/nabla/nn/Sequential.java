package nabla.nn;

import java.util.List;
import nabla.grad.Tensor;

/// Layers one after the other.
public record Sequential(List<Layer> layers) implements Layer {
  public Sequential { layers = List.copyOf(layers); }

  public static Sequential of(Layer... layers) { return new Sequential(List.of(layers)); }

  @Override
  public Tensor apply(Tensor x, Mode mode) {
    for (int i = 0; i < layers.size(); i++)
      if (joined(i)) x = ((Affine) layers.get(i)).apply(x, ((Pointwise) layers.get(++i)).f());
      else x = Trace.step(String.valueOf(i), layers.get(i), x, mode);
    return x;
  }

  /// Whether layer i and the activation after it may share an array, because nobody listens to what goes between them.
  private boolean joined(int i) {
    return i + 1 < layers.size() && layers.get(i) instanceof Affine && layers.get(i + 1) instanceof Pointwise && !Trace.listening();
  }

  /// The layers from `from` up to before `to`, sharing their parameters.
  public Sequential slice(int from, int to) { return new Sequential(layers.subList(from, to)); }
}
