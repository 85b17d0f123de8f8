package nabla.derive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nabla.array.Array;
import nabla.array.DType;
import nabla.grad.Graph;
import nabla.grad.Tensor;

/// Several tensors' graphs, ready to be computed again and again with other leaves, in F64.
final class Program {
  private final List<Tensor> nodes;
  private final List<Tensor> results;
  private final Map<Long, Tensor> constants;

  Program(List<Tensor> results) {
    this.results = results;
    nodes = new ArrayList<>();
    constants = new HashMap<>();
    var all = new LinkedHashMap<Long, Tensor>();
    for (var y : results)
      for (var node : Graph.nodes(y)) all.putIfAbsent(node.id(), node);
    nodes.addAll(all.values());
    nodes.sort(Comparator.comparingLong(Tensor::id));
    for (var node : nodes)
      if (node.op() == null) constants.put(node.id(), exact(node));
  }

  private Program(List<Tensor> nodes, List<Tensor> results, Map<Long, Tensor> constants) {
    this.nodes = nodes;
    this.results = results;
    this.constants = constants;
  }

  /// This program with everything computed that does not depend on the leaves left open.
  Program fixed(Map<Tensor, Tensor> at, Collection<Tensor> open) {
    var depends = new HashSet<Tensor>(open);
    var rest = new ArrayList<Tensor>();
    var values = new HashMap<>(constants);
    for (var node : nodes)
      if (depends.contains(node) || node.inputs().stream().anyMatch(depends::contains)) {
        depends.add(node);
        rest.add(node);
      } else values.put(node.id(), value(node, at, values));
    return new Program(rest, results, values);
  }

  /// The leaves that may be replaced: parameters and declared symbols.
  List<Tensor> leaves() {
    return nodes.stream().filter(n -> n.op() == null && n.tracked()).toList();
  }

  /// The results with these leaves replaced.
  List<Tensor> run(Map<Tensor, Tensor> at) {
    var values = new HashMap<>(constants);
    for (var node : nodes) values.put(node.id(), value(node, at, values));
    return results.stream().map(y -> values.get(y.id())).toList();
  }

  private static Tensor value(Tensor node, Map<Tensor, Tensor> at, Map<Long, Tensor> values) {
    var given = at.get(node);
    return given != null ? given : node.op() == null ? values.get(node.id()) : again(node, values);
  }

  private static Tensor again(Tensor node, Map<Long, Tensor> values) {
    return Tensor.apply(node.op(), node.inputs().stream().map(x -> values.get(x.id())).toArray(Tensor[]::new));
  }

  /// A leaf in F64. A float is taken for the decimal that prints it: 0.1f is meant as 0.1.
  static Tensor exact(Tensor x) {
    if (x.dtype() == DType.F64) return x.detach();
    var numbers = x.toDoubles();
    for (int i = 0; i < numbers.length; i++) numbers[i] = Double.parseDouble(Float.toString((float) numbers[i]));
    return Tensor.of(Array.of(numbers, x.shape()));
  }
}
