package nabla.grad;

import nabla.tex.Tex;

/// The activation functions of the notes.
public sealed interface Activation extends Unary {
  record Tanh() implements Activation {
    public String name()                   { return "tanh"; }
    public Tex tex(Tex x)                  { return x.fn("\\tanh"); }
    public String rule()                   { return "\\bar x = \\bar y \\odot (1 - y^2)"; }
    public double at(double x)             { return Math.tanh(x); }
    public Tensor dx(Tensor x, Tensor y)   { return one().sub(y.square()); }
  }

  record Sigmoid() implements Activation {
    public String name()                   { return "sigmoid"; }
    public Tex tex(Tex x)                  { return x.fn("\\sigma"); }
    public String rule()                   { return "\\bar x = \\bar y \\odot y \\odot (1 - y)"; }
    public double at(double x)             { return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)); }
    public Tensor dx(Tensor x, Tensor y)   { return y.mul(one().sub(y)); }
  }

  record Relu() implements Activation {
    public String name()                   { return "relu"; }
    public Tex tex(Tex x)                  { return x.fn("\\operatorname{relu}"); }
    public String rule()                   { return "\\bar x = \\bar y \\odot [x > 0]"; }
    public double at(double x)             { return Math.max(x, 0); }
    public Tensor dx(Tensor x, Tensor y)   { return x.gt(0); }
    public Domain domain()                 { return Domain.NONZERO; }
  }
}
