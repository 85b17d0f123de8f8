package nabla.derive;

import java.util.List;
import java.util.Map;
import nabla.grad.Grad;
import nabla.grad.Graph;
import nabla.grad.Tensor;
import nabla.tex.Tex;

/// A graph that is written in another way than as it was computed: under a name, or as the derivative it is.
record Written(String name, Kind kind, List<Tensor> bodies, Tensor value, List<Tensor> free) implements Closure {
  enum Kind { NAME, PARTIAL }

  /// `value` under a name.
  static Tensor let(String name, Tensor value) {
    return new Written(name, Kind.NAME, List.of(), value, Graph.leaves(value)).make();
  }

  /// The derivative of `y` by `x`, written as such.
  static Tensor partial(Tensor y, Tensor x) {
    var value = Grad.of(y, List.of(x), true).getFirst();
    return new Written("partial", Kind.PARTIAL, List.of(y, x), value, union(Graph.leaves(value), List.of())).make();
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
    return y.strength() < Tex.ATOM
        ? Tex.atom("\\partial").over(below).times(Tex.atom(Tex.brackets("(", y.code(), ")")))
        : Tex.atom("\\partial " + y).over(below);
  }
}
