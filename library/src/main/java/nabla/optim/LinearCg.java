package nabla.optim;

import java.util.function.UnaryOperator;
import nabla.array.Interrupted;
import nabla.grad.Tensor;

/// Conjugate gradients for `A x = b`, A symmetric and positive definite, of which only products `A v` are needed.
///
/// @param x        the solution found, as far as it was followed
/// @param products how many products it took
/// @param rest     `‖b − A x‖`
/// @param curved   false where a direction with `vᵀ A v ≤ 0` ended it: A is not positive definite
public record LinearCg(Tensor x, int products, double rest, boolean curved) {
  /// Starts at 0 and ends when `‖b − A x‖ ≤ tolerance`, after `most` products, or at a direction of negative curvature: there
  /// `x` is what was found before, or `b` itself at the very first.
  public static LinearCg solve(UnaryOperator<Tensor> a, Tensor b, double tolerance, int most) {
    Tensor x = b.mul(0), r = b, d = b;
    double square = r.dot(r).item();
    int n = 0;
    for (; n < most && Math.sqrt(square) > tolerance; n++) {
      Interrupted.check();
      var image = a.apply(d);
      double bend = d.dot(image).item();
      if (!(bend > 0)) return new LinearCg(n == 0 ? b : x, n + 1, Math.sqrt(square), false);
      double length = square / bend;
      x = x.add(d.mul(length));
      r = r.sub(image.mul(length));
      double next = r.dot(r).item();
      d = d.mul(next / square).add(r);
      square = next;
    }
    return new LinearCg(x, n, Math.sqrt(square), true);
  }
}
