package nabla.plot.ink;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;

/// The `Graphics2D` face of a sheet, for charts that XChart draws: shapes only, moved but not turned; text and images are the frame's business.
final class SheetGraphics extends Graphics2D {
  private final Sheet sheet;
  private final RenderingHints hints = new RenderingHints(Map.of());
  private AffineTransform transform = new AffineTransform();
  private Color color = Color.BLACK, background = Color.WHITE;
  private Paint paint = color;
  private Stroke stroke = Sheet.pen(1);
  private Composite composite = AlphaComposite.SrcOver;
  private Font font;
  private Shape clip;

  SheetGraphics(Sheet sheet) {
    this.sheet = sheet;
  }

  @Override
  public void draw(Shape s) {
    if (stroke instanceof BasicStroke pen) sheet.draw(moved(s), color, pen);
    else sheet.fill(moved(stroke.createStrokedShape(s)), color);
  }

  @Override
  public void fill(Shape s) {
    sheet.fill(moved(s), color);
  }

  /// Lines and discs stay lines and discs, so that the sheet can join them.
  private Shape moved(Shape s) {
    double dx = transform.getTranslateX(), dy = transform.getTranslateY();
    return switch (s) {
      case Line2D l -> new Line2D.Double(l.getX1() + dx, l.getY1() + dy, l.getX2() + dx, l.getY2() + dy);
      case Ellipse2D e -> new Ellipse2D.Double(e.getX() + dx, e.getY() + dy, e.getWidth(), e.getHeight());
      default -> transform.createTransformedShape(s);
    };
  }

  private static UnsupportedOperationException no(String what) {
    return new UnsupportedOperationException(what + " is drawn by the frame, not through XChart");
  }

  @Override
  public boolean drawImage(Image img, AffineTransform xform, ImageObserver obs) {
    throw no("an image");
  }

  @Override
  public void drawImage(BufferedImage img, BufferedImageOp op, int x, int y) {
    throw no("an image");
  }

  @Override
  public void drawRenderedImage(RenderedImage img, AffineTransform xform) {
    throw no("an image");
  }

  @Override
  public void drawRenderableImage(RenderableImage img, AffineTransform xform) {
    throw no("an image");
  }

  @Override
  public boolean drawImage(Image img, int x, int y, ImageObserver observer) {
    throw no("an image");
  }

  @Override
  public boolean drawImage(Image img, int x, int y, int width, int height, ImageObserver observer) {
    throw no("an image");
  }

  @Override
  public boolean drawImage(Image img, int x, int y, Color bgcolor, ImageObserver observer) {
    throw no("an image");
  }

  @Override
  public boolean drawImage(Image img, int x, int y, int width, int height, Color bgcolor, ImageObserver observer) {
    throw no("an image");
  }

  @Override
  public boolean drawImage(Image img, int a, int b, int c, int d, int e, int f, int g, int h, ImageObserver observer) {
    throw no("an image");
  }

  @Override
  public boolean drawImage(Image img, int a, int b, int c, int d, int e, int f, int g, int h, Color bgcolor, ImageObserver observer) {
    throw no("an image");
  }

  @Override
  public void drawString(String str, int x, int y) {
    throw no("text");
  }

  @Override
  public void drawString(String str, float x, float y) {
    throw no("text");
  }

  @Override
  public void drawString(AttributedCharacterIterator iterator, int x, int y) {
    throw no("text");
  }

  @Override
  public void drawString(AttributedCharacterIterator iterator, float x, float y) {
    throw no("text");
  }

  @Override
  public void drawGlyphVector(GlyphVector g, float x, float y) {
    throw no("text");
  }

  @Override
  public FontMetrics getFontMetrics(Font f) {
    throw no("text");
  }

  @Override
  public void copyArea(int x, int y, int width, int height, int dx, int dy) {
    throw no("an image");
  }

  @Override
  public boolean hit(Rectangle rect, Shape s, boolean onStroke) {
    return s.intersects(rect);
  }

  @Override
  public GraphicsConfiguration getDeviceConfiguration() {
    return null;
  }

  @Override
  public void setComposite(Composite comp) {
    composite = comp;
  }

  @Override
  public void setPaint(Paint p) {
    paint = p;
    if (p instanceof Color c) color = c;
  }

  @Override
  public void setStroke(Stroke s) {
    stroke = s;
  }

  @Override
  public void setRenderingHint(RenderingHints.Key key, Object value) {
    hints.put(key, value);
  }

  @Override
  public Object getRenderingHint(RenderingHints.Key key) {
    return hints.get(key);
  }

  @Override
  public void setRenderingHints(Map<?, ?> more) {
    hints.clear();
    hints.putAll(more);
  }

  @Override
  public void addRenderingHints(Map<?, ?> more) {
    hints.putAll(more);
  }

  @Override
  public RenderingHints getRenderingHints() {
    return hints;
  }

  @Override
  public void translate(int x, int y) {
    transform.translate(x, y);
  }

  @Override
  public void translate(double tx, double ty) {
    transform.translate(tx, ty);
  }

  @Override
  public void rotate(double theta) {
    throw no("a turned shape");
  }

  @Override
  public void rotate(double theta, double x, double y) {
    throw no("a turned shape");
  }

  @Override
  public void scale(double sx, double sy) {
    throw no("a scaled shape");
  }

  @Override
  public void shear(double shx, double shy) {
    throw no("a sheared shape");
  }

  @Override
  public void transform(AffineTransform t) {
    transform.concatenate(t);
  }

  @Override
  public void setTransform(AffineTransform t) {
    transform = new AffineTransform(t);
  }

  @Override
  public AffineTransform getTransform() {
    return new AffineTransform(transform);
  }

  @Override
  public Paint getPaint() {
    return paint;
  }

  @Override
  public Composite getComposite() {
    return composite;
  }

  @Override
  public void setBackground(Color c) {
    background = c;
  }

  @Override
  public Color getBackground() {
    return background;
  }

  @Override
  public Stroke getStroke() {
    return stroke;
  }

  @Override
  public void clip(Shape s) {
    clip = s;
  }

  @Override
  public FontRenderContext getFontRenderContext() {
    return new FontRenderContext(null, true, true);
  }

  @Override
  public Graphics create() {
    var copy = new SheetGraphics(sheet);
    copy.transform = getTransform();
    copy.setPaint(color);
    copy.stroke = stroke;
    return copy;
  }

  @Override
  public Color getColor() {
    return color;
  }

  @Override
  public void setColor(Color c) {
    setPaint(c);
  }

  @Override
  public void setPaintMode() {}

  @Override
  public void setXORMode(Color c) {}

  @Override
  public Font getFont() {
    return font;
  }

  @Override
  public void setFont(Font f) {
    font = f;
  }

  @Override
  public Rectangle getClipBounds() {
    return clip == null ? null : clip.getBounds();
  }

  @Override
  public void clipRect(int x, int y, int width, int height) {
    clip = new Rectangle(x, y, width, height);
  }

  @Override
  public void setClip(int x, int y, int width, int height) {
    clipRect(x, y, width, height);
  }

  @Override
  public Shape getClip() {
    return clip;
  }

  @Override
  public void setClip(Shape s) {
    clip = s;
  }

  @Override
  public void drawLine(int x1, int y1, int x2, int y2) {
    draw(new Line2D.Double(x1, y1, x2, y2));
  }

  @Override
  public void fillRect(int x, int y, int width, int height) {
    fill(new Rectangle(x, y, width, height));
  }

  @Override
  public void clearRect(int x, int y, int width, int height) {}

  @Override
  public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
    draw(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
  }

  @Override
  public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
    fill(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
  }

  @Override
  public void drawOval(int x, int y, int width, int height) {
    draw(new Ellipse2D.Double(x, y, width, height));
  }

  @Override
  public void fillOval(int x, int y, int width, int height) {
    fill(new Ellipse2D.Double(x, y, width, height));
  }

  @Override
  public void drawArc(int x, int y, int width, int height, int startAngle, int arcAngle) {
    draw(new Arc2D.Double(x, y, width, height, startAngle, arcAngle, Arc2D.OPEN));
  }

  @Override
  public void fillArc(int x, int y, int width, int height, int startAngle, int arcAngle) {
    fill(new Arc2D.Double(x, y, width, height, startAngle, arcAngle, Arc2D.PIE));
  }

  @Override
  public void drawPolyline(int[] xs, int[] ys, int n) {
    for (int i = 1; i < n; i++) drawLine(xs[i - 1], ys[i - 1], xs[i], ys[i]);
  }

  @Override
  public void drawPolygon(int[] xs, int[] ys, int n) {
    draw(new Polygon(xs, ys, n));
  }

  @Override
  public void fillPolygon(int[] xs, int[] ys, int n) {
    fill(new Polygon(xs, ys, n));
  }

  @Override
  public void dispose() {}
}
