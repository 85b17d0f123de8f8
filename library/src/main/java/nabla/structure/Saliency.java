package nabla.structure;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.math.Matrices;

/// What a loss grows by when a weight is deleted at a minimum, by the quadratic `½ Δwᵀ H Δw` (J-8.7.1). Hessians are (d, d), weights (d,).
public final class Saliency {
  private static final double SINGULAR = 1e-6;

  private Saliency() {}

  /// Deleting one weight: how all weights change, what the loss grows by, and the weights afterwards, that one exactly 0.
  public record Deletion(int index, Tensor change, double increase, Tensor weights) {}

  /// `½ H_ii w_i²`: Optimal Brain Damage (LeCun, Denker and Solla 1990; J-8.7.2), the other weights staying. The notes' (8.27) lacks the ½.
  public static double[] damage(Tensor hessian, Tensor weights) {
    var w = weights.toDoubles();
    square(hessian, w.length);
    var s = new double[w.length];
    for (int i = 0; i < s.length; i++) s[i] = 0.5 * hessian.at(i, i) * w[i] * w[i];
    return s;
  }

  /// `w_i² / 2 (H⁻¹)_ii`: Optimal Brain Surgeon (Hassibi and Stork 1993; J-8.7.3), the other weights making up for it.
  ///
  /// @throws ArithmeticException where the Hessian is singular or nearly so; `H + δI` helps
  public static double[] surgeon(Tensor hessian, Tensor weights) {
    var w = weights.toDoubles();
    var inverse = inverse(hessian, w.length);
    var s = new double[w.length];
    for (int i = 0; i < s.length; i++) s[i] = w[i] * w[i] / (2 * inverse.get(i, i));
    return s;
  }

  /// Deletes a weight and makes up for it: `Δw = −w_i/(H⁻¹)_ii · H⁻¹ e_i`.
  public static Deletion delete(Tensor hessian, Tensor weights, int index) {
    var w = weights.toDoubles();
    if (index < 0 || index >= w.length) throw new IllegalArgumentException("delete: there is no weight " + index + " of " + w.length);
    var inverse = inverse(hessian, w.length);
    double[] change = new double[w.length], after = new double[w.length];
    for (int j = 0; j < w.length; j++) {
      change[j] = -w[index] / inverse.get(index, index) * inverse.get(j, index);
      after[j] = j == index ? 0 : w[j] + change[j];
    }
    return new Deletion(index, vector(change), w[index] * w[index] / (2 * inverse.get(index, index)), vector(after));
  }

  /// `½ Δwᵀ H Δw`
  public static double predicted(Tensor hessian, Tensor change) { return 0.5 * change.dot(hessian.mm(change)).item(); }

  /// The inverse of `δI + 1/N Σ g gᵀ` from the gradients (N, d) of single examples, one rank-one step each, without any inversion (Hassibi and Stork).
  public static Tensor inverseFisher(Tensor gradients, double damping) {
    if (gradients.rank() != 2)
      throw new IllegalArgumentException("inverseFisher: gradients of shape (examples, weights), not " + gradients.shape());
    if (!(damping > 0)) throw new IllegalArgumentException("inverseFisher: the damping must be positive, not " + damping);
    int n = gradients.dim(0), d = gradients.dim(1);
    var g = gradients.toDoubles();
    var inverse = new double[d * d];
    for (int i = 0; i < d; i++) inverse[i * d + i] = 1 / damping;
    var hg = new double[d];
    for (int e = 0; e < n; e++) {
      double scale = n;
      for (int i = 0; i < d; i++) {
        hg[i] = 0;
        for (int j = 0; j < d; j++) hg[i] += inverse[i * d + j] * g[e * d + j];
        scale += g[e * d + i] * hg[i];
      }
      for (int i = 0; i < d; i++) for (int j = 0; j < d; j++) inverse[i * d + j] -= hg[i] * hg[j] / scale;
    }
    return Tensor.of(Array.of(inverse, Shape.of(d, d)));
  }

  private static Array inverse(Tensor hessian, int d) {
    square(hessian, d);
    var h = hessian.value().cast(DType.F64);
    var inverse = Matrices.inverse(h);
    double[] a = inverse.toDoubles(), b = h.toDoubles();
    double worst = 0;
    for (int i = 0; i < d; i++) for (int j = 0; j < d; j++) {
      double sum = i == j ? -1 : 0;
      for (int k = 0; k < d; k++) sum += a[i * d + k] * b[k * d + j];
      worst = Math.max(worst, Math.abs(sum));
    }
    if (worst > SINGULAR) throw new ArithmeticException("saliency: the Hessian is nearly singular (H⁻¹H is off the identity by " + worst
        + "); add damping to its diagonal");
    return inverse;
  }

  private static void square(Tensor hessian, int d) {
    if (hessian.rank() != 2 || hessian.dim(0) != d || hessian.dim(1) != d)
      throw new IllegalArgumentException(
          "saliency: " + d + " weights need a Hessian of shape (" + d + ", " + d + "), not " + hessian.shape());
  }

  private static Tensor vector(double[] x) { return Tensor.of(Array.of(x, Shape.of(x.length))); }
}
