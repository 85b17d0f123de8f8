package nabla.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nabla.derive.Derivation.Line;
import nabla.display.Bundle;
import nabla.grad.Tensor;
import nabla.tex.Tex;

/// A checked derivation as LaTeX that MathJax and KaTeX both set, and as text.
final class Page {
  private static final String GAP = " \\\\[0.5em]\n", WIDE = " \\\\[1.4em]\n", DEEP = " \\\\[1.9em]\n",
      TICK = "\\textcolor{green}{\\checkmark}",
      CROSS = "\\textcolor{red}{\\boldsymbol{\\times}}";

  private final Derivation derivation;
  private final Printer printer;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> text = new ArrayList<>();
  private int columns;

  /// Number and tick, left side, right side with its relation, reason.
  private record Row(String mark, String left, String right, String because) {
    boolean tall() {
      return (left + right).contains("\\frac") || (left + right).contains("\\sum");
    }

    /// The gap below: KaTeX counts it from the line, not from the foot of a fraction in a fraction's denominator.
    String below(Row next) {
      return Width.nested(left) || Width.nested(right) ? DEEP : tall() || next.tall() ? WIDE : GAP;
    }

    String latex() {
      return mark + " & " + left + " & " + right + " & " + because;
    }
  }

  Page(Derivation derivation) {
    this.derivation = derivation;
    printer = new Printer(extents(derivation));
  }

  /// Sizes that have a name: those of declared size symbols.
  private static Map<Integer, String> extents(Derivation d) {
    var names = new HashMap<Integer, String>();
    var values = new ArrayList<>(d.given());
    d.lines().stream().map(Line::value).filter(v -> v != null).forEach(values::add);
    for (var x : new Program(values).leaves()) {
      var s = Symbol.of(x);
      if (s != null && s.domain().endsWith("\\mathbb{N}")) names.put((int) x.item(), s.tex().code());
    }
    return names;
  }

  /// What stands for a tensor on a page: a symbol for what has a name.
  static Expr symbol(Tensor x) {
    var name = name(x);
    return name == null ? null : new Expr.Sym(name, x, x.shape());
  }

  static Tex name(Tensor x) {
    if (x.op() instanceof Written w && w.kind() == Written.Kind.NAME) return Names.tex(w.name());
    if (Symbol.of(x) != null) return Symbol.of(x).tex();
    return x.op() == null && Names.of(x) != null ? Names.tex(Names.of(x)) : null;
  }

  private String tex(Tensor x) {
    return printer.of(new Reader(Page::symbol).of(x)).code();
  }

  Bundle bundle() {
    lines();
    var head = new StringBuilder("\\begin{array}{l}\n\\textbf{" + Names.prose(derivation.title()) + "}");
    if (!derivation.given().isEmpty()) head.append(GAP).append(given());
    var latex = "$$" + head + GAP + "\\begin{array}{rrll}\n" + body() + "\n\\end{array}"
        + (!rows.isEmpty() && rows.getLast().tall() ? WIDE : GAP) + "\\textcolor{gray}{\\small\\text{" + Names.prose(footer())
        + "}}\n\\end{array}$$";
    return Bundle.text(plain()).with(Bundle.LATEX, latex);
  }

  private String body() {
    var body = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) body.append(rows.get(i - 1).below(rows.get(i)));
      body.append(rows.get(i).latex());
    }
    return body.toString();
  }

  /// The symbols and their domains, several to a line.
  private String given() {
    var lines = new StringBuilder("\\text{Given } ");
    int width = 0;
    for (var x : derivation.given()) {
      var item = domain(x);
      boolean wraps = width > 0 && width + Width.of(item) > Width.LINE * 3 / 2;
      if (width > 0) lines.append(",").append(wraps ? GAP + "\\phantom{\\text{Given }} " : "\\quad ");
      lines.append(item);
      width = (wraps ? 0 : width) + Width.of(item) + 3;
    }
    return lines.toString();
  }

  private String domain(Tensor x) {
    if (x.op() instanceof Written w) return Names.tex(w.name()) + " = " + tex(w.value());
    var s = Symbol.of(x);
    return s.tex() + " " + s.domain();
  }

  private String footer() {
    if (!derivation.holds()) return "Checked on random values: the lines marked by a cross do not follow.";
    var values = derivation.lines().stream().map(Line::value).filter(v -> v != null).toList();
    var methods = Verifier.methods(values);
    return "Checked on " + Verifier.DRAWS + " random draws"
        + (methods.isEmpty() ? "" : ", expectations by " + String.join(" and ", methods)) + ", tolerance "
        + (methods.contains("quadrature") ? "$10^{-6}$" : "$10^{-9}$") + roughly(methods.contains("quadrature") ? 1e-6 : 1e-9) + ".";
  }

  /// What a line with ≈ may be off where that is more than the other lines may.
  private String roughly(double tolerance) {
    double most = derivation.lines().stream().mapToDouble(line -> line.relation() instanceof Relation.Approx a ? a.tolerance() : 0).max()
        .orElse(0);
    return most <= tolerance ? "" : "; ≈ up to a relative $" + Tex.number(most) + "$";
  }

  private void lines() {
    String left = null;
    int number = 0;
    boolean failed = false;
    columns = columns();
    for (int i = 0; i < derivation.lines().size(); i++) {
      var line = derivation.lines().get(i);
      if (line.value() == null) {
        rows.add(new Row("", "", "\\rlap{\\text{" + Names.prose(line.because()) + "}}", ""));
        text.add(line.because());
      } else if (line.relation() == null) {
        if (left != null) rows.add(new Row("", left, "", ""));
        left = tex(line.value());
      } else {
        var verdict = derivation.verdicts().get(i);
        step(line, ++number, left, verdict.holds());
        if (!verdict.holds() && !failed) counterexample(verdict.failure());
        failed |= !verdict.holds();
        left = null;
      }
    }
    if (left != null) rows.add(new Row("", left, "", ""));
  }

  private void step(Line line, int number, String left, boolean holds) {
    var mark = (holds ? TICK : CROSS) + "\\;(" + number + ")";
    var right = tex(line.value());
    text.add((holds ? "✓" : "✗") + " (" + number + ")  " + (left == null ? "" : Plain.of(left) + " ") + Plain.of(line.relation().tex())
        + " " + Plain.of(right)
        + (line.because().isEmpty() ? "" : "    [" + line.because().replace("$", "") + "]"));
    boolean wideLeft = left != null && above(Width.of(left));
    if (wideLeft) rows.add(new Row("", "", shown(left), ""));
    var pieces = Width.lines(right, Width.LINE);
    var reason = line.because().isEmpty() ? "" : "\\quad\\textcolor{gray}{\\text{" + Names.prose(line.because()) + "}}";
    boolean below = columns + Width.of(line.because()) > Width.ROW;
    for (int p = 0; p < pieces.size(); p++) {
      var start = p == 0 ? "{} " + line.relation().tex() + " " : "\\qquad {} ";
      rows.add(new Row(p == 0 ? mark : "", p == 0 && left != null && !wideLeft ? shown(left) : "",
          "\\displaystyle " + start + pieces.get(p), p == pieces.size() - 1 && !below ? reason : ""));
    }
    if (below && !reason.isEmpty()) across("\\qquad\\textcolor{gray}{\\text{" + Names.prose(line.because()) + "}}");
  }

  /// Is a left side this wide set on a line of its own?
  private static boolean above(int left) {
    return left > Width.LINE / 3;
  }

  /// The widest left side and the widest right side together: the columns that a reason must stand beside.
  private int columns() {
    int left = 0, right = 0;
    for (var line : derivation.lines()) {
      if (line.value() == null) continue;
      int width = Width.lines(tex(line.value()), Width.LINE).stream().mapToInt(Width::of).max().orElse(0);
      if (line.relation() != null || above(width)) right = Math.max(right, width);
      else left = Math.max(left, width);
    }
    return left + right;
  }

  private static String shown(String tex) {
    return "\\displaystyle " + tex;
  }

  private void counterexample(Derivation.Failure f) {
    var values = "the line before is " + f.left() + ", this one " + f.right();
    text.add("      " + Plain.of("does not follow: " + (f.at().isEmpty() ? "" : "at " + f.at() + ": ") + values));
    red("does not follow: " + values);
    var line = f.at().isEmpty() ? "" : "at ";
    for (var value : f.at().split("(?<=\\$), (?=\\$)")) {
      if (line.length() > 3 && Width.of(line + value) > Width.LINE) {
        red(line.strip());
        line = "";
      }
      line += value + ", ";
    }
    if (!f.at().isEmpty()) red(line.replaceAll(", $", ""));
  }

  private void red(String sentence) {
    across("\\quad\\textcolor{red}{\\small\\text{" + Names.prose(sentence) + "}}");
  }

  /// A sentence from the first column on, across the others, that widens none of them.
  private void across(String sentence) {
    rows.add(new Row("\\rlap{" + sentence + "}", "", "", ""));
  }

  private String plain() {
    var given = derivation.given().isEmpty()
        ? ""
        : "Given " + String.join(",  ", derivation.given().stream().map(x -> Plain.of(domain(x))).toList()) + "\n";
    return derivation.title() + "\n" + given + String.join("\n", text) + "\n" + Plain.of(footer());
  }
}
