package nabla.plot;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import nabla.plot.ink.ColorMap;
import nabla.plot.ink.Label;
import nabla.plot.ink.Pixels;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// The lines of equal height of a function of two variables, with their heights written on them.
public final class Contour extends Mark<Contour> {
  private record How(double[] levels, int count, boolean log, boolean filled, boolean numbers, ColorMap map, String name) {}

  private final Field field;
  private final How how;

  private Contour(Field field, How how, Style style) {
    super(style);
    this.field = field;
    this.how = how;
  }

  /// Heights `z[row][column]` at (x[column], y[row]).
  public static Contour of(double[] x, double[] y, double[][] z) {
    return new Contour(new Field(x, y, z), new How(null, 10, false, false, true, ColorMap.VIRIDIS, ""), Style.PLAIN.width(1.2));
  }

  /// A function on a rectangle.
  public static Contour of(DoubleBinaryOperator f, double x0, double x1, double y0, double y1) {
    var field = Field.of(f, x0, x1, y0, y1, 161);
    return of(field.x(), field.y(), field.z());
  }

  private Contour how(How changed) {
    return new Contour(field, changed, style);
  }

  /// About this many lines.
  public Contour levels(int count) {
    return how(new How(null, count, how.log, how.filled, how.numbers, how.map, how.name));
  }

  /// A line at each of these heights.
  public Contour levels(double... heights) {
    return how(new How(heights.clone(), how.count, how.log, how.filled, how.numbers, how.map, how.name));
  }

  /// Heights spaced as powers, for valleys such as Rosenbrock's.
  public Contour log() {
    return how(new How(how.levels, how.count, true, how.filled, how.numbers, how.map, how.name));
  }

  /// The areas between the lines in colours, with a colour bar.
  public Contour filled() {
    return how(new How(how.levels, how.count, how.log, true, how.numbers, how.map, how.name));
  }

  /// Without heights written on the lines.
  public Contour plain() {
    return how(new How(how.levels, how.count, how.log, how.filled, false, how.map, how.name));
  }

  /// The colour map: `viridis`, `diverging`, `grey` or `blues`.
  public Contour colors(String map) {
    return how(new How(how.levels, how.count, how.log, how.filled, how.numbers, ColorMap.named(map), how.name));
  }

  /// What the heights are, beside the colour bar.
  public Contour z(String name) {
    return how(new How(how.levels, how.count, how.log, how.filled, how.numbers, how.map, name));
  }

  @Override
  Contour with(Style changed) {
    return new Contour(field, how, changed);
  }

  @Override
  Bounds bounds(Axes axes) {
    return field.bounds();
  }

  @Override
  boolean fills() {
    return true;
  }

  @Override
  int colours() {
    return 0;
  }

  @Override
  ColorScale colorScale() {
    return how.filled ? scale() : null;
  }

  private ColorScale scale() {
    var s = ColorScale.around(field.all(), how.log, how.map, how.name, 0);
    var l = heights();
    return l.length < 2 || how.map == ColorMap.DIVERGING
        ? s
        : new ColorScale(Math.min(l[0], s.min()), Math.max(l[l.length - 1], s.max()), s.log(), s.map(), s.name(), 0);
  }

  private double[] heights() {
    if (how.levels != null) return how.levels.clone();
    var s = ColorScale.around(field.all(), how.log, how.map, "", 0);
    if (how.log) return powers(s);
    double step = Ticks.step((s.max() - s.min()) / (how.count + 1));
    var out = new ArrayList<Double>();
    for (double v = Math.ceil(s.min() / step + 1e-9) * step; v < s.max() - step * 1e-9; v += step)
      out.add(Math.abs(v) < step * 1e-9 ? 0 : v);
    return out.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /// Heights such as 1, 2, 5, 10 or 1, 3, 10 or powers of ten, by how many decades there are.
  private double[] powers(ColorScale s) {
    double perDecade = how.count / Math.max(0.5, Math.log10(s.max() / s.min()));
    double[] steps = perDecade >= 2.5 ? new double[]{1, 2, 5} : perDecade >= 1.5 ? new double[]{1, 3} : new double[]{1};
    int stride = (int) Math.max(1, Math.round(1 / perDecade));
    var out = new ArrayList<Double>();
    for (int e = (int) Math.floor(Math.log10(s.min())); e <= Math.log10(s.max()); e += stride)
      for (double m : steps) if (m * Math.pow(10, e) > s.min() && m * Math.pow(10, e) < s.max()) out.add(m * Math.pow(10, e));
    return out.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  void paint(Canvas c) {
    var heights = heights();
    var scale = scale();
    if (how.filled) c.sheet().image(bands(c, heights, scale), c.area(), false);
    var taken = new ArrayList<Rectangle2D>();
    for (double height : heights) {
      var color = style.color() != null ? style.color() : how.filled ? Tint.fade(Tint.PAPER, 0.55) : Tint.readable(scale.argb(height));
      for (var line : MarchingSquares.lines(field, height)) line(c, line, height, Tint.fade(color, style.opacity()), taken);
    }
  }

  private Pixels bands(Canvas c, double[] heights, ColorScale scale) {
    int w = (int) c.area().getWidth(), h = (int) c.area().getHeight();
    var pixels = new int[w * h];
    var colours = new int[heights.length + 1];
    for (int i = 0; i <= heights.length; i++) {
      double lo = i == 0 ? scale.min() : heights[i - 1], hi = i == heights.length ? scale.max() : heights[i];
      colours[i] = scale.argb(how.log ? Math.sqrt(lo * hi) : (lo + hi) / 2);
    }
    for (int y = 0; y < h; y++)
      for (int x = 0; x < w; x++) {
        double z = field.at(c.x().invert(c.area().getX() + x + 0.5), c.y().invert(c.area().getY() + y + 0.5));
        int band = 0;
        while (band < heights.length && z >= heights[band]) band++;
        pixels[y * w + x] = Double.isFinite(z) ? colours[band] : ColorScale.UNKNOWN;
      }
    return new Pixels(w, h, pixels);
  }

  private void line(Canvas c, double[][] points, double height, Color color, List<Rectangle2D> taken) {
    double[] x = new double[points.length], y = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      x[i] = points[i][0];
      y[i] = points[i][1];
    }
    c.sheet().draw(Simplify.path(c.path(x, y), 0.12), color, Sheet.pen(style.width(), style.dashes()));
    if (how.numbers) number(c, x, y, height, color, taken);
  }

  /// Writes the height along a straight stretch of the line, where there is room.
  private void number(Canvas c, double[] x, double[] y, double height, Color color, List<Rectangle2D> taken) {
    var label = Label.of(Ticks.plain(height));
    double wide = label.width(9.5) + 6, length = 0;
    for (int i = 1; i < x.length; i++) length += Math.hypot(c.x().at(x[i]) - c.x().at(x[i - 1]), c.y().at(y[i]) - c.y().at(y[i - 1]));
    if (length < 4 * wide) return;
    for (int k = 1; k < 8; k++) {
      int i = x.length * (k % 2 == 1 ? 4 - k / 2 : 4 + k / 2) / 8, j = i;
      double px = c.x().at(x[i]), py = c.y().at(y[i]);
      while (j < x.length - 1 && Math.hypot(c.x().at(x[j]) - px, c.y().at(y[j]) - py) < wide) j++;
      double dx = c.x().at(x[j]) - px, dy = c.y().at(y[j]) - py, mx = px + dx / 2, my = py + dy / 2;
      var box = new Rectangle2D.Double(mx - wide / 2 - 2, my - 14, wide + 4, 28);
      if (Math.hypot(dx, dy) < wide * 0.9 || !c.area().contains(box) || taken.stream().anyMatch(t -> t.intersects(box))) continue;
      taken.add(box);
      double angle = Math.atan2(-dy, dx);
      if (Math.abs(angle) > Math.PI / 2) angle += Math.PI;
      var back = new Path2D.Double(new Rectangle2D.Double(-wide / 2 + 1, -6, wide - 2, 12));
      var place = AffineTransform.getTranslateInstance(mx, my);
      place.rotate(-angle);
      back.transform(place);
      c.sheet().fill(back, Tint.fade(Tint.PAPER, how.filled ? 0.75 : 1));
      c.sheet().text(label, mx + 3.5 * Math.sin(angle), my + 3.5 * Math.cos(angle), 9.5, 0.5, Math.toDegrees(angle),
          how.filled ? Tint.INK : color);
      return;
    }
  }

  @Override
  List<Entry> legend(Color first) {
    return style.label().isEmpty()
        ? List.of()
        : List.of(new Entry(style.label(), style.color() == null ? Tint.MUTED : style.color(), Entry.Kind.LINE, style));
  }

  @Override
  String describe() {
    return "contours" + name() + " of " + heights().length + " heights";
  }
}
