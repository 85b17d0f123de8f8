package nabla.grad;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The graph behind a tensor: its nodes in the order of computation, its parameters, and its recomputation from other inputs.
public final class Graph {
  private Graph() {}

  /// All tensors that `y` was computed from, constants included, oldest first; `y` is the last.
  public static List<Tensor> nodes(Tensor y) {
    var seen = new HashSet<Long>();
    var found = new ArrayList<Tensor>();
    var open = new ArrayDeque<Tensor>();
    open.push(y);
    while (!open.isEmpty()) {
      var node = open.pop();
      if (!seen.add(node.id())) continue;
      found.add(node);
      for (var input : node.inputs()) open.push(input);
    }
    found.sort(Comparator.comparingLong(Tensor::id));
    return found;
  }

  /// The parameters that `y` depends on, oldest first.
  public static List<Tensor> leaves(Tensor y) {
    return nodes(y).stream().filter(n -> n.tracked() && n.op() == null).toList();
  }

  /// `y` computed again with some leaves replaced.
  public static Tensor replay(Tensor y, Map<Tensor, Tensor> replaced) {
    var values = new HashMap<Long, Tensor>();
    replaced.forEach((from, to) -> values.put(from.id(), to));
    for (var node : nodes(y))
      if (!values.containsKey(node.id())) values.put(node.id(), again(node, values));
    return values.get(y.id());
  }

  private static Tensor again(Tensor node, Map<Long, Tensor> values) {
    if (node.op() == null) return node;
    return Tensor.apply(node.op(), node.inputs().stream().map(x -> values.get(x.id())).toArray(Tensor[]::new));
  }
}
