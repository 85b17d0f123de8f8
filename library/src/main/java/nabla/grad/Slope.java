package nabla.grad;

import nabla.array.Kernels;
import nabla.array.Scalar2;

/// The gradients of common functions in one loop, `(ȳ, v) ↦ ȳ f′`, where v is the value or, as marked, the argument.
///
/// An ordinary backward pass, which records nothing, takes these in place of the textbook's composed derivative; a test holds the two equal.
enum Slope implements Scalar2 {
  TANH("tanhSlope", true), SIGMOID("sigmoidSlope", true), RELU("reluSlope", true), SELU("seluSlope", true), EXP("mul",
      true), SQRT("sqrtSlope", true), SQUARE("squareSlope", false), LOG("div", false), ABS("absSlope", false);

  private final String code;
  private final boolean ofValue;

  Slope(String code, boolean ofValue) {
    this.code = code;
    this.ofValue = ofValue;
  }

  /// The gradient of the input of `f`, from that of its value.
  Tensor apply(Tensor x, Tensor out, Tensor g) {
    return Tensor.of(Kernels.best().zip(this, g.value(), ofValue ? out.value() : x.value()));
  }

  /// The same, written over `g`, whose numbers lie gapless.
  void over(Tensor x, Tensor out, Tensor g) {
    Kernels.best().zipInto(this, g.value(), ofValue ? out.value() : x.value());
  }

  @Override
  public double at(double g, double v) {
    return switch (this) {
      case TANH -> g * (1 - v * v);
      case SIGMOID -> g * v * (1 - v);
      case RELU -> v > 0 ? g : 0;
      case SELU -> g * (v > 0 ? Activation.Selu.LAMBDA : v + Activation.Selu.LAMBDA * Activation.Selu.ALPHA);
      case EXP -> g * v;
      case SQRT -> 0.5 * g / v;
      case SQUARE -> 2 * g * v;
      case LOG -> g / v;
      case ABS -> v > 0 ? g : v < 0 ? -g : 0;
    };
  }
}
