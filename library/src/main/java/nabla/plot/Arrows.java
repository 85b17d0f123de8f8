package nabla.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// A field of vectors: an arrow at each point, the longest as long as the points' spacing allows.
public final class Arrows extends Mark<Arrows> {
  private final double[] x, y, u, v;
  private final double scale;

  private Arrows(double[] x, double[] y, double[] u, double[] v, double scale, Style style) {
    super(style);
    this.x = x;
    this.y = y;
    this.u = u;
    this.v = v;
    this.scale = scale;
  }

  /// The vector (u, v) at each point (x, y).
  public static Arrows of(double[] x, double[] y, double[] u, double[] v) {
    sameLength("arrows", x, y);
    sameLength("arrows", x, u);
    sameLength("arrows", x, v);
    return new Arrows(x.clone(), y.clone(), u.clone(), v.clone(), 0, Style.PLAIN.width(1.3).color(Tint.INK));
  }

  /// Arrows whose tips stand at (x + scale · u, y + scale · v) in data units, instead of a length that fits.
  public Arrows scale(double factor) {
    return new Arrows(x, y, u, v, factor, style);
  }

  @Override
  Arrows with(Style changed) {
    return new Arrows(x, y, u, v, scale, changed);
  }

  @Override
  Bounds bounds(Axes axes) {
    var starts = Bounds.of(x, y, axes);
    if (scale == 0)
      return axes.logX() || axes.logY() || starts.isEmpty() ? starts : starts.widened(0.6 / Math.max(1, Math.sqrt(x.length) - 1));
    double[] tx = x.clone(), ty = y.clone();
    for (int i = 0; i < x.length; i++) {
      tx[i] += scale * u[i];
      ty[i] += scale * v[i];
    }
    return starts.and(Bounds.of(tx, ty, axes));
  }

  @Override
  void paint(Canvas c) {
    double longest = 0, kx = (c.x().to() - c.x().from()) / (c.x().max() - c.x().min()),
        ky = (c.y().to() - c.y().from()) / (c.y().max() - c.y().min());
    for (int i = 0; i < x.length; i++) {
      double length = Math.hypot(u[i] * kx, v[i] * ky);
      if (Double.isFinite(length)) longest = Math.max(longest, length);
    }
    double room = Math.sqrt(c.area().getWidth() * c.area().getHeight() / Math.max(4, x.length)) * 0.9;
    double k = scale != 0 ? scale : longest == 0 ? 0 : room / longest;
    var color = Tint.fade(color(c.color()), style.opacity());
    for (int i = 0; i < x.length; i++) {
      if (!c.axes().draws(x[i], y[i]) || !Double.isFinite(u[i] + v[i])) continue;
      double px = c.x().at(x[i]), py = c.y().at(y[i]);
      arrow(c.sheet(), px, py, px + k * u[i] * kx, py + k * v[i] * ky, 0, color, Sheet.pen(style.width()));
    }
  }

  /// An arrow that ends `gap` pixels before its target.
  static void arrow(Sheet sheet, double x0, double y0, double x1, double y1, double gap, Color color, BasicStroke pen) {
    double length = Math.hypot(x1 - x0, y1 - y0);
    if (length < 0.5) return;
    double dx = (x1 - x0) / length, dy = (y1 - y0) / length, tipX = x1 - gap * dx, tipY = y1 - gap * dy;
    double head = Math.min(7 + pen.getLineWidth(), Math.max(2.5, 0.45 * length)), half = head * 0.38;
    var path = new Path2D.Double();
    path.moveTo(x0, y0);
    path.lineTo(tipX - 0.8 * head * dx, tipY - 0.8 * head * dy);
    sheet.draw(path, color, pen);
    var tip = new Path2D.Double();
    tip.moveTo(tipX, tipY);
    tip.lineTo(tipX - head * dx - half * dy, tipY - head * dy + half * dx);
    tip.lineTo(tipX - head * dx + half * dy, tipY - head * dy - half * dx);
    tip.closePath();
    sheet.fill(tip, color);
  }

  @Override
  String omissions(Axes axes) {
    return omitted(x, y, axes);
  }

  @Override
  String describe() {
    return "field of " + x.length + " arrows" + name();
  }
}
