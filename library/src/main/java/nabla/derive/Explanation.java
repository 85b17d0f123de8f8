package nabla.derive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import nabla.array.Array;
import nabla.array.Shape;
import nabla.display.Bundle;
import nabla.display.Displayable;
import nabla.grad.Grad;
import nabla.grad.Graph;
import nabla.grad.Tensor;
import nabla.tex.Notation;

/// Where one entry of a gradient comes from: the paths from a parameter's entry to the loss, each with the product of the slopes on its way.
/// Their sum is the entry of the gradient (the chain rule summed over paths).
///
/// ```java
/// explain(L, W2, 0, 0)     // W2[0,0] → z2[0] → a2[0] → z3[1] → a3[1] → L:  1 · 0.24 · (−0.2) · 0.25 · 0.43 = …
/// ```
public final class Explanation implements Displayable {
  private static final int SHOWN = 8, MOST = 20_000;

  /// One path: the quantities it passes, as plain text, the slope of each step, and their product.
  public record Path(List<String> through, List<Double> slopes, double product) {}

  private final String entry;
  private final double gradient;
  private final List<Path> paths;

  private Explanation(String entry, double gradient, List<Path> paths) {
    this.entry = entry;
    this.gradient = gradient;
    this.paths = List.copyOf(paths);
  }

  /// The paths by which entry `index` of `x` acts on the scalar `loss`, largest first, at most eight.
  public static Explanation of(Tensor loss, Tensor x, int... index) {
    if (loss.size() != 1) throw new IllegalArgumentException("explain: needs one number, this has shape " + loss.shape());
    if (!Graph.nodes(loss).contains(x))
      throw new IllegalArgumentException("explain: the value does not depend on " + (Names.of(x) == null ? "that tensor" : Names.of(x)));
    if (index.length != x.rank())
      throw new IllegalArgumentException("explain: shape " + x.shape() + " needs " + x.rank() + " indices, not " + index.length);
    x.at(index);
    return new Walk(loss, x).from(index);
  }

  public List<Path> paths() {
    return paths;
  }

  /// The entry of the gradient: the sum over all paths.
  public double gradient() {
    return gradient;
  }

  /// The search for the largest paths, best first by the slope so far times what is left.
  private static final class Walk {
    private final Tensor loss, x;
    private final Named named;
    private final Map<Tensor, List<Tensor>> users = new HashMap<>();
    private final Map<Tensor, double[]> gradients = new HashMap<>();
    private final Map<Tensor, Map<Tensor, double[][]>> slopes = new HashMap<>();

    private record State(Tensor node, int place, double product, State before, double slope) {}

    Walk(Tensor loss, Tensor x) {
      this.loss = loss;
      this.x = x;
      var nodes = Graph.nodes(loss);
      named = new Named(loss, nodes, Notation.session());
      var tracked = nodes.stream().filter(Tensor::tracked).toList();
      if (tracked.stream().filter(n -> n.op() != null).mapToLong(Tensor::size).sum() > MOST)
        throw new IllegalArgumentException(
            "explain: this graph has too many numbers to follow one by one; explain a smaller network or one example");
      var found = Grad.of(loss, tracked, false);
      for (int i = 0; i < tracked.size(); i++) gradients.put(tracked.get(i), found.get(i).toDoubles());
      for (var n : tracked)
        for (var in : n.inputs())
          if (in.tracked() && !users.computeIfAbsent(in, k -> new ArrayList<>()).contains(n)) users.get(in).add(n);
    }

    Explanation from(int[] index) {
      int start = 0;
      var strides = x.shape().strides();
      for (int i = 0; i < index.length; i++) start += (index[i] < 0 ? index[i] + x.dim(i) : index[i]) * strides[i];
      var open = new PriorityQueue<State>((a, b) -> Double.compare(weight(b), weight(a)));
      open.add(new State(x, start, 1, null, 1));
      var paths = new ArrayList<Path>();
      for (int steps = 0; !open.isEmpty() && paths.size() < SHOWN && steps < MOST; steps++) {
        var s = open.poll();
        if (s.node == loss) paths.add(path(s));
        else for (var user : users.getOrDefault(s.node, List.of())) extend(open, s, user);
      }
      return new Explanation(label(x, start), gradients.get(x)[start], paths);
    }

    private double weight(State s) {
      return Math.abs(s.product * gradients.get(s.node)[s.place]);
    }

    private void extend(PriorityQueue<State> open, State s, Tensor user) {
      var rows = slopes(user).get(s.node);
      for (int j = 0; j < rows.length; j++) {
        double slope = rows[j][s.place];
        if (slope != 0) open.add(new State(user, j, s.product * slope, s, slope));
      }
    }

    /// The Jacobian of a node by each of its inputs, a row an entry of the node.
    private Map<Tensor, double[][]> slopes(Tensor node) {
      return slopes.computeIfAbsent(node, n -> Tensor.noGrad(() -> {
        var all = new HashMap<Tensor, double[][]>();
        for (int j = 0; j < n.size(); j++) {
          var unit = Array.zeros(n.dtype(), n.shape());
          unit.raw(j, 1);
          var parts = n.op().vjp(n.inputs(), n, Tensor.of(unit));
          for (int i = 0; i < parts.size(); i++) {
            var in = n.inputs().get(i);
            if (!in.tracked()) continue;
            var rows = all.computeIfAbsent(in, k -> new double[n.size()][in.size()]);
            var part = parts.get(i) == null ? new double[in.size()] : Grad.sumTo(parts.get(i), in.shape()).toDoubles();
            for (int k = 0; k < part.length; k++) rows[j][k] += part[k];
          }
        }
        return all;
      }));
    }

    /// Only named quantities are listed; the slopes between them are multiplied.
    private Path path(State end) {
      var through = new ArrayList<String>();
      var factors = new ArrayList<Double>();
      double since = 1;
      for (var s = end; s != null; s = s.before) {
        if (named.of(s.node) != null) {
          if (!through.isEmpty()) factors.addFirst(since);
          through.addFirst(label(s.node, s.place));
          since = 1;
        }
        since *= s.slope;
      }
      return new Path(List.copyOf(through), List.copyOf(factors), end.product);
    }

    private String label(Tensor n, int place) {
      var name = named.of(n) == null ? nabla.tex.Tex.atom("u") : named.of(n);
      return n.size() == 1 ? name.code() : "\\left[" + name + "\\right]_{" + index(n.shape(), place) + "}";
    }

    private static String index(Shape shape, int place) {
      var strides = shape.strides();
      var parts = new ArrayList<String>();
      for (int i = 0; i < shape.rank(); i++) parts.add("" + place / strides[i] % shape.dim(i));
      return String.join(",", parts);
    }
  }

  private double others() {
    return gradient - paths.stream().mapToDouble(Path::product).sum();
  }

  private boolean complete() {
    return Math.abs(others()) <= 1e-6 * Math.max(1e-12, Math.abs(gradient)) || paths.size() < SHOWN;
  }

  @Override
  public Bundle display() {
    var rows = new ArrayList<String>();
    for (var p : paths) rows.add(String.join(" \\to ", p.through) + " & " + factors(p, " \\cdot ") + " & = " + Verifier.number(p.product));
    if (!complete()) rows.add("\\text{all other paths} & & " + Verifier.number(others()));
    rows.add("\\text{sum} = \\partial / \\partial " + entry + " & & = " + Verifier.number(gradient));
    return Bundle.text(toString()).with(Bundle.LATEX, "$$\\begin{array}{lll}\n" + String.join(" \\\\[0.4em]\n", rows) + "\n\\end{array}$$");
  }

  private static String factors(Path p, String dot) {
    return String.join(dot, p.slopes.stream().map(s -> s < 0 ? "(" + Verifier.number(s) + ")" : Verifier.number(s)).toList());
  }

  @Override
  public String toString() {
    var lines = new ArrayList<String>();
    for (var p : paths) lines.add(
        String.join(" → ", p.through.stream().map(Plain::of).toList()) + ":  " + factors(p, " · ") + " = " + Verifier.number(p.product));
    if (!complete()) lines.add("all other paths: " + Verifier.number(others()));
    lines.add("gradient of " + Plain.of(entry) + ": " + Verifier.number(gradient));
    return String.join("\n", lines);
  }
}
