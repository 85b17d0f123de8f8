package nabla.derive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nabla.grad.Activation;
import nabla.grad.Arithmetic;
import nabla.grad.Contraction;
import nabla.grad.CrossEntropy;
import nabla.grad.Fused;
import nabla.grad.Normalization;
import nabla.grad.Op;
import nabla.grad.Pooling;
import nabla.grad.Shaping;
import nabla.grad.Tensor;
import nabla.tex.Notation;
import nabla.tex.Tex;

/// Which quantities of a graph get a name, and which: the student's own names first, then those of the notation.
final class Named {
  private static final List<String> VECTORS = List.of("x", "y", "t", "u", "v", "c", "d", "e"),
      MATRICES = List.of("X", "Y", "T", "U", "V", "A", "B", "D");

  private final Notation notation;
  private final Map<Long, Tex> names = new HashMap<>();
  private final Map<Long, String> layers = new HashMap<>();
  private final Set<Long> pre = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<Long, List<Tensor>> users = new HashMap<>();
  private final Tex loss;

  Named(Tensor loss, List<Tensor> nodes, Notation notation) {
    this(loss, nodes, notation, Map.of());
  }

  Named(Tensor loss, List<Tensor> nodes, Notation notation, Map<Tensor, String> given) {
    this.notation = notation;
    given.forEach((node, name) -> put(node, Names.tex(name)));
    for (var node : nodes)
      for (var x : node.inputs()) users.computeIfAbsent(x.id(), k -> new java.util.ArrayList<>()).add(node);
    for (var node : nodes)
      if (!names.containsKey(node.id()) && Names.of(node) != null && (node.op() != null || node.size() > 1 || node.tracked()))
        put(node, weight(Names.of(node), node.op() == null));
    this.loss = names.getOrDefault(loss.id(), Tex.atom(notation.loss()));
    names.put(loss.id(), this.loss);
    int layer = notation.first() - 1, affine = (int) nodes.stream().filter(n -> n != loss && affine(n) && !given.containsKey(n)).count();
    for (var node : nodes)
      if (node != loss && affine(node) && !given.containsKey(node)) {
        pre.add(node.id());
        layer = number(node, layer + 1);
        layers.put(node.id(), affine == 1 && digits(node).isEmpty() ? "" : String.valueOf(layer));
        names.putIfAbsent(node.id(), notation.at(notation.pre(), layers.get(node.id())));
      } else if (node != loss && output(node)) name(node);
    shared(nodes, loss);
    for (var node : nodes)
      for (var x : node.inputs())
        if (x.op() == null && !names.containsKey(x.id()) && (x.size() > 1 || x.tracked())) invent(x);
  }

  private void put(Tensor node, Tex name) {
    names.put(node.id(), name);
    taken.add(name.code());
  }

  /// A weight's number is its layer's: `W2` is `W^{2}` in notes with upper indices; so are those of what a layer computes, `z2` and `a2`.
  private Tex weight(String name, boolean leaf) {
    return name.matches(leaf ? "[WbwUV]\\d+" : "[azsh]\\d+") ? notation.at(name.substring(0, 1), name.substring(1)) : Names.tex(name);
  }

  /// The result of a matrix product or convolution with what is added to it: the input of an activation or of the loss.
  private boolean affine(Tensor node) {
    if (!node.tracked() || node.size() == 1 && users(node).stream().noneMatch(u -> u.op() instanceof Activation)) return false;
    return carries(node) && users(node).stream().noneMatch(this::carries);
  }

  private boolean carries(Tensor node) {
    return switch (node.op()) {
      case null -> false;
      case Contraction c -> node.inputs().stream().filter(Tensor::tracked).anyMatch(x -> true);
      case Arithmetic.Add a -> node.inputs().stream()
          .anyMatch(x -> x.op() == null && (x.tracked() || x.size() > 1) || x.op() instanceof Shaping && x.inputs().getFirst().op() == null)
          && node.inputs().stream().anyMatch(this::carries);
      case Shaping s -> !(s instanceof Shaping.Permute) && carries(node.inputs().getFirst());
      default -> false;
    };
  }

  private boolean output(Tensor node) {
    return node.op() instanceof Activation || node.op() instanceof Fused && !(node.op() instanceof CrossEntropy);
  }

  private void name(Tensor node) {
    if (names.containsKey(node.id())) return;
    var from = node.inputs().getFirst();
    while (from.op() instanceof Shaping || from.op() instanceof Normalization || from.op() instanceof Pooling
        || from.op() instanceof Activation)
      if (layers.containsKey(from.id())) break;
      else from = from.inputs().getFirst();
    var layer = layers.getOrDefault(from.id(), "");
    var letter = letter(node.op());
    if (letter == null) return;
    var tex = notation.at(letter, layer);
    for (int i = 0; !taken.add(tex.code()); i++) tex = notation.at(letter + "'".repeat(i + 1), layer);
    names.put(node.id(), tex);
  }

  private String letter(Op op) {
    return switch (op) {
      case Activation a -> notation.post();
      case Fused.Softmax s -> "p";
      case Fused.LogSoftmax s -> null;
      case Pooling p -> "r";
      case Normalization n -> "n";
      default -> "h";
    };
  }

  /// Quantities that are used more than once are named once.
  private void shared(List<Tensor> nodes, Tensor loss) {
    int next = 1;
    for (var node : nodes)
      if (node.op() != null && node != loss && node.tracked() && !names.containsKey(node.id()) && users(node).size() > 1
          && !(node.op() instanceof Shaping))
        names.put(node.id(), Tex.atom("u_{" + next++ + "}"));
  }

  private List<Tensor> users(Tensor x) {
    return users.getOrDefault(x.id(), List.of());
  }

  /// The digits in the name of an affine map's weight.
  private String digits(Tensor node) {
    for (var x = node; x.op() != null;) {
      if (x.op() instanceof Contraction) return x.inputs().stream().map(Names::of).filter(n -> n != null && n.matches("[A-Za-z]+\\d+"))
          .map(n -> n.replaceAll("\\D", "")).findFirst().orElse("");
      x = x.inputs().stream().filter(i -> i.op() != null).findFirst().orElse(x.inputs().getFirst());
    }
    return "";
  }

  private int number(Tensor node, int otherwise) {
    var digits = digits(node);
    return digits.isEmpty() ? otherwise : Integer.parseInt(digits);
  }

  /// The name of a node, null where it is to be read on.
  Tex of(Tensor node) {
    return names.get(node.id());
  }

  /// Names a leaf that has none, in the order of use.
  private void invent(Tensor leaf) {
    boolean vector = java.util.Arrays.stream(leaf.shape().dims()).filter(d -> d > 1).count() < 2;
    for (int i = 0; i < VECTORS.size(); i++) {
      if (taken.contains(VECTORS.get(i)) || taken.contains(MATRICES.get(i))) continue;
      put(leaf, Tex.atom((vector ? VECTORS : MATRICES).get(i)));
      return;
    }
    names.put(leaf.id(), Names.fallback(leaf));
  }

  Tex symbol(Tensor node) {
    return names.getOrDefault(node.id(), Tex.atom("u"));
  }

  boolean isPre(Tensor node) {
    return pre.contains(node.id());
  }

  Tex delta(Tensor node) {
    return notation.at(notation.delta(), layers.get(node.id()));
  }

  Tex loss() {
    return loss;
  }
}
