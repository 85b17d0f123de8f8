package nabla.grad;

import nabla.tex.Tex;

/// Sums, products, quotients, powers and the larger or smaller of two.
public sealed interface Arithmetic extends Binary {
  record Add() implements Arithmetic {
    public String name()                                { return "add"; }
    public Tex tex(Tex a, Tex b)                        { return a.plus(b); }
    public String rule()                                { return "\\bar a = \\bar y, \\quad \\bar b = \\bar y"; }
    public double at(double a, double b)                { return a + b; }
    public Tensor da(Tensor a, Tensor b, Tensor y)      { return one(); }
    public Tensor db(Tensor a, Tensor b, Tensor y)      { return one(); }
  }

  record Sub() implements Arithmetic {
    public String name()                                { return "sub"; }
    public Tex tex(Tex a, Tex b)                        { return a.minus(b); }
    public String rule()                                { return "\\bar a = \\bar y, \\quad \\bar b = -\\bar y"; }
    public double at(double a, double b)                { return a - b; }
    public Tensor da(Tensor a, Tensor b, Tensor y)      { return one(); }
    public Tensor db(Tensor a, Tensor b, Tensor y)      { return Constants.MINUS_ONE; }
  }

  record Mul() implements Arithmetic {
    public String name()                                { return "mul"; }
    public Tex tex(Tex a, Tex b)                        { return a.times("\\odot", b); }
    public String rule()                                { return "\\bar a = \\bar y \\odot b, \\quad \\bar b = \\bar y \\odot a"; }
    public double at(double a, double b)                { return a * b; }
    public Tensor da(Tensor a, Tensor b, Tensor y)      { return b; }
    public Tensor db(Tensor a, Tensor b, Tensor y)      { return a; }
  }

  record Div() implements Arithmetic {
    public String name()                                { return "div"; }
    public Tex tex(Tex a, Tex b)                        { return a.over(b); }
    public String rule()                                { return "\\bar a = \\bar y / b, \\quad \\bar b = -\\bar y \\odot y / b"; }
    public double at(double a, double b)                { return a / b; }
    public Tensor da(Tensor a, Tensor b, Tensor y)      { return b.pow(-1); }
    public Tensor db(Tensor a, Tensor b, Tensor y)      { return y.div(b).neg(); }
    public Domain domain()                              { return Domain.NONZERO; }
  }

  record Pow() implements Arithmetic {
    public String name()                                { return "pow"; }
    public Tex tex(Tex a, Tex b)                        { return a.pow(b.code()); }
    public String rule()                                { return "\\bar a = \\bar y \\odot b \\odot a^{b-1}, \\quad \\bar b = \\bar y \\odot y \\odot \\ln a"; }
    public double at(double a, double b)                { return Math.pow(a, b); }
    public Tensor da(Tensor a, Tensor b, Tensor y)      { return b.mul(a.pow(b.sub(1))); }
    public Tensor db(Tensor a, Tensor b, Tensor y)      { return y.mul(a.log()); }
    public Domain domain()                              { return Domain.POSITIVE; }
  }

  /// The larger of two; where they are equal the derivative goes to both, half each.
  record Larger() implements Arithmetic {
    public String name()                                { return "max"; }
    public Tex tex(Tex a, Tex b)                        { return Tex.atom("\\max\\left(" + a + ", " + b + "\\right)"); }
    public String rule()                                { return "\\bar a = \\bar y \\odot [a > b], \\quad \\bar b = \\bar y \\odot [b > a]"; }
    public double at(double a, double b)                { return Math.max(a, b); }
    public Tensor da(Tensor a, Tensor b, Tensor y)      { return share(a.gt(b), a.ge(b)); }
    public Tensor db(Tensor a, Tensor b, Tensor y)      { return share(b.gt(a), b.ge(a)); }
    public Domain domain()                              { return Domain.DISTINCT; }
  }

  /// The smaller of two; where they are equal the derivative goes to both, half each.
  record Smaller() implements Arithmetic {
    public String name()                                { return "min"; }
    public Tex tex(Tex a, Tex b)                        { return Tex.atom("\\min\\left(" + a + ", " + b + "\\right)"); }
    public String rule()                                { return "\\bar a = \\bar y \\odot [a < b], \\quad \\bar b = \\bar y \\odot [b < a]"; }
    public double at(double a, double b)                { return Math.min(a, b); }
    public Tensor da(Tensor a, Tensor b, Tensor y)      { return share(a.lt(b), a.le(b)); }
    public Tensor db(Tensor a, Tensor b, Tensor y)      { return share(b.lt(a), b.le(a)); }
    public Domain domain()                              { return Domain.DISTINCT; }
  }

  private static Tensor share(Tensor strict, Tensor loose) {
    return strict.add(loose).mul(0.5);
  }
}
