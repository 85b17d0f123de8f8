package nabla.nn;

import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.grad.Unary;

/// `y = x W + b`: (…, inputs) becomes (…, outputs). Examples are rows, `W` is (inputs, outputs), `b` (outputs,) or null.
public record Linear(Tensor weight, Tensor bias) implements Affine {
  public static Linear of(int in, int out, boolean bias, Init init, Rng rng) {
    Make.extents("linear", in, out);
    var w = Tensor.param("W", init.of(DType.standard(), Shape.of(in, out), in, out, rng));
    return new Linear(w, bias ? Make.zeros("b", out) : null);
  }

  @Override
  public Tensor apply(Tensor x, Unary f) {
    if (x.rank() == 0 || x.dim(-1) != weight.dim(0))
      throw new IllegalArgumentException("linear: expects " + weight.dim(0) + " inputs in the last axis, got shape " + x.shape());
    return x.linear(weight, bias, f);
  }

  @Override
  public String title() { return "Linear " + weight.dim(0) + " → " + weight.dim(1); }
}
