package nabla.plot;

import java.util.function.DoubleUnaryOperator;
import nabla.plot.ink.Sheet;

/// A line through points, in the order given; `step` draws it as a staircase.
public final class Line extends Layer<Line> {
  private final double[] x, y;
  private final boolean steps;

  private Line(double[] x, double[] y, boolean steps, Style style) {
    super(style);
    this.x = x;
    this.y = y;
    this.steps = steps;
  }

  public static Line of(double[] x, double[] y) {
    sameLength("line", x, y);
    return new Line(x.clone(), y.clone(), false, Style.PLAIN);
  }

  /// Each value holds until the next x.
  public static Line step(double[] x, double[] y) {
    sameLength("step", x, y);
    return new Line(x.clone(), y.clone(), true, Style.PLAIN);
  }

  /// The graph of a function on [from, to].
  public static Line of(DoubleUnaryOperator f, double from, double to) {
    if (!(from < to)) throw new IllegalArgumentException("line: the interval [%s, %s] is empty; give from < to".formatted(from, to));
    int n = 401;
    double[] x = new double[n], y = new double[n];
    for (int i = 0; i < n; i++) y[i] = f.applyAsDouble(x[i] = from + (to - from) * i / (n - 1));
    return new Line(x, y, false, Style.PLAIN);
  }

  @Override
  Line with(Style changed) {
    return new Line(x, y, steps, changed);
  }

  @Override
  Bounds bounds(Axes axes) {
    return Bounds.of(x, y, axes);
  }

  @Override
  void paint(Canvas c) {
    var color = nabla.plot.ink.Tint.fade(color(c.color()), style.opacity());
    var thin = Decimate.line(c, x, y);
    if (style.width() > 0) XCharts.line(c, thin.x(), thin.y(), steps, color, Sheet.pen(style.width(), style.dashes()));
    lonely(c, thin, color);
    if (style.size() > 0) {
      var dots = Decimate.markers(c, x, y, style.size());
      XCharts.markers(c, dots.x(), dots.y(), color, (int) Math.round(style.size()));
    }
  }

  /// A point between two gaps has no line to be seen on.
  private void lonely(Canvas c, Decimate.Points p, java.awt.Color color) {
    for (int i = 0, n = p.x().length; i < n; i++) {
      boolean before = i > 0 && !Double.isNaN(p.y()[i - 1]), after = i + 1 < n && !Double.isNaN(p.y()[i + 1]);
      if (!before && !after && !Double.isNaN(p.y()[i])) c.sheet().dot(c.x().at(p.x()[i]), c.y().at(p.y()[i]), 2 * style.width(), color);
    }
  }

  @Override
  String omissions(Axes axes) {
    return omitted(x, y, axes);
  }

  @Override
  String describe() {
    return (steps ? "step" : "line") + name() + " of " + x.length + " points";
  }
}
