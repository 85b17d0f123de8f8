package nabla.grad;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import nabla.array.Interrupted;
import nabla.array.Shape;
import nabla.array.Spares;

/// The backward pass: walks the graph from newest node to oldest, each once, and hands every gradient on.
///
/// Ids grow, so an input is always older than its result: when a node comes up, its gradient is complete.
final class Backward {
  private final Holdings holdings;
  private final Pending pending;
  private final List<Tensor> leaves = new ArrayList<>();

  private Backward(boolean createGraph) {
    holdings = createGraph ? null : new Holdings();
    pending = new Pending(holdings);
  }

  /// Takes a parameter's gradient, and whether no one else holds its storage.
  interface Receiver {
    void take(Tensor leaf, Tensor gradient, boolean sole);
  }

  /// The gradient of `seed · y` by each leaf and each of `wanted` that `y` depends on, by id; null for others.
  static LongFunction<Tensor> pass(Tensor y, Tensor seed, List<Tensor> wanted, boolean createGraph) {
    var keep = new HashSet<Long>();
    for (var w : wanted) keep.add(w.id());
    var pass = new Backward(createGraph);
    pass.run(y, seed, keep);
    return pass.pending::gradient;
  }

  /// Hands each parameter that `y` depends on its gradient of `seed · y`.
  static void toLeaves(Tensor y, Tensor seed, boolean createGraph, Receiver receiver) {
    var pass = new Backward(createGraph);
    pass.run(y, seed, Set.of());
    for (var leaf : pass.leaves) {
      var g = pass.pending.gradient(leaf.id());
      receiver.take(leaf, g, !createGraph && pass.holdings.sole(g));
    }
  }

  private void run(Tensor y, Tensor seed, Set<Long> keep) {
    if (holdings == null) Recording.ON.during(() -> walk(y, seed, keep));
    else holdings.during(() -> Recording.PASS.during(() -> walk(y, seed, keep)));
  }

  private Void walk(Tensor y, Tensor seed, Set<Long> keep) {
    receive(y, seed);
    for (Tensor node; (node = pending.poll()) != null;) {
      Interrupted.check();
      if (node.op() == null) {
        leaves.add(node);
        continue;
      }
      var g = pending.gradient(node.id());
      boolean kept = !keep.isEmpty() && keep.contains(node.id());
      if (!kept) pending.drop(node.id());
      node.node().checkVersions();
      if (holdings == null) pass(node, g);
      else {
        recycling(node, g, keep, kept);
        if (node.node().claimed()) node.node().leave(pending.parts(node.id()) - (node == y ? 1 : 0), holdings);
      }
    }
    return null;
  }

  /// Hands a gradient on, and recycles what nobody can see afterwards.
  private void recycling(Tensor node, Tensor g, Set<Long> keep, boolean kept) {
    if (!Holdings.trusts(node.op())) {
      holdings.forfeit(g);
      Spares.unwatched(() -> Recording.OFF.during(() -> pass(node, g)));
      return;
    }
    boolean shared = readsBig(node.inputs());
    if (shared) Node.claim(node.inputs(), true);
    if (!(node.node().late() && blockwise(node, g, keep, kept)) && (kept || !overwrite(node, g))) pass(node, g);
    if (shared) Node.claim(node.inputs(), false);
    holdings.settle();
    if (!kept) holdings.release(g);
  }

  /// Whether another thread's pass might recycle an operand.
  private static boolean readsBig(List<Tensor> inputs) {
    for (int i = 0; i < inputs.size(); i++) if (inputs.get(i).size() >= Spares.LEAST && inputs.get(i).node() != null) return true;
    return false;
  }

  /// Goes back at once through a result and the late ones that it alone was computed from.
  private boolean blockwise(Tensor node, Tensor g, Set<Long> keep, boolean kept) {
    var region = Region.of(node.node(), keep);
    if (region == null) return false;
    region.nodes().forEach(Node::checkVersions);
    var read = region.tensors();
    Node.claim(read, true);
    var gradients = Pullback.of(region, g, !kept && holdings.sole(g) && g.array().contiguous());
    for (int i = 0; i < gradients.length; i++)
      if (gradients[i] != null) pending.receive(region.operands().get(i).tensor(), gradients[i], region.operands().get(i).takers());
    Node.claim(read, false);
    return true;
  }

  /// Writes the gradient of a function's argument over that of its value, where no one else looks at it.
  private boolean overwrite(Tensor node, Tensor g) {
    if (!(node.op() instanceof Unary f) || f.pull() == null || !holdings.sole(g)) return false;
    var x = node.inputs().getFirst();
    if (x.dtype() != g.dtype() || !x.shape().equals(g.shape()) || !g.array().contiguous()) return false;
    f.pull().over(x, node, g);
    receive(x, g);
    return true;
  }

  private Void pass(Tensor node, Tensor g) {
    var inputs = node.inputs();
    var parts = node.op().vjp(inputs, node, g);
    for (int i = 0; i < inputs.size(); i++)
      if (inputs.get(i).tracked() && parts.get(i) != null) receive(inputs.get(i), parts.get(i));
    return null;
  }

  private void receive(Tensor x, Tensor part) {
    pending.receive(x, sumTo(part, x.shape()).dtype(x.dtype()), 1);
  }

  /// Undoes broadcasting: sums over the axes that were stretched to reach this shape.
  static Tensor sumTo(Tensor g, Shape shape) {
    if (g.shape().equals(shape)) return g;
    if (!g.shape().equals(g.shape().broadcast(shape))) return g.broadcastTo(shape);
    int lead = g.shape().rank() - shape.rank();
    var axes = new boolean[g.shape().rank()];
    boolean inner = false;
    for (int i = 0; i < axes.length; i++) {
      axes[i] = i < lead || shape.dim(i - lead) == 1 && g.shape().dim(i) != 1;
      inner |= axes[i] && i >= lead;
    }
    var sum = Tensor.apply(new Reduction.Sum(axes, inner), g);
    return inner && lead > 0 ? sum.reshape(shape.dims()) : sum;
  }
}
