package nabla.lab;

import nabla.grad.Tensor;

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
  public static double sigmoid(double x) { return 1 / (1 + Math.exp(-x)); }

  /// `max(0, x)`.
  public static Tensor relu(Tensor x) { return x.relu(); }
  public static double relu(double x) { return Math.max(0, x); }

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

  /// The smaller of each pair. (`min(x, 0)` with an integer second is the minimum along axis 0.)
  public static Tensor min(Tensor a, Tensor b) { return a.min(b); }
  public static Tensor min(double a, Tensor b) { return Tensor.scalar(b.dtype(), a).min(b); }

  /// `a` where the mask is not 0, else `b`.
  public static Tensor where(Tensor mask, Tensor a, Tensor b) { return mask.where(a, b); }

  /// The matrix product; of 1-D operands as in NumPy's `@`.
  public static Tensor mm(Tensor a, Tensor b) { return a.mm(b); }

  /// `e^{x_i} / Σ_j e^{x_j}` along the last axis.
  public static Tensor softmax(Tensor x) { return x.softmax(-1); }
  public static Tensor softmax(Tensor x, int axis) { return x.softmax(axis); }

  /// The logarithm of `softmax`, stable.
  public static Tensor logSoftmax(Tensor x) { return x.logSoftmax(-1); }
  public static Tensor logSoftmax(Tensor x, int axis) { return x.logSoftmax(axis); }
}
