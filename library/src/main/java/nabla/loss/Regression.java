package nabla.loss;

import nabla.array.Array;
import nabla.grad.Tensor;

/// Losses for real targets. Each is the negative logarithm of a noise model, up to constants.
public final class Regression {
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  private Regression() {}

  /// `mean (y − t)²` over all entries. Gaussian noise.
  public static Tensor mse(Tensor y, Tensor t) {
    Loss.same("mse", y, t);
    return y.sub(t).square().mean();
  }

  /// `½ Σ (y − t)²` over the outputs, the mean over the examples: its gradient by y is (y − t)/N.
  public static Tensor halfSquared(Tensor y, Tensor t) {
    Loss.same("halfSquared", y, t);
    return y.sub(t).square().sum().mul(0.5 / y.dim(0));
  }

  /// `Σ (y − t)²` over everything.
  public static Tensor sumSquared(Tensor y, Tensor t) {
    Loss.same("sumSquared", y, t);
    return y.sub(t).square().sum();
  }

  /// `mean |y − t|`. Laplace noise.
  public static Tensor mae(Tensor y, Tensor t) {
    Loss.same("mae", y, t);
    return y.sub(t).abs().mean();
  }

  /// `½ d²` where |d| ≤ δ, `δ(|d| − ½δ)` beyond: squares for small errors, straight lines for outliers.
  public static Loss huber(double delta) {
    if (!(delta > 0)) throw new IllegalArgumentException("huber: δ must be positive, not " + delta);
    return (y, t) -> {
      Loss.same("huber", y, t);
      var d = y.sub(t);
      var size = d.abs();
      return size.le(delta).where(d.square().mul(0.5), size.sub(delta / 2).mul(delta)).mean();
    };
  }

  /// The negative log-likelihood of Gaussian noise of known standard deviation.
  public static Loss gaussianNll(double std) {
    return (y, t) -> {
      Loss.same("gaussianNll", y, t);
      return y.sub(t).div(std).square().mul(0.5).mean().add(Math.log(std) + LOG_TWO_PI / 2);
    };
  }

  /// The negative log-likelihood where the variance is predicted too, as its logarithm: `½ mean(ln 2π + s + (μ − t)² e^{−s})`.
  public static Tensor gaussianNll(Tensor mean, Tensor logVariance, Tensor t) {
    Loss.same("gaussianNll", mean, t);
    return mean.sub(t).square().mul(logVariance.neg().exp()).add(logVariance).add(LOG_TWO_PI).mean().mul(0.5);
  }

  /// The negative log-likelihood of Laplace noise of known scale.
  public static Loss laplaceNll(double scale) {
    return (y, t) -> {
      Loss.same("laplaceNll", y, t);
      return y.sub(t).abs().div(scale).mean().add(Math.log(2 * scale));
    };
  }

  /// A tensor of one value, in the form of another.
  static Tensor like(Tensor x, double value) {
    return Tensor.of(Array.full(x.dtype(), x.shape(), value));
  }
}
