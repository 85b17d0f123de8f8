package nabla.loss;

import nabla.grad.Tensor;

/// How far predictions are from targets: one number for a batch, the mean over its examples.
@FunctionalInterface
public interface Loss {
  Tensor of(Tensor prediction, Tensor target);

  /// The shapes of prediction and target, or an error that names both: a target that would broadcast silently is refused.
  static void same(String name, Tensor prediction, Tensor target) {
    if (!prediction.shape().equals(target.shape()))
      throw new IllegalArgumentException(
          name + ": predictions have shape " + prediction.shape() + ", targets " + target.shape() + "; reshape one of them");
    if (prediction.size() == 0) throw new IllegalArgumentException(name + ": the batch is empty");
  }
}
