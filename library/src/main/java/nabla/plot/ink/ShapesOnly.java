package nabla.plot.ink;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.Shape;
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

/// The half of a `Graphics2D` that XChart leaves alone inside our frame: text, images and turned shapes are refused, named shapes are drawn as paths.
abstract sealed class ShapesOnly extends Graphics2D permits SheetGraphics {
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
  public void setPaintMode() {}

  @Override
  public void setXORMode(Color c) {}

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
