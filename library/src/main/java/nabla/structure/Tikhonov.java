package nabla.structure;

import nabla.grad.Grad;
import nabla.grad.Tensor;
import nabla.nn.Layer;
import nabla.nn.Mode;

/// The penalty that small input noise amounts to (Bishop 1995; J-8.2): `mean_n Σ_k |∂y_nk/∂x_n|²`.
///
/// With noise of variance σ² the expected squared error `Σ_k (y_k − t_k)²` grows by `σ² Σ_k (|∇y_k|² + (y_k − t_k) Δy_k) + O(σ⁴)`; where the model fits, the
/// second part averages out and σ² times this penalty is left.
public final class Tikhonov {
  private Tikhonov() {}

  /// The penalty of a model on inputs (n, …) with outputs (n, K); it can be differentiated by the parameters again. Takes K backward passes.
  public static Tensor of(Layer model, Tensor x) {
    var input = Tensor.param("x", x.value());
    var y = model.apply(input, Mode.TEST);
    if (y.rank() != 2) throw new IllegalArgumentException("tikhonov: outputs of shape (n, outputs), not " + y.shape());
    Tensor sum = null;
    for (int k = 0; k < y.dim(1); k++) {
      var slope = Grad.of(y.slice(1, k, k + 1).sum(), java.util.List.of(input), true).getFirst();
      var squares = slope.square().sum();
      sum = sum == null ? squares : sum.add(squares);
    }
    return sum.div(x.dim(0));
  }
}
