package nabla.optim;

import nabla.array.DType;
import nabla.grad.Tensor;

/// Checks of hyper-parameters, and the steps that several rules share.
final class Hyper {
  private Hyper() {}

  static void decay(String name, double x) {
    if (!(x >= 0 && x < 1)) throw new IllegalArgumentException(name + " must lie in [0, 1), not " + x);
  }

  static void positive(String name, double x) {
    if (!(x > 0)) throw new IllegalArgumentException(name + " must be positive, not " + x);
  }

  /// `β old + (1 − β) x`
  static Tensor average(Tensor old, double beta, Tensor x) {
    return old.mul(beta).add(x.mul(1 - beta));
  }

  static Tensor number(double x) {
    return Tensor.scalar(DType.F64, x);
  }
}
