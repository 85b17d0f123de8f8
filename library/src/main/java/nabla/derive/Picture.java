package nabla.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nabla.display.Bundle;
import nabla.display.Displayable;
import nabla.grad.Grad;
import nabla.grad.Graph;
import nabla.grad.Tensor;
import nabla.tex.Notation;

/// The computation graph of a value as a picture: operations as boxes, values and gradients in them, colour by the gradient's size.
///
/// Up to 60 nodes are drawn one by one; larger graphs are folded into their named quantities. `rules()` writes each operation's gate rule beside it.
///
/// ```java
/// var a = param("a", 2), b = param("b", -3);
/// graph(tanh(a * b + 10))
/// graph(tanh(a * b + 10)).rules()
/// ```
public final class Picture implements Displayable {
  private static final double BOX_WIDTH = 104, BOX_HEIGHT = 46, GAP = 34;

  private final Tensor y;
  private final boolean rules;
  private final Drawing drawing;
  private final Named named;
  private final Map<Tensor, Tensor> gradients = new HashMap<>();
  private double largest = 1e-300;

  private Picture(Tensor y, boolean rules) {
    this.y = y;
    this.rules = rules;
    named = new Named(y, Graph.nodes(y), Notation.session());
    drawing = Drawing.of(y, named);
    var tracked = drawing.nodes().stream().filter(Tensor::tracked).toList();
    if (y.tracked() && y.size() == 1) {
      var found = Grad.of(y, tracked, false);
      for (int i = 0; i < tracked.size(); i++) gradients.put(tracked.get(i), found.get(i));
      for (var g : gradients.values()) largest = Math.max(largest, size(g));
    }
  }

  /// The graph of this value.
  public static Picture of(Tensor y) {
    return new Picture(y, false);
  }

  /// With each operation's rule, from which its inputs' gradients come.
  public Picture rules() {
    return new Picture(y, true);
  }

  /// How many boxes there are.
  int nodes() {
    return drawing.nodes().size();
  }

  private static double size(Tensor x) {
    double sum = 0;
    for (double v : x.toDoubles()) sum += v * v;
    return Math.sqrt(sum / Math.max(1, x.size()));
  }

  @Override
  public Bundle display() {
    return Bundle.text(toString()).withPicture(svg());
  }

  private String svg() {
    var layers = new Layers(drawing);
    boolean across = layers.depth() <= 8;
    double along = across ? BOX_WIDTH + GAP + 10 : BOX_HEIGHT + GAP, aside = across ? BOX_HEIGHT + GAP - 12 : BOX_WIDTH + GAP;
    if (rules && across) aside += 14;
    double length = layers.depth() * along, breadth = layers.breadth() * aside, step = aside;
    var svg = new Svg(across ? length : breadth + 20, across ? breadth + 20 : length);
    Map<Tensor, double[]> at = new HashMap<>();
    for (var n : drawing.nodes()) {
      double a = layers.layer(n) * along + along / 2, b = breadth / 2 + 10 + layers.place(n) * step;
      at.put(n, across ? new double[]{a, b} : new double[]{b, a});
    }
    for (var n : drawing.nodes())
      for (var x : drawing.inputs().get(n)) wire(svg, at.get(x), at.get(n), across);
    for (var n : drawing.nodes()) box(svg, n, at.get(n)[0], at.get(n)[1]);
    return svg.toString();
  }

  private static void wire(Svg svg, double[] from, double[] to, boolean across) {
    double x1 = from[0] + (across ? BOX_WIDTH / 2 : 0), y1 = from[1] + (across ? 0 : BOX_HEIGHT / 2),
        x2 = to[0] - (across ? BOX_WIDTH / 2 : 0), y2 = to[1] - (across ? 0 : BOX_HEIGHT / 2);
    double mx = (x1 + x2) / 2, my = (y1 + y2) / 2;
    var path = "M" + Svg.number(x1) + " " + Svg.number(y1) + " C"
        + (across
            ? Svg.number(mx) + " " + Svg.number(y1) + " " + Svg.number(mx) + " " + Svg.number(y2)
            : Svg.number(x1) + " " + Svg.number(my) + " " + Svg.number(x2) + " " + Svg.number(my))
        + " " + Svg.number(x2) + " " + Svg.number(y2);
    svg.add("path", "d", path, "fill", "none", "stroke", "#888", "stroke-width", "1.2");
  }

  private void box(Svg svg, Tensor n, double x, double y) {
    var g = gradients.get(n);
    double left = x - BOX_WIDTH / 2, top = y - BOX_HEIGHT / 2;
    svg.group(tip(n), () -> {
      svg.add("rect", "x", left, "y", top, "width", BOX_WIDTH, "height", BOX_HEIGHT, "rx", n.op() == null ? 22 : 6, "fill", colour(g),
          "stroke", n.op() == null ? "#0072b2" : "#555");
      svg.text(x, top + 14, label(n), "text-anchor", "middle", "font-family", "sans-serif", "font-size", 12, "font-weight", "bold", "fill",
          "#111");
      svg.text(x, top + 27, number(n), "text-anchor", "middle", "font-family", "sans-serif", "font-size", 10, "fill", "#333");
      if (g != null)
        svg.text(x, top + 40, "∂ " + number(g), "text-anchor", "middle", "font-family", "sans-serif", "font-size", 10, "fill", "#a33c00");
      if (rules && n.op() != null) svg.text(x, top + BOX_HEIGHT + 10, Plain.of(n.op().rule()), "text-anchor", "middle", "font-family",
          "sans-serif", "font-size", 9, "fill", "#666");
    });
  }

  /// White for no gradient to orange for the largest, on a logarithmic scale over four decades.
  private String colour(Tensor g) {
    if (g == null) return "#f4f4f4";
    double s = size(g), level = s == 0 ? 0 : Math.max(0, Math.min(1, 1 + Math.log10(s / largest) / 4));
    return String.format(Locale.ROOT, "#%02x%02x%02x", 255, (int) (255 - 70 * level), (int) (255 - 165 * level));
  }

  private String label(Tensor n) {
    var name = named.of(n);
    var plain = name == null ? "" : Plain.of(name.code());
    if (n.op() == null) return plain;
    var op = drawing.folded() ? "" : sign(n);
    return plain.isEmpty() ? op : op.isEmpty() ? plain : plain + " = " + op;
  }

  private static String sign(Tensor n) {
    var number = n.inputs().stream().filter(x -> x.op() == null && !x.tracked() && x.size() == 1).findFirst();
    var constant = number.map(x -> " " + Verifier.number(Program.exact(x).item())).orElse("");
    return switch (n.op().name()) {
      case "add" -> "+" + constant;
      case "sub" -> "−" + constant;
      case "mul" -> "×" + constant;
      case "div" -> "÷" + constant;
      case "mm" -> "matrix ×";
      case "sigmoid" -> "σ";
      default -> n.op().name();
    };
  }

  private static String number(Tensor x) {
    return x.size() == 1 ? Verifier.number(x.item()) : x.shape() + " ≈ " + String.format(Locale.ROOT, "%.2g", size(x));
  }

  private String tip(Tensor n) {
    var rule = n.op() == null ? "" : "\n" + Plain.of(n.op().rule());
    return label(n) + ", shape " + n.shape() + "\nvalue " + number(n)
        + (gradients.containsKey(n) ? "\ngradient " + number(gradients.get(n)) : "") + rule;
  }

  @Override
  public String toString() {
    var number = new HashMap<Tensor, Integer>();
    var lines = new ArrayList<String>();
    for (var n : drawing.nodes()) {
      number.put(n, number.size() + 1);
      var from = drawing.inputs().get(n).stream().map(x -> "#" + number.get(x)).toList();
      lines.add("#" + number.get(n) + "  " + label(n) + (from.isEmpty() ? "" : " of " + String.join(", ", from)) + ": " + number(n)
          + (gradients.containsKey(n) ? ", gradient " + number(gradients.get(n)) : ""));
    }
    return String.join("\n", lines);
  }
}
