package nabla.grad;

import nabla.tex.Tex;

/// Functions with jumps or flat parts: sign, rounding, clipping.
public sealed interface Steps extends Unary {
  /// −1, 0 or 1; a constant to derivatives.
  record Sign() implements Steps {
    public String name() { return "sign"; }
    public Tex tex(Tex x) { return x.fn("\\operatorname{sign}"); }
    public String rule() { return "\\bar x = 0"; }
    public double at(double x) { return Math.signum(x); }
    public Tensor dx(Tensor x, Tensor y) { return x.mul(0); }
    public Domain domain() { return Domain.NONZERO; }
    public boolean differentiable() { return false; }
  }

  /// The largest whole number not above `x`; a constant to derivatives.
  record Floor() implements Steps {
    public String name() { return "floor"; }
    public Tex tex(Tex x) { return x.between("\\lfloor ", "\\rfloor "); }
    public String rule() { return "\\bar x = 0"; }
    public double at(double x) { return Math.floor(x); }
    public Tensor dx(Tensor x, Tensor y) { return x.mul(0); }
    public boolean differentiable() { return false; }
  }

  /// `x` within the bounds, the nearer bound beyond them.
  record Clip(double low, double high) implements Steps {
    public Clip {
      if (!(low <= high)) throw new IllegalArgumentException("clip: the lower bound " + low + " is above the upper bound " + high);
    }

    public String name() { return "clip"; }
    public Tex tex(Tex x) { return x.fn("\\operatorname{clip}_{[" + Tex.number(low) + ", " + Tex.number(high) + "]}"); }
    public String rule() { return "\\bar x = \\bar y \\odot [l < x < h]"; }
    public double at(double x) { return Math.clamp(x, low, high); }
    public Tensor dx(Tensor x, Tensor y) { return x.gt(low).mul(x.lt(high)); }
  }
}
