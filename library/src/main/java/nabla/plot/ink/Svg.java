package nabla.plot.ink;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a sheet as SVG: real text, theme colours that follow the reader's light or dark setting, no wider than the page it stands on, nothing
/// fetched, no identifiers to collide.
public final class Svg {
  private static final String FONTS = "'DejaVu Sans',Verdana,Geneva,sans-serif";

  private static final BasicStroke HAIRLINE = new BasicStroke(0.5f);

  private final StringBuilder out = new StringBuilder();
  private final Map<String, Tint> used = new LinkedHashMap<>();
  private String group = "";

  private Svg() {}

  /// The sheet as a document of its own; `title` is what is read aloud.
  public static String of(Sheet sheet, String title) {
    var svg = new Svg();
    svg.marks(sheet.marks());
    svg.style("");
    var paper = svg.paint("fill", Tint.PAPER);
    String w = PathData.number(sheet.width()), h = PathData.number(sheet.height());
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" style="max-width:100%%;height:auto" role="img" aria-label="%s" font-family="%s">
        <style>%s</style>
        <rect width="%s" height="%s" rx="4" %s/>
        %s</svg>""".formatted(w, h, w, h, escape(title), FONTS, svg.dark(), w, h, paper, svg.out);
  }

  private String dark() {
    var css = new StringBuilder("@media(prefers-color-scheme:dark){");
    used.forEach((role, tint) -> css.append(".nb-").append(role).append("{color:").append(hex(tint.dark())).append('}'));
    return css.append('}').toString();
  }

  private void marks(List<Ink> marks) {
    for (var mark : marks)
      switch (mark) {
      case Ink.Area(var path, var color) -> {
        style(paint("fill", color));
        out.append("<path d=\"").append(PathData.of(path)).append("\"/>");
      }
      case Ink.Line(var path, var color, var pen) -> {
        style("fill=\"none\" " + paint("stroke", color) + pen(pen));
        out.append("<path d=\"").append(PathData.of(path)).append("\"/>");
      }
      case Ink.Facet(var path, var color, var edge) -> {
        style(paint("stroke", edge) + pen(HAIRLINE));
        out.append("<path fill=\"").append(hex(color)).append("\" d=\"").append(PathData.of(path)).append("\"/>");
      }
      case Ink.Dots(var centres, var count, var size, var color) -> {
        style("fill=\"none\" " + paint("stroke", color) + " stroke-linecap=\"round\" stroke-width=\"" + PathData.number(size) + '"');
        out.append("<path d=\"").append(PathData.dots(centres, count)).append("\"/>");
      }
      case Ink.Text text -> text(text);
      case Ink.Picture(var pixels, var at, var smooth) -> {
        style("");
        out.append("<image ").append(box(at)).append(" preserveAspectRatio=\"none\"")
            .append(smooth ? "" : " style=\"image-rendering:pixelated\"")
            .append(" href=\"").append(pixels.dataUri()).append("\"/>\n");
      }
      case Ink.Clip(var window, var inner) -> {
        style("");
        var viewBox = PathData.number(window.getX()) + ' ' + PathData.number(window.getY()) + ' ' + PathData.number(window.getWidth()) + ' '
            + PathData.number(window.getHeight());
        out.append("<svg ").append(box(window)).append(" viewBox=\"").append(viewBox).append("\">\n");
        marks(inner);
        style("");
        out.append("</svg>\n");
      }
      }
  }

  private static String box(java.awt.geom.Rectangle2D r) {
    return "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"".formatted(PathData.number(r.getX()), PathData.number(r.getY()),
        PathData.number(r.getWidth()), PathData.number(r.getHeight()));
  }

  /// Marks of one style share one group.
  private void style(String attributes) {
    if (attributes.equals(group)) return;
    if (!group.isEmpty()) out.append("</g>\n");
    if (!attributes.isEmpty()) out.append("<g ").append(attributes).append('>');
    group = attributes;
  }

  private String paint(String how, Color color) {
    var opacity = color.getAlpha() == 255 ? "" : " %s-opacity=\"%s\"".formatted(how, PathData.number(color.getAlpha() / 255.0));
    if (!(color instanceof Tint tint)) return how + "=\"" + hex(color) + '"' + opacity;
    used.putIfAbsent(tint.role(), tint);
    return "class=\"nb-" + tint.role() + "\" color=\"" + hex(color) + "\" " + how + "=\"currentColor\"" + opacity;
  }

  private static String hex(Color color) {
    return "#%06x".formatted(color.getRGB() & 0xffffff);
  }

  private static String pen(BasicStroke pen) {
    var text = new StringBuilder(" stroke-width=\"").append(PathData.number(pen.getLineWidth())).append("\" stroke-linejoin=\"round\"");
    if (pen.getEndCap() == BasicStroke.CAP_ROUND) text.append(" stroke-linecap=\"round\"");
    if (pen.getDashArray() != null) {
      text.append(" stroke-dasharray=\"");
      for (float dash : pen.getDashArray()) text.append(PathData.number(dash)).append(' ');
      text.setCharAt(text.length() - 1, '"');
    }
    return text.toString();
  }

  private void text(Ink.Text t) {
    var anchor = t.along() == 0 ? "" : " text-anchor=\"" + (t.along() == 1 ? "end" : "middle") + '"';
    style(paint("fill", t.color()) + " font-size=\"" + PathData.number(t.size()) + '"' + anchor);
    String x = PathData.number(t.x()), y = PathData.number(t.y());
    out.append("<text x=\"").append(x).append("\" y=\"").append(y).append('"');
    if (t.turn() != 0)
      out.append(" transform=\"rotate(").append(PathData.number(-t.turn())).append(' ').append(x).append(' ').append(y).append(")\"");
    var runs = t.label().runs();
    if (runs.size() == 1 && runs.getFirst().scale() == 1) {
      out.append(face(runs.getFirst().face())).append('>').append(escape(runs.getFirst().text()));
    } else {
      out.append(" xml:space=\"preserve\">");
      double rise = 0;
      for (var run : runs) {
        out.append("<tspan").append(face(run.face()));
        if (run.scale() != 1) out.append(" font-size=\"").append(PathData.number(t.size() * run.scale())).append('"');
        if (run.rise() != rise) out.append(" dy=\"").append(PathData.number((rise - run.rise()) * t.size())).append('"');
        out.append('>').append(escape(run.text())).append("</tspan>");
        rise = run.rise();
      }
    }
    out.append("</text>");
  }

  private static String face(Typeface face) {
    return switch (face) {
      case REGULAR -> "";
      case ITALIC -> " font-style=\"italic\"";
      case BOLD -> " font-weight=\"bold\"";
    };
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
