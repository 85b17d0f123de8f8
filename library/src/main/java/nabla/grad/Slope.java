package nabla.grad;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import nabla.array.Kernels;
import nabla.array.Scalar1;
import nabla.array.Scalar2;
import nabla.math.Special;

/// The gradients of common functions in one loop, `(ȳ, v) ↦ ȳ f′`, where v is the value or, as marked, the argument.
///
/// An ordinary backward pass, which records nothing, takes these in place of the textbook's composed derivative; a test holds the two equal.
///
/// @param name      by which fast kernels know the loop
/// @param parameter the constant of the function, if it has one
/// @param factor    the derivative over the parameter, where it is a function that fast kernels know
record Slope(String name, boolean ofValue, double parameter, Scalar1 factor, DoubleBinaryOperator definition) implements Scalar2 {
  private static final double LAMBDA = Activation.Selu.LAMBDA, FLOOR = LAMBDA * Activation.Selu.ALPHA;

  static final Slope TANH = new Slope("tanhSlope", true, Double.NaN, null, (g, y) -> g * (1 - y * y));
  static final Slope SIGMOID = new Slope("sigmoidSlope", true, Double.NaN, null, (g, y) -> g * y * (1 - y));
  static final Slope RELU = new Slope("reluSlope", true, Double.NaN, null, (g, y) -> y > 0 ? g : 0);
  static final Slope SELU = new Slope("seluSlope", true, Double.NaN, null, (g, y) -> g * (y > 0 ? LAMBDA : y + FLOOR));
  static final Slope EXP = new Slope("mul", true, Double.NaN, null, (g, y) -> g * y);
  static final Slope SQRT = new Slope("sqrtSlope", true, Double.NaN, null, (g, y) -> 0.5 * g / y);
  static final Slope SQUARE = new Slope("squareSlope", false, Double.NaN, null, (g, x) -> 2 * g * x);
  static final Slope LOG = new Slope("div", false, Double.NaN, null, (g, x) -> g / x);
  static final Slope ABS = new Slope("absSlope", false, Double.NaN, null, (g, x) -> x > 0 ? g : x < 0 ? -g : 0);
  static final Slope HARD_TANH = new Slope("hardTanhSlope", true, Double.NaN, null, (g, y) -> Math.abs(y) < 1 ? g : 0);
  static final Slope SOFTPLUS = new Slope("softplusSlope", true, Double.NaN, null, (g, y) -> -g * Math.expm1(-y));
  static final Slope EXPM1 = new Slope("expm1Slope", true, Double.NaN, null, (g, y) -> g * (y + 1));
  static final Slope LOG1P = new Slope("log1pSlope", false, Double.NaN, null, (g, x) -> g / (1 + x));
  static final Slope SIN = of(1, new Trigonometry.Cos()), COS = of(-1, new Trigonometry.Sin());
  static final Slope ERF = of(2 / Math.sqrt(Math.PI), new Factor("bell", x -> Math.exp(-x * x)));
  static final Slope ERFC = of(-2 / Math.sqrt(Math.PI), ERF.factor);
  static final Slope GELU = of(1,
      new Factor("geluSlope", x -> Special.normalCumulative(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI)));
  static final Slope SWISH = of(1, new Factor("swishSlope", x -> sigmoid(x) * (1 + x * sigmoid(-x))));

  /// A function of one number that is only met as a derivative.
  private record Factor(String name, DoubleUnaryOperator definition) implements Scalar1 {
    @Override
    public double at(double x) { return definition.applyAsDouble(x); }
  }

  /// `(ȳ, x) ↦ scale · ȳ · h(x)`
  static Slope of(double scale, Scalar1 h) { return new Slope("factorSlope", false, scale, h, (g, x) -> scale * g * h.at(x)); }

  /// The slope below 0 must not be negative, so that the value has the sign of the argument.
  static Slope leaky(double slope) {
    return slope >= 0 ? new Slope("leakySlope", true, slope, null, (g, y) -> y > 0 ? g : slope * g) : null;
  }

  static Slope elu(double alpha) {
    return alpha >= 0 ? new Slope("eluSlope", true, alpha, null, (g, y) -> g * (y > 0 ? 1 : y + alpha)) : null;
  }

  static Slope power(double exponent) {
    return exponent == 0 ? null : exponent == 2 ? SQUARE : of(exponent, new Powers.Power(exponent - 1));
  }

  private static double sigmoid(double x) { return new Activation.Sigmoid().at(x); }

  /// The gradient of the input of `f`, from that of its value.
  Tensor apply(Tensor x, Tensor out, Tensor g) {
    return Tensor.of(Kernels.best().zip(this, g.array(), ofValue ? out.array() : x.array()));
  }

  /// The same, written over `g`, whose numbers lie gapless.
  void over(Tensor x, Tensor out, Tensor g) {
    Kernels.best().zipInto(this, g.array(), ofValue ? out.array() : x.array(), g.array());
  }

  @Override
  public double at(double g, double v) { return definition.applyAsDouble(g, v); }
}
