package nabla.grad;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;
import nabla.array.Interrupted;
import nabla.array.Shape;

/// The backward pass: walks the graph from newest node to oldest, each once, and hands every gradient on.
///
/// Ids grow, so an input is always older than its result: when a node comes up, its gradient is complete.
final class Backward {
  private final Pending pending = new Pending();
  private final List<Tensor> leaves = new ArrayList<>();

  private Backward() {}

  /// The gradient of `seed · y` by each leaf and each of `wanted` that `y` depends on, by id; null for others.
  static LongFunction<Tensor> pass(Tensor y, Tensor seed, List<Tensor> wanted, boolean createGraph) {
    var keep = new HashSet<Long>();
    for (var w : wanted) keep.add(w.id());
    var pass = new Backward();
    Recording.with(createGraph, () -> pass.walk(y, seed, keep));
    return pass.pending::gradient;
  }

  /// Hands each parameter that `y` depends on its gradient of `seed · y`.
  static void toLeaves(Tensor y, Tensor seed, boolean createGraph, BiConsumer<Tensor, Tensor> receiver) {
    var pass = new Backward();
    Recording.with(createGraph, () -> pass.walk(y, seed, Set.of()));
    for (var leaf : pass.leaves) receiver.accept(leaf, pass.pending.gradient(leaf.id()));
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
      if (keep.isEmpty() || !keep.contains(node.id())) pending.drop(node.id());
      pass(node, g);
    }
    return null;
  }

  private void pass(Tensor node, Tensor g) {
    node.checkVersions();
    var inputs = node.inputs();
    var parts = node.op().vjp(inputs, node, g);
    for (int i = 0; i < inputs.size(); i++)
      if (inputs.get(i).tracked() && parts.get(i) != null) receive(inputs.get(i), parts.get(i));
  }

  private void receive(Tensor x, Tensor part) {
    pending.receive(x, sumTo(part, x.shape()).dtype(x.dtype()));
  }

  /// Undoes broadcasting: sums over the axes that were stretched to reach this shape.
  static Tensor sumTo(Tensor g, Shape shape) {
    if (g.shape().equals(shape)) return g;
    if (!g.shape().equals(g.shape().broadcast(shape))) return g.broadcastTo(shape);
    int lead = g.shape().rank() - shape.rank();
    var axes = new boolean[g.shape().rank()];
    for (int i = 0; i < axes.length; i++) axes[i] = i < lead || shape.dim(i - lead) == 1 && g.shape().dim(i) != 1;
    return Tensor.apply(new Reduction.Sum(axes, true), g).reshape(shape.dims());
  }
}
