package nabla.grad;

import nabla.tex.Tex;

/// Functions of two numbers: sums, products, quotients, powers, the larger or smaller of two.
public sealed interface Arithmetic extends Binary {
  record Add() implements Arithmetic {
    public String name() { return "add"; }
    public Tex tex(Tex a, Tex b) { return a.plus(b); }
    public String rule() { return "\\bar a = \\bar y, \\quad \\bar b = \\bar y"; }
    public boolean cheap() { return true; }
    public double at(double a, double b) { return a + b; }
    public Tensor da(Tensor a, Tensor b, Tensor y) { return one(); }
    public Tensor db(Tensor a, Tensor b, Tensor y) { return one(); }
  }

  record Sub() implements Arithmetic {
    public String name() { return "sub"; }
    public Tex tex(Tex a, Tex b) { return a.minus(b); }
    public String rule() { return "\\bar a = \\bar y, \\quad \\bar b = -\\bar y"; }
    public boolean cheap() { return true; }
    public double at(double a, double b) { return a - b; }
    public Tensor da(Tensor a, Tensor b, Tensor y) { return one(); }
    public Tensor db(Tensor a, Tensor b, Tensor y) { return Constants.MINUS_ONE; }
  }

  record Mul() implements Arithmetic {
    public String name() { return "mul"; }
    public Tex tex(Tex a, Tex b) { return a.times("\\odot", b); }
    public String rule() { return "\\bar a = \\bar y \\odot b, \\quad \\bar b = \\bar y \\odot a"; }
    public boolean cheap() { return true; }
    public double at(double a, double b) { return a * b; }
    public Tensor da(Tensor a, Tensor b, Tensor y) { return b; }
    public Tensor db(Tensor a, Tensor b, Tensor y) { return a; }
  }

  record Div() implements Arithmetic {
    public String name() { return "div"; }
    public Tex tex(Tex a, Tex b) { return a.over(b); }
    public String rule() { return "\\bar a = \\bar y / b, \\quad \\bar b = -\\bar y \\odot y / b"; }
    public boolean cheap() { return true; }
    public double at(double a, double b) { return a / b; }
    public Tensor da(Tensor a, Tensor b, Tensor y) { return b.pow(-1); }
    public Tensor db(Tensor a, Tensor b, Tensor y) { return y.div(b).neg(); }
    public Domain domain() { return Domain.NONZERO; }
  }

  record Pow() implements Arithmetic {
    public String name() { return "pow"; }
    public Tex tex(Tex a, Tex b) { return a.pow(b.code()); }
    public String rule() { return "\\bar a = \\bar y \\odot b \\odot a^{b-1}, \\quad \\bar b = \\bar y \\odot y \\odot \\ln a"; }
    public double at(double a, double b) { return Math.pow(a, b); }
    public Tensor da(Tensor a, Tensor b, Tensor y) { return b.mul(a.pow(b.sub(1))); }
    public Tensor db(Tensor a, Tensor b, Tensor y) { return y.mul(a.log()); }
    public Domain domain() { return Domain.POSITIVE; }
  }

  /// The larger of two; where they are equal the derivative goes to both, half each.
  record Larger() implements Arithmetic {
    public String name() { return "max"; }
    public Tex tex(Tex a, Tex b) { return Tex.atom("\\max\\left(" + a + ", " + b + "\\right)"); }
    public String rule() { return "\\bar a = \\bar y \\odot [a > b], \\quad \\bar b = \\bar y \\odot [b > a]"; }
    public double at(double a, double b) { return Math.max(a, b); }
    public Tensor da(Tensor a, Tensor b, Tensor y) { return share(a.gt(b), a.ge(b)); }
    public Tensor db(Tensor a, Tensor b, Tensor y) { return share(b.gt(a), b.ge(a)); }
    public Domain domain() { return Domain.DISTINCT; }
  }

  /// The smaller of two; where they are equal the derivative goes to both, half each.
  record Smaller() implements Arithmetic {
    public String name() { return "min"; }
    public Tex tex(Tex a, Tex b) { return Tex.atom("\\min\\left(" + a + ", " + b + "\\right)"); }
    public String rule() { return "\\bar a = \\bar y \\odot [a < b], \\quad \\bar b = \\bar y \\odot [b < a]"; }
    public double at(double a, double b) { return Math.min(a, b); }
    public Tensor da(Tensor a, Tensor b, Tensor y) { return share(a.lt(b), a.le(b)); }
    public Tensor db(Tensor a, Tensor b, Tensor y) { return share(b.lt(a), b.le(a)); }
    public Domain domain() { return Domain.DISTINCT; }
  }

  /// `x` where positive, else `a · x` with a trained slope `a` (He et al. 2015).
  record Prelu() implements Arithmetic {
    public String name() { return "prelu"; }
    public Tex tex(Tex x, Tex a) { return Tex.atom("\\operatorname{prelu}\\left(" + x + ", " + a + "\\right)"); }
    public String rule() {
      return "\\bar x = \\bar y \\odot \\left([x > 0] + a\\,[x \\le 0]\\right), \\quad \\bar a = \\bar y \\odot \\min(x, 0)";
    }
    public double at(double x, double a) { return x > 0 ? x : a * x; }
    public Tensor da(Tensor x, Tensor a, Tensor y) { return x.gt(0).where(one(), a); }
    public Tensor db(Tensor x, Tensor a, Tensor y) { return x.relu().sub(x).neg(); }
    public Domain domain() { return Domain.NONZERO; }
  }

  /// The angle of the point `(b, a)` in (−π, π].
  record Atan2() implements Arithmetic {
    public String name() { return "atan2"; }
    public Tex tex(Tex a, Tex b) { return Tex.atom("\\operatorname{atan2}\\left(" + a + ", " + b + "\\right)"); }
    public String rule() { return "\\bar a = \\bar y \\odot b / (a^2 + b^2), \\quad \\bar b = -\\bar y \\odot a / (a^2 + b^2)"; }
    public double at(double a, double b) { return Math.atan2(a, b); }
    public Tensor da(Tensor a, Tensor b, Tensor y) { return b.div(a.square().add(b.square())); }
    public Tensor db(Tensor a, Tensor b, Tensor y) { return a.div(a.square().add(b.square())).neg(); }
    public Domain domain() { return Domain.NONZERO; }
  }

  private static Tensor share(Tensor strict, Tensor loose) {
    return strict.add(loose).mul(0.5);
  }
}
