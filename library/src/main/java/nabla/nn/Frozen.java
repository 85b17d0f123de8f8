package nabla.nn;

import nabla.grad.Tensor;

/// A layer whose parameters are no longer learned: optimisers and counts do not see them; gradients still pass through to what lies before.
public record Frozen(Layer inner) implements Layer {
  @Override
  public Tensor apply(Tensor x, Mode mode) { return inner.apply(x, Mode.TEST); }

  @Override
  public String title() { return "frozen " + inner.title(); }
}
