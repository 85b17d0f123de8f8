package nabla.nn;

import nabla.grad.Tensor;
import nabla.grad.Unary;

/// A linear layer with a bias, which may go through the function that follows it in one array.
interface Affine extends Layer {
  /// `f` of the result; f may be null.
  Tensor apply(Tensor x, Unary f);

  @Override
  default Tensor apply(Tensor x, Mode mode) { return apply(x, (Unary) null); }
}
