package nabla.plot;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import nabla.display.Bundle;
import nabla.display.Displayable;
import nabla.plot.Look.Part;
import nabla.plot.ink.Label;
import nabla.plot.ink.Pdf;
import nabla.plot.ink.Pixels;
import nabla.plot.ink.Raster;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Svg;
import nabla.plot.ink.Tint;

/// A picture as a value: every method returns a new figure, and nothing is drawn until it is shown or saved.
///
/// Titles and axis names hold mathematics between dollars: `.x("$\\sigma^2$")`.
public final class Figure implements Displayable {
  private static final double TITLE = 14, TITLE_LINE = 18;

  private final Content content;
  private final Look look;

  Figure(Content content, Look look) {
    this.content = content;
    this.look = look;
  }

  /// Layers over each other between common axes, the first at the bottom.
  public static Figure of(Mark<?>... layers) {
    if (layers.length == 0) throw new IllegalArgumentException("plot: nothing to draw; give at least one line(…), scatter(…), …");
    return new Figure(new Chart(List.of(layers)), Look.PLAIN);
  }

  /// Figures side by side, row by row.
  public static Figure grid(int rows, int columns, List<Figure> figures) {
    return new Figure(new Grid(rows, columns, figures), Look.PLAIN);
  }

  /// The same figures on common axes, so that what moves is the data.
  static List<Figure> together(List<Figure> figures) {
    double[] x = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}, y = x.clone();
    for (var f : figures) {
      if (!(f.content instanceof Chart chart)) return figures;
      var r = chart.ranges(f.look);
      x = new double[]{Math.min(x[0], r[0][0]), Math.max(x[1], r[0][1])};
      y = new double[]{Math.min(y[0], r[1][0]), Math.max(y[1], r[1][1])};
    }
    double[] xs = x, ys = y;
    return figures.stream().map(f -> f.told(Part.X_RANGE, xs).told(Part.Y_RANGE, ys)).toList();
  }

  private Figure told(Part part, Object value) {
    return new Figure(content, look.with(part, value));
  }

  public Figure title(String text) {
    return told(Part.TITLE, text);
  }

  /// The x axis's name.
  public Figure x(String text) {
    return told(Part.X, text);
  }

  /// The y axis's name.
  public Figure y(String text) {
    return told(Part.Y, text);
  }

  /// The x axis from `lo` to `hi`.
  public Figure x(double lo, double hi) {
    return told(Part.X_RANGE, range("x", lo, hi));
  }

  /// The y axis from `lo` to `hi`.
  public Figure y(double lo, double hi) {
    return told(Part.Y_RANGE, range("y", lo, hi));
  }

  private static double[] range(String axis, double lo, double hi) {
    if (!(lo < hi) || !Double.isFinite(hi - lo))
      throw new IllegalArgumentException("%s(%s, %s): the range is empty; give lo < hi".formatted(axis, lo, hi));
    return new double[]{lo, hi};
  }

  public Figure logX() {
    return told(Part.LOG_X, true);
  }

  public Figure logY() {
    return told(Part.LOG_Y, true);
  }

  /// Where the legend stands: `top left`, `top right`, `bottom left`, `bottom right`, `right` (beside the axes) or `none`.
  public Figure legend(String place) {
    if (!Legend.PLACES.contains(place)) throw new IllegalArgumentException("legend(\"%s\"): say one of %s".formatted(place, Legend.PLACES));
    return told(Part.LEGEND, place);
  }

  /// Width and height in pixels.
  public Figure size(double width, double height) {
    if (!(width >= 80 && height >= 60 && width <= 4000 && height <= 4000))
      throw new IllegalArgumentException("size(%s, %s): give 80 to 4000 by 60 to 4000 pixels".formatted(width, height));
    return new Figure(content, look.with(Part.WIDTH, width).with(Part.HEIGHT, height));
  }

  /// One unit is as long on both axes, so that circles are round.
  public Figure equal() {
    return told(Part.EQUAL, true);
  }

  /// Without axes: only what lies between them.
  public Figure bare() {
    return told(Part.BARE, true);
  }

  double width() {
    return look.number(Part.WIDTH, content.size()[0]);
  }

  double height() {
    return look.number(Part.HEIGHT,
        content.size()[1] + (look.text(Part.TITLE).isBlank() ? 0 : titleLines(width()).size() * TITLE_LINE + 4));
  }

  private List<Label> titleLines(double width) {
    return Label.wrap(look.text(Part.TITLE), TITLE, width - 16, true);
  }

  /// Draws this figure into a part of a sheet, its title above.
  void draw(Sheet sheet, Rectangle2D area) {
    double top = area.getY() + 6;
    for (var line : titleLines(area.getWidth())) {
      sheet.text(line, area.getCenterX(), top + TITLE, TITLE, 0.5, 0, Tint.INK);
      top += TITLE_LINE;
    }
    content.draw(sheet, new Rectangle2D.Double(area.getX(), top, area.getWidth(), area.getMaxY() - top), look);
  }

  Sheet sheet() {
    var sheet = new Sheet(width(), height());
    draw(sheet, new Rectangle2D.Double(0, 0, width(), height()));
    return sheet;
  }

  /// The figure as an SVG document that follows the reader's light or dark setting.
  public String svg() {
    return Svg.of(sheet(), describe());
  }

  /// The figure as pixels, `scale` to each of its own.
  public Pixels pixels(double scale, boolean dark) {
    return Raster.of(sheet(), scale, dark);
  }

  /// Writes the figure to a file whose ending says how: `.svg`, `.png` (two pixels to one) or `.pdf`.
  public Figure save(String file) {
    var path = Path.of(file);
    var name = file.toLowerCase(Locale.ROOT);
    byte[] bytes;
    if (name.endsWith(".svg")) bytes = svg().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    else if (name.endsWith(".png")) bytes = pixels(2, false).png();
    else if (name.endsWith(".pdf")) bytes = Pdf.of(sheet());
    else throw new IllegalArgumentException("save(\"%s\"): end the name in .svg, .png or .pdf".formatted(file));
    try {
      if (path.toAbsolutePath().getParent() != null) Files.createDirectories(path.toAbsolutePath().getParent());
      Files.write(path, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("save(\"%s\"): %s".formatted(file, e.getMessage()), e);
    }
    return this;
  }

  /// What the figure shows, in words.
  String describe() {
    var title = Label.of(look.text(Part.TITLE)).plain();
    return (title.isEmpty() ? "Figure" : "Figure “" + title + "”") + ": " + content.describe();
  }

  @Override
  public Bundle display() {
    return Bundle.text(describe()).withPicture(svg());
  }

  @Override
  public String toString() {
    return describe();
  }
}
