package nabla.grad;

import nabla.math.Special;
import nabla.tex.Tex;

/// The integral of the bell curve and its complement.
public sealed interface ErrorFunction extends Unary {
  /// `erf x = 2/√π ∫₀ˣ e^{−t²} dt`
  record Erf() implements ErrorFunction {
    public String name() { return "erf"; }
    public Tex tex(Tex x) { return x.fn("\\operatorname{erf}"); }
    public String rule() { return "\\bar x = \\tfrac{2}{\\sqrt\\pi}\\, \\bar y \\odot e^{-x^2}"; }
    public double at(double x) { return Special.erf(x); }
    public Tensor dx(Tensor x, Tensor y) { return bell(x); }
    public Slope pull() { return Slope.ERF; }
  }

  /// `erfc x = 1 − erf x`, without cancellation for large `x`.
  record Erfc() implements ErrorFunction {
    public String name() { return "erfc"; }
    public Tex tex(Tex x) { return x.fn("\\operatorname{erfc}"); }
    public String rule() { return "\\bar x = -\\tfrac{2}{\\sqrt\\pi}\\, \\bar y \\odot e^{-x^2}"; }
    public double at(double x) { return Special.erfc(x); }
    public Tensor dx(Tensor x, Tensor y) { return bell(x).neg(); }
    public Slope pull() { return Slope.ERFC; }
  }

  private static Tensor bell(Tensor x) {
    return x.square().neg().exp().mul(2 / Math.sqrt(Math.PI));
  }
}
