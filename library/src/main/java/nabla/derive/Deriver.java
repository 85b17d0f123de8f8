package nabla.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import nabla.array.Shape;
import nabla.derive.Derived.Kind;
import nabla.derive.Derived.Step;
import nabla.grad.Fused;
import nabla.grad.Grad;
import nabla.grad.Graph;
import nabla.grad.Normalization;
import nabla.grad.Tensor;
import nabla.tex.Notation;
import nabla.tex.Tex;

/// Turns the graph of a scalar into the steps of its derivation.
///
/// Named quantities get stand-ins: leaves with the same value. Every forward line is the graph between stand-ins, every backward line the graph that the
/// operations' own `vjp` builds over them, read as a formula and simplified; so each line is short and is the code that an ordinary backward pass runs.
final class Deriver {
  private final Tensor loss;
  private final List<Tensor> wanted;
  private final Notation notation;
  private final List<Tensor> nodes;
  private final Named named;
  private final Map<Long, Tensor> mirror = new HashMap<>(), definition = new HashMap<>();
  private final Map<Tensor, Expr> symbols = new HashMap<>();
  private final Map<Long, List<String>> through = new HashMap<>();
  private final Set<Long> active = new HashSet<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Standardized> standardized = new ArrayList<>();

  private final Map<Tensor, Expr> gradientsOf = new HashMap<>();

  private final boolean marked;

  Deriver(Tensor loss, List<Tensor> by, Notation notation) {
    this(loss, by, notation, Map.of());
  }

  /// With names for some nodes. Then all data of the graph are leaves made by `data`, and other constants are numbers.
  Deriver(Tensor loss, List<Tensor> by, Notation notation, Map<Tensor, String> names) {
    marked = !names.isEmpty();
    if (loss.size() != 1) throw new IllegalArgumentException(
        "derive: needs one number to differentiate, this has shape " + loss.shape() + "; sum or average it first");
    if (!loss.tracked())
      throw new IllegalArgumentException("derive: nothing to differentiate, no parameter takes part; make one by param(\"w\", …)");
    this.loss = loss;
    this.notation = notation;
    wanted = by.isEmpty() ? Graph.leaves(loss) : by;
    nodes = Graph.nodes(loss);
    for (var w : wanted)
      if (!nodes.contains(w))
        throw new IllegalArgumentException("derive: the value does not depend on " + (Names.of(w) == null ? "that tensor" : Names.of(w)));
    for (var node : nodes)
      if (node.tracked() && (wanted.contains(node) || node.inputs().stream().anyMatch(x -> active.contains(x.id())))) active.add(node.id());
    named = new Named(loss, nodes, notation, names);
  }

  /// Constants of the graphs on a page: data whose numbers may be looked at, as when one-hot rows add up to 1.
  private static final Set<Tensor> DATA = java.util.Collections
      .synchronizedSet(java.util.Collections.newSetFromMap(new java.util.WeakHashMap<>()));

  /// A leaf for data that keeps its numbers.
  static Tensor data(Tensor x) {
    var leaf = Tensor.param(Names.of(x) == null ? "" : Names.of(x), x.value());
    DATA.add(leaf);
    return leaf;
  }

  static boolean constant(Tensor x) {
    return DATA.contains(x) || !x.tracked() && x.op() == null;
  }

  Derived run() {
    for (var node : nodes) forward(node);
    backward();
    return new Derived(loss, wanted, notation, Subterms.named(steps));
  }

  // Forward

  private void forward(Tensor node) {
    var name = named.of(node);
    if (node.op() == null) {
      boolean number = !node.tracked() && (node.size() == 1 && Names.of(node) == null || marked);
      mirror.put(node.id(), number ? node : stand(node, named.symbol(node)));
      if (!number && (!node.tracked() || DATA.contains(node))) DATA.add(mirror.get(node.id()));
      return;
    }
    var computed = Tensor.apply(node.op(), node.inputs().stream().map(x -> mirror.get(x.id())).toArray(Tensor[]::new));
    if (name == null) {
      mirror.put(node.id(), computed);
      return;
    }
    definition.put(node.id(), computed);
    mirror.put(node.id(), stand(node, name));
    if (node.op() instanceof Normalization.Standardizing op) standardize(op, node, computed, name);
    else steps.add(new Step(Kind.FORWARD, name, null, read(computed), words(node, computed), node.detach()));
  }

  private void standardize(Normalization.Standardizing op, Tensor node, Tensor computed, Tex name) {
    var in = node.inputs();
    var letter = named.of(in.getFirst());
    var layer = new Standardized(op, mirror.get(in.getFirst().id()), letter == null ? Tex.atom("x") : letter, symbols);
    var weights = op.weights(in.getFirst().shape()).dims();
    boolean row = weights.length == 2 && weights[0] == 1 || weights.length == 1;
    steps.addAll(layer.steps(name, computed,
        in.subList(1, 3).stream().map(w -> row ? mirror.get(w.id()) : mirror.get(w.id()).reshape(weights)).toList(), this::read));
    standardized.add(layer);
  }

  private Tensor stand(Tensor x, Tex name) {
    var s = Tensor.param("", x.value());
    symbols.put(s, new Expr.Sym(name, s, x.shape()));
    return s;
  }

  private Expr read(Tensor graph) {
    return new Reader(symbols::get).of(graph);
  }

  /// The operations between a named quantity and the named ones it is made of, in words.
  private List<String> words(Tensor node, Tensor computed) {
    var words = new LinkedHashSet<String>();
    for (var n : Graph.nodes(computed).reversed())
      if (n.op() != null) words.add(Words.of(n.op()));
    words.remove("");
    return List.copyOf(words);
  }

  // Backward

  private void backward() {
    var gradients = new HashMap<Long, Tensor>();
    var open = new PriorityQueue<Tensor>((a, b) -> Long.compare(b.id(), a.id()));
    var missing = consumers();
    var one = Tensor.param("", nabla.array.Array.full(loss.dtype(), loss.shape(), 1));
    symbols.put(one, new Expr.Num(1, loss.shape()));
    gradients.put(loss.id(), one);
    through.put(loss.id(), List.of());
    open.add(loss);
    while (!open.isEmpty()) {
      nabla.array.Interrupted.check();
      var node = open.poll();
      var g = node == loss ? gradients.get(loss.id()) : settled(node, gradients.get(node.id()));
      if (node.op() == null) continue;
      var in = node.inputs().stream().map(x -> mirror.get(x.id())).toList();
      var parts = node.op().vjp(in, out(node), g);
      for (int i = 0; i < in.size(); i++) {
        var x = node.inputs().get(i);
        if (!active.contains(x.id())) continue;
        if (parts.get(i) != null) receive(gradients, x, parts.get(i), node);
        if (missing.merge(x.id(), -1, Integer::sum) == 0 && gradients.containsKey(x.id())) arrive(open, x, gradients);
      }
    }
  }

  /// Parameters are written down as soon as their gradient is complete, the rest in the order of the walk.
  private void arrive(PriorityQueue<Tensor> open, Tensor x, Map<Long, Tensor> gradients) {
    if (x.op() == null) settled(x, gradients.get(x.id()));
    else open.add(x);
  }

  private Map<Long, Integer> consumers() {
    var count = new HashMap<Long, Integer>();
    for (var node : nodes)
      if (active.contains(node.id()))
        for (var x : node.inputs()) count.merge(x.id(), 1, Integer::sum);
    return count;
  }

  /// The result as `vjp` sees it: fused operations find there what their forward pass saved.
  private Tensor out(Tensor node) {
    var computed = definition.get(node.id());
    if (computed == null || !(node.op() instanceof Fused)) return mirror.get(node.id());
    symbols.put(computed, symbols.get(mirror.get(node.id())));
    return computed;
  }

  private void receive(Map<Long, Tensor> gradients, Tensor x, Tensor part, Tensor from) {
    gradients.merge(x.id(), Grad.sumTo(part, x.shape()), Tensor::add);
    var words = new LinkedHashSet<>(through.getOrDefault(x.id(), List.of()));
    if (from == loss || named.of(from) == null || inlined(from)) words.addAll(through.getOrDefault(from.id(), List.of()));
    words.add(x.rank() == 1 && part.rank() == 2 ? "sum over rows" : Words.of(from.op()));
    words.remove("");
    through.put(x.id(), List.copyOf(words));
  }

  private boolean inlined(Tensor node) {
    return node.op() != null && !wanted.contains(node) && (named.of(node) == null || notation.inlined() && !named.isPre(node));
  }

  /// The complete gradient of a node: written down under its name where it has one, and then referred to by that name.
  private Tensor settled(Tensor node, Tensor g) {
    if (inlined(node)) return g;
    var name = named.of(node);
    boolean leaf = node.op() == null;
    var partial = notation.gradient(named.loss(), name == null ? named.symbol(node) : name);
    var delta = named.isPre(node) && !notation.nabla() ? named.delta(node) : null;
    boolean row = notation.rows() && node.rank() == 1 && !leaf;
    var value = Simplify.of(read(g));
    for (var layer : standardized) value = layer.in(value);
    var words = through.getOrDefault(node.id(), List.of());
    steps.add(new Step(leaf ? Kind.PARAMETER : Kind.BACKWARD, delta == null ? partial : delta, delta == null ? null : partial,
        row ? Simplify.of(Expr.turn(Expr.as(value, Shape.of(node.size(), 1)))) : value, words, g.detach()));
    if (words.contains("softmax") || words.contains("sigmoid") && value.parts().size() > 2)
      value = collapsed(value, delta == null ? partial : delta, row, node, g);
    if (value instanceof Expr.Num n) return Tensor.of(nabla.array.Array.full(g.dtype(), g.shape(), n.value()));
    var s = Tensor.param("", g.value());
    if (!row) gradientsOf.put(s, value);
    var symbol = delta == null ? partial : delta;
    symbols.put(s,
        row ? Expr.as(Expr.turn(new Expr.Sym(symbol, s, Shape.of(1, node.size()))), node.shape()) : new Expr.Sym(symbol, s, node.shape()));
    return s;
  }

  /// One more line where inserting the gradient before makes an activation's line collapse, as softmax and cross-entropy do to `p − y`.
  private Expr collapsed(Expr value, Tex name, boolean row, Tensor node, Tensor g) {
    var inserted = Expand.of(value, gradientsOf);
    if (inserted == null || row) return value;
    steps.add(new Step(Kind.BACKWARD, name, null, inserted, List.of(Derived.INSERT), g.detach()));
    return inserted;
  }
}
