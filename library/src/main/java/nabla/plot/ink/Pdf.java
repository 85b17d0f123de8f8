package nabla.plot.ink;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes a sheet as a PDF of one page (ISO 32000-1), on light paper; text is outlines, so no font is needed to read it.
public final class Pdf {
  private final StringBuilder page = new StringBuilder();
  private final List<Pixels> pictures = new ArrayList<>();
  private final Map<Integer, String> opacities = new LinkedHashMap<>();
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();

  private Pdf() {}

  public static byte[] of(Sheet sheet) {
    return new Pdf().document(sheet);
  }

  private byte[] document(Sheet sheet) {
    page.append("1 0 0 -1 0 ").append(n(sheet.height())).append(" cm\n");
    marks(sheet.marks());
    write("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n");
    object("<</Type/Catalog/Pages 2 0 R>>");
    object("<</Type/Pages/Kids[3 0 R]/Count 1>>");
    var images = new StringBuilder();
    for (int i = 0; i < pictures.size(); i++) images.append("/I").append(i).append(' ').append(5 + 2 * i).append(" 0 R");
    var states = new StringBuilder();
    opacities.forEach((alpha, name) -> states.append('/').append(name).append("<</ca ").append(n(alpha / 255.0)).append("/CA ")
        .append(n(alpha / 255.0)).append(">>"));
    object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s %s]/Contents 4 0 R/Resources<</XObject<<%s>>/ExtGState<<%s>>>>>>".formatted(
        n(sheet.width()),
        n(sheet.height()), images, states));
    stream("", page.toString().getBytes(StandardCharsets.ISO_8859_1));
    for (int i = 0; i < pictures.size(); i++) picture(pictures.get(i), 6 + 2 * i);
    int table = file.size();
    write("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
    for (int at : offsets) write("%010d 00000 n \n".formatted(at));
    write("trailer<</Size " + (offsets.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
    return file.toByteArray();
  }

  private void write(String text) {
    file.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void object(String body) {
    offsets.add(file.size());
    write(offsets.size() + " 0 obj" + body + "endobj\n");
  }

  private void stream(String entries, byte[] content) {
    offsets.add(file.size());
    var packed = Pixels.deflate(content);
    write(offsets.size() + " 0 obj<<" + entries + "/Filter/FlateDecode/Length " + packed.length + ">>stream\n");
    file.writeBytes(packed);
    write("\nendstream endobj\n");
  }

  /// Colours as one object, opacities as the next.
  private void picture(Pixels p, int mask) {
    byte[] rgb = new byte[3 * p.argb().length], alpha = new byte[p.argb().length];
    for (int i = 0; i < alpha.length; i++) {
      int c = p.argb()[i];
      rgb[3 * i] = (byte) (c >> 16);
      rgb[3 * i + 1] = (byte) (c >> 8);
      rgb[3 * i + 2] = (byte) c;
      alpha[i] = (byte) (c >>> 24);
    }
    var size = "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8".formatted(p.width(), p.height());
    stream(size + "/ColorSpace/DeviceRGB/SMask " + mask + " 0 R", rgb);
    stream(size + "/ColorSpace/DeviceGray", alpha);
  }

  private void marks(List<Ink> marks) {
    for (var mark : marks)
      switch (mark) {
      case Ink.Area(var path, var color) -> fill(path, color);
      case Ink.Text text -> fill(Raster.outline(text), text.color());
      case Ink.Dots(var c, var count, var size, var color) -> {
        for (int i = 0; i < count; i++)
          fill(new Path2D.Double(new Ellipse2D.Double(c[2 * i] - size / 2, c[2 * i + 1] - size / 2, size, size)), color);
      }
      case Ink.Facet(var path, var color, var edge) -> {
        fill(path, color);
        stroke(path, edge, new BasicStroke(0.5f));
      }
      case Ink.Line(var path, var color, var pen) -> stroke(path, color, pen);
      case Ink.Picture(var pixels, var at, var smooth) -> {
        page.append("q ").append(n(at.getWidth())).append(" 0 0 ").append(n(-at.getHeight())).append(' ').append(n(at.getX())).append(' ')
            .append(n(at.getMaxY())).append(" cm /I").append(pictures.size()).append(" Do Q\n");
        pictures.add(pixels);
      }
      case Ink.Clip(var window, var inner) -> {
        page.append("q ").append(box(window)).append(" re W n\n");
        marks(inner);
        page.append("Q\n");
      }
      }
  }

  private void fill(Path2D path, Color color) {
    state(color);
    page.append(rgb(color)).append(" rg ").append(path(path)).append(path.getWindingRule() == PathIterator.WIND_EVEN_ODD ? "f*\n" : "f\n");
  }

  private void stroke(Path2D path, Color color, BasicStroke pen) {
    state(color);
    page.append(rgb(color)).append(" RG ").append(n(pen.getLineWidth())).append(" w 1 j ")
        .append(pen.getEndCap() == BasicStroke.CAP_ROUND ? "1 J [" : "0 J [");
    if (pen.getDashArray() != null) for (float d : pen.getDashArray()) page.append(n(d)).append(' ');
    page.append("] 0 d ").append(path(path)).append("S\n");
  }

  private void state(Color color) {
    page.append('/').append(opacities.computeIfAbsent(color.getAlpha(), a -> "A" + a)).append(" gs ");
  }

  private static String path(Path2D path) {
    var out = new StringBuilder();
    var c = new double[6];
    double x = 0, y = 0;
    for (var i = path.getPathIterator(null); !i.isDone(); i.next()) {
      int kind = i.currentSegment(c);
      switch (kind) {
        case PathIterator.SEG_MOVETO -> out.append(points(c[0], c[1])).append("m ");
        case PathIterator.SEG_LINETO -> out.append(points(c[0], c[1])).append("l ");
        case PathIterator.SEG_QUADTO -> {
          out.append(points(x + 2 * (c[0] - x) / 3, y + 2 * (c[1] - y) / 3, c[2] + 2 * (c[0] - c[2]) / 3, c[3] + 2 * (c[1] - c[3]) / 3,
              c[2], c[3])).append("c ");
          c[0] = c[2];
          c[1] = c[3];
        }
        case PathIterator.SEG_CUBICTO -> {
          out.append(points(c)).append("c ");
          c[0] = c[4];
          c[1] = c[5];
        }
        default -> out.append("h ");
      }
      if (kind != PathIterator.SEG_CLOSE) {
        x = c[0];
        y = c[1];
      }
    }
    return out.toString();
  }

  private static String points(double... values) {
    var out = new StringBuilder();
    for (double v : values) out.append(n(v)).append(' ');
    return out.toString();
  }

  private static String box(Rectangle2D r) {
    return points(r.getX(), r.getY(), r.getWidth(), r.getHeight());
  }

  private static String rgb(Color c) {
    return String.format(Locale.ROOT, "%.3f %.3f %.3f", c.getRed() / 255.0, c.getGreen() / 255.0, c.getBlue() / 255.0);
  }

  private static String n(double value) {
    return PathData.number(value);
  }
}
