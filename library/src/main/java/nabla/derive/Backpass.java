package nabla.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nabla.array.Array;
import nabla.array.DType;
import nabla.grad.Arithmetic;
import nabla.grad.Grad;
import nabla.grad.Graph;
import nabla.grad.Op;
import nabla.grad.Powers;
import nabla.grad.Shaping;
import nabla.grad.Tensor;

/// A backward pass that can be made to slip at chosen operations, as people do.
final class Backpass {
  /// The gradients of an operation's inputs; null means what the operation itself says.
  interface Slip {
    List<Tensor> at(Tensor node, List<Tensor> in, Tensor g);
  }

  /// A summand of a loss with its factor: `−1/N Σ …` or `λ/2 ‖W‖²`.
  record Term(Tensor value, double factor, boolean regulariser) {}

  private Backpass() {}

  /// A graph with the same formulas in F64.
  static Map<Tensor, Tensor> doubles(Tensor loss) {
    var at = new HashMap<Tensor, Tensor>();
    for (var x : Graph.nodes(loss))
      if (x.op() == null)
        at.put(x, x.tracked() ? Tensor.param(x.name() == null ? "" : x.name(), x.value().cast(DType.F64)) : Program.exact(x));
    return at;
  }

  /// The gradient of `y` by `x`, slipping on the way.
  static Tensor gradient(Tensor y, Tensor x, Slip slip) {
    var gradients = new HashMap<Long, Tensor>();
    gradients.put(y.id(), Tensor.of(Array.full(y.dtype(), y.shape(), 1)));
    return Tensor.noGrad(() -> {
      for (var node : Graph.nodes(y).reversed()) {
        var g = gradients.get(node.id());
        if (g == null || node.op() == null) continue;
        var parts = slip.at(node, node.inputs(), g);
        if (parts == null) parts = node.op().vjp(node.inputs(), node, g);
        for (int i = 0; i < parts.size(); i++) {
          var in = node.inputs().get(i);
          if (in.tracked() && parts.get(i) != null) gradients.merge(in.id(), Grad.sumTo(parts.get(i), in.shape()), Tensor::add);
        }
      }
      return gradients.getOrDefault(x.id(), Tensor.of(Array.zeros(x.dtype(), x.shape())));
    });
  }

  /// The summands of a loss. A regulariser is one in which no data take part.
  static List<Term> terms(Tensor loss) {
    var terms = new ArrayList<Term>();
    collect(loss, 1, terms);
    return terms;
  }

  private static void collect(Tensor y, double factor, List<Term> terms) {
    var in = y.inputs();
    switch (y.op()) {
      case Arithmetic.Add op when y.size() == 1 -> in.forEach(x -> collect(x, factor, terms));
      case Arithmetic.Sub op when y.size() == 1 -> {
        collect(in.get(0), factor, terms);
        collect(in.get(1), -factor, terms);
      }
      case Powers.Neg op -> collect(in.getFirst(), -factor, terms);
      case Shaping.Reshape op when y.size() == 1 && in.getFirst().size() == 1 -> collect(in.getFirst(), factor, terms);
      case Arithmetic.Mul op when constant(in.get(1)) -> collect(in.get(0), factor * in.get(1).item(), terms);
      case Arithmetic.Mul op when constant(in.get(0)) -> collect(in.get(1), factor * in.get(0).item(), terms);
      case Arithmetic.Div op when constant(in.get(1)) -> collect(in.get(0), factor / in.get(1).item(), terms);
      case null, default -> terms.add(
          new Term(y, factor, y.op() != null && Graph.nodes(y).stream().allMatch(n -> n.op() != null || n.tracked() || n.size() == 1)));
    }
  }

  private static boolean constant(Tensor x) {
    return x.size() == 1 && !x.tracked() && x.op() == null;
  }

  /// Whether an operation is a non-linearity whose derivative can be forgotten.
  static boolean activation(Op op) {
    return op instanceof nabla.grad.Activation || op instanceof nabla.grad.Trigonometry || op instanceof Powers.Exp
        || op instanceof nabla.grad.Fused.Softmax;
  }
}
