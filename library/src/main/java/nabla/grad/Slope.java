package nabla.grad;

import java.util.function.DoubleBinaryOperator;
import nabla.array.Kernels;
import nabla.array.Scalar2;

/// The gradients of common functions in one loop, `(ȳ, v) ↦ ȳ f′`, where v is the value or, as marked, the argument.
///
/// An ordinary backward pass, which records nothing, takes these in place of the textbook's composed derivative; a test holds the two equal.
///
/// @param name by which fast kernels know the loop
record Slope(String name, boolean ofValue, DoubleBinaryOperator definition) implements Scalar2 {
  private static final double LAMBDA = Activation.Selu.LAMBDA, FLOOR = LAMBDA * Activation.Selu.ALPHA;

  static final Slope TANH = new Slope("tanhSlope", true, (g, y) -> g * (1 - y * y));
  static final Slope SIGMOID = new Slope("sigmoidSlope", true, (g, y) -> g * y * (1 - y));
  static final Slope RELU = new Slope("reluSlope", true, (g, y) -> y > 0 ? g : 0);
  static final Slope SELU = new Slope("seluSlope", true, (g, y) -> g * (y > 0 ? LAMBDA : y + FLOOR));
  static final Slope EXP = new Slope("mul", true, (g, y) -> g * y);
  static final Slope SQRT = new Slope("sqrtSlope", true, (g, y) -> 0.5 * g / y);
  static final Slope SQUARE = new Slope("squareSlope", false, (g, x) -> 2 * g * x);
  static final Slope LOG = new Slope("div", false, (g, x) -> g / x);
  static final Slope ABS = new Slope("absSlope", false, (g, x) -> x > 0 ? g : x < 0 ? -g : 0);

  /// The gradient of the input of `f`, from that of its value.
  Tensor apply(Tensor x, Tensor out, Tensor g) {
    return Tensor.of(Kernels.best().zip(this, g.array(), ofValue ? out.array() : x.array()));
  }

  /// The same, written over `g`, whose numbers lie gapless.
  void over(Tensor x, Tensor out, Tensor g) {
    Kernels.best().zipInto(this, g.array(), ofValue ? out.array() : x.array());
  }

  @Override
  public double at(double g, double v) { return definition.applyAsDouble(g, v); }
}
