package nabla.plot;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import nabla.plot.ink.Sheet;

/// Where a layer draws: the sheet, the rectangle between the axes, the scales, and the colour that is this layer's turn.
///
/// `turn` of `turns` tells bars of several layers apart, so that they stand side by side.
record Canvas(Sheet sheet, Rectangle2D area, Scale x, Scale y, int palette, int turn, int turns, Look look) {
  Axes axes() {
    return new Axes(x.log(), y.log());
  }

  Color color() {
    return nabla.plot.ink.Tint.series(palette);
  }

  Color color(int more) {
    return nabla.plot.ink.Tint.series(palette + more);
  }

  /// A line through points in data units; it breaks where a point cannot be drawn.
  Path2D path(double[] px, double[] py) {
    var path = new Path2D.Double();
    boolean down = false;
    for (int i = 0; i < px.length; i++) {
      if (!axes().draws(px[i], py[i])) {
        down = false;
        continue;
      }
      if (down) path.lineTo(x.at(px[i]), y.at(py[i]));
      else path.moveTo(x.at(px[i]), y.at(py[i]));
      down = true;
    }
    return path;
  }

  Rectangle2D box(double x0, double y0, double x1, double y1) {
    double a = x.at(x0), b = x.at(x1), c = y.at(y0), d = y.at(y1);
    return new Rectangle2D.Double(Math.min(a, b), Math.min(c, d), Math.abs(b - a), Math.abs(d - c));
  }
}
