package nabla.grad;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import nabla.array.Array;
import nabla.array.Shape;

/// Derivatives of functions and of values already computed.
public final class Grad {
  private Grad() {}

  /// Whether operations of this thread join the graph: in a backward pass, whether its gradients are to be differentiable again.
  public static boolean recording() {
    return Recording.on();
  }

  /// A function's value and its gradient at one point.
  public record ValueAndGrad(Tensor value, Tensor grad) {}

  /// The gradient of a scalar value by each of these tensors; zeros where it does not depend on one. Parameters' `grad()` stay as they are.
  public static List<Tensor> of(Tensor y, List<Tensor> by, boolean createGraph) {
    if (y.size() != 1) throw new IllegalArgumentException(
        "grad: needs one number to differentiate, this has shape " + y.shape() + "; sum or average it first");
    return of(y, Tensor.of(Array.full(y.dtype(), y.shape(), 1)), by, createGraph);
  }

  /// The gradient of `Σ seed ⊙ y` by each of these tensors.
  public static List<Tensor> of(Tensor y, Tensor seed, List<Tensor> by, boolean createGraph) {
    LongFunction<Tensor> found = y.tracked() ? Backward.pass(y, seed, by, createGraph) : id -> null;
    return by.stream().map(x -> {
      var g = found.apply(x.id());
      return g != null ? g : zeros(x);
    }).toList();
  }

  /// The gradient of `Σ seed ⊙ f(in)` by each input, where `f` is computed now and recorded even in a pass that records nothing: the rule of an
  /// operation whose value is written in tensors.
  public static List<Tensor> through(Function<List<Tensor>, Tensor> f, List<Tensor> in, Tensor seed) {
    return of(Recording.ON.during(() -> f.apply(in)), seed, in, Recording.on());
  }

  /// A gradient summed over the axes along which broadcasting had stretched an input of this shape.
  public static Tensor sumTo(Tensor g, Shape shape) {
    return Backward.sumTo(g, shape);
  }

  private static Tensor zeros(Tensor x) {
    return Tensor.of(Array.full(x.dtype(), x.shape(), 0));
  }

  /// `∇f`, itself a function that can be differentiated: `grad(grad(f))` is f″ of a scalar function.
  public static UnaryOperator<Tensor> grad(UnaryOperator<Tensor> f) {
    return x -> {
      var at = variable(x);
      return of(f.apply(at), List.of(at), true).getFirst();
    };
  }

  /// `f(x)` and `∇f(x)`.
  public static ValueAndGrad valueAndGrad(UnaryOperator<Tensor> f, Tensor x) {
    var at = variable(x);
    var y = f.apply(at);
    return new ValueAndGrad(y.detach(), of(y, List.of(at), false).getFirst());
  }

  /// A tracked stand-in for `x`: part of its graph where it is tracked already, a fresh leaf where not.
  static Tensor variable(Tensor x) {
    return x.tracked() ? x.reshape(x.shape().dims()) : Tensor.param(x.name() == null ? "x" : x.name(), x.value());
  }

  /// `vᵀ J`: the gradient of `Σ v ⊙ f(x)`.
  public static Tensor vjp(UnaryOperator<Tensor> f, Tensor x, Tensor v) {
    var at = variable(x);
    return of(f.apply(at), v, List.of(at), true).getFirst();
  }

  /// `J v`, by differentiating `u ↦ Jᵀ u`, which is linear, along `v`.
  public static Tensor jvp(UnaryOperator<Tensor> f, Tensor x, Tensor v) {
    var at = variable(x);
    var y = f.apply(at);
    var u = Tensor.param("u", Array.full(y.dtype(), y.shape(), 0));
    var pulled = of(y, u, List.of(at), true).getFirst();
    return of(pulled, v, List.of(u), true).getFirst();
  }

  /// The Jacobian of `f` at `x`: shape of the result, then shape of `x`.
  public static Tensor jacobian(UnaryOperator<Tensor> f, Tensor x) {
    var at = variable(x);
    var y = f.apply(at);
    var rows = new java.util.ArrayList<Tensor>();
    for (int i = 0; i < y.size(); i++) rows.add(of(y, unit(y, i), List.of(at), true).getFirst().reshape(1, x.size()));
    var shape = new java.util.ArrayList<Integer>();
    for (int d : y.shape().dims()) shape.add(d);
    for (int d : x.shape().dims()) shape.add(d);
    var dims = shape.stream().mapToInt(d -> d).toArray();
    if (rows.isEmpty()) return Tensor.of(Array.zeros(y.dtype(), Shape.of(dims)));
    return Tensor.apply(new Shaping.Concat(0), rows.toArray(Tensor[]::new)).reshape(dims);
  }

  private static Tensor unit(Tensor y, int i) {
    var e = Array.zeros(y.dtype(), y.shape());
    e.raw(i, 1);
    return Tensor.of(e);
  }

  /// The Hessian of a scalar function: shape of `x` twice.
  public static Tensor hessian(UnaryOperator<Tensor> f, Tensor x) {
    return jacobian(grad(f), x);
  }

  /// `H v` without forming the Hessian.
  public static Tensor hvp(UnaryOperator<Tensor> f, Tensor x, Tensor v) {
    return vjp(grad(f), x, v);
  }

}
