package nabla.derive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nabla.array.Shape;
import nabla.derive.Expr.*;
import nabla.grad.Elementwise;
import nabla.tex.Tex;

/// Formulas as LaTeX. `index == null` writes whole tensors; an index writes the entry at it, as under a sum sign.
final class Printer {
  private static final List<String> LETTERS = List.of("i", "j", "k", "l", "m", "n", "p", "q", "r", "s");

  /// Numbers that have a name: π and the constants of SELU.
  private static final Map<Double, Tex> CONSTANTS = Map.of(Math.PI, Tex.atom("\\pi"), 1.0507009873554804934193349852946,
      Tex.atom("\\lambda"),
      1.6732632423543772848170429916717, Tex.atom("\\alpha"), 1.0507009873554804934193349852946 * 1.6732632423543772848170429916717,
      Tex.atom("\\lambda").times(Tex.atom("\\alpha")));

  private final Map<Integer, String> extents;
  private int letters;

  /// `extents` gives names of sizes: 4 → `n`.
  Printer(Map<Integer, String> extents) {
    this.extents = extents;
  }

  Tex of(Expr e) {
    letters = 0;
    return of(e, null);
  }

  private Tex of(Expr e, List<String> index) {
    return switch (e) {
      case Num n -> CONSTANTS.containsKey(n.value()) ? CONSTANTS.get(n.value()) : Tex.factor(n.value());
      case Sym s -> entry(s.tex(), s.shape(), index);
      case Sum s -> sum(s, index);
      case Prod p -> product(p, index);
      case Pow p -> power(p, index);
      case Turn t -> index == null ? of(t.x(), null).pow("\\top") : of(t.x(), index.reversed());
      case As a -> as(a, index);
      case Spread s when index == null -> part(s.x(), s.shape(), null);
      case Spread s -> of(s.x(), aligned(s.x().shape(), s.shape(), index));
      case Pick p -> pick(p, index);
      case Dot d -> entry(dot(d), d.shape(), index);
      case Fold f -> fold(f, index);
      case Call c -> call(c, index);
      case Closed c -> closed(c, index);
    };
  }

  private static Tex entry(Tex x, Shape shape, List<String> index) {
    if (index == null || index.isEmpty() || shape.size() == 1) return x;
    return x.sub(index.stream().allMatch(i -> i.length() == 1) ? String.join("", index) : String.join(",", index));
  }

  /// The index into an operand that was stretched to `to`.
  private static List<String> aligned(Shape from, Shape to, List<String> index) {
    if (index == null) return null;
    var kept = new ArrayList<String>();
    for (int i = 0; i < from.rank(); i++) kept.add(index.get(i + to.rank() - from.rank()));
    return kept;
  }

  private Tex as(As a, List<String> index) {
    if (index == null) return of(a.x(), null);
    var long1 = Arrays.stream(a.shape().dims()).filter(d -> d != 1).toArray();
    var long2 = Arrays.stream(a.x().shape().dims()).filter(d -> d != 1).toArray();
    if (!Arrays.equals(long1, long2)) return entry(of(a.x(), null), a.shape(), index);
    var kept = new ArrayList<String>();
    for (int i = 0; i < index.size(); i++)
      if (a.shape().dim(i) != 1) kept.add(index.get(i));
    var inner = new ArrayList<String>();
    int next = 0;
    for (int d : a.x().shape().dims()) inner.add(d == 1 ? "1" : kept.get(next++));
    return of(a.x(), inner);
  }

  /// Mathematics counts from 1: `x.get(0)` is written `x_{1}`.
  private Tex pick(Pick p, List<String> index) {
    var places = new ArrayList<>(p.index().stream().map(i -> String.valueOf(i + 1)).toList());
    for (int i = places.size(); i < p.x().shape().rank(); i++) places.add(index == null ? ":" : index.get(i - p.index().size()));
    return of(p.x(), null).sub(String.join(",", places));
  }

  // Sums

  private Tex sum(Sum s, List<String> index) {
    var terms = new ArrayList<>(s.terms());
    for (int i = 0; i < terms.size() && Pieces.negative(terms.getFirst()); i++) terms.add(terms.removeFirst());
    if (Pieces.negative(terms.getFirst())) terms = new ArrayList<>(s.terms());
    Tex tex = null;
    for (var t : terms) {
      boolean minus = tex != null && Pieces.negative(t);
      var next = part(minus ? Expr.negate(t) : t, s.shape(), index);
      tex = tex == null ? next : minus ? tex.minus(next) : tex.plus(next);
    }
    return tex;
  }

  /// An operand of a broadcast operation with a result of this shape.
  private Tex part(Expr x, Shape to, List<String> index) {
    if (index != null) return of(x, aligned(x.shape(), to, index));
    var tex = of(x, null);
    if (to.rank() != 2 || x.scalar() || x.shape().equals(to)) return tex;
    var ones = Tex.atom("\\mathbf{1}");
    if (x instanceof Spread s) return part(s.x(), to, null);
    if (x.shape().rank() == 1) return ones.times(tex.pow("\\top"));
    if (!(x instanceof Turn || x instanceof As)) return tex;
    return x.shape().dim(0) == 1 ? ones.times(tex) : tex.times(ones.pow("\\top"));
  }

  // Products

  private Tex product(Prod p, List<String> index) {
    if (p.coefficient() < 0) return of(new Prod(-p.coefficient(), p.factors(), p.shape()), index).neg();
    var above = new ArrayList<Expr>();
    var below = new ArrayList<Expr>();
    for (var f : p.factors())
      if (f instanceof Pow w && w.exponent() instanceof Num n && n.value() < 0)
        below.add(n.value() == -1 ? w.base() : Expr.pow(w.base(), -n.value()));
      else above.add(f);
    var ratio = Tex.ratio(p.coefficient());
    long up = ratio == null ? 1 : ratio[0], down = ratio == null ? 1 : ratio[1];
    var rest = factors(above, p.shape(), index);
    if (ratio == null) rest = Pieces.led(Tex.number(p.coefficient()), rest);
    if (below.isEmpty() && down == 1) return up == 1 && rest != null ? rest : Pieces.led(Tex.number(up), rest);
    var under = Pieces.led(down == 1 ? null : Tex.number(down), factors(below, p.shape(), index));
    boolean apart = ratio != null && rest != null && below.stream().allMatch(Expr::scalar)
        && (below.isEmpty() || above.stream().anyMatch(f -> f instanceof Fold || !f.scalar()));
    if (apart) return apart(up, above, under, p.shape(), index);
    return (up == 1 && rest != null ? rest : Pieces.led(Tex.number(up), rest)).over(under);
  }

  /// A fraction of numbers and simple symbols in front of sums and tensors: `\frac{\eta}{N} X^\top \delta`.
  private Tex apart(long up, List<Expr> above, Tex under, Shape shape, List<String> index) {
    var simple = above.stream().filter(f -> f.scalar() && (f instanceof Sym || f instanceof Pow w && w.base() instanceof Sym)).toList();
    var others = above.stream().filter(f -> !simple.contains(f)).toList();
    if (others.isEmpty())
      return (up == 1 ? factors(above, shape, index) : Pieces.led(Tex.number(up), factors(above, shape, index))).over(under);
    var over = simple.isEmpty()
        ? Tex.number(up)
        : up == 1 ? factors(simple, shape, index) : Pieces.led(Tex.number(up), factors(simple, shape, index));
    return Pieces.led(over.over(under), factors(others, shape, index));
  }

  /// Numbers before tensors, a sum sign last.
  private Tex factors(List<Expr> factors, Shape to, List<String> index) {
    var order = new ArrayList<Expr>();
    for (var f : factors) if (f.scalar() && !(f instanceof Fold)) order.add(f);
    for (var f : factors) if (f.scalar() && f instanceof Fold) order.add(f);
    for (var f : factors) if (!f.scalar()) order.add(f);
    Tex tex = null;
    Expr before = null;
    for (int i = 0; i < order.size(); i++) {
      var f = order.get(i);
      var next = part(f, to, index);
      boolean open = next.code().startsWith("\\sum") || f instanceof Fold && next.strength() <= Tex.PREFIX;
      if (open && i < order.size() - 1) next = Tex.atom(Tex.brackets("(", next.code(), ")"));
      if (order.stream().filter(o -> !o.scalar()).count() > 1 && index == null && (f instanceof As a ? a.x() : f) instanceof Dot
          && !f.scalar())
        next = Tex.atom(Tex.brackets("(", next.code(), ")"));
      tex = tex == null
          ? next
          : index == null && !before.scalar() && !f.scalar() ? tex.times("\\odot", next) : Pieces.juxtaposed(tex, next);
      before = f;
    }
    return tex;
  }

  private Tex dot(Dot d) {
    Tex tex = null;
    for (var f : d.factors()) {
      var next = f instanceof Num n ? Pieces.ones(n) : Pieces.bracketed(f, of(f, null));
      tex = tex == null ? next : tex.times(next);
    }
    return tex;
  }

  private Tex power(Pow p, List<String> index) {
    var base = part(p.base(), p.shape(), index);
    if (!(p.exponent() instanceof Num n)) return base.pow(part(p.exponent(), p.shape(), index).code());
    if (n.value() == 0.5) return new Tex("\\sqrt{" + base.code() + "}", Tex.ATOM);
    if (n.value() < 0) return Tex.atom("1").over(n.value() == -1 ? base : of(Expr.pow(p.base(), -n.value()), index));
    return base.pow(Tex.factor(n.value()).code());
  }

  // Folds

  private Tex fold(Fold f, List<String> index) {
    if (f.x().scalar()) return of(f.x(), null);
    boolean all = f.axes().size() == f.x().shape().rank();
    if (!all && index == null) return partial(f);
    if (all && f.kind().equals("sum") && f.x() instanceof Pow p && p.exponent() instanceof Num n && n.value() == 2) return norm(p.base());
    return under(f, index);
  }

  private Tex norm(Expr x) {
    return new Tex(Tex.brackets("\\lVert ", of(x, null).code(), " \\rVert") + (x.shape().rank() == 2 ? "_{F}" : "") + "^{2}", Tex.POWER);
  }

  /// `\sum_i x_i`, with the kept indices as they are.
  private Tex under(Fold f, List<String> index) {
    if (f.x() instanceof Prod p && p.coefficient() < 0 && (f.kind().equals("sum") || f.kind().equals("mean")))
      return under(new Fold(f.kind(), f.axes(), f.keep(), Expr.negate(f.x()), f.shape()), index).neg();
    int before = letters;
    var inner = new ArrayList<String>();
    var summed = new ArrayList<String>();
    int next = 0;
    for (int axis = 0; axis < f.x().shape().rank(); axis++) {
      boolean folded = f.axes().contains(axis);
      if (folded) {
        inner.add(letter(index));
        summed.add(inner.getLast());
        if (f.keep()) next++;
      } else inner.add(index.get(next++));
    }
    var body = of(f.x(), inner);
    letters = before;
    var sign = switch (f.kind()) {
      case "sum" -> "\\sum";
      case "mean" -> over(f) + " \\sum";
      default -> "\\" + f.kind();
    };
    return new Tex(sign + range(f, summed) + " " + body.at(Tex.PRODUCT), Tex.PRODUCT);
  }

  private String range(Fold f, List<String> letters) {
    int size = f.x().shape().dim(f.axes().getFirst());
    var name = extents.get(size);
    return letters.size() == 1 && name != null ? "_{" + letters.getFirst() + "=1}^{" + name + "}" : "_{" + String.join(",", letters) + "}";
  }

  private String letter(List<String> taken) {
    while (taken != null && taken.contains(LETTERS.get(letters))) letters++;
    return LETTERS.get(letters++);
  }

  private String over(Fold f) {
    int n = 1;
    for (int a : f.axes()) n *= f.x().shape().dim(a);
    return "\\frac{1}{" + extents.getOrDefault(n, "" + n) + "}";
  }

  /// A sum along one axis of a matrix: `X 𝟏` or `Xᵀ 𝟏`.
  private Tex partial(Fold f) {
    if (f.x().shape().rank() != 2 || !f.kind().equals("sum") && !f.kind().equals("mean")) {
      var name = f.kind().equals("sum") || f.kind().equals("mean") ? "\\operatorname{" + f.kind() + "}" : "\\" + f.kind();
      return of(f.x(), null).fn(name + "_{\\text{axis }" + f.axes().getFirst() + "}");
    }
    var x = of(f.x(), null);
    if (f.keep()) return x.fn("\\operatorname{" + f.kind() + "}");
    var ones = Tex.atom("\\mathbf{1}");
    boolean rows = f.axes().getFirst() == 0;
    var folded = (rows ? of(Expr.turn(f.x()), null) : Pieces.bracketed(f.x(), x)).times(ones);
    return f.kind().equals("mean") ? new Tex(over(f) + " \\, " + folded.code(), Tex.PRODUCT) : folded;
  }

  // Functions

  private Tex call(Call c, List<String> index) {
    if (index == null || c.op() instanceof Elementwise)
      return c.op().name().equals("exp")
          ? Pieces.exp(part(c.args().getFirst(), c.shape(), index))
          : c.op().tex(c.args().stream().map(x -> index == null ? of(x, null) : part(x, c.shape(), index)).toList());
    return entry(c.op().tex(c.args().stream().map(x -> of(x, null)).toList()), c.shape(), index);
  }

  private Tex closed(Closed c, List<String> index) {
    if (index != null && c.op().elementwise()) return c.op().tex(c.bodies().stream().map(b -> of(b, index)).toList());
    int before = letters;
    var tex = c.op().tex(c.bodies().stream().map(b -> of(b, null)).toList());
    letters = before;
    return entry(tex, c.shape(), index);
  }
}
