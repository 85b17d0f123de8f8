package nabla.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nabla.grad.Graph;
import nabla.grad.Tensor;

/// The nodes of a graph that are worth drawing, and the wires between them. Views, casts and numbers are left out of small graphs; large ones are
/// folded into their named quantities.
record Drawing(List<Tensor> nodes, Map<Tensor, List<Tensor>> inputs, boolean folded) {
  /// What can still be read node by node.
  static final int MOST = 60;

  static Drawing of(Tensor y, Named named) {
    var all = Graph.nodes(y);
    var fine = choose(y, all.stream().filter(n -> n == y || !glue(n) && !number(n)).toList(), false);
    if (fine.nodes.size() <= MOST) return fine;
    var names = choose(y, all.stream()
        .filter(n -> n == y || n.op() != null && named.of(n) != null && !glue(n) && !(named.isPre(n) && activated(n, all))).toList(), true);
    return names.nodes.size() <= MOST ? names : thinned(y, names);
  }

  /// Whether a pre-activation goes into an activation, with which it is folded into one layer.
  private static boolean activated(Tensor n, List<Tensor> all) {
    return all.stream().anyMatch(u -> u.inputs().contains(n) && u.op() instanceof nabla.grad.Activation);
  }

  /// Every k-th quantity of a very deep graph, its ends kept.
  private static Drawing thinned(Tensor y, Drawing d) {
    int step = (d.nodes.size() + MOST - 3) / (MOST - 2);
    var kept = new ArrayList<Tensor>();
    for (int i = 0; i < d.nodes.size(); i++)
      if (i % step == 0 || d.nodes.get(i) == y) kept.add(d.nodes.get(i));
    return choose(y, kept, true);
  }

  private static boolean glue(Tensor n) {
    return n.op() != null && List.of("reshape", "dtype", "broadcastTo").contains(n.op().name());
  }

  private static boolean number(Tensor n) {
    return n.op() == null && !n.tracked() && n.size() == 1;
  }

  private static Drawing choose(Tensor y, List<Tensor> kept, boolean folded) {
    var chosen = new HashSet<>(kept);
    var above = new HashMap<Tensor, List<Tensor>>();
    var inputs = new LinkedHashMap<Tensor, List<Tensor>>();
    for (var node : Graph.nodes(y)) {
      var sources = new ArrayList<Tensor>();
      for (var x : node.inputs())
        for (var s : chosen.contains(x) ? List.of(x) : above.getOrDefault(x, List.of()))
          if (!sources.contains(s)) sources.add(s);
      above.put(node, sources);
      if (chosen.contains(node)) inputs.put(node, sources);
    }
    return new Drawing(List.copyOf(inputs.keySet()), inputs, folded);
  }
}
