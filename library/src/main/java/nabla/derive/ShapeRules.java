package nabla.derive;

import static nabla.derive.Expr.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import nabla.array.Shape;
import nabla.grad.Elementwise;

/// The rewrites of the table that are about shapes: numbers out of matrix products and sums, stretching, columns and rows.
final class ShapeRules {
  private ShapeRules() {}

  static Expr scalarsOutOfDot(Expr e) {
    if (!(e instanceof Dot d)) return null;
    for (int i = 0; i < d.factors().size(); i++) {
      var f = d.factors().get(i);
      var others = new ArrayList<>(d.factors());
      if (f.shape().size() == 1 && d.factors().size() > 1) {
        others.remove(i);
        return spread(prod(1, List.of(as(f, Shape.SCALAR), others.size() == 1 ? others.getFirst() : dot(others, d.shape())), d.shape()),
            d.shape());
      }
      if (!(f instanceof Prod p)) continue;
      var scalars = p.factors().stream().filter(Expr::scalar).toList();
      var rest = p.factors().stream().filter(x -> !x.scalar()).toList();
      if (scalars.isEmpty() && p.coefficient() == 1 || rest.isEmpty() || !Rule.reach(rest).equals(f.shape())) continue;
      others.set(i, prod(1, rest, f.shape()));
      var all = new ArrayList<>(scalars);
      all.add(dot(others, d.shape()));
      return prod(p.coefficient(), all, d.shape());
    }
    return null;
  }

  static Expr identity(Expr e) {
    if (!(e instanceof Dot d) || d.factors().size() < 2) return null;
    var kept = d.factors().stream().filter(f -> !(f instanceof Sym s && s.tex().code().equals("I"))).toList();
    return kept.size() == d.factors().size() || kept.isEmpty() ? null : kept.size() == 1 ? kept.getFirst() : dot(kept, d.shape());
  }

  /// Numbers and scalars in front of a linear function.
  static Expr outOf(Expr whole, Expr inside, UnaryOperator<Expr> f) {
    if (!(inside instanceof Prod p)) return null;
    var scalars = p.factors().stream().filter(Expr::scalar).toList();
    var rest = p.factors().stream().filter(x -> !x.scalar()).toList();
    if (scalars.isEmpty() && p.coefficient() == 1 || rest.isEmpty() || !Rule.reach(rest).equals(p.shape())) return null;
    var all = new ArrayList<>(scalars);
    all.add(f.apply(prod(1, rest, p.shape())));
    return prod(p.coefficient(), all, whole.shape());
  }

  static Expr foldedNumber(Expr e) {
    if (!(e instanceof Fold f) || !Set.of("sum", "mean").contains(f.kind())) return null;
    int n = 1;
    for (int a : f.axes()) n *= f.x().shape().dim(a);
    if (n == 1) return as(f.x(), f.shape());
    double times = f.kind().equals("sum") ? n : 1;
    if (f.x() instanceof Num c) return new Num(c.value() * times, f.shape());
    return f.x() instanceof Spread s && s.x().scalar()
        ? spread(prod(times, List.of(as(s.x(), Shape.SCALAR)), Shape.SCALAR), f.shape())
        : null;
  }

  /// A constant whose numbers add up to 1 along the folded axes: one-hot targets, probabilities.
  static Expr sumsToOne(Expr e) {
    if (!(e instanceof Fold f) || !f.kind().equals("sum") || !(f.x() instanceof Sym s) || s.tensor() == null
        || !Deriver.constant(s.tensor()))
      return null;
    var axes = f.axes().stream().mapToInt(a -> a).toArray();
    for (double v : s.tensor().sum(axes).toDoubles())
      if (Math.abs(v - 1) > 1e-6) return null;
    return new Num(1, f.shape());
  }

  static Expr unstretched(Expr e) {
    if (e instanceof Prod p && !p.scalar() && p.factors().stream().allMatch(Expr::scalar)) {
      var factors = p.factors().stream().map(f -> as(f, Shape.SCALAR)).toList();
      return spread(prod(p.coefficient(), factors, Shape.SCALAR), p.shape());
    }
    if (e instanceof As a && a.x() instanceof Spread s && s.x().scalar()) return spread(as(s.x(), Shape.SCALAR), a.shape());
    if (e instanceof Turn t && t.x() instanceof Spread s && s.x().scalar()) return spread(as(s.x(), Shape.SCALAR), t.shape());
    if (e instanceof Spread s && s.x() instanceof As a && a.x().scalar() && a.shape().rank() > 0)
      return spread(as(a.x(), Shape.SCALAR), s.shape());
    if (!(e instanceof Sum || e instanceof Prod)) return null;
    var parts = e.parts().stream().map(x -> x instanceof Spread s ? s.x() : x).toList();
    return !parts.equals(e.parts()) && e.shape().equals(Rule.reach(parts)) ? e.with(parts) : null;
  }

  /// Column and row bookkeeping goes into element-wise formulas, where it meets its counterpart.
  static Expr reshaped(Expr e) {
    if (!(e instanceof As a)) return null;
    var x = a.x();
    if (x instanceof Turn t && t.x() instanceof Fold f && f.keep() && f.axes().equals(List.of(0)) && a.shape().rank() == 1)
      return new Fold(f.kind(), f.axes(), false, f.x(), a.shape());
    boolean inward = switch (x) {
      case Sum s -> true;
      case Prod p -> true;
      case Pow p -> true;
      case Call c -> c.op() instanceof Elementwise;
      default -> false;
    };
    if (!inward || x.parts().stream().anyMatch(p -> !p.scalar() && !p.shape().equals(x.shape()))) return null;
    var parts = x.parts().stream().map(p -> p.scalar() ? as(p, Shape.SCALAR) : as(p, a.shape())).toList();
    if (parts.stream().allMatch(Expr::scalar) && !a.shape().equals(Shape.SCALAR)) return null;
    return switch (x) {
      case Sum s -> new Sum(parts, a.shape());
      case Prod p -> new Prod(p.coefficient(), parts, a.shape());
      case Pow p -> new Pow(parts.get(0), parts.get(1), a.shape());
      case Call c -> new Call(c.op(), parts, a.shape());
      default -> null;
    };
  }
}
