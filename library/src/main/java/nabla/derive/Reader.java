package nabla.derive;

import static nabla.derive.Expr.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nabla.array.Shape;
import nabla.grad.Arithmetic;
import nabla.grad.Contraction;
import nabla.grad.Powers;
import nabla.grad.Reduction;
import nabla.grad.Shaping;
import nabla.grad.Tensor;

/// Reads a graph of tensors as a formula, faithfully: nothing is simplified but the bookkeeping of shapes.
final class Reader {
  private final Function<Tensor, Expr> names;
  private final Map<Long, Expr> read = new HashMap<>();

  /// `names` gives what stands for a tensor, null for one to be read on.
  Reader(Function<Tensor, Expr> names) {
    this.names = names;
  }

  Expr of(Tensor x) {
    for (var node : nabla.grad.Graph.nodes(x))
      if (!read.containsKey(node.id())) read.put(node.id(), node(node));
    return read.get(x.id());
  }

  private Expr node(Tensor x) {
    var name = names.apply(x);
    if (name != null) return name;
    if (x.op() == null) return constant(x);
    var in = x.inputs().stream().map(i -> read.get(i.id())).toList();
    return operation(x, in, in.getFirst());
  }

  private static Expr constant(Tensor x) {
    var numbers = Program.exact(x).toDoubles();
    if (identity(numbers, x.shape())) return new Sym(nabla.tex.Tex.atom("I"), x, x.shape());
    for (double v : numbers)
      if (v != numbers[0] || x.tracked()) return new Sym(Names.fallback(x), x, x.shape());
    return numbers.length == 0 || x.tracked() ? new Sym(Names.fallback(x), x, x.shape()) : new Num(numbers[0], x.shape());
  }

  private static boolean identity(double[] numbers, Shape shape) {
    if (shape.rank() != 2 || shape.size() < 4 || shape.dim(0) != shape.dim(1)) return false;
    for (int i = 0; i < numbers.length; i++)
      if (numbers[i] != (i % (shape.dim(0) + 1) == 0 ? 1 : 0)) return false;
    return true;
  }

  private Expr operation(Tensor x, List<Expr> in, Expr a) {
    var shape = x.shape();
    return switch (x.op()) {
      case Arithmetic.Add op -> sum(in, shape);
      case Arithmetic.Sub op -> new Sum(join(a, negate(in.get(1))), shape);
      case Arithmetic.Mul op -> prod(1, in, shape);
      case Arithmetic.Div op -> prod(1, List.of(a, Expr.pow(in.get(1), -1)), shape);
      case Arithmetic.Pow op -> new Pow(a, in.get(1), shape);
      case Powers.Neg op -> negate(a);
      case Powers.Square op -> Expr.pow(a, 2);
      case Powers.Power op -> Expr.pow(a, op.exponent());
      case Shaping.BroadcastTo op -> spread(a, shape);
      case Shaping.Reshape op when picked(x) instanceof Shaping.Slice s ->
        pick(read.get(x.inputs().getFirst().inputs().getFirst().id()), s.from(), shape);
      case Shaping.Reshape op -> reshape(a, shape);
      case Shaping.Permute op when op.isTranspose() && shape.rank() == 2 -> turn(a);
      case Contraction.MatMul op when a.shape().rank() == 2 && in.get(1).shape().rank() == 2 -> dot(in, shape);
      case Reduction op -> fold(op, a, shape);
      case Closure op -> new Closed(op, op.bodies().stream().map(this::of).toList(), in, shape);
      default -> x.op().name().equals("dtype") ? a : new Call(x.op(), in, shape);
    };
  }

  /// The slice behind `x.get(i)`: one place of the first axis, which then goes.
  private static Shaping.Slice picked(Tensor x) {
    var part = x.inputs().getFirst();
    boolean one = part.op() instanceof Shaping.Slice s && s.axis() == 0 && s.to() == s.from() + 1;
    return one && x.rank() == part.rank() - 1 && part.dim(0) == 1 && x.size() == part.size() ? (Shaping.Slice) part.op() : null;
  }

  private static Expr pick(Expr from, int i, Shape shape) {
    var index = new ArrayList<Integer>();
    var x = from;
    if (from instanceof Pick p) {
      index.addAll(p.index());
      x = p.x();
    }
    index.add(i);
    return new Pick(x, List.copyOf(index), shape);
  }

  private static List<Expr> join(Expr a, Expr b) {
    var terms = new ArrayList<Expr>();
    if (a instanceof Sum s) terms.addAll(s.terms());
    else terms.add(a);
    terms.add(b);
    return List.copyOf(terms);
  }

  private static Expr fold(Reduction op, Expr x, Shape shape) {
    var axes = new ArrayList<Integer>();
    for (int i = 0; i < op.axes().length; i++)
      if (op.axes()[i]) axes.add(i);
    return List.of("sum", "mean", "max", "min").contains(op.name())
        ? new Fold(op.name(), List.copyOf(axes), op.keep(), x, shape)
        : new Call((nabla.grad.Op) op, List.of(x), shape);
  }

  /// A vector as a column or row, a row or column as a vector: columns are columns, rows are their transposes.
  private static Expr reshape(Expr x, Shape to) {
    var from = x.shape();
    if (from.size() > 1 && from.rank() == 1 && to.equals(Shape.of(1, from.size()))) return turn(as(x, Shape.of(from.size(), 1)));
    if (from.size() > 1 && to.rank() == 1 && from.equals(Shape.of(1, to.size()))) return as(turn(x), to);
    return as(x, to);
  }
}
