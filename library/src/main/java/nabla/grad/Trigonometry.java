package nabla.grad;

import nabla.tex.Tex;

/// Functions of angles, and the angle of a slope.
public sealed interface Trigonometry extends Unary {
  record Sin() implements Trigonometry {
    public String name() { return "sin"; }
    public Tex tex(Tex x) { return x.fn("\\sin"); }
    public String rule() { return "\\bar x = \\bar y \\odot \\cos x"; }
    public double at(double x) { return Math.sin(x); }
    public Tensor dx(Tensor x, Tensor y) { return x.cos(); }
    public Slope pull() { return Slope.SIN; }
  }

  record Cos() implements Trigonometry {
    public String name() { return "cos"; }
    public Tex tex(Tex x) { return x.fn("\\cos"); }
    public String rule() { return "\\bar x = -\\bar y \\odot \\sin x"; }
    public double at(double x) { return Math.cos(x); }
    public Tensor dx(Tensor x, Tensor y) { return x.sin().neg(); }
    public Slope pull() { return Slope.COS; }
  }

  record Tan() implements Trigonometry {
    public String name() { return "tan"; }
    public Tex tex(Tex x) { return x.fn("\\tan"); }
    public String rule() { return "\\bar x = \\bar y \\odot (1 + y^2)"; }
    public double at(double x) { return Math.tan(x); }
    public Tensor dx(Tensor x, Tensor y) { return one().add(y.square()); }
    public Domain domain() { return Domain.UNIT; }
  }

  record Atan() implements Trigonometry {
    public String name() { return "atan"; }
    public Tex tex(Tex x) { return x.fn("\\arctan"); }
    public String rule() { return "\\bar x = \\bar y / (1 + x^2)"; }
    public double at(double x) { return Math.atan(x); }
    public Tensor dx(Tensor x, Tensor y) { return one().add(x.square()).pow(-1); }
  }
}
