package nabla.derive;

import java.util.Locale;

/// A small SVG picture under construction.
final class Svg {
  private final StringBuilder body = new StringBuilder();
  private final double width, height;

  Svg(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /// An element without content; attributes come in pairs of name and value.
  Svg add(String element, Object... attributes) {
    body.append('<').append(element).append(attributes(attributes)).append("/>");
    return this;
  }

  /// Words at a point.
  Svg text(double x, double y, String words, Object... attributes) {
    body.append("<text").append(attributes("x", x, "y", y)).append(attributes(attributes)).append('>').append(escape(words))
        .append("</text>");
    return this;
  }

  /// A tooltip for what is drawn by `inside`.
  Svg group(String title, Runnable inside) {
    body.append("<g><title>").append(escape(title)).append("</title>");
    inside.run();
    body.append("</g>");
    return this;
  }

  private static String attributes(Object... pairs) {
    var out = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) out.append(' ').append(pairs[i]).append("=\"")
        .append(pairs[i + 1] instanceof Double d ? number(d) : escape(pairs[i + 1].toString())).append('"');
    return out.toString();
  }

  static String number(double x) {
    return String.format(Locale.ROOT, "%.1f", x).replaceAll("\\.0$", "");
  }

  static String escape(String s) {
    return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width) + "\" height=\"" + number(height) + "\" viewBox=\"0 0 "
        + number(width) + " " + number(height) + "\" style=\"max-width:100%;height:auto\">" + body + "</svg>";
  }

  /// Errors on a logarithmic scale from 1e-12 to 1, as a small line.
  static String sweep(double[] errors) {
    var svg = new Svg(130, 30);
    var points = new StringBuilder();
    for (int i = 0; i < errors.length; i++) {
      double level = Math.max(-12, Math.min(0, Math.log10(Math.max(errors[i], 1e-300))));
      points.append(number(5 + i * 120.0 / (errors.length - 1))).append(',').append(number(3 - level * 2)).append(' ');
    }
    svg.add("line", "x1", 0, "x2", 130, "y1", 15, "y2", 15, "stroke", "#ccc", "stroke-dasharray", "3 3");
    return svg.add("polyline", "points", points.toString().strip(), "fill", "none", "stroke", "#0072b2", "stroke-width", "1.5").toString();
  }
}
