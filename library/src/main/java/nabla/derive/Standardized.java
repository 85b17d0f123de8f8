package nabla.derive;

import static nabla.derive.Expr.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nabla.derive.Derived.Kind;
import nabla.derive.Derived.Step;
import nabla.grad.Normalization;
import nabla.grad.Reduction;
import nabla.grad.Tensor;
import nabla.tex.Tex;

/// Batch, layer and group norm in the quantities of the notes: `σ`, the standardised `x̂`, and the compact gradient in them.
final class Standardized {
  private final Tensor parts, centred, variance;
  private final Sym sigma, hat;
  private List<Object> centredKey, varianceKey;

  /// `x` is the stand-in of the layer's input, `letter` its name.
  Standardized(Normalization.Standardizing op, Tensor x, Tex letter, Map<Tensor, Expr> symbols) {
    var split = op.split(x.shape());
    parts = x.reshape(split.dims());
    centred = parts.sub(Tensor.apply(new Reduction.Mean(op.axes(split), true), parts));
    variance = Tensor.apply(new Reduction.Var(op.axes(split), true), parts).add(op.epsilon());
    sigma = symbol(Tex.atom("\\sigma"), variance.sqrt(), symbols);
    hat = symbol(Tex.atom("\\hat{" + letter + "}"), centred.div(variance.sqrt()), symbols);
  }

  private static Sym symbol(Tex name, Tensor value, Map<Tensor, Expr> symbols) {
    var s = Tensor.param("", value.value());
    var sym = new Sym(name, s, value.shape());
    symbols.put(s, sym);
    return sym;
  }

  /// The lines that introduce them, and that of the result.
  List<Step> steps(Tex name, Tensor computed, List<Tensor> weights, java.util.function.Function<Tensor, Expr> read) {
    centredKey = Rule.key(read.apply(centred));
    varianceKey = Rule.key(read.apply(variance));
    var steps = new ArrayList<Step>();
    steps.add(new Step(Kind.FORWARD, sigma.tex(), null, read.apply(variance.sqrt()), List.of("standard deviation"), sigma.tensor()));
    steps.add(new Step(Kind.FORWARD, hat.tex(), null, prod(1, List.of(read.apply(centred), Expr.pow(sigma, -1)), hat.shape()),
        List.of("standardise"), hat.tensor()));
    var scaled = prod(1, List.of(read.apply(weights.get(0)), Expr.as(hat, computed.shape())), computed.shape());
    steps.add(new Step(Kind.FORWARD, name, null, Expr.sum(List.of(scaled, read.apply(weights.get(1))), computed.shape()),
        List.of("scale and shift"), computed.detach()));
    return steps;
  }

  /// A formula in these quantities: `x − μ` is `σ x̂`, `var x + ε` is `σ²`.
  Expr in(Expr e) {
    return Simplify.of(replace(e));
  }

  private Expr replace(Expr e) {
    if (e instanceof Pow p && p.exponent() instanceof Num n && Rule.key(p.base()).equals(varianceKey))
      return Expr.pow(sigma, 2 * n.value());
    if (e instanceof Sum s && Rule.key(s).equals(centredKey)) return prod(1, List.of(hat, sigma), s.shape());
    if (e instanceof Sum s && Rule.key(new Sum(s.terms().stream().map(Expr::negate).toList(), s.shape())).equals(centredKey))
      return prod(-1, List.of(hat, sigma), s.shape());
    var parts = e.parts().stream().map(this::replace).toList();
    return parts.equals(e.parts()) ? e : e.with(parts);
  }
}
