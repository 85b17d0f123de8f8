package nabla.lab;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import nabla.plot.Areas;
import nabla.plot.Arrows;
import nabla.plot.Band;
import nabla.plot.Bars;
import nabla.plot.Boxes;
import nabla.plot.Figure;
import nabla.plot.Histogram;
import nabla.plot.Layer;
import nabla.plot.Line;
import nabla.plot.Note;
import nabla.plot.Rule;
import nabla.plot.Scatter;

/// Seeing: layers, figures, grids. Numbers come as arrays, lists or tensors.
public final class Showing {
  private Showing() {}

  /// A figure of layers, the first at the bottom: `plot(line(x, y).label("train"), scatter(u, v)).title("…").x("…").y("…")`.
  public static Figure plot(Layer<?>... layers) {
    return Figure.of(layers);
  }

  public static Line line(Object x, Object y) {
    return Line.of(Numbers.vector("line", x), Numbers.vector("line", y));
  }

  /// A line through the values over 0, 1, 2, …
  public static Line line(Object y) {
    var values = Numbers.vector("line", y);
    return Line.of(Numbers.count(values.length), values);
  }

  /// The graph of a function on [from, to].
  public static Line line(DoubleUnaryOperator f, double from, double to) {
    return Line.of(f, from, to);
  }

  /// A staircase: each value holds until the next x.
  public static Line step(Object x, Object y) {
    return Line.step(Numbers.vector("step", x), Numbers.vector("step", y));
  }

  public static Scatter scatter(Object x, Object y) {
    return Scatter.of(Numbers.vector("scatter", x), Numbers.vector("scatter", y));
  }

  /// The area between two curves.
  public static Band band(Object x, Object lower, Object upper) {
    return Band.of(Numbers.vector("band", x), Numbers.vector("band", lower), Numbers.vector("band", upper));
  }

  /// Curves stacked on each other; each of `heights` is one.
  public static Areas areas(Object x, Object... heights) {
    var rows = new double[heights.length][];
    for (int i = 0; i < rows.length; i++) rows[i] = Numbers.vector("areas", heights[i]);
    return Areas.of(Numbers.vector("areas", x), rows);
  }

  /// A histogram; `.bins(n)` sets the number of bins, `.density()` makes its area one.
  public static Histogram hist(Object values) {
    return Histogram.of(Numbers.vector("hist", values));
  }

  public static Bars bar(List<String> names, Object heights) {
    return Bars.of(names, Numbers.vector("bar", heights));
  }

  public static Bars bar(Object heights) {
    return Bars.of(Numbers.vector("bar", heights));
  }

  /// A box a sample.
  public static Boxes box(Object... samples) {
    var rows = new double[samples.length][];
    for (int i = 0; i < rows.length; i++) rows[i] = Numbers.vector("box", samples[i]);
    return Boxes.of(rows);
  }

  /// The vector (u, v) at each point (x, y).
  public static Arrows arrows(Object x, Object y, Object u, Object v) {
    return Arrows.of(Numbers.vector("arrows", x), Numbers.vector("arrows", y), Numbers.vector("arrows", u), Numbers.vector("arrows", v));
  }

  /// A dashed line at this height.
  public static Rule ruleY(double y) {
    return Rule.y(y);
  }

  /// A dashed line at this x.
  public static Rule ruleX(double x) {
    return Rule.x(x);
  }

  /// Words at a point; `.away(right, up)` moves them and draws an arrow.
  public static Note note(double x, double y, String text) {
    return Note.of(x, y, text);
  }

  /// Figures side by side, row by row.
  public static Figure grid(int rows, int columns, Figure... figures) {
    return Figure.grid(rows, columns, List.of(figures));
  }
}
