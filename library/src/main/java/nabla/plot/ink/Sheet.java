package nabla.plot.ink;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// The paper that figures are drawn on: it remembers marks, which a writer turns into SVG, PDF or pixels.
///
/// Segments that continue each other become one line and equal discs become one mark, so that a series drawn piece by piece stays small.
public final class Sheet {
  private final double width, height;
  private List<Ink> marks = new ArrayList<>();

  public Sheet(double width, double height) {
    this.width = width;
    this.height = height;
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  public List<Ink> marks() {
    return List.copyOf(marks);
  }

  /// A `Graphics2D` that draws onto this sheet.
  public Graphics2D graphics() {
    return new SheetGraphics(this);
  }

  public void fill(Shape shape, Color color) {
    if (color.getAlpha() == 0) return;
    if (shape instanceof Ellipse2D disc && disc.getWidth() == disc.getHeight())
      dot(disc.getCenterX(), disc.getCenterY(), disc.getWidth(), color);
    else marks.add(new Ink.Area(new Path2D.Double(shape), color));
  }

  /// A filled polygon with a hairline edge, such as a patch of a surface.
  public void facet(Path2D outline, Color color, Color edge) {
    marks.add(new Ink.Facet(outline, color, edge));
  }

  /// A disc around (x, y), `size` wide.
  public void dot(double x, double y, double size, Color color) {
    if (!marks.isEmpty() && marks.getLast() instanceof Ink.Dots d && d.size() == size && d.color().equals(color)) {
      var centres = 2 * d.count() < d.centres().length ? d.centres() : java.util.Arrays.copyOf(d.centres(), 4 * d.count());
      centres[2 * d.count()] = x;
      centres[2 * d.count() + 1] = y;
      marks.set(marks.size() - 1, new Ink.Dots(centres, d.count() + 1, size, color));
    } else marks.add(new Ink.Dots(new double[]{x, y}, 1, size, color));
  }

  public void draw(Shape shape, Color color, BasicStroke stroke) {
    if (color.getAlpha() == 0) return;
    if (shape instanceof Line2D line && continues(line, color, stroke)) return;
    marks.add(new Ink.Line(new Path2D.Double(shape), color, stroke));
  }

  private boolean continues(Line2D line, Color color, BasicStroke stroke) {
    if (marks.isEmpty() || !(marks.getLast() instanceof Ink.Line(var path, var before, var pen))) return false;
    if (!before.equals(color) || !pen.equals(stroke)) return false;
    Point2D end = path.getCurrentPoint();
    if (end == null || end.getX() != line.getX1() || end.getY() != line.getY1()) return false;
    path.lineTo(line.getX2(), line.getY2());
    return true;
  }

  public void line(double x1, double y1, double x2, double y2, Color color, double thickness) {
    draw(new Line2D.Double(x1, y1, x2, y2), color, pen(thickness));
  }

  public void text(Label label, double x, double y, double size, double along, double turn, Color color) {
    if (!label.isEmpty()) marks.add(new Ink.Text(label, x, y, size, along, turn, color));
  }

  public void text(String text, double x, double y, double size, double along, Color color) {
    text(Label.of(text), x, y, size, along, 0, color);
  }

  public void image(Pixels pixels, Rectangle2D at, boolean smooth) {
    marks.add(new Ink.Picture(pixels, at, smooth));
  }

  /// Draws what `body` draws, cut off at the edges of the window.
  public void clip(Rectangle2D window, Runnable body) {
    var outer = marks;
    marks = new ArrayList<>();
    try {
      body.run();
    } finally {
      outer.add(new Ink.Clip(window, List.copyOf(marks)));
      marks = outer;
    }
  }

  /// A round pen of this thickness.
  public static BasicStroke pen(double thickness) {
    return new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  /// A pen of this thickness that draws dashes and gaps of these lengths.
  public static BasicStroke pen(double thickness, float... dashes) {
    return dashes.length == 0
        ? pen(thickness)
        : new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }
}
