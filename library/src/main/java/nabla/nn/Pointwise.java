package nabla.nn;

import nabla.grad.Tensor;
import nabla.grad.Unary;

/// A layer that applies a function to every number: an activation.
public record Pointwise(String title, Unary f) implements Layer {
  @Override
  public Tensor apply(Tensor x, Mode mode) { return f.apply(x); }
}
