package nabla.plot;

import java.awt.Color;
import java.util.List;
import nabla.display.Bundle;
import nabla.display.Displayable;
import nabla.plot.ink.Tint;

/// One thing drawn between axes. Layers are values: every method returns a new one.
public abstract sealed class Mark<S extends Mark<S>> implements Displayable
    permits Areas, Arrows, Band, Bars, Boxes, Cobweb, Contour, HeatMap, Histogram, Images, Line, Network, Note, Regions, Ridge, Guide,
    Scatter, Surface, Timeline {
  /// An entry of the legend: what is drawn beside the text.
  record Entry(String text, Color color, Kind kind, Style style) {
    enum Kind {
      LINE, AREA, DOT
    }
  }

  final Style style;

  Mark(Style style) {
    this.style = style;
  }

  abstract S with(Style changed);

  /// Its name in the legend; mathematics between dollars.
  public S label(String text) {
    return with(style.label(text));
  }

  /// The i-th colour of the palette, from 0.
  public S color(int i) {
    return with(style.color(Tint.series(i)));
  }

  /// A colour such as `"#d55e00"`, or a word: `ink`, `muted`, `grid`, `paper`.
  public S color(String name) {
    return with(style.color(Tint.named(name)));
  }

  /// The thickness of its lines in pixels.
  public S width(double pixels) {
    return with(style.width(pixels));
  }

  public S dashed() {
    return with(style.dashes(6, 4));
  }

  public S dotted() {
    return with(style.dashes(1.5f, 3));
  }

  /// From 0, unseen, to 1, solid.
  public S opacity(double opacity) {
    return with(style.opacity(opacity));
  }

  /// The diameter of its markers in pixels; a line has none unless it is given a size.
  public S size(double pixels) {
    return with(style.size(pixels));
  }

  abstract Bounds bounds(Axes axes);

  abstract void paint(Canvas canvas);

  /// How many colours of the palette it takes where it has none of its own.
  int colours() {
    return style.color() == null ? 1 : 0;
  }

  List<Entry> legend(Color first) {
    return style.label().isEmpty() ? List.of() : List.of(new Entry(style.label(), color(first), Entry.Kind.LINE, style));
  }

  final Color color(Color given) {
    return style.color() == null ? given : style.color();
  }

  /// The names under the x axis, where it counts things rather than measures.
  List<String> categories() {
    return List.of();
  }

  /// What its colours mean, or null.
  ColorScale colorScale() {
    return null;
  }

  /// Whether it fills the axes to their edges.
  boolean fills() {
    return false;
  }

  /// Whether its first row is at the top.
  boolean downwards() {
    return false;
  }

  /// The names beside the y axis, where it counts rows.
  List<String> rowNames() {
    return List.of();
  }

  /// Whether it has only an x axis.
  boolean levelOnly() {
    return false;
  }

  /// Whether it stands alone, without axes.
  boolean bare() {
    return false;
  }

  /// The width and height it likes.
  double[] size() {
    return new double[]{560, 340};
  }

  /// A layer alone is a figure.
  @Override
  public Bundle display() {
    return Figure.of(this).display();
  }

  @Override
  public String toString() {
    return describe();
  }

  /// Whether y counts from zero, so that the axis starts there.
  boolean grounded() {
    return false;
  }

  /// What the reader should know was left out, or "".
  String omissions(Axes axes) {
    return "";
  }

  /// One line about it, for those who read and do not see.
  abstract String describe();

  /// The error of a pair of columns that are not equally long.
  static void sameLength(String what, double[] x, double[] y) {
    if (x.length != y.length)
      throw new IllegalArgumentException("%s: x has %d values and y has %d; give equally many".formatted(what, x.length, y.length));
    if (x.length == 0) throw new IllegalArgumentException(what + ": there are no points; x and y are empty");
  }

  /// Says which points these axes cannot show.
  static String omitted(double[] x, double[] y, Axes axes) {
    int odd = 0, low = 0;
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) odd++;
      else if (!axes.draws(x[i], y[i])) low++;
    }
    var said = odd == 0 ? "" : "%d of %d points not finite, not drawn".formatted(odd, x.length);
    return low == 0 ? said : (said.isEmpty() ? "" : said + "; ") + "%d of %d points ≤ 0, not on a log axis".formatted(low, x.length);
  }

  String name() {
    return style.label().isEmpty() ? "" : " “" + nabla.plot.ink.Label.of(style.label()).plain() + "”";
  }
}
