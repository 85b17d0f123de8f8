package nabla.optim;

import java.util.ArrayList;
import java.util.List;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Interrupted;
import nabla.grad.Tensor;
import nabla.math.Matrices;

/// Logistic regression by iteratively reweighted least squares (JKU 4.31): Newton's method on `Σ ln(1 + e^s) − y s + ½ λ ‖w‖²`, `s = X w`.
///
/// `w ← (XᵀRX + λI)⁻¹ XᵀR z`, with the weights `R = a(1 − a)` and the working response `z = s − R⁻¹(a − y)`: each step is a weighted least-squares fit.
///
/// @param weights   what was found, shape (features,)
/// @param losses    the loss before each step and at the end
/// @param gradients the gradient's norm at the same places
/// @param converged whether the last norm is below the tolerance
public record Irls(Tensor weights, List<Double> losses, List<Double> gradients, boolean converged) {
  /// Fits from w = 0. `x` (examples, features), with a column of ones where an intercept is wanted; `y` (examples,) of 0 and 1.
  public static Irls fit(Tensor x, Tensor y, double ridge, double tolerance, int most) {
    check(x, y, ridge);
    return Tensor.noGrad(() -> steps(x.dtype(DType.F64), y.dtype(DType.F64), ridge, tolerance, most));
  }

  private static Irls steps(Tensor x, Tensor y, double ridge, double tolerance, int most) {
    var losses = new ArrayList<Double>();
    var gradients = new ArrayList<Double>();
    var w = Tensor.of(Array.zeros(DType.F64, nabla.array.Shape.of(x.dim(1))));
    for (int i = 0;; i++) {
      Interrupted.check();
      Tensor s = x.mm(w), a = s.sigmoid(), slope = x.t().mm(a.sub(y)).add(w.mul(ridge));
      if (ridge == 0 && y.mul(2).sub(1).mul(s).min().item() > 0) throw separable();
      losses.add(s.softplus().sub(y.mul(s)).sum().add(w.square().sum().mul(ridge / 2)).item());
      gradients.add(slope.norm().item());
      if (gradients.getLast() <= tolerance || i == most) return new Irls(w, losses, gradients, gradients.getLast() <= tolerance);
      w = w.sub(newton(x, a.mul(a.neg().add(1)), slope, ridge));
    }
  }

  /// `(XᵀRX + λI)⁻¹ slope`
  private static Tensor newton(Tensor x, Tensor r, Tensor slope, double ridge) {
    var h = x.t().mm(x.mul(r.unsqueeze(1))).value().copy();
    for (int j = 0; j < h.dim(0); j++) h.raw(j * h.dim(0) + j, h.raw(j * h.dim(0) + j) + ridge);
    try {
      return Tensor.of(Matrices.solve(h, slope.value()));
    } catch (ArithmeticException singular) {
      throw new ArithmeticException("irls: columns of X depend on each other, so that many weights are equally good; "
          + "leave one out, or give a ridge such as irls(X, y, 1e-3)");
    }
  }

  private static ArithmeticException separable() {
    return new ArithmeticException(
        "irls: a line separates the classes, so that the best weights are infinite; give a ridge such as irls(X, y, 1e-3)");
  }

  private static void check(Tensor x, Tensor y, double ridge) {
    if (x.rank() != 2 || y.rank() != 1 || x.dim(0) != y.dim(0)) throw new IllegalArgumentException(
        "irls: needs X of shape (examples, features) and y of shape (examples,), not " + x.shape() + " and " + y.shape());
    if (x.size() == 0) throw new IllegalArgumentException("irls: X of shape " + x.shape() + " is empty");
    if (!(ridge >= 0)) throw new IllegalArgumentException("irls: the ridge must be ≥ 0, not " + ridge);
    for (double label : y.toDoubles())
      if (label != 0 && label != 1) throw new IllegalArgumentException("irls: labels must be 0 or 1, not " + label);
  }
}
