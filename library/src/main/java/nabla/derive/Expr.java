package nabla.derive;

import java.util.ArrayList;
import java.util.List;
import nabla.array.Shape;
import nabla.grad.Op;
import nabla.grad.Tensor;
import nabla.tex.Tex;

/// A formula as a tree: what is printed, simplified and evaluated. Read off a graph of tensors by `Reader`.
///
/// Mathematics has columns and matrices only: a tensor with one axis is a column, and `As` turns between `(n,)` and `(n, 1)` unseen.
sealed interface Expr {
  Shape shape();

  /// One number, everywhere in the shape.
  record Num(double value, Shape shape) implements Expr {}

  /// A named quantity; its tensor holds the value.
  record Sym(Tex tex, Tensor tensor, Shape shape) implements Expr {}

  record Sum(List<Expr> terms, Shape shape) implements Expr {}

  /// `coefficient · f₁ ⊙ f₂ ⊙ …`; a quotient is a product with negative powers.
  record Prod(double coefficient, List<Expr> factors, Shape shape) implements Expr {}

  record Pow(Expr base, Expr exponent, Shape shape) implements Expr {}

  /// A product of matrices.
  record Dot(List<Expr> factors, Shape shape) implements Expr {}

  /// A matrix's transpose.
  record Turn(Expr x, Shape shape) implements Expr {}

  /// The same numbers in the same order under another shape.
  record As(Expr x, Shape shape) implements Expr {}

  /// Stretched to a larger shape.
  record Spread(Expr x, Shape shape) implements Expr {}

  /// Numbers along axes folded into one: `kind` is `sum`, `mean`, `max` or `min`.
  record Fold(String kind, List<Integer> axes, boolean keep, Expr x, Shape shape) implements Expr {}

  /// The entry (or, with fewer indices than axes, the row) at these indices, counted from 0.
  record Pick(Expr x, List<Integer> index, Shape shape) implements Expr {}

  /// Any other operation.
  record Call(Op op, List<Expr> args, Shape shape) implements Expr {}

  /// An operation over an expression with variables of its own, such as an expectation: `bodies` are printed, `free` are its inputs.
  record Closed(Closure op, List<Expr> bodies, List<Expr> free, Shape shape) implements Expr {}

  static Num num(double value) {
    return new Num(value, Shape.SCALAR);
  }

  default boolean scalar() {
    return shape().size() == 1;
  }

  /// The parts this formula is made of.
  default List<Expr> parts() {
    return switch (this) {
      case Num n -> List.of();
      case Sym s -> List.of();
      case Sum s -> s.terms;
      case Prod p -> p.factors;
      case Pow p -> List.of(p.base, p.exponent);
      case Dot d -> d.factors;
      case Turn t -> List.of(t.x);
      case As a -> List.of(a.x);
      case Spread s -> List.of(s.x);
      case Fold f -> List.of(f.x);
      case Pick p -> List.of(p.x);
      case Call c -> c.args;
      case Closed c -> c.free;
    };
  }

  /// The same formula over other parts.
  default Expr with(List<Expr> p) {
    return switch (this) {
      case Num n -> n;
      case Sym s -> s;
      case Sum s -> sum(p, s.shape);
      case Prod f -> prod(f.coefficient, p, f.shape);
      case Pow f -> new Pow(p.get(0), p.get(1), f.shape);
      case Dot d -> dot(p, d.shape);
      case Turn t -> turn(p.getFirst());
      case As a -> as(p.getFirst(), a.shape);
      case Spread s -> spread(p.getFirst(), s.shape);
      case Fold f -> new Fold(f.kind, f.axes, f.keep, p.getFirst(), f.shape);
      case Pick k -> new Pick(p.getFirst(), k.index, k.shape);
      case Call c -> new Call(c.op, p, c.shape);
      case Closed c -> new Closed(c.op, c.bodies, p, c.shape);
    };
  }

  /// A sum, nested sums flattened.
  static Expr sum(List<Expr> terms, Shape shape) {
    var flat = new ArrayList<Expr>();
    for (var t : terms)
      if (t instanceof Sum s) flat.addAll(s.terms);
      else flat.add(t);
    return flat.size() == 1 && flat.getFirst().shape().equals(shape) ? flat.getFirst() : new Sum(List.copyOf(flat), shape);
  }

  /// An element-wise product, nested products flattened, numbers gathered in the coefficient.
  static Expr prod(double coefficient, List<Expr> factors, Shape shape) {
    double c = coefficient;
    var flat = new ArrayList<Expr>();
    for (var f : factors)
      switch (f) {
      case Num n -> c *= n.value;
      case Prod p -> {
        c *= p.coefficient;
        flat.addAll(p.factors);
      }
      default -> flat.add(f);
      }
    if (flat.isEmpty()) return new Num(c, shape);
    return c == 1 && flat.size() == 1 && flat.getFirst().shape().equals(shape) ? flat.getFirst() : new Prod(c, List.copyOf(flat), shape);
  }

  static Expr negate(Expr x) {
    return prod(-1, List.of(x), x.shape());
  }

  static Expr pow(Expr base, double exponent) {
    return new Pow(base, num(exponent), base.shape());
  }

  /// A matrix product, nested products flattened.
  static Expr dot(List<Expr> factors, Shape shape) {
    var flat = new ArrayList<Expr>();
    for (var f : factors)
      if (f instanceof Dot d) flat.addAll(d.factors);
      else flat.add(f);
    return new Dot(List.copyOf(flat), shape);
  }

  /// The transpose, driven inwards: `(A B)ᵀ = Bᵀ Aᵀ`, `(Aᵀ)ᵀ = A`.
  static Expr turn(Expr x) {
    var shape = Shape.of(x.shape().dim(1), x.shape().dim(0));
    return switch (x) {
      case Turn t -> t.x;
      case Num n -> new Num(n.value, shape);
      case Dot d -> dot(d.factors.reversed().stream().map(Expr::turn).toList(), shape);
      case As a when x.scalar() -> as(a.x, shape);
      default -> x.scalar() ? as(x, shape) : new Turn(x, shape);
    };
  }

  static Expr as(Expr x, Shape shape) {
    if (x.shape().equals(shape)) return x;
    return switch (x) {
      case As a -> as(a.x, shape);
      case Num n -> new Num(n.value, shape);
      default -> new As(x, shape);
    };
  }

  static Expr spread(Expr x, Shape shape) {
    if (x.shape().equals(shape)) return x;
    return switch (x) {
      case Spread s -> spread(s.x, shape);
      case Num n -> new Num(n.value, shape);
      default -> new Spread(x, shape);
    };
  }
}
