package nabla.derive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nabla.grad.Grad;
import nabla.grad.Graph;
import nabla.grad.Tensor;
import nabla.tex.Tex;

/// A graph that is written in another way than as it was computed: under a name, or as the derivative it is.
///
/// `value` is what it stands for, `opened` the same with the names inside replaced by what they stand for, so that `partial` can differentiate by a name.
record Written(String name, Kind kind, List<Tensor> bodies, Tensor value, Tensor opened, List<Tensor> free) implements Closure {
  enum Kind { NAME, PARTIAL }

  /// `value` under a name.
  static Tensor let(String name, Tensor value) {
    var opened = open(value, new HashMap<>());
    var own = value.op() == null || value.op() instanceof Written ? opened.reshape(opened.shape().dims()) : opened;
    return new Written(name, Kind.NAME, List.of(), value, own, Graph.leaves(value)).make();
  }

  /// The derivative of `y` by `x`, written as such; `x` may be a name that `y` is written in.
  static Tensor partial(Tensor y, Tensor x) {
    var opened = new HashMap<Tensor, Tensor>();
    var whole = open(y, opened);
    var by = x.op() instanceof Written w ? w.opened : opened.getOrDefault(x, x);
    if (x.op() != null && !Graph.nodes(whole).contains(by)) throw new IllegalArgumentException(
        "partial: the first expression is not written in the second one; use the name's variable in it, as in var y = let(\"y\", square(x))");
    var value = Grad.of(whole, List.of(by), true).getFirst();
    return new Written("partial", Kind.PARTIAL, List.of(y, x), value, value, union(Graph.leaves(value), List.of())).make();
  }

  private static Tensor open(Tensor y, Map<Tensor, Tensor> opened) {
    for (var node : Graph.nodes(y)) {
      var inputs = node.inputs().stream().map(opened::get).toArray(Tensor[]::new);
      boolean same = List.of(inputs).equals(node.inputs());
      opened.put(node, node.op() instanceof Written w ? w.opened : same ? node : Tensor.apply(node.op(), inputs));
    }
    return opened.get(y);
  }

  static List<Tensor> union(List<Tensor> a, List<Tensor> b) {
    var all = new java.util.LinkedHashSet<>(a);
    all.addAll(b);
    return List.copyOf(all);
  }

  @Override
  public Tensor compute(Map<Tensor, Tensor> at) {
    return new Program(List.of(value)).run(at).getFirst();
  }

  @Override
  public boolean elementwise() {
    return false;
  }

  @Override
  public Tex tex(List<Tex> in) {
    if (kind == Kind.NAME) return Names.tex(name);
    var y = in.get(0);
    var below = Tex.atom("\\partial " + in.get(1));
    boolean named = bodies.getFirst().op() instanceof Written w && w.kind == Kind.NAME;
    return y.strength() < Tex.ATOM && !named
        ? Tex.atom("\\partial").over(below).times(Tex.atom(Tex.brackets("(", y.code(), ")")))
        : Tex.atom("\\partial " + y).over(below);
  }
}
