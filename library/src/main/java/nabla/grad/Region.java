package nabla.grad;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import nabla.array.Array;

/// A result of operations on elements together with the late results that it is computed from and nothing else needs: what may be computed block by
/// block, without an array for any of them.
///
/// @param nodes    newest first, so the result itself is the first
/// @param operands what they take from outside, each once
/// @param places   of each node, where its inputs stand in the list of all nodes and then all operands
record Region(List<Node> nodes, List<Operand> operands, int[][] places) {
  /// An operand from outside.
  ///
  /// @param origin its numbers, where it is a parameter, as the nodes have seen them; null where they are its own
  /// @param takers how often the nodes take it
  record Operand(Tensor tensor, Array origin, int takers) {
    Array numbers() {
      return origin != null ? origin : tensor.array();
    }

    private Operand once() {
      return new Operand(tensor, origin, takers + 1);
    }
  }

  /// The region of a late result, null where it is alone. The tensors of these ids are none of it.
  static Region of(Node root, Set<Long> keep) {
    if (Late.weight(root.inputs) == 1) return null;
    var nodes = nodes(root, keep);
    return nodes.size() == 1 ? null : of(nodes);
  }

  /// Newest first, so that all that take a late input have been met when it is its turn.
  private static List<Node> nodes(Node root, Set<Long> keep) {
    var nodes = new ArrayList<>(List.of(root));
    var met = new HashMap<Tensor, Integer>();
    var open = new PriorityQueue<>(Comparator.comparingLong(Tensor::id).reversed());
    for (var node = root; node != null;) {
      for (var x : node.inputs)
        if (x.node() != null && x.node().waits() > 0 && !keep.contains(x.id()) && met.merge(x, 1, Integer::sum) == 1) open.add(x);
      node = null;
      while (node == null && !open.isEmpty()) {
        var x = open.poll();
        if (x.node().takers() == met.get(x)) nodes.add(node = x.node());
      }
    }
    return nodes;
  }

  private static Region of(List<Node> nodes) {
    Map<Object, Integer> found = new IdentityHashMap<>();
    for (var node : nodes) found.put(node, found.size());
    var operands = new ArrayList<Operand>();
    var places = new int[nodes.size()][];
    for (int i = 0; i < places.length; i++) places[i] = places(nodes.get(i), found, operands, nodes.size());
    return new Region(nodes, operands, places);
  }

  private static int[] places(Node node, Map<Object, Integer> found, List<Operand> operands, int first) {
    var places = new int[node.inputs.size()];
    for (int k = 0; k < places.length; k++) {
      var x = node.inputs.get(k);
      var origin = node.origin(k);
      Object key = x.node() != null && found.containsKey(x.node()) ? x.node() : origin != null ? origin : x;
      var at = found.putIfAbsent(key, found.size());
      places[k] = at == null ? found.size() - 1 : at;
      if (at == null) operands.add(new Operand(x, origin, 0));
      if (places[k] >= first) operands.set(places[k] - first, operands.get(places[k] - first).once());
    }
    return places;
  }

  List<Tensor> tensors() {
    return operands.stream().map(Operand::tensor).toList();
  }

  /// How many places there are.
  int size() {
    return nodes.size() + operands.size();
  }

  /// A tensor of the shape and the dtype of the result.
  Tensor like() {
    return Late.like(nodes.getFirst().inputs);
  }
}
