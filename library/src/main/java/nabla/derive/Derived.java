package nabla.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nabla.array.Shape;
import nabla.display.Bundle;
import nabla.display.Displayable;
import nabla.grad.Graph;
import nabla.grad.Tensor;
import nabla.tex.Notation;
import nabla.tex.Tex;

/// The derivation of a value and its gradients from its graph: numbered lines, forward, then the chain rule backward, the operation that each line
/// passes and the shape beside it.
///
/// Every line is read off the code that computes it; `derive(L, W).in(UU)` writes it as another set of notes does.
///
/// ```java
/// var W = param("W", xavier(2, 2));
/// var L = mean(square(tanh(x.mm(W)) - y));
/// derive(L, W)                   // numbered lines, forward and backward
/// derive(L, W).in(JKU)           // in the notation of the notes
/// derive(L, W).detailed()        // fused losses written out
/// ```
public final class Derived implements Displayable {
  enum Kind { FORWARD, NAME, BACKWARD, PARAMETER }

  /// A line: its name, another way to write the name (or null), the formula, the operations on the way, and the value an ordinary pass computes.
  record Step(Kind kind, Tex name, Tex also, Expr value, List<String> words, Tensor actual) {}

  /// The reason of a line that inserts the gradient before.
  static final String INSERT = "insert and multiply out";

  private static final String GAP = " \\\\[0.5em]\n", WIDE = " \\\\[1.1em]\n";

  private final Tensor loss;
  private final List<Tensor> by;
  private final Notation notation;
  private final List<Step> steps;

  Derived(Tensor loss, List<Tensor> by, Notation notation, List<Step> steps) {
    this.loss = loss;
    this.by = by;
    this.notation = notation;
    this.steps = List.copyOf(steps);
  }

  /// The derivation of `loss` by these tensors, by all its parameters where none is named, in the session's notation.
  public static Derived of(Tensor loss, Tensor... by) {
    return new Deriver(loss, List.of(by), Notation.session()).run();
  }

  /// The same in another notation.
  public Derived in(Notation notation) {
    return new Deriver(loss, by, notation).run();
  }

  /// The same with fused losses written out: from the logarithm of the softmax to `p − y`, step by step.
  public Derived detailed() {
    return new Deriver(Detail.of(loss), by.isEmpty() ? Graph.leaves(loss) : by, notation).run();
  }

  /// The second derivative, as the product of the Hessian `H` with any direction `v`: the derivation of `s = v · ∇L` and its gradient `H v`.
  public Derived hessian() {
    var x = by.isEmpty() ? Graph.leaves(loss).getFirst() : by.getFirst();
    var data = new java.util.HashMap<Tensor, Tensor>();
    for (var n : Graph.nodes(loss))
      if (n.op() == null && !n.tracked() && n.size() > 1) data.put(n, Deriver.data(n));
    var direction = Tensor.param("v", new nabla.array.Rng(1).normal(x.dtype(), x.shape(), 0, 1));
    var gradient = nabla.grad.Grad.of(Graph.replay(loss, data), List.of(x), true).getFirst();
    var slope = gradient.mul(direction).sum();
    var derived = new Deriver(slope, List.of(x), notation, Map.of(gradient, "g", slope, "s")).run();
    var last = derived.steps.getLast();
    var renamed = new ArrayList<>(derived.steps.subList(0, derived.steps.size() - 1));
    renamed.add(new Step(last.kind, Tex.atom("H \\, v"), last.name, last.value, last.words, last.actual));
    return new Derived(slope, List.of(x), notation, renamed);
  }

  /// The largest error, relative to 1 and the value, of a printed line computed anew against the value of an ordinary pass.
  public double error() {
    double worst = 0;
    for (var s : steps) {
      double[] printed = Value.of(s.value()).toDoubles(), actual = s.actual().toDoubles();
      for (int i = 0; i < actual.length; i++) worst = Math.max(worst, Math.abs(printed[i] - actual[i]) / Math.max(1, Math.abs(actual[i])));
    }
    return worst;
  }

  List<Step> steps() {
    return steps;
  }

  /// The formulas as LaTeX, one a line: `\delta^{2} = …`.
  public List<String> lines() {
    return steps.stream().map(s -> left(s) + " = " + right(s)).toList();
  }

  private static String left(Step s) {
    return s.name() + (s.also() == null ? "" : " = " + s.also());
  }

  private static String right(Step s) {
    return new Printer(Map.of()).of(s.value()).code();
  }

  @Override
  public Bundle display() {
    return Bundle.text(plain()).with(Bundle.LATEX, latex());
  }

  private String latex() {
    var out = new StringBuilder("$$\\begin{array}{rrlrl}\n");
    Kind section = null;
    boolean tall = false;
    int number = 0;
    for (var s : steps) {
      var kind = s.kind() == Kind.FORWARD ? Kind.FORWARD : Kind.BACKWARD;
      if (kind != section) out.append(section == null ? "" : WIDE).append(" & \\textbf{")
          .append(kind == Kind.FORWARD ? "Forward" : "Backward").append("} & & &");
      section = kind;
      var rows = rows(s, ++number);
      for (var row : rows) {
        boolean t = row.contains("\\frac") || row.contains("\\sum");
        out.append(t || tall ? WIDE : GAP).append(row);
        tall = t;
      }
    }
    return out.append("\n\\end{array}$$").toString();
  }

  private static List<String> rows(Step s, int number) {
    var rows = new ArrayList<String>();
    var pieces = Width.lines(right(s), Width.LINE);
    for (int i = 0; i < pieces.size(); i++) {
      boolean first = i == 0, last = i == pieces.size() - 1;
      rows.add((first ? "(" + number + ")\\;" : "") + " & " + (first ? "\\displaystyle " + left(s) : "") + " & \\displaystyle "
          + (first ? "{} = " : "\\qquad {} ") + pieces.get(i)
          + " & " + (last ? "\\quad\\textcolor{gray}{\\small " + shape(s.value().shape()) + "}" : "") + " & "
          + (last ? "\\quad\\textcolor{gray}{\\small\\text{" + reason(s) + "}}" : ""));
    }
    return rows;
  }

  private static String shape(Shape shape) {
    var dims = new ArrayList<String>();
    for (int d : shape.dims()) dims.add("" + d);
    return dims.isEmpty() ? "1" : String.join(" \\times ", dims);
  }

  private static String reason(Step s) {
    var words = s.words().size() > 3 ? s.words().subList(s.words().size() - 3, s.words().size()) : s.words();
    return switch (s.kind()) {
      case NAME -> "named once";
      case FORWARD -> String.join(", ", words.reversed());
      default -> words.isEmpty() ? "" : words.getFirst().equals(INSERT) ? INSERT : "through " + String.join(", ", words);
    };
  }

  private String plain() {
    var out = new StringBuilder();
    Kind section = null;
    int number = 0;
    for (var s : steps) {
      var kind = s.kind() == Kind.FORWARD ? Kind.FORWARD : Kind.BACKWARD;
      if (kind != section) out.append(section == null ? "" : "\n").append(kind == Kind.FORWARD ? "Forward" : "Backward").append('\n');
      section = kind;
      out.append("(").append(++number).append(")  ").append(Plain.of(left(s) + " = " + right(s))).append("    ").append(s.value().shape());
      out.append(reason(s).isEmpty() ? "" : "  " + reason(s)).append('\n');
    }
    return out.toString().stripTrailing();
  }

  @Override
  public String toString() {
    return plain();
  }
}
