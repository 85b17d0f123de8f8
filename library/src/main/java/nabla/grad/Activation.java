package nabla.grad;

import nabla.math.Special;
import nabla.tex.Tex;

/// The activation functions of the notes.
public sealed interface Activation extends Unary {
  record Tanh() implements Activation {
    public String name() { return "tanh"; }
    public Tex tex(Tex x) { return x.fn("\\tanh"); }
    public String rule() { return "\\bar x = \\bar y \\odot (1 - y^2)"; }
    public boolean cheap() { return true; }
    public double at(double x) { return Math.tanh(x); }
    public Tensor dx(Tensor x, Tensor y) { return one().sub(y.square()); }
    public Slope pull() { return Slope.TANH; }
  }

  record Sigmoid() implements Activation {
    public String name() { return "sigmoid"; }
    public Tex tex(Tex x) { return x.fn("\\sigma"); }
    public String rule() { return "\\bar x = \\bar y \\odot y \\odot (1 - y)"; }
    public boolean cheap() { return true; }
    public double at(double x) { return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)); }
    public Tensor dx(Tensor x, Tensor y) { return y.mul(one().sub(y)); }
    public Slope pull() { return Slope.SIGMOID; }
  }

  record Relu() implements Activation {
    public String name() { return "relu"; }
    public Tex tex(Tex x) { return x.fn("\\operatorname{relu}"); }
    public String rule() { return "\\bar x = \\bar y \\odot [x > 0]"; }
    public boolean cheap() { return true; }
    public double at(double x) { return Math.max(x, 0); }
    public Tensor dx(Tensor x, Tensor y) { return x.gt(0); }
    public Slope pull() { return Slope.RELU; }
    public Domain domain() { return Domain.NONZERO; }
  }

  /// `ln(1 + eˣ)`, stable for large `|x|`.
  record Softplus() implements Activation {
    public String name() { return "softplus"; }
    public Tex tex(Tex x) { return x.fn("\\operatorname{softplus}"); }
    public String rule() { return "\\bar x = \\bar y \\odot \\sigma(x)"; }
    public double at(double x) { return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))); }
    public Tensor dx(Tensor x, Tensor y) { return x.sigmoid(); }
    public Slope pull() { return Slope.SOFTPLUS; }
  }

  /// `x` where positive, else `slope · x`.
  record LeakyRelu(double slope) implements Activation {
    public String name() { return "leakyRelu"; }
    public double parameter() { return slope; }
    public Tex tex(Tex x) { return x.fn("\\operatorname{lrelu}"); }
    public String rule() { return "\\bar x = \\bar y \\odot \\left([x > 0] + a\\,[x \\le 0]\\right)"; }
    public boolean cheap() { return true; }
    public double at(double x) { return x > 0 ? x : slope * x; }
    public Tensor dx(Tensor x, Tensor y) { return x.gt(0).mul(1 - slope).add(slope); }
    public Slope pull() { return Slope.leaky(slope); }
    public Domain domain() { return Domain.NONZERO; }
  }

  /// `x` where positive, else `α (eˣ − 1)` (Clevert, Unterthiner, Hochreiter 2016).
  record Elu(double alpha) implements Activation {
    public String name() { return "elu"; }
    public double parameter() { return alpha; }
    public Tex tex(Tex x) { return x.fn("\\operatorname{elu}"); }
    public String rule() { return "\\bar x = \\bar y \\odot \\left([x > 0] + (y + \\alpha)\\,[x \\le 0]\\right)"; }
    public boolean cheap() { return true; }
    public double at(double x) { return x > 0 ? x : alpha * Math.expm1(x); }
    public Tensor dx(Tensor x, Tensor y) { return x.gt(0).where(one(), y.add(alpha)); }
    public Slope pull() { return Slope.elu(alpha); }
    public Domain domain() { return Domain.NONZERO; }
  }

  /// `λ x` where positive, else `λ α (eˣ − 1)`, which keeps mean 0 and variance 1 (Klambauer et al. 2017).
  record Selu() implements Activation {
    static final double ALPHA = 1.6732632423543772848170429916717, LAMBDA = 1.0507009873554804934193349852946;

    public String name() { return "selu"; }
    public Tex tex(Tex x) { return x.fn("\\operatorname{selu}"); }
    public String rule() { return "\\bar x = \\bar y \\odot \\left(\\lambda\\,[x > 0] + (y + \\lambda\\alpha)\\,[x \\le 0]\\right)"; }
    public boolean cheap() { return true; }
    public double at(double x) { return LAMBDA * (x > 0 ? x : ALPHA * Math.expm1(x)); }
    public Tensor dx(Tensor x, Tensor y) { return x.gt(0).where(Tensor.scalar(y.dtype(), LAMBDA), y.add(LAMBDA * ALPHA)); }
    public Slope pull() { return Slope.SELU; }
    public Domain domain() { return Domain.NONZERO; }
  }

  /// `x Φ(x)` with the normal distribution function `Φ` (Hendrycks, Gimpel 2016), exact.
  record Gelu() implements Activation {
    public String name() { return "gelu"; }
    public Tex tex(Tex x) { return x.fn("\\operatorname{gelu}"); }
    public String rule() { return "\\bar x = \\bar y \\odot \\left(\\Phi(x) + x\\,\\varphi(x)\\right)"; }
    public double at(double x) { return x < -40 ? -0.0 : x * Special.normalCumulative(x); }

    public Tensor dx(Tensor x, Tensor y) {
      var cumulative = x.mul(-Math.sqrt(0.5)).erfc().mul(0.5);
      return cumulative.add(x.mul(x.square().mul(-0.5).exp()).mul(1 / Math.sqrt(2 * Math.PI)));
    }

    public Slope pull() { return Slope.GELU; }
  }

  /// `x σ(x)` (Ramachandran, Zoph, Le 2017).
  record Swish() implements Activation {
    public String name() { return "swish"; }
    public Tex tex(Tex x) { return x.fn("\\operatorname{swish}"); }
    public String rule() { return "\\bar x = \\bar y \\odot \\left(\\sigma(x) + y \\odot (1 - \\sigma(x))\\right)"; }
    public boolean cheap() { return true; }
    public double at(double x) { return x >= 0 ? x / (1 + Math.exp(-x)) : x * Math.exp(x) / (1 + Math.exp(x)); }

    public Tensor dx(Tensor x, Tensor y) {
      var s = x.sigmoid();
      return s.add(y.mul(one().sub(s)));
    }

    public Slope pull() { return Slope.SWISH; }
  }

  /// `x` within ±1, ±1 beyond.
  record HardTanh() implements Activation {
    public String name() { return "hardTanh"; }
    public Tex tex(Tex x) { return x.fn("\\operatorname{hardtanh}"); }
    public String rule() { return "\\bar x = \\bar y \\odot [-1 < x < 1]"; }
    public boolean cheap() { return true; }
    public double at(double x) { return Math.clamp(x, -1, 1); }
    public Tensor dx(Tensor x, Tensor y) { return x.abs().lt(1); }
    public Slope pull() { return Slope.HARD_TANH; }
  }
}
