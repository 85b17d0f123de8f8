package nabla.plot;

import java.util.function.DoubleUnaryOperator;
import nabla.plot.ink.Sheet;

/// A line through points, in the order given; `step` draws it as a staircase.
public final class Line extends Mark<Line> {
  private enum Kind {
    LINE, STEP, TRAJECTORY
  }

  private final double[] x, y;
  private final Kind kind;

  private Line(double[] x, double[] y, Kind kind, Style style) {
    super(style);
    this.x = x;
    this.y = y;
    this.kind = kind;
  }

  public static Line of(double[] x, double[] y) {
    sameLength("line", x, y);
    return new Line(x.clone(), y.clone(), Kind.LINE, Style.PLAIN);
  }

  /// Each value holds until the next x.
  public static Line step(double[] x, double[] y) {
    sameLength("step", x, y);
    return new Line(x.clone(), y.clone(), Kind.STEP, Style.PLAIN);
  }

  /// The graph of a function on [from, to].
  public static Line of(DoubleUnaryOperator f, double from, double to) {
    if (!(from < to)) throw new IllegalArgumentException("line: the interval [%s, %s] is empty; give from < to".formatted(from, to));
    int n = 401;
    double[] x = new double[n], y = new double[n];
    for (int i = 0; i < n; i++) y[i] = f.applyAsDouble(x[i] = from + (to - from) * i / (n - 1));
    return new Line(x, y, Kind.LINE, Style.PLAIN);
  }

  /// The density of a sample, estimated with normal kernels.
  public static Line density(double[] values) {
    var v = java.util.Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (v.length == 0) throw new IllegalArgumentException("density: there are no finite values among %d".formatted(values.length));
    double h = 3 * Density.width(v, v[v.length - 1] - v[0]), from = v[0] - h, to = v[v.length - 1] + h;
    return new Line(Field.even(from, to, 256), Density.of(v, from, to, 256), Kind.LINE, Style.PLAIN);
  }

  /// A path with a dot a step: an open circle where it starts, a large dot where it ends.
  public static Line trajectory(double[] x, double[] y) {
    sameLength("trajectory", x, y);
    return new Line(x.clone(), y.clone(), Kind.TRAJECTORY, Style.PLAIN.color(nabla.plot.ink.Tint.series(1)).size(4));
  }

  @Override
  Line with(Style changed) {
    return new Line(x, y, kind, changed);
  }

  @Override
  Bounds bounds(Axes axes) {
    return Bounds.of(x, y, axes);
  }

  @Override
  void paint(Canvas c) {
    var color = nabla.plot.ink.Tint.fade(color(c.color()), style.opacity());
    var all = Decimate.line(c, x, y);
    var thin = kind == Kind.STEP ? all : Simplify.line(c, all, 0.06);
    if (style.width() > 0) XCharts.line(c, thin.x(), thin.y(), kind == Kind.STEP, color, Sheet.pen(style.width(), style.dashes()));
    lonely(c, all, color);
    if (style.size() > 0) {
      var dots = Decimate.markers(c, x, y, style.size());
      XCharts.markers(c, dots.x(), dots.y(), color, (int) Math.round(style.size()));
    }
    ends(c, thin, color);
  }

  private void ends(Canvas c, Decimate.Points p, java.awt.Color color) {
    int last = p.x().length - 1;
    if (kind != Kind.TRAJECTORY || last < 0) return;
    double r = style.size() + 1, x0 = c.x().at(p.x()[0]), y0 = c.y().at(p.y()[0]);
    c.sheet().dot(x0, y0, 2 * r, nabla.plot.ink.Tint.PAPER);
    c.sheet().draw(new java.awt.geom.Ellipse2D.Double(x0 - r, y0 - r, 2 * r, 2 * r), color, Sheet.pen(2));
    if (!Double.isNaN(p.y()[last])) c.sheet().dot(c.x().at(p.x()[last]), c.y().at(p.y()[last]), 2.2 * r, color);
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
    return kind.name().toLowerCase(java.util.Locale.ROOT) + name() + " of " + x.length + " points";
  }
}
