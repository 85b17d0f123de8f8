package nabla.derive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nabla.array.Array;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.display.Bundle;
import nabla.display.Displayable;
import nabla.grad.Grad;
import nabla.grad.Graph;
import nabla.grad.Tensor;

/// The gradient of a value against central differences, in F64 whatever the dtype: a row a parameter, with its worst entry, the error as the step h
/// shrinks, and what kinks do to it.
///
/// ```java
/// check(L)                       // all parameters
/// check(L, W).against(myGrad)    // my own gradient: right, or which slip
/// ```
public final class Check implements Displayable {
  /// The steps of the sweep.
  static final double[] STEPS = {1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9};
  private static final double STEP = 1e-5, TOLERANCE = 1e-6;
  private static final int MOST = 300;

  /// How the entries of a parameter fare.
  public enum Verdict { RIGHT, KINK, WRONG }

  /// A parameter's worst entry: relative error there, both values, the error at each step of the sweep.
  public record Row(String name, Shape shape, int checked, int[] at, double analytic, double numeric, double error, double[] sweep,
      Verdict verdict) {}

  private final Tensor loss;
  private final List<Tensor> by;
  private final List<Row> rows;
  private final List<String> notes;

  private Check(Tensor loss, List<Tensor> by, List<Row> rows, List<String> notes) {
    this.loss = loss;
    this.by = by;
    this.rows = rows;
    this.notes = notes;
  }

  /// Checks the gradient of a scalar by these parameters, by all where none is named.
  public static Check of(Tensor loss, Tensor... named) {
    if (loss.size() != 1) throw new IllegalArgumentException(
        "check: needs one number to differentiate, this has shape " + loss.shape() + "; sum or average it first");
    var by = named.length == 0 ? Graph.leaves(loss) : List.of(named);
    var doubles = Backpass.doubles(loss);
    for (var x : by)
      if (!doubles.containsKey(x))
        throw new IllegalArgumentException("check: the value does not depend on " + (Names.of(x) == null ? "that tensor" : Names.of(x)));
    var gradients = Grad.of(Graph.replay(loss, doubles), by.stream().map(doubles::get).toList(), false);
    var program = new Program(List.of(loss));
    var rows = new ArrayList<Row>();
    for (int i = 0; i < by.size(); i++) rows.add(new Probe(program, doubles, by.get(i)).row(gradients.get(i)));
    return new Check(loss, by, List.copyOf(rows), List.of());
  }

  /// Compares somebody's gradient of the one checked parameter as well, and names its slip.
  public Check against(Tensor gradient) {
    if (by.size() != 1) throw new IllegalStateException("against: check one parameter, as in check(L, W).against(gradient)");
    var more = new ArrayList<>(notes);
    more.add("your gradient of " + rows.getFirst().name + ": " + Diagnosis.of(loss, by.getFirst(), gradient).message());
    return new Check(loss, by, rows, List.copyOf(more));
  }

  public List<Row> rows() {
    return rows;
  }

  /// Whether every parameter's gradient agrees, kinks aside.
  public boolean passed() {
    return rows.stream().noneMatch(r -> r.verdict == Verdict.WRONG);
  }

  /// Central differences of one parameter.
  private record Probe(Program program, Map<Tensor, Tensor> at, Tensor x) {
    Row row(Tensor gradient) {
      var g = gradient.toDoubles();
      var places = places(g.length);
      int worst = -1;
      double largest = -1, numeric = 0;
      boolean kink = false, wrong = false;
      for (int p : places) {
        double n = central(p, STEP), error = error(g[p], n);
        boolean bad = !(error <= TOLERANCE), excused = bad && kink(p, g[p]);
        kink |= excused;
        wrong |= bad && !excused;
        if (worst < 0 || !(error <= largest) && !excused) {
          worst = p;
          largest = error;
          numeric = n;
        }
      }
      var verdict = wrong ? Verdict.WRONG : kink ? Verdict.KINK : Verdict.RIGHT;
      var name = Names.of(x) == null ? "?" : Names.of(x);
      if (worst < 0) return new Row(name, x.shape(), 0, new int[x.rank()], 0, 0, 0, new double[STEPS.length], Verdict.RIGHT);
      return new Row(name, x.shape(), places.length, index(x.shape(), worst), g[worst], numeric, largest, sweep(worst, g[worst]), verdict);
    }

    private static int[] places(int n) {
      return n <= MOST ? java.util.stream.IntStream.range(0, n).toArray() : Arrays.copyOf(new Rng(1).permutation(n), MOST);
    }

    private static double error(double a, double n) {
      return Math.abs(a - n) / Math.max(1, Math.max(Math.abs(a), Math.abs(n)));
    }

    private double[] sweep(int place, double analytic) {
      return Arrays.stream(STEPS).map(h -> error(analytic, central(place, h))).toArray();
    }

    private double value(int place, double shift) {
      var numbers = at.get(x).toDoubles();
      numbers[place] += shift;
      var moved = new HashMap<>(at);
      moved.put(x, Tensor.of(Array.of(numbers, x.shape())));
      return Tensor.noGrad(() -> program.run(moved).getFirst()).item();
    }

    private double central(int place, double step) {
      double h = step * Math.max(1, Math.abs(at.get(x).toDoubles()[place]));
      return (value(place, h) - value(place, -h)) / (2 * h);
    }

    /// Whether the slopes to the left and right differ however small the step, with the gradient between them, or agree once the step is small enough.
    private boolean kink(int place, double analytic) {
      if (error(analytic, central(place, 1e-7)) <= 1e-5 || error(analytic, central(place, 1e-8)) <= 1e-5) return true;
      double here = value(place, 0), h = 1e-6;
      double right = (value(place, h) - here) / h, left = (here - value(place, -h)) / h,
          slack = 1e-4 * Math.max(1, Math.abs(right) + Math.abs(left));
      return Math.abs(right - left) > 10 * slack && analytic >= Math.min(left, right) - slack && analytic <= Math.max(left, right) + slack;
    }
  }

  private static int[] index(Shape shape, int place) {
    var index = new int[shape.rank()];
    var strides = shape.strides();
    for (int i = 0; i < index.length; i++) index[i] = place / strides[i] % Math.max(1, shape.dim(i));
    return index;
  }

  private String verdict() {
    if (!passed()) return "The gradient is wrong: "
        + String.join(", ", rows.stream().filter(r -> r.verdict == Verdict.WRONG).map(r -> r.name + place(r)).toList());
    boolean kinks = rows.stream().anyMatch(r -> r.verdict == Verdict.KINK);
    return kinks
        ? "The gradient agrees; at a kink any slope between left and right is a subgradient."
        : "The gradient agrees with central differences.";
  }

  private static String place(Row r) {
    return r.at.length == 0 ? "" : Arrays.toString(r.at);
  }

  private static String mark(Row r) {
    return switch (r.verdict) {
      case RIGHT -> "✓";
      case KINK -> "✓ (kink)";
      case WRONG -> "✗";
    };
  }

  private static String show(double x) {
    return String.format(Locale.ROOT, Math.abs(x) < 1e-4 && x != 0 ? "%.1e" : "%.6g", x);
  }

  @Override
  public Bundle display() {
    return Bundle.text(toString()).with(Bundle.HTML, html());
  }

  @Override
  public String toString() {
    var out = new StringBuilder(
        String.format("%-10s %-12s %-10s %-10s %12s %12s%n", "parameter", "shape", "error", "worst at", "analytic", "numeric"));
    for (var r : rows) out.append(String.format("%-10s %-12s %-10s %-10s %12s %12s  %s%n", r.name, r.shape, show(r.error), place(r),
        show(r.analytic), show(r.numeric), mark(r)));
    out.append(verdict());
    for (var n : notes) out.append('\n').append(n);
    return out.toString();
  }

  private String html() {
    var out = new StringBuilder(
        "<table><thead><tr><th>parameter</th><th>shape</th><th>largest error</th><th>at</th><th>analytic</th><th>numeric</th><th>error from h = 0.1 to 1e-9</th><th></th></tr></thead><tbody>");
    for (var r : rows)
      out.append("<tr><td>").append(escape(r.name)).append("</td><td>").append(r.shape).append("</td><td>").append(show(r.error))
          .append("</td><td>").append(place(r)).append("</td><td>")
          .append(show(r.analytic)).append("</td><td>").append(show(r.numeric)).append("</td><td>").append(Svg.sweep(r.sweep))
          .append("</td><td>").append(mark(r)).append("</td></tr>");
    out.append("</tbody></table><p>").append(escape(verdict())).append("</p>");
    for (var n : notes) out.append("<p>").append(escape(n)).append("</p>");
    return out.toString();
  }

  private static String escape(String s) {
    return s.replace("&", "&amp;").replace("<", "&lt;");
  }
}
