package nabla.grad;

import nabla.tex.Tex;

/// Signs, powers, exponentials and logarithms.
public sealed interface Powers extends Unary {
  record Neg() implements Powers {
    public String name() { return "neg"; }
    public Tex tex(Tex x) { return x.neg(); }
    public String rule() { return "\\bar x = -\\bar y"; }
    public boolean cheap() { return true; }
    public double at(double x) { return -x; }
    public Tensor dx(Tensor x, Tensor y) { return Constants.MINUS_ONE; }
  }

  record Abs() implements Powers {
    public String name() { return "abs"; }
    public Tex tex(Tex x) { return x.between("|", "|"); }
    public String rule() { return "\\bar x = \\bar y \\odot \\operatorname{sign} x"; }
    public boolean cheap() { return true; }
    public double at(double x) { return Math.abs(x); }
    public Tensor dx(Tensor x, Tensor y) { return x.sign(); }
    public Slope pull() { return Slope.ABS; }
    public Domain domain() { return Domain.NONZERO; }
  }

  record Square() implements Powers {
    public String name() { return "square"; }
    public Tex tex(Tex x) { return x.pow("2"); }
    public String rule() { return "\\bar x = 2 \\bar y \\odot x"; }
    public boolean cheap() { return true; }
    public double at(double x) { return x * x; }
    public Tensor dx(Tensor x, Tensor y) { return x.mul(2); }
    public Slope pull() { return Slope.SQUARE; }
  }

  record Sqrt() implements Powers {
    public String name() { return "sqrt"; }
    public Tex tex(Tex x) { return Tex.atom("\\sqrt{" + x + "}"); }
    public String rule() { return "\\bar x = \\bar y / (2 y)"; }
    public boolean cheap() { return true; }
    public double at(double x) { return Math.sqrt(x); }
    public Tensor dx(Tensor x, Tensor y) { return y.pow(-1).mul(0.5); }
    public Slope pull() { return Slope.SQRT; }
    public Domain domain() { return Domain.POSITIVE; }
  }

  /// A constant power; `x.pow(-1)` is the reciprocal.
  record Power(double exponent) implements Powers {
    public String name() { return "pow"; }
    public double parameter() { return exponent; }
    public Tex tex(Tex x) { return x.pow(Tex.number(exponent).code()); }
    public String rule() { return "\\bar x = p\\, \\bar y \\odot x^{p-1}"; }
    public double at(double x) { return exponent == -1 ? 1 / x : Math.pow(x, exponent); }
    public Tensor dx(Tensor x, Tensor y) { return exponent == 0 ? x.mul(0) : x.pow(exponent - 1).mul(exponent); }
    public Slope pull() { return Slope.power(exponent); }
    public Domain domain() { return exponent == Math.rint(exponent) ? Domain.NONZERO : Domain.POSITIVE; }
  }

  record Exp() implements Powers {
    public String name() { return "exp"; }
    public Tex tex(Tex x) { return Tex.atom("e^{" + x + "}"); }
    public String rule() { return "\\bar x = \\bar y \\odot y"; }
    public boolean cheap() { return true; }
    public double at(double x) { return Math.exp(x); }
    public Tensor dx(Tensor x, Tensor y) { return y; }
    public Slope pull() { return Slope.EXP; }
  }

  record Log() implements Powers {
    public String name() { return "log"; }
    public Tex tex(Tex x) { return x.fn("\\ln"); }
    public String rule() { return "\\bar x = \\bar y / x"; }
    public double at(double x) { return Math.log(x); }
    public Tensor dx(Tensor x, Tensor y) { return x.pow(-1); }
    public Slope pull() { return Slope.LOG; }
    public Domain domain() { return Domain.POSITIVE; }
  }

  /// `eˣ − 1`, exact for small `x`.
  record Expm1() implements Powers {
    public String name() { return "expm1"; }
    public Tex tex(Tex x) { return Tex.atom("e^{" + x + "}").minus(Tex.atom("1")); }
    public String rule() { return "\\bar x = \\bar y \\odot (y + 1)"; }
    public double at(double x) { return Math.expm1(x); }
    public Tensor dx(Tensor x, Tensor y) { return y.add(1); }
    public Slope pull() { return Slope.EXPM1; }
  }

  /// `ln(1 + x)`, exact for small `x`.
  record Log1p() implements Powers {
    public String name() { return "log1p"; }
    public Tex tex(Tex x) { return Tex.atom("1").plus(x).fn("\\ln"); }
    public String rule() { return "\\bar x = \\bar y / (1 + x)"; }
    public double at(double x) { return Math.log1p(x); }
    public Tensor dx(Tensor x, Tensor y) { return x.add(1).pow(-1); }
    public Slope pull() { return Slope.LOG1P; }
    public Domain domain() { return Domain.POSITIVE; }
  }
}
