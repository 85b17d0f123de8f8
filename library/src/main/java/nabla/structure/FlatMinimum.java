package nabla.structure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import nabla.grad.Grad;
import nabla.grad.Tensor;
import nabla.loss.Loss;
import nabla.nn.Layer;

/// Flat minimum search (Hochreiter and Schmidhuber 1997; J-8.9): a penalty for outputs that need their weights precisely.
///
/// With `J` the derivatives of the K outputs by the W weights for one input, and a tolerance ε for the outputs,
/// `Ω = ½ (−W ln ε + Σ_w ln Σ_k J_kw² + W ln Σ_k (Σ_w |J_kw| / √Σ_k' J_k'w²)²)`, the negative logarithm of the volume of the box of weights within that
/// tolerance. For one output the last term is the constant `W ln W²`.
public final class FlatMinimum {
  /// Keeps logarithms finite for weights that no output depends on.
  private static final double SMALLEST = 1e-12;

  private FlatMinimum() {}

  /// Ω of a Jacobian (K, W).
  public static Tensor of(Tensor jacobian, double epsilon) {
    if (jacobian.rank() != 2 || jacobian.size() == 0)
      throw new IllegalArgumentException("flatMinimum: a Jacobian of shape (outputs, weights), not " + jacobian.shape());
    if (!(epsilon > 0)) throw new IllegalArgumentException("flatMinimum: the tolerance must be positive, not " + epsilon);
    int weights = jacobian.dim(1);
    var squares = jacobian.square().sum(0).add(SMALLEST);
    var shares = jacobian.abs().div(squares.sqrt()).sum(1).square().sum();
    return squares.log().sum().add(shares.log().mul(weights)).sub(weights * Math.log(epsilon)).mul(0.5);
  }

  /// The mean of Ω over a batch of outputs (n, K); it can be differentiated by the parameters again. Takes n · K backward passes.
  public static Tensor of(Tensor outputs, Collection<Tensor> parameters, double epsilon) {
    if (outputs.rank() != 2) throw new IllegalArgumentException("flatMinimum: outputs of shape (n, outputs), not " + outputs.shape());
    int n = outputs.dim(0), k = outputs.dim(1);
    var list = List.copyOf(parameters);
    Tensor sum = null;
    for (int i = 0; i < n; i++) {
      var rows = new ArrayList<Tensor>();
      for (int j = 0; j < k; j++) rows.add(row(Grad.of(outputs.get(i, j), list, true)));
      var omega = of(Tensor.stack(0, rows.toArray(Tensor[]::new)), epsilon);
      sum = sum == null ? omega : sum.add(omega);
    }
    return sum.div(n);
  }

  private static Tensor row(List<Tensor> gradients) {
    return Tensor.concat(0, gradients.stream().map(g -> g.reshape(g.size())).toArray(Tensor[]::new));
  }

  /// A loss with λ Ω added, for training a model.
  public static Loss with(Loss loss, Layer model, double lambda, double epsilon) {
    return (y, t) -> {
      var plain = loss.of(y, t);
      return y.tracked() ? plain.add(of(y, model.parameters().values(), epsilon).mul(lambda)) : plain;
    };
  }
}
