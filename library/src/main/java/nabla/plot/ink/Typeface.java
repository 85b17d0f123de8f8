package nabla.plot.ink;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// One of the three shipped fonts (a subset of DejaVu Sans), read straight from its TrueType tables.
///
/// Reading the outlines here, not through `java.awt.Font`, makes pictures equal on every machine and needs no fontconfig, which slim
/// containers lack. Widths and outlines are in units of the font size; kerning is not used.
public enum Typeface {
  REGULAR, ITALIC, BOLD;

  private final ByteBuffer data;
  private final Map<String, Integer> tables = new HashMap<>();
  private final Map<Integer, Path2D> outlines = new HashMap<>();
  private final int unitsPerEm, metrics, longLoca;
  private final int cmap;

  Typeface() {
    try (var in = Typeface.class.getResourceAsStream(name().toLowerCase(java.util.Locale.ROOT) + ".ttf")) {
      data = ByteBuffer.wrap(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = 0, n = u16(4); i < n; i++) {
      int at = 12 + 16 * i;
      tables.put("" + (char) data.get(at) + (char) data.get(at + 1) + (char) data.get(at + 2) + (char) data.get(at + 3),
          data.getInt(at + 8));
    }
    unitsPerEm = u16(table("head") + 18);
    longLoca = u16(table("head") + 50);
    metrics = u16(table("hhea") + 34);
    cmap = unicodeMap();
  }

  /// How far the pen moves over the text, as a multiple of the font size.
  public double width(String text) {
    return text.codePoints().mapToDouble(c -> advance(glyph(c))).sum();
  }

  /// Whether the font draws this character.
  public boolean has(int codePoint) {
    return glyph(codePoint) != 0;
  }

  /// The outline of the text with its pen starting at (x, y), at this size in pixels, y pointing down.
  public Path2D outline(String text, double x, double y, double size) {
    var all = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double pen = x;
    for (int c : text.codePoints().toArray()) {
      int glyph = glyph(c);
      all.append(outline(glyph).getPathIterator(new AffineTransform(size, 0, 0, -size, pen, y)), false);
      pen += advance(glyph) * size;
    }
    return all;
  }

  private double advance(int glyph) {
    return (double) u16(table("hmtx") + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
  }

  private int unicodeMap() {
    int start = table("cmap"), best = -1;
    for (int i = 0, n = u16(start + 2); i < n; i++) {
      int at = start + data.getInt(start + 8 + 8 * i);
      if (u16(at) == 4) best = at;
    }
    if (best < 0) throw new IllegalStateException("the font " + name() + " has no Unicode table");
    return best;
  }

  private int glyph(int c) {
    int segments = u16(cmap + 6) / 2, ends = cmap + 14, starts = ends + 2 * segments + 2, deltas = starts + 2 * segments;
    for (int i = 0; i < segments; i++) {
      if (c > u16(ends + 2 * i)) continue;
      int from = u16(starts + 2 * i), rangeAt = deltas + 2 * segments + 2 * i, range = u16(rangeAt);
      if (c < from) return 0;
      if (range == 0) return c + u16(deltas + 2 * i) & 0xffff;
      int glyph = u16(rangeAt + range + 2 * (c - from));
      return glyph == 0 ? 0 : glyph + u16(deltas + 2 * i) & 0xffff;
    }
    return 0;
  }

  private synchronized Path2D outline(int glyph) {
    var known = outlines.get(glyph);
    if (known != null) return known;
    var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    int at = offset(glyph);
    if (offset(glyph + 1) > at) read(table("glyf") + at, path);
    path.transform(AffineTransform.getScaleInstance(1.0 / unitsPerEm, 1.0 / unitsPerEm));
    outlines.put(glyph, path);
    return path;
  }

  private int offset(int glyph) {
    int loca = table("loca");
    return longLoca == 0 ? 2 * u16(loca + 2 * glyph) : data.getInt(loca + 4 * glyph);
  }

  private void read(int at, Path2D path) {
    if (i16(at) < 0) readParts(at + 10, path);
    else Contours.read(data, at, path);
  }

  private void readParts(int at, Path2D path) {
    int flags;
    do {
      flags = u16(at);
      int glyph = u16(at + 2);
      boolean words = (flags & 1) != 0;
      double dx = words ? i16(at + 4) : data.get(at + 4), dy = words ? i16(at + 6) : data.get(at + 5);
      at += words ? 8 : 6;
      double a = 1, b = 0, c = 0, d = 1;
      if ((flags & 0x08) != 0) {
        a = d = i16(at) / 16384.0;
        at += 2;
      } else if ((flags & 0x40) != 0) {
        a = i16(at) / 16384.0;
        d = i16(at + 2) / 16384.0;
        at += 4;
      } else if ((flags & 0x80) != 0) {
        a = i16(at) / 16384.0;
        b = i16(at + 2) / 16384.0;
        c = i16(at + 4) / 16384.0;
        d = i16(at + 6) / 16384.0;
        at += 8;
      }
      var part = new Path2D.Double(Path2D.WIND_NON_ZERO);
      int offset = offset(glyph);
      if (offset(glyph + 1) > offset) read(table("glyf") + offset, part);
      path.append(part.getPathIterator(new AffineTransform(a, b, c, d, dx, dy)), false);
    } while ((flags & 0x20) != 0);
  }

  private int table(String name) {
    return tables.get(name);
  }

  private int u16(int at) {
    return data.getShort(at) & 0xffff;
  }

  private int i16(int at) {
    return data.getShort(at);
  }
}
