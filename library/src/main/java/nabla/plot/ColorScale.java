package nabla.plot;

import java.awt.geom.Rectangle2D;
import nabla.plot.ink.ColorMap;
import nabla.plot.ink.Label;
import nabla.plot.ink.Pixels;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// Numbers as colours: a range, linear or logarithmic, and a map; numbers that are not finite get a colour of their own.
///
/// `steps` cuts the range into bands of one colour each (0: smooth).
record ColorScale(double min, double max, boolean log, ColorMap map, String name, int steps) {
  static final int UNKNOWN = 0xffd0d4d9;
  static final double BAR = 14, SIZE = 11;

  /// Around the data; with a diverging map, zero in the middle.
  static ColorScale around(double[] values, boolean log, ColorMap map, String name, int steps) {
    double lo = Double.POSITIVE_INFINITY, hi = Double.NEGATIVE_INFINITY;
    for (double v : values)
      if (Double.isFinite(v) && !(log && v <= 0)) {
        lo = Math.min(lo, v);
        hi = Math.max(hi, v);
      }
    if (!(lo <= hi)) return new ColorScale(log ? 1 : 0, log ? 10 : 1, log, map, name, steps);
    if (map == ColorMap.DIVERGING && !log) {
      double most = Math.max(Math.abs(lo), Math.abs(hi));
      return new ColorScale(-(most > 0 ? most : 1), most > 0 ? most : 1, false, map, name, steps);
    }
    if (lo == hi) hi = log ? lo * 10 : lo + 1;
    return new ColorScale(lo, hi, log, map, name, steps);
  }

  /// Where a number lies between the first colour (0) and the last (1); NaN where it has none.
  double fraction(double v) {
    return Double.isNaN(v) || log && v <= 0 ? Double.NaN : new Scale(min, max, log, 0, 1).at(Math.clamp(v, min, max));
  }

  int argb(double v) {
    double t = fraction(v);
    if (Double.isNaN(t)) return UNKNOWN;
    return map.argb(steps == 0 ? t : (Math.min(steps - 1, Math.floor(t * steps)) + 0.5) / steps);
  }

  /// Whether black reads better than white on the colour of this value.
  boolean bright(double v) {
    int c = argb(v);
    return 0.299 * (c >> 16 & 255) + 0.587 * (c >> 8 & 255) + 0.114 * (c & 255) > 140;
  }

  private Ticks ticks(double height) {
    int count = (int) Math.clamp(height / 38, 2, 7);
    return log ? Ticks.log(min, max, count) : Ticks.linear(min, max, count);
  }

  /// Whether a power of ten stands above the bar.
  boolean hasPower() {
    return ticks(200).power() != 0;
  }

  /// How much room the bar and its numbers take to the right of the axes.
  double width(double height) {
    double widest = ticks(height).labels().stream().mapToDouble(l -> Label.of(l).width(SIZE)).max().orElse(0);
    return 12 + BAR + 6 + widest + (name.isBlank() ? 0 : 19);
  }

  void draw(Sheet sheet, double x, double y, double height) {
    int n = steps == 0 ? 128 : steps;
    var pixels = new int[n];
    for (int i = 0; i < n; i++) pixels[i] = map.argb((n - 1 - i + 0.5) / n);
    var bar = new Rectangle2D.Double(x + 12, y, BAR, height);
    sheet.image(new Pixels(1, n, pixels), bar, false);
    sheet.draw(bar, Tint.MUTED, Sheet.pen(0.8));
    var ticks = ticks(height);
    var scale = new Scale(min, max, log, y + height, y);
    double widest = 0;
    for (int i = 0; i < ticks.at().length; i++) {
      double at = scale.at(ticks.at()[i]);
      var label = Label.of(ticks.labels().get(i));
      sheet.line(bar.getMaxX(), at, bar.getMaxX() + 3, at, Tint.MUTED, 0.8);
      sheet.text(label, bar.getMaxX() + 6, at + 4, SIZE, 0, 0, Tint.INK);
      widest = Math.max(widest, label.width(SIZE));
    }
    if (ticks.power() != 0) sheet.text(Label.of("×$10^{" + ticks.power() + "}$"), bar.getX() - 2, y - 4, 10, 0, 0, Tint.INK);
    if (!name.isBlank()) sheet.text(Label.of(name), bar.getMaxX() + 6 + widest + 15, y + height / 2, 12, 0.5, 90, Tint.INK);
  }
}
