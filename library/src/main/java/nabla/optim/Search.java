package nabla.optim;

import nabla.grad.Tensor;

/// A method that looks at the loss at places of its choice before it moves: all parameters are one vector θ, in F64.
///
/// It needs the same loss at each look, as a rule that of the full batch, and is stepped by `step(() -> loss, w, b)`. A notebook may write its own.
public non-sealed interface Search extends Method {
  /// Where to go from `f.first().at()`. `s` remembers vectors from step to step; `s.rate()` is the first length that is tried.
  Tensor next(Objective f, Slots s);

  /// Whether steps on one batch after the other make no sense, because losses or gradients of different steps are compared.
  default boolean fullBatch() {
    return true;
  }
}
