package nabla.derive;

import java.util.List;
import java.util.function.Function;
import nabla.array.Array;
import nabla.array.DType;
import nabla.derive.Expr.*;
import nabla.grad.Reduction;
import nabla.grad.Tensor;

/// The value of a formula in F64: what is printed can be computed.
final class Value {
  private final Function<Tensor, Tensor> symbols;

  /// `symbols` gives the value of a symbol's tensor.
  Value(Function<Tensor, Tensor> symbols) {
    this.symbols = symbols;
  }

  static Tensor of(Expr e) {
    return new Value(x -> x.detach()).at(e);
  }

  Tensor at(Expr e) {
    return switch (e) {
      case Num n -> Tensor.of(Array.full(DType.F64, n.shape(), n.value()));
      case Sym s -> symbols.apply(s.tensor()).dtype(DType.F64).reshape(s.shape().dims());
      case Sum s -> s.terms().stream().map(this::at).reduce(Tensor::add).orElseThrow().broadcastTo(s.shape());
      case Prod p -> p.factors().stream().map(this::at).reduce(Tensor::mul).orElseThrow().mul(p.coefficient()).broadcastTo(p.shape());
      case Pow p -> p.exponent() instanceof Num n ? at(p.base()).pow(n.value()) : at(p.base()).pow(at(p.exponent()));
      case Dot d -> d.factors().stream().map(this::at).reduce(Tensor::mm).orElseThrow();
      case Turn t -> at(t.x()).t();
      case As a -> at(a.x()).reshape(a.shape().dims());
      case Spread s -> at(s.x()).broadcastTo(s.shape());
      case Fold f -> fold(f, at(f.x())).reshape(f.shape().dims());
      case Pick p -> at(p.x()).get(p.index().stream().mapToInt(i -> i).toArray());
      case Call c -> Tensor.apply(c.op(), all(c.args()));
      case Closed c -> Tensor.apply(c.op(), all(c.free()));
    };
  }

  private Tensor[] all(List<Expr> parts) {
    return parts.stream().map(this::at).toArray(Tensor[]::new);
  }

  private static Tensor fold(Fold f, Tensor x) {
    var axes = new boolean[x.rank()];
    for (int a : f.axes()) axes[a] = true;
    return Tensor.apply(switch (f.kind()) {
      case "sum" -> new Reduction.Sum(axes, true);
      case "mean" -> new Reduction.Mean(axes, true);
      case "max" -> new Reduction.Max(axes, true);
      default -> new Reduction.Min(axes, true);
    }, x);
  }
}
