package nabla.grad;

import nabla.tex.Tex;

/// Sine and cosine.
public sealed interface Trigonometry extends Unary {
  record Sin() implements Trigonometry {
    public String name()                   { return "sin"; }
    public Tex tex(Tex x)                  { return x.fn("\\sin"); }
    public String rule()                   { return "\\bar x = \\bar y \\odot \\cos x"; }
    public double at(double x)             { return Math.sin(x); }
    public Tensor dx(Tensor x, Tensor y)   { return x.cos(); }
  }

  record Cos() implements Trigonometry {
    public String name()                   { return "cos"; }
    public Tex tex(Tex x)                  { return x.fn("\\cos"); }
    public String rule()                   { return "\\bar x = -\\bar y \\odot \\sin x"; }
    public double at(double x)             { return Math.cos(x); }
    public Tensor dx(Tensor x, Tensor y)   { return x.sin().neg(); }
  }
}
