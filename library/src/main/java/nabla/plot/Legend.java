package nabla.plot;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import nabla.plot.ink.Ink;
import nabla.plot.ink.Label;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// The box that names the layers, in the corner where it hides least.
record Legend(List<Mark.Entry> entries) {
  static final List<String> PLACES = List.of("top left", "top right", "bottom left", "bottom right", "right", "none");
  static final double SIZE = 11, LINE = 17, SWATCH = 22, PAD = 7;

  double width() {
    return SWATCH + 6 + 2 * PAD + entries.stream().mapToDouble(e -> Label.of(e.text()).width(SIZE)).max().orElse(0);
  }

  double height() {
    return entries.size() * LINE + 2 * PAD - 4;
  }

  /// Where its box lies inside the axes, for one of the four corners.
  Rectangle2D corner(Rectangle2D area, String place) {
    double x = place.endsWith("left") ? area.getX() + 8 : area.getMaxX() - width() - 8;
    double y = place.startsWith("top") ? area.getY() + 8 : area.getMaxY() - height() - 8;
    return new Rectangle2D.Double(x, y, width(), height());
  }

  /// The corner whose box covers the fewest marks, or, where that is allowed, `right` if every corner would hide much.
  String best(Rectangle2D area, List<Ink> marks, boolean outside) {
    if (entries.size() > 7 || width() > 0.6 * area.getWidth() || height() > 0.6 * area.getHeight()) return "right";
    String best = "top right";
    double least = Double.POSITIVE_INFINITY;
    for (var place : List.of("top right", "top left", "bottom right", "bottom left")) {
      double hidden = hidden(corner(area, place), marks);
      if (hidden < least) {
        least = hidden;
        best = place;
      }
    }
    return outside && least > 40 ? "right" : best;
  }

  private static double hidden(Rectangle2D box, List<Ink> marks) {
    double sum = 0;
    for (var mark : marks)
      sum += switch (mark) {
        case Ink.Clip(var w, var inner) -> hidden(box, inner);
        case Ink.Line(var path, var color, var pen) -> along(box, path);
        case Ink.Dots(var c, var n, var size, var color) -> {
          double hit = 0;
          for (int i = 0; i < n; i++) if (box.contains(c[2 * i], c[2 * i + 1])) hit += 3;
          yield hit;
        }
        case Ink.Area(var path, var color) -> path.intersects(box) ? 60.0 * color.getAlpha() / 255 : 0;
        case Ink.Facet f -> f.path().intersects(box) ? 60 : 0;
        case Ink.Picture(var pixels, var at, var smooth) -> at.intersects(box) ? 1 : 0;
        case Ink.Text t -> box.contains(t.x(), t.y()) ? 20 : 0;
      };
    return sum;
  }

  /// How many steps of four pixels of a path lie inside the box.
  private static double along(Rectangle2D box, Path2D path) {
    var c = new double[6];
    double x = 0, y = 0, hits = 0;
    for (var i = path.getPathIterator(null, 1); !i.isDone(); i.next()) {
      if (i.currentSegment(c) == PathIterator.SEG_LINETO) {
        int steps = (int) Math.clamp(Math.hypot(c[0] - x, c[1] - y) / 4, 1, 500);
        for (int k = 1; k <= steps; k++) if (box.contains(x + (c[0] - x) * k / steps, y + (c[1] - y) * k / steps)) hits++;
      }
      x = c[0];
      y = c[1];
    }
    return hits;
  }

  void draw(Sheet sheet, double x, double y) {
    var box = new RoundRectangle2D.Double(x, y, width(), height(), 6, 6);
    sheet.fill(box, Tint.fade(Tint.PAPER, 0.88));
    sheet.draw(box, Tint.GRID, Sheet.pen(1));
    double line = y + PAD + 6;
    for (var e : entries) {
      swatch(sheet, e, x + PAD, line);
      sheet.text(Label.of(e.text()), x + PAD + SWATCH + 6, line + 4, SIZE, 0, 0, Tint.INK);
      line += LINE;
    }
  }

  private static void swatch(Sheet sheet, Mark.Entry e, double x, double y) {
    var style = e.style();
    switch (e.kind()) {
      case LINE -> {
        var path = new Path2D.Double();
        path.moveTo(x, y);
        path.lineTo(x + SWATCH, y);
        if (style.width() > 0) sheet.draw(path, Tint.fade(e.color(), style.opacity()), Sheet.pen(style.width(), style.dashes()));
        if (style.size() > 0) sheet.dot(x + SWATCH / 2, y, style.size(), e.color());
      }
      case AREA -> sheet.fill(new Rectangle2D.Double(x + 1, y - 5, SWATCH - 2, 10), Tint.fade(e.color(), style.opacity()));
      case DOT -> sheet.dot(x + SWATCH / 2, y, Math.min(9, Math.max(style.size(), 5)), e.color());
    }
  }
}
