package nabla.nn;

import java.util.function.UnaryOperator;
import nabla.grad.Tensor;

/// A layer without parameters: an activation, a pooling, a reshaping.
public record Plain(String title, UnaryOperator<Tensor> f) implements Layer {
  @Override
  public Tensor apply(Tensor x, Mode mode) { return f.apply(x); }
}
