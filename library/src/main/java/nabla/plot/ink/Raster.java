package nabla.plot.ink;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;

/// Turns a sheet into pixels; text is filled outlines of the shipped font, so the result is the same on every machine.
public final class Raster {
  private Raster() {}

  /// The sheet `scale` times its size, on light or dark paper.
  public static Pixels of(Sheet sheet, double scale, boolean dark) {
    return paint(sheet, scale, dark, Tint.on(dark, Tint.PAPER));
  }

  /// The sheet on nothing: what is not drawn stays transparent.
  public static Pixels transparent(Sheet sheet, double scale) {
    return paint(sheet, scale, false, new Color(0, true));
  }

  private static Pixels paint(Sheet sheet, double scale, boolean dark, Color paper) {
    int w = (int) Math.ceil(sheet.width() * scale), h = (int) Math.ceil(sheet.height() * scale);
    var image = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
    var g = image.createGraphics();
    g.setBackground(paper);
    g.clearRect(0, 0, w, h);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(scale, scale);
    paint(g, sheet.marks(), dark);
    g.dispose();
    return new Pixels(w, h, image.getRGB(0, 0, w, h, null, 0, w));
  }

  private static void paint(Graphics2D g, List<Ink> marks, boolean dark) {
    for (var mark : marks)
      switch (mark) {
      case Ink.Area(var path, var color) -> {
        g.setColor(Tint.on(dark, color));
        g.fill(path);
      }
      case Ink.Line(var path, var color, var stroke) -> {
        g.setColor(Tint.on(dark, color));
        g.setStroke(stroke);
        g.draw(path);
      }
      case Ink.Facet(var path, var color, var edge) -> {
        g.setColor(color);
        g.fill(path);
        g.setStroke(new BasicStroke(0.5f));
        g.setColor(edge);
        g.draw(path);
      }
      case Ink.Dots(var c, var n, var size, var color) -> {
        g.setColor(Tint.on(dark, color));
        for (int i = 0; i < n; i++) g.fill(new Ellipse2D.Double(c[2 * i] - size / 2, c[2 * i + 1] - size / 2, size, size));
      }
      case Ink.Text text -> {
        g.setColor(Tint.on(dark, text.color()));
        g.fill(outline(text));
      }
      case Ink.Picture(var pixels, var at, var smooth) -> {
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
            smooth ? RenderingHints.VALUE_INTERPOLATION_BILINEAR : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        var fit = new AffineTransform(at.getWidth() / pixels.width(), 0, 0, at.getHeight() / pixels.height(), at.getX(), at.getY());
        g.drawImage(image(pixels), fit, null);
      }
      case Ink.Clip(var window, var inner) -> {
        var before = g.getClip();
        g.clip(window);
        paint(g, inner, dark);
        g.setClip(before);
      }
      }
  }

  /// The outlines of a label where it stands.
  static Path2D outline(Ink.Text t) {
    var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double pen = -t.along() * t.label().width(t.size());
    for (var run : t.label().runs()) {
      path.append(run.face().outline(run.text(), pen, -run.rise() * t.size(), t.size() * run.scale()), false);
      pen += t.size() * run.width();
    }
    var place = AffineTransform.getTranslateInstance(t.x(), t.y());
    place.rotate(Math.toRadians(-t.turn()));
    path.transform(place);
    return path;
  }

  /// The rectangle, perhaps turned, that a label's ink covers.
  public static Shape box(Ink.Text t) {
    var level = outline(new Ink.Text(t.label(), 0, 0, t.size(), t.along(), 0, t.color())).getBounds2D();
    var place = AffineTransform.getTranslateInstance(t.x(), t.y());
    place.rotate(Math.toRadians(-t.turn()));
    return place.createTransformedShape(level);
  }

  static BufferedImage image(Pixels pixels) {
    var image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.argb(), 0, pixels.width());
    return image;
  }
}
