package nabla.grad;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import nabla.array.Interrupted;
import nabla.array.Shape;

/// The backward pass: walks the graph from newest node to oldest, each once, and hands every gradient on.
///
/// Ids grow, so an input is always older than its result: when a node comes up, its gradient is complete.
final class Backward {
  private final PriorityQueue<Tensor> open = new PriorityQueue<>((a, b) -> Long.compare(b.id(), a.id()));
  private final Map<Long, Tensor> gradients = new HashMap<>();
  private final List<Tensor> leaves = new ArrayList<>();

  private Backward() {}

  /// The gradient of `seed · y` by each leaf and each of `wanted` that `y` depends on, by id.
  static Map<Long, Tensor> pass(Tensor y, Tensor seed, List<Tensor> wanted, boolean createGraph) {
    return Recording.with(createGraph, () -> new Backward().walk(y, seed, wanted));
  }

  /// Hands each parameter that `y` depends on its gradient of `seed · y`.
  static void toLeaves(Tensor y, Tensor seed, boolean createGraph, BiConsumer<Tensor, Tensor> receiver) {
    var pass = new Backward();
    Recording.with(createGraph, () -> pass.walk(y, seed, List.of()));
    for (var leaf : pass.leaves) receiver.accept(leaf, pass.gradients.get(leaf.id()));
  }

  private Map<Long, Tensor> walk(Tensor y, Tensor seed, List<Tensor> wanted) {
    var keep = new HashSet<Long>();
    for (var w : wanted) keep.add(w.id());
    receive(y, seed);
    while (!open.isEmpty()) {
      Interrupted.check();
      var node = open.poll();
      if (node.op() == null) leaves.add(node);
      else pass(node, keep.contains(node.id()) ? gradients.get(node.id()) : gradients.remove(node.id()));
    }
    return gradients;
  }

  private void pass(Tensor node, Tensor g) {
    node.checkVersions();
    var inputs = node.inputs();
    var parts = node.op().vjp(inputs, node, g);
    for (int i = 0; i < inputs.size(); i++)
      if (inputs.get(i).tracked() && parts.get(i) != null) receive(inputs.get(i), parts.get(i));
  }

  private void receive(Tensor x, Tensor part) {
    var fitted = sumTo(part, x.shape()).dtype(x.dtype());
    var before = gradients.get(x.id());
    if (before == null) open.add(x);
    gradients.put(x.id(), before == null ? fitted : before.add(fitted));
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
