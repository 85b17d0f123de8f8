package nabla.lab;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import nabla.grad.Grad;
import nabla.grad.Tensor;

/// Derivatives of functions and values.
public final class Derivatives {
  private Derivatives() {}

  /// The gradient function of a scalar function; `grad(grad(f))` is the second derivative.
  public static UnaryOperator<Tensor> grad(UnaryOperator<Tensor> f) { return Grad.grad(f); }

  /// The gradient of the value `y` by `x`, differentiable again.
  public static Tensor grad(Tensor y, Tensor x) { return Grad.of(y, List.of(x), true).getFirst(); }

  public static Grad.ValueAndGrad valueAndGrad(UnaryOperator<Tensor> f, Tensor x) { return Grad.valueAndGrad(f, x); }

  /// `J v`
  public static Tensor jvp(UnaryOperator<Tensor> f, Tensor x, Tensor v) { return Grad.jvp(f, x, v); }

  /// `vᵀ J`
  public static Tensor vjp(UnaryOperator<Tensor> f, Tensor x, Tensor v) { return Grad.vjp(f, x, v); }

  /// The matrix of all partial derivatives: shape of f(x), then shape of x.
  public static Tensor jacobian(UnaryOperator<Tensor> f, Tensor x) { return Grad.jacobian(f, x); }

  /// The second derivatives of a scalar function: shape of x twice.
  public static Tensor hessian(UnaryOperator<Tensor> f, Tensor x) { return Grad.hessian(f, x); }

  /// `H v`
  public static Tensor hvp(UnaryOperator<Tensor> f, Tensor x, Tensor v) { return Grad.hvp(f, x, v); }

  /// Computes without recording a graph.
  public static <T> T noGrad(Supplier<T> work) { return Tensor.noGrad(work); }

  public static Tensor detach(Tensor x) { return x.detach(); }
}
