package nabla.derive;

import static nabla.derive.Expr.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import nabla.array.Shape;
import nabla.grad.Fused;

/// One rewrite of the table `Simplify` works through: from a formula to a simpler one of the same value and shape, or null where it does not apply.
record Rule(String name, UnaryOperator<Expr> rewrite) {
  /// The table, in the order of trial.
  static final List<Rule> TABLE = List.of(
      new Rule("0 · x = 0", e -> e instanceof Prod p && p.coefficient() == 0 ? new Num(0, p.shape()) : null),
      new Rule("x + 0 = x", Rule::withoutZeros),
      new Rule("x + x = 2 x", Rule::likeTerms),
      new Rule("-(a - b) = b - a", Rule::turnedDifference),
      new Rule("x^p x^q = x^(p+q)", Rule::powers),
      new Rule("a/b of whole numbers in lowest terms", Rule::fraction),
      new Rule("(x^p)^q = x^(p q)", Rule::nestedPower),
      new Rule("√x = x^(1/2)", e -> e instanceof Call c && c.op().name().equals("sqrt") ? Expr.pow(c.args().getFirst(), 0.5) : null),
      new Rule("e^(ln x) = x", Rule::inverses),
      new Rule("[m ? a : 0] = m a", Rule::masked),
      new Rule("a x + b x = (a + b) x", Rule::commonFactor),
      new Rule("(c A) B = c (A B)", ShapeRules::scalarsOutOfDot),
      new Rule("I A = A", ShapeRules::identity),
      new Rule("(c A)ᵀ = c Aᵀ", e -> e instanceof Turn t ? ShapeRules.outOf(t, t.x(), Expr::turn) : null),
      new Rule("Σ c x = c Σ x",
          e -> e instanceof Fold f && Set.of("sum", "mean").contains(f.kind())
              ? ShapeRules.outOf(f, f.x(), x -> new Fold(f.kind(), f.axes(), f.keep(), x, f.shape()))
              : null),
      new Rule("Σ over equal numbers", ShapeRules::foldedNumber),
      new Rule("rows that add up to 1", ShapeRules::sumsToOne),
      new Rule("stretching is understood", ShapeRules::unstretched),
      new Rule("columns are vectors", ShapeRules::reshaped));

  private static Expr withoutZeros(Expr e) {
    if (!(e instanceof Sum s)) return null;
    var kept = s.terms().stream().filter(t -> !(t instanceof Num n && n.value() == 0)).toList();
    if (kept.size() == s.terms().size()) return null;
    if (kept.isEmpty()) return new Num(0, s.shape());
    var sum = Expr.sum(kept, reach(kept));
    return sum.shape().equals(s.shape()) ? sum : spread(sum, s.shape());
  }

  /// The common shape of operands.
  static Shape reach(List<Expr> parts) {
    var shape = Shape.SCALAR;
    for (var p : parts) shape = shape.broadcast(p.shape());
    return shape;
  }

  /// Adds up terms that differ only in their coefficient.
  private static Expr likeTerms(Expr e) {
    if (!(e instanceof Sum s)) return null;
    var counts = new LinkedHashMap<List<Object>, Double>();
    var bare = new LinkedHashMap<List<Object>, Expr>();
    for (var t : s.terms()) {
      var x = t instanceof Prod p ? prod(1, p.factors(), p.shape()) : t instanceof Num n ? new Num(1, n.shape()) : t;
      double c = t instanceof Prod p ? p.coefficient() : t instanceof Num n ? n.value() : 1;
      var key = key(x);
      counts.merge(key, c, Double::sum);
      bare.putIfAbsent(key, x);
    }
    if (counts.size() == s.terms().size()) return null;
    var terms = new ArrayList<Expr>();
    counts.forEach((key, c) -> terms.add(prod(c, List.of(bare.get(key)), bare.get(key).shape())));
    return Expr.sum(terms, s.shape());
  }

  /// Equal for formulas that are equal but for the order of factors.
  static List<Object> key(Expr e) {
    var parts = e.parts().stream().map(Rule::key).toList();
    if (e instanceof Prod || e instanceof Sum) parts = parts.stream().sorted(java.util.Comparator.comparing(Object::toString)).toList();
    return List.of(switch (e) {
      case Num n -> n.value();
      case Sym s -> s.tensor() == null ? s.tex().code() : "sym" + s.tensor().id();
      case Prod p -> "prod" + p.coefficient();
      case Fold f -> f.kind() + f.axes() + f.keep();
      case Pick p -> "pick" + p.index();
      case Call c -> operation(c.op());
      case Closed c -> c.op();
      default -> e.getClass().getSimpleName();
    }, e.shape().toString(), parts);
  }

  /// An operation with its settings; arrays by content, which records compare by identity.
  private static Object operation(nabla.grad.Op op) {
    if (!op.getClass().isRecord()) return op;
    var settings = new ArrayList<Object>(List.of(op.getClass().getName()));
    for (var c : op.getClass().getRecordComponents())
      try {
        c.getAccessor().setAccessible(true);
        var value = c.getAccessor().invoke(op);
        settings.add(value instanceof boolean[] b
            ? java.util.Arrays.toString(b)
            : value instanceof int[] i ? java.util.Arrays.toString(i) : String.valueOf(value));
      } catch (ReflectiveOperationException e) {
        return op;
      }
    return settings;
  }

  private static Expr turnedDifference(Expr e) {
    if (!(e instanceof Prod p) || p.coefficient() >= 0) return null;
    for (var f : p.factors())
      if (f instanceof Sum s && s.terms().stream().anyMatch(Rule::negative)) {
        var factors = new ArrayList<>(p.factors());
        factors.set(factors.indexOf(f), new Sum(s.terms().stream().map(Expr::negate).toList(), s.shape()));
        return prod(-p.coefficient(), factors, p.shape());
      }
    return null;
  }

  private static boolean negative(Expr t) {
    return t instanceof Prod p && p.coefficient() < 0 || t instanceof Num n && n.value() < 0;
  }

  private static Expr powers(Expr e) {
    if (!(e instanceof Prod p)) return null;
    for (int i = 0; i < p.factors().size(); i++)
      for (int j = i + 1; j < p.factors().size(); j++) {
        Expr a = base(p.factors().get(i)), b = base(p.factors().get(j));
        if (!a.shape().equals(b.shape()) || !key(a).equals(key(b))) continue;
        double exponent = exponent(p.factors().get(i)) + exponent(p.factors().get(j));
        var factors = new ArrayList<>(p.factors());
        factors.remove(j);
        factors.set(i, exponent == 0 ? new Num(1, a.shape()) : exponent == 1 ? a : Expr.pow(a, exponent));
        return prod(p.coefficient(), factors, p.shape());
      }
    return null;
  }

  /// Whole-number denominators are kept as such, one at most, without a common divisor with the coefficient.
  private static Expr fraction(Expr e) {
    if (!(e instanceof Prod p)) return null;
    var below = p.factors().stream()
        .filter(f -> f instanceof Pow w && w.base() instanceof Num && w.exponent() instanceof Num n && n.value() == -1).toList();
    if (below.isEmpty()) return null;
    double product = 1, c = p.coefficient();
    for (var f : below) product *= ((Num) ((Pow) f).base()).value();
    double divisor = product;
    if (c == Math.rint(c)) for (double a = Math.abs(c); a != 0;) {
      double r = divisor % a;
      divisor = a;
      a = r;
    }
    else divisor = Math.rint(c * product) == c * product ? product : 1;
    if (below.size() == 1 && divisor == 1) return null;
    var rest = new ArrayList<>(p.factors());
    rest.removeAll(below);
    if (product / divisor != 1) rest.add(new Pow(num(product / divisor), num(-1), Shape.SCALAR));
    return prod(c / divisor, rest, p.shape());
  }

  private static Expr base(Expr e) {
    return e instanceof Pow w && w.exponent() instanceof Num ? w.base() : e;
  }

  private static double exponent(Expr e) {
    return e instanceof Pow w && w.exponent() instanceof Num n ? n.value() : 1;
  }

  private static Expr nestedPower(Expr e) {
    if (!(e instanceof Pow p) || !(p.exponent() instanceof Num n)) return null;
    if (n.value() == 1) return p.base();
    if (n.value() == 0) return new Num(1, p.shape());
    if (p.base() instanceof Num b && n.value() == -1 && b.value() == Math.rint(b.value()) && Math.abs(b.value()) > 1) return null;
    if (p.base() instanceof Num b) return new Num(Math.pow(b.value(), n.value()), p.shape());
    if (p.base() instanceof Pow inner && inner.exponent() instanceof Num m && (n.value() == Math.rint(n.value())))
      return Expr.pow(inner.base(), m.value() * n.value());
    if (p.base() instanceof Prod f && n.value() == Math.rint(n.value()) && f.coefficient() != 1)
      return prod(Math.pow(f.coefficient(), n.value()), List.of(Expr.pow(prod(1, f.factors(), f.shape()), n.value())), p.shape());
    return null;
  }

  private static Expr inverses(Expr e) {
    if (!(e instanceof Call c) || c.args().size() != 1 || !(c.args().getFirst() instanceof Call in)) return null;
    var pair = c.op().name() + " " + in.op().name();
    if (pair.equals("exp log") || pair.equals("log exp")) return in.args().getFirst();
    if (pair.equals("exp logSoftmax")) return new Call(new Fused.Softmax(((Fused.LogSoftmax) in.op()).axis()), in.args(), c.shape());
    return null;
  }

  private static Expr masked(Expr e) {
    if (!(e instanceof Call c) || !c.op().name().equals("where")) return null;
    var a = c.args();
    if (a.get(2) instanceof Num n && n.value() == 0)
      return spread(prod(1, List.of(a.get(0), a.get(1)), reach(List.of(a.get(0), a.get(1)))), c.shape());
    return null;
  }

  private static Expr commonFactor(Expr e) {
    if (!(e instanceof Sum s) || s.terms().size() < 2) return null;
    for (var f : factors(s.terms().getFirst())) {
      if (f instanceof Num || !(f.scalar() || f.shape().equals(s.shape()))) continue;
      if (!s.terms().stream().allMatch(t -> factors(t).stream().anyMatch(o -> key(o).equals(key(f))))) continue;
      var rest = s.terms().stream().map(t -> without(t, f)).toList();
      var inner = Expr.sum(rest, reach(rest));
      return prod(1, inner.scalar() ? List.of(inner, f) : List.of(f, inner), s.shape());
    }
    double c = coefficient(s.terms().getFirst());
    if (Math.abs(c) == 1 || s.terms().stream().anyMatch(t -> t instanceof Num || Math.abs(coefficient(t)) != Math.abs(c))) return null;
    return prod(Math.abs(c),
        List.of(new Sum(s.terms().stream().map(t -> prod(1 / Math.abs(c), List.of(t), t.shape())).toList(), s.shape())), s.shape());
  }

  private static double coefficient(Expr t) {
    return t instanceof Prod p ? p.coefficient() : 1;
  }

  private static List<Expr> factors(Expr t) {
    return t instanceof Prod p ? p.factors().stream().map(Rule::linear).toList() : List.of(linear(t));
  }

  /// `x²` counts as a factor x.
  private static Expr linear(Expr f) {
    return f instanceof Pow w && w.exponent() instanceof Num n && n.value() == 2 ? w.base() : f;
  }

  private static Expr without(Expr t, Expr f) {
    var factors = new ArrayList<>(t instanceof Prod p ? p.factors() : List.of(t));
    for (int i = 0; i < factors.size(); i++)
      if (key(linear(factors.get(i))).equals(key(f))) {
        if (factors.get(i) instanceof Pow w && linear(w) != w) factors.set(i, w.base());
        else factors.remove(i);
        break;
      }
    double c = coefficient(t);
    return factors.isEmpty() ? num(c) : prod(c, factors, reach(factors));
  }
}
