package nabla.grad;

import nabla.array.Array;
import nabla.array.DType;

/// The local derivatives that occur everywhere.
final class Constants {
  static final Tensor ONE = Tensor.of(Array.scalar(DType.F32, 1)), MINUS_ONE = Tensor.of(Array.scalar(DType.F32, -1));

  private Constants() {}
}
