package nabla.nn;

import nabla.grad.Tensor;

/// One row an example, whatever its shape: (n, …) becomes (n, numbers of an example).
public record Flatten() implements Layer {
  @Override
  public Tensor apply(Tensor x, Mode mode) { return x.reshape(x.dim(0), x.size() / Math.max(1, x.dim(0))); }
}
