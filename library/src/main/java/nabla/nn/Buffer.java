package nabla.nn;

import nabla.array.Array;
import nabla.grad.Tensor;

/// Numbers that a layer keeps but does not learn, such as running means; saved with the parameters.
public final class Buffer {
  private Array value;

  public Buffer(Array start) {
    value = start.copy();
  }

  public Tensor tensor() { return Tensor.of(value); }

  public Array value() { return value; }

  /// Replaces the numbers; the shape stays.
  public void set(Array next) {
    if (!next.shape().equals(value.shape()))
      throw new IllegalArgumentException("buffer: shape " + next.shape() + " does not replace " + value.shape());
    value = next.cast(value.dtype()).copy();
  }

  /// Moves towards `x` by the fraction `rate`.
  public void follow(Tensor x, double rate) {
    set(Tensor.noGrad(() -> tensor().mul(1 - rate).add(x.detach().mul(rate))).value());
  }
}
