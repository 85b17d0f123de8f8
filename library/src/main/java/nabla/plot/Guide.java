package nabla.plot;

import java.awt.geom.Line2D;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// A straight line across the whole picture: at one height, at one x, or a slope and an offset.
public final class Guide extends Mark<Guide> {
  private enum Kind {
    LEVEL, UPRIGHT, SLOPED
  }

  private final Kind kind;
  private final double a, b;

  private Guide(Kind kind, double a, double b, Style style) {
    super(style);
    this.kind = kind;
    this.a = a;
    this.b = b;
  }

  private static final Style THIN = Style.PLAIN.width(1.3).dashes(5, 4).color(Tint.MUTED);

  /// The line y = value.
  public static Guide y(double value) {
    return new Guide(Kind.LEVEL, value, 0, THIN);
  }

  /// The line x = value.
  public static Guide x(double value) {
    return new Guide(Kind.UPRIGHT, value, 0, THIN);
  }

  /// The line y = slope · x + offset.
  public static Guide sloped(double slope, double offset) {
    return new Guide(Kind.SLOPED, slope, offset, THIN);
  }

  @Override
  Guide with(Style changed) {
    return new Guide(kind, a, b, changed);
  }

  @Override
  Bounds bounds(Axes axes) {
    double inf = Double.POSITIVE_INFINITY;
    return switch (kind) {
      case LEVEL -> axes.draws(1, a) ? new Bounds(inf, -inf, a, a) : Bounds.EMPTY;
      case UPRIGHT -> axes.draws(a, 1) ? new Bounds(a, a, inf, -inf) : Bounds.EMPTY;
      case SLOPED -> Bounds.EMPTY;
    };
  }

  @Override
  void paint(Canvas c) {
    var area = c.area();
    var color = Tint.fade(color(c.color()), style.opacity());
    var pen = Sheet.pen(style.width(), style.dashes());
    switch (kind) {
      case LEVEL -> {
        if (c.axes().draws(1, a)) c.sheet().draw(new Line2D.Double(area.getX(), c.y().at(a), area.getMaxX(), c.y().at(a)), color, pen);
      }
      case UPRIGHT -> {
        if (c.axes().draws(a, 1)) c.sheet().draw(new Line2D.Double(c.x().at(a), area.getY(), c.x().at(a), area.getMaxY()), color, pen);
      }
      case SLOPED -> {
        int n = c.axes().logX() || c.axes().logY() ? 200 : 1;
        double[] x = new double[n + 1], y = new double[n + 1];
        for (int i = 0; i <= n; i++) {
          x[i] = c.x().invert(area.getX() + area.getWidth() * i / n);
          y[i] = a * x[i] + b;
        }
        c.sheet().draw(c.path(x, y), color, pen);
      }
    }
  }

  @Override
  String describe() {
    return switch (kind) {
      case LEVEL -> "rule at y = " + Ticks.plain(a);
      case UPRIGHT -> "rule at x = " + Ticks.plain(a);
      case SLOPED -> "line of slope " + Ticks.plain(a);
    } + name();
  }
}
