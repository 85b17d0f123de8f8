package nabla.plot.ink;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.Map;

/// The `Graphics2D` face of a sheet, for charts that XChart draws: shapes only, moved but not turned; text and images are the frame's business.
final class SheetGraphics extends ShapesOnly {
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
}
