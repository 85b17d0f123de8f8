package nabla.loss;

import java.util.Collection;
import java.util.List;
import nabla.array.Array;
import nabla.grad.Tensor;

/// What is added to a loss so that weights stay small, few, or alike: a function of the parameters.
@FunctionalInterface
public interface Penalty {
  Tensor of(Collection<Tensor> weights);

  default Tensor of(Tensor... weights) {
    return of(List.of(weights));
  }

  /// The sum of a term over all weights, times λ.
  private static Penalty sum(double lambda, java.util.function.UnaryOperator<Tensor> term) {
    if (!(lambda >= 0)) throw new IllegalArgumentException("penalty: λ must be ≥ 0, not " + lambda);
    return weights -> weights.stream().map(w -> term.apply(w).sum()).reduce(Tensor::add)
        .orElseThrow(() -> new IllegalArgumentException("penalty: there are no weights")).mul(lambda);
  }

  /// `½ λ Σ w²`: gradient λw.
  static Penalty l2(double lambda) {
    return sum(lambda / 2, Tensor::square);
  }

  /// `λ Σ |w|`
  static Penalty l1(double lambda) {
    return sum(lambda, Tensor::abs);
  }

  /// Weight elimination: `λ Σ (w/w₀)² / (1 + (w/w₀)²)`: small weights are pulled to 0, large ones left alone.
  static Penalty elimination(double lambda, double scale) {
    return sum(lambda, w -> {
      var r = w.div(scale).square();
      return r.div(r.add(1));
    });
  }

  /// `λ Σ ln(1 + w²)`: the negative logarithm of a Cauchy prior.
  static Penalty cauchy(double lambda) {
    return sum(lambda, w -> w.square().add(1).log());
  }

  /// `λ ln(1 + Σ w²)` over all weights together, as JKU 8.1e prints it; its gradient is at most λ.
  static Penalty log(double lambda) {
    var squares = sum(1, Tensor::square);
    if (!(lambda >= 0)) throw new IllegalArgumentException("penalty: λ must be ≥ 0, not " + lambda);
    return weights -> squares.of(weights).add(1).log().mul(lambda);
  }

  /// `½ λ Σ (w − w₀)²`: stay near given weights, as transfer does. The given ones come in the order of the weights.
  static Penalty distance(double lambda, List<Tensor> given) {
    return weights -> {
      if (weights.size() != given.size()) throw new IllegalArgumentException(
          "penalty: " + weights.size() + " weights are compared with " + given.size() + " given ones; give one for each, in their order");
      Tensor sum = null;
      int i = 0;
      for (var w : weights) {
        var term = w.sub(given.get(i++).detach()).square().sum();
        sum = sum == null ? term : sum.add(term);
      }
      if (sum == null) throw new IllegalArgumentException("penalty: there are no weights");
      return sum.mul(lambda / 2);
    };
  }

  /// Soft weight sharing: `−λ Σ ln Σ_k π_k N(w; μ_k, σ_k²)`; the mixture's logits, means and log standard deviations may be parameters too.
  static Penalty softSharing(double lambda, Tensor logits, Tensor means, Tensor logStds) {
    return sum(lambda, w -> {
      var column = w.reshape(w.size(), 1);
      var z = column.sub(means).div(logStds.exp());
      var logs = logits.logSoftmax(0).sub(logStds).sub(0.5 * Math.log(2 * Math.PI)).sub(z.square().mul(0.5));
      return logs.logSumExp(1).neg();
    });
  }

  /// Sparse activations: `λ Σ_j KL(ρ ‖ mean of unit j)` over the units of a batch (examples, units) with activations in (0, 1).
  static Penalty sparsity(double lambda, double rho) {
    return sum(lambda, a -> {
      var mean = a.mean(0);
      var p = Tensor.of(Array.full(mean.dtype(), mean.shape(), rho));
      return p.mul(p.div(mean).log()).add(p.neg().add(1).mul(p.neg().add(1).div(mean.neg().add(1)).log()));
    });
  }
}
