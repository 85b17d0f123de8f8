package nabla.lab;

import java.util.Collection;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nabla.display.Displays;
import nabla.display.Progress;
import nabla.display.Screen;
import nabla.display.Table;
import nabla.grad.Tensor;
import nabla.plot.Areas;
import nabla.plot.Arrows;
import nabla.plot.Band;
import nabla.plot.Bars;
import nabla.plot.Boxes;
import nabla.plot.Cobweb;
import nabla.plot.Contour;
import nabla.plot.Explorer;
import nabla.plot.Figure;
import nabla.plot.Guide;
import nabla.plot.HeatMap;
import nabla.plot.Histogram;
import nabla.plot.Images;
import nabla.plot.Line;
import nabla.plot.Mark;
import nabla.plot.Network;
import nabla.plot.Note;
import nabla.plot.Player;
import nabla.plot.Regions;
import nabla.plot.Ridge;
import nabla.plot.Scatter;
import nabla.plot.Slider;
import nabla.plot.Surface;
import nabla.plot.Timeline;

/// Seeing: layers, figures, grids. Numbers come as arrays, lists or tensors.
public final class Showing {
  private Showing() {}

  /// A figure of layers, the first at the bottom: `plot(line(x, y).label("train"), scatter(u, v)).title("…").x("…").y("…")`.
  public static Figure plot(Mark<?>... layers) {
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

  /// The density of a sample, estimated with normal kernels.
  public static Line density(Object values) {
    return Line.density(Numbers.vector("density", values));
  }

  /// A path with a dot a step, over a `contour` for example.
  public static Line trajectory(Object x, Object y) {
    return Line.trajectory(Numbers.vector("trajectory", x), Numbers.vector("trajectory", y));
  }

  /// A density a row.
  public static Ridge ridge(Object... samples) {
    var rows = new double[samples.length][];
    for (int i = 0; i < rows.length; i++) rows[i] = Numbers.vector("ridge", samples[i]);
    return Ridge.of(rows);
  }

  /// The iteration x ← f(x) from `start` as a staircase.
  public static Cobweb cobweb(DoubleUnaryOperator f, double lo, double hi, double start, int steps) {
    return Cobweb.of(f, lo, hi, start, steps);
  }

  /// A matrix in colours, its first row at the top; `.numbers()` writes them into the cells.
  public static HeatMap heatmap(Object matrix) {
    return HeatMap.of(Numbers.matrix("heatmap", matrix));
  }

  /// Numbers `z[row][column]` at (x[column], y[row]).
  public static HeatMap heatmap(Object x, Object y, Object z) {
    return HeatMap.of(Numbers.vector("heatmap", x), Numbers.vector("heatmap", y), Numbers.matrix("heatmap", z));
  }

  /// A function on a rectangle, in colours.
  public static HeatMap heatmap(DoubleBinaryOperator f, double x0, double x1, double y0, double y1) {
    return HeatMap.of(f, x0, x1, y0, y1);
  }

  /// Lines of equal height of `z[row][column]` at (x[column], y[row]).
  public static Contour contour(Object x, Object y, Object z) {
    return Contour.of(Numbers.vector("contour", x), Numbers.vector("contour", y), Numbers.matrix("contour", z));
  }

  /// Lines of equal height of a function on a rectangle.
  public static Contour contour(DoubleBinaryOperator f, double x0, double x1, double y0, double y1) {
    return Contour.of(f, x0, x1, y0, y1);
  }

  public static Surface surface(Object x, Object y, Object z) {
    return Surface.of(Numbers.vector("surface", x), Numbers.vector("surface", y), Numbers.matrix("surface", z));
  }

  public static Surface surface(DoubleBinaryOperator f, double x0, double x1, double y0, double y1) {
    return Surface.of(f, x0, x1, y0, y1);
  }

  /// Where class 1's probability exceeds ½, on a rectangle.
  public static Regions regions(DoubleBinaryOperator probability, double x0, double x1, double y0, double y1) {
    return Regions.of(probability, x0, x1, y0, y1);
  }

  /// Where which class wins, for a model of points (n, 2) that gives scores (n, classes), or the probability of class 1 (n) or (n, 1).
  public static Regions regions(UnaryOperator<Tensor> model, double x0, double x1, double y0, double y1) {
    return Numbers.regions(model, x0, x1, y0, y1);
  }

  /// Images side by side: one (h, w), many (n, h, w), with channels (n, c, h, w), or flat square ones (n, h·w).
  public static Images images(Object images) {
    return Images.of(Numbers.images(images));
  }

  /// A network's units and weights: the sizes of its layers, inputs first.
  public static Network network(int... sizes) {
    return Network.of(sizes);
  }

  public static Timeline timeline(Object years, List<String> events) {
    return Timeline.of(Numbers.vector("timeline", years), events);
  }

  /// The vector (u, v) at each point (x, y).
  public static Arrows arrows(Object x, Object y, Object u, Object v) {
    return Arrows.of(Numbers.vector("arrows", x), Numbers.vector("arrows", y), Numbers.vector("arrows", u), Numbers.vector("arrows", v));
  }

  /// A dashed line at this height.
  public static Guide ruleY(double y) {
    return Guide.y(y);
  }

  /// A dashed line at this x.
  public static Guide ruleX(double x) {
    return Guide.x(x);
  }

  /// Words at a point; `.away(right, up)` moves them and draws an arrow.
  public static Note note(double x, double y, String text) {
    return Note.of(x, y, text);
  }

  /// Figures side by side, row by row.
  public static Figure grid(int rows, int columns, Figure... figures) {
    return Figure.grid(rows, columns, List.of(figures));
  }

  /// The figures as an animation, with a button and a slider: `animate(frames).rate(20)`.
  public static Player animate(List<Figure> frames) {
    return Player.animation(frames);
  }

  /// The figures of 0, 1, … n − 1 as an animation.
  public static Player animate(int n, IntFunction<Figure> frame) {
    return Player.animation(IntStream.range(0, n).mapToObj(frame).toList());
  }

  /// A number to explore: `.steps(n)` sets how many values, `.log()` spaces them by ratio.
  public static Slider slider(String name, double lo, double hi) {
    return Slider.of(name, lo, hi);
  }

  /// A figure for every value of a slider: `explore(slider("η", 0.01, 1), η -> plot(…))`.
  public static Player explore(Slider slider, DoubleFunction<Figure> figure) {
    return Explorer.of(slider, figure);
  }

  /// A figure for every pair of values of two sliders.
  public static Player explore(Slider first, Slider second, Explorer.OfTwo figure) {
    return Explorer.of(first, second, figure);
  }

  /// A loop over 0, 1, … n − 1 that shows how far it is; `.metric("loss", loss)` adds a number and its curve.
  public static Progress<Integer> progress(int n) {
    return progress(0, n);
  }

  /// A loop over from, … to − 1 that shows how far it is.
  public static Progress<Integer> progress(int from, int to) {
    return progress(IntStream.range(from, to).boxed().toList());
  }

  /// A loop over items that shows how far it is.
  public static <T> Progress<T> progress(Collection<T> items) {
    return new Progress<>(items, items.size(), Pictures::curve);
  }

  /// A table of columns, each a name and its values: `table("η", rates, "loss", losses)`.
  public static Table table(Object... namesAndColumns) {
    return Pictures.table(namesAndColumns);
  }

  /// Shows values now, before the cell ends.
  public static void display(Object... values) {
    for (var value : values) Screen.current().show(Displays.of(value), null);
  }
}
