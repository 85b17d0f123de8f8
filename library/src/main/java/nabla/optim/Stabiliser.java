package nabla.optim;

import nabla.grad.Tensor;

/// Where the small ε that prevents a division by 0 stands. The notes differ.
public enum Stabiliser {
  /// `√(v + ε)`: C147, Pandey, JKU's AdaGrad.
  INSIDE,
  /// `√v + ε`: the papers, JKU's Adam, PyTorch.
  OUTSIDE;

  Tensor root(Tensor v, double epsilon) {
    return this == INSIDE ? v.add(epsilon).sqrt() : v.sqrt().add(epsilon);
  }
}
