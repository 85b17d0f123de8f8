package nabla.lab;

import nabla.grad.Activation;
import nabla.grad.Tensor;
import nabla.math.Special;

/// Functions of every element. Two operands broadcast; each function takes plain numbers too.
public final class Elements {
  private Elements() {}

  /// `x²`.
  public static Tensor square(Tensor x) { return x.square(); }
  public static double square(double x) { return x * x; }

  /// `√x`.
  public static Tensor sqrt(Tensor x) { return x.sqrt(); }
  public static double sqrt(double x) { return Math.sqrt(x); }

  /// `eˣ`.
  public static Tensor exp(Tensor x) { return x.exp(); }
  public static double exp(double x) { return Math.exp(x); }

  /// The natural logarithm.
  public static Tensor log(Tensor x) { return x.log(); }
  public static double log(double x) { return Math.log(x); }

  /// `|x|`.
  public static Tensor abs(Tensor x) { return x.abs(); }
  public static double abs(double x) { return Math.abs(x); }

  /// Of an angle in radians.
  public static Tensor sin(Tensor x) { return x.sin(); }
  public static double sin(double x) { return Math.sin(x); }

  /// Of an angle in radians.
  public static Tensor cos(Tensor x) { return x.cos(); }
  public static double cos(double x) { return Math.cos(x); }

  /// `(eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)`.
  public static Tensor tanh(Tensor x) { return x.tanh(); }
  public static double tanh(double x) { return Math.tanh(x); }

  /// `1 / (1 + e⁻ˣ)`.
  public static Tensor sigmoid(Tensor x) { return x.sigmoid(); }
  public static double sigmoid(double x) { return new Activation.Sigmoid().at(x); }

  /// `max(0, x)`.
  public static Tensor relu(Tensor x) { return x.relu(); }
  public static double relu(double x) { return Math.max(0, x); }

  /// `eˣ − 1` and `ln(1 + x)`, exact for small `x`.
  public static Tensor expm1(Tensor x) { return x.expm1(); }
  public static double expm1(double x) { return Math.expm1(x); }
  public static Tensor log1p(Tensor x) { return x.log1p(); }
  public static double log1p(double x) { return Math.log1p(x); }

  /// −1, 0 or 1.
  public static Tensor sign(Tensor x) { return x.sign(); }
  public static double sign(double x) { return Math.signum(x); }

  /// The largest whole number not above `x`.
  public static Tensor floor(Tensor x) { return x.floor(); }
  public static double floor(double x) { return Math.floor(x); }

  /// The numbers within the bounds, the nearer bound beyond them.
  public static Tensor clip(Tensor x, double low, double high) { return x.clip(low, high); }
  public static double clip(double x, double low, double high) { return Math.clamp(x, low, high); }

  public static Tensor tan(Tensor x) { return x.tan(); }
  public static double tan(double x) { return Math.tan(x); }
  public static Tensor atan(Tensor x) { return x.atan(); }
  public static double atan(double x) { return Math.atan(x); }

  /// The angle of the point `(b, a)`.
  public static Tensor atan2(Tensor a, Tensor b) { return a.atan2(b); }
  public static double atan2(double a, double b) { return Math.atan2(a, b); }

  /// `2/√π ∫₀ˣ e^{−t²} dt`, and 1 minus that.
  public static Tensor erf(Tensor x) { return x.erf(); }
  public static double erf(double x) { return Special.erf(x); }
  public static Tensor erfc(Tensor x) { return x.erfc(); }
  public static double erfc(double x) { return Special.erfc(x); }

  /// `ln(1 + eˣ)`.
  public static Tensor softplus(Tensor x) { return x.softplus(); }
  public static double softplus(double x) { return new Activation.Softplus().at(x); }

  /// `x` where positive, else a slope (0.01 unless given) times `x`.
  public static Tensor leakyRelu(Tensor x) { return x.leakyRelu(); }
  public static Tensor leakyRelu(Tensor x, double slope) { return x.leakyRelu(slope); }

  /// As `leakyRelu`, with a trained slope.
  public static Tensor prelu(Tensor x, Tensor slope) { return x.prelu(slope); }

  /// `x` where positive, else `α (eˣ − 1)`.
  public static Tensor elu(Tensor x) { return x.elu(); }
  public static Tensor elu(Tensor x, double alpha) { return x.elu(alpha); }
  public static double elu(double x) { return new Activation.Elu(1).at(x); }

  /// `λ x` where positive, else `λ α (eˣ − 1)`.
  public static Tensor selu(Tensor x) { return x.selu(); }
  public static double selu(double x) { return new Activation.Selu().at(x); }

  /// `x Φ(x)` with the normal distribution function.
  public static Tensor gelu(Tensor x) { return x.gelu(); }
  public static double gelu(double x) { return new Activation.Gelu().at(x); }

  /// `x σ(x)`.
  public static Tensor swish(Tensor x) { return x.swish(); }
  public static double swish(double x) { return new Activation.Swish().at(x); }

  /// `x` within ±1, ±1 beyond.
  public static Tensor hardTanh(Tensor x) { return x.hardTanh(); }
  public static double hardTanh(double x) { return new Activation.HardTanh().at(x); }

  /// The largest of each `pieces` neighbouring units of the last axis.
  public static Tensor maxout(Tensor x, int pieces) { return x.maxout(pieces); }

  /// The power `xᵖ`.
  public static Tensor pow(Tensor x, double p) { return x.pow(p); }
  public static Tensor pow(Tensor x, Tensor p) { return x.pow(p); }
  public static double pow(double x, double p) { return Math.pow(x, p); }

  public static Tensor add(Tensor a, Tensor b) { return a.add(b); }
  public static Tensor sub(Tensor a, Tensor b) { return a.sub(b); }
  public static Tensor mul(Tensor a, Tensor b) { return a.mul(b); }
  public static Tensor div(Tensor a, Tensor b) { return a.div(b); }
  public static Tensor neg(Tensor x) { return x.neg(); }

  /// The larger of each pair. (`max(x, 0)` with an integer second is the maximum along axis 0.)
  public static Tensor max(Tensor a, Tensor b) { return a.max(b); }
  public static Tensor max(double a, Tensor b) { return Tensor.scalar(b.dtype(), a).max(b); }
  public static double max(double a, double b) { return Math.max(a, b); }
  public static int max(int a, int b) { return Math.max(a, b); }

  /// The smaller of each pair. (`min(x, 0)` with an integer second is the minimum along axis 0.)
  public static Tensor min(Tensor a, Tensor b) { return a.min(b); }
  public static Tensor min(double a, Tensor b) { return Tensor.scalar(b.dtype(), a).min(b); }
  public static double min(double a, double b) { return Math.min(a, b); }
  public static int min(int a, int b) { return Math.min(a, b); }

  /// `a` where the mask is not 0, else `b`.
  public static Tensor where(Tensor mask, Tensor a, Tensor b) { return mask.where(a, b); }

  /// `e^{x_i} / Σ_j e^{x_j}` along the last axis.
  public static Tensor softmax(Tensor x) { return x.softmax(-1); }
  public static Tensor softmax(Tensor x, int axis) { return x.softmax(axis); }

  /// The logarithm of `softmax`, stable.
  public static Tensor logSoftmax(Tensor x) { return x.logSoftmax(-1); }
  public static Tensor logSoftmax(Tensor x, int axis) { return x.logSoftmax(axis); }
}
