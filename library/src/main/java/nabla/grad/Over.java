package nabla.grad;

import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Spares;

/// Writes the value of an operation over that of its operand, which nobody has been shown: a layer's product, its bias and its activation then need
/// one array in place of three.
///
/// The graph is the same as without. Its gradients do not need what was written over: only sums, whose derivative is constant, and functions whose
/// derivative is computed from their value (`Slope.ofValue`) are taken this way. Who looks at such a value later gets it computed again (`Node`).
final class Over {
  private Over() {}

  /// `f(made + bias)` of a fresh result; bias and f may be null.
  static Tensor chain(Tensor made, Tensor bias, Unary f) {
    if (made.size() < Spares.LEAST || !whole(made.array())) return separate(made, bias, f);
    var z = bias == null ? made : add(made, bias);
    return f == null ? z : f.pull() != null && f.pull().ofValue() ? function(f, z) : f.apply(z);
  }

  /// The same with an array for each value.
  static Tensor separate(Tensor made, Tensor bias, Unary f) {
    var z = bias == null ? made : made.add(bias);
    return f == null ? z : f.apply(z);
  }

  /// Whether an array is gapless and all of its storage.
  private static boolean whole(Array x) {
    return x.contiguous() && x.offset() == 0 && x.size() == (x.f32() != null ? x.f32().length : x.f64().length);
  }

  private static Tensor add(Tensor made, Tensor bias) {
    var add = new Arithmetic.Add();
    if (made.dtype() != bias.dtype() || !made.shape().equals(made.shape().broadcast(bias.shape()))) return made.add(bias);
    Kernels.best().zipInto(add, made.array(), bias.array(), made.array());
    return Tensor.over(add, made, bias);
  }

  private static Tensor function(Unary f, Tensor z) {
    Kernels.best().mapInto(f, z.array(), z.array());
    return Tensor.over(f, z);
  }
}
