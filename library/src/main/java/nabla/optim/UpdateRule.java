package nabla.optim;

import nabla.grad.Tensor;

/// How one parameter moves: the update rule of an optimiser, one line of mathematics after the other.
///
/// `η` is `s.rate()`, `t` is `s.t()`, and moving quantities such as momentum live in `s` under their letters, 0 at first.
/// The rules below are the table of all; a notebook may write its own.
public non-sealed interface UpdateRule extends Method {
  /// The new value of the parameter `w` whose gradient is `g`.
  Tensor next(Tensor w, Tensor g, Slots s);

  /// Takes the same step in one pass over the numbers themselves; false, and nothing done, where the rule has no such pass.
  default boolean inPlace(Tensor w, Tensor g, Slots s) {
    return false;
  }
}
