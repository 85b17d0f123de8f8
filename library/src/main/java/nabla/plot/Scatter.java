package nabla.plot;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import nabla.plot.ink.Pixels;
import nabla.plot.ink.Raster;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// Points as discs, all of one colour or coloured by class.
public final class Scatter extends Mark<Scatter> {
  private static final int MANY = 4000;

  private final double[] x, y;
  private final int[] classes;
  private final List<String> names;

  private Scatter(double[] x, double[] y, int[] classes, List<String> names, Style style) {
    super(style);
    this.x = x;
    this.y = y;
    this.classes = classes;
    this.names = names;
  }

  public static Scatter of(double[] x, double[] y) {
    sameLength("scatter", x, y);
    return new Scatter(x.clone(), y.clone(), new int[x.length], List.of(), Style.PLAIN.size(6).opacity(0.85));
  }

  /// Each point takes the palette's colour of its class, counted from 0.
  public Scatter classes(int... classOf) {
    if (classOf.length != x.length)
      throw new IllegalArgumentException("scatter: %d points and %d classes; give one class a point".formatted(x.length, classOf.length));
    return new Scatter(x, y, classOf.clone(), names, style);
  }

  /// The classes' names in the legend.
  public Scatter labels(String... classNames) {
    return new Scatter(x, y, classes, List.of(classNames), style);
  }

  @Override
  Scatter with(Style changed) {
    return new Scatter(x, y, classes, names, changed);
  }

  private int count() {
    int most = 0;
    for (int k : classes) most = Math.max(most, k);
    return most + 1;
  }

  @Override
  int colours() {
    return style.color() != null ? 0 : count();
  }

  @Override
  Bounds bounds(Axes axes) {
    return Bounds.of(x, y, axes);
  }

  @Override
  void paint(Canvas c) {
    for (int k = 0, n = count(); k < n; k++) {
      var thin = Decimate.markers(c, only(x, k), only(y, k), style.size());
      var color = Tint.fade(color(c.color(k)), style.opacity());
      if (thin.x().length > MANY) pixels(c, thin, Tint.fixed(color));
      else XCharts.markers(c, thin.x(), thin.y(), color, (int) Math.round(style.size()));
    }
  }

  /// A cloud of many thousand discs is smaller as pixels, two a point of the screen.
  private void pixels(Canvas c, Decimate.Points points, Color color) {
    Rectangle2D area = c.area();
    var scratch = new Sheet(area.getWidth(), area.getHeight());
    for (int i = 0; i < points.x().length; i++)
      scratch.dot(c.x().at(points.x()[i]) - area.getX(), c.y().at(points.y()[i]) - area.getY(), style.size(), color);
    c.sheet().image(tinted(Raster.transparent(scratch, 2), color), area, true);
  }

  /// One colour in sixteen opacities, which a PNG stores in little room.
  private static Pixels tinted(Pixels drawn, Color color) {
    var argb = new int[drawn.argb().length];
    for (int i = 0; i < argb.length; i++) argb[i] = Math.round((drawn.argb()[i] >>> 24) / 17f) * 17 << 24 | color.getRGB() & 0xffffff;
    return new Pixels(drawn.width(), drawn.height(), argb);
  }

  private double[] only(double[] values, int k) {
    var some = new double[values.length];
    int n = 0;
    for (int i = 0; i < values.length; i++) if (classes[i] == k) some[n++] = values[i];
    return java.util.Arrays.copyOf(some, n);
  }

  @Override
  List<Entry> legend(Color first) {
    var entries = new ArrayList<Entry>();
    if (!style.label().isEmpty()) entries.add(new Entry(style.label(), color(first), Entry.Kind.DOT, style));
    for (int k = 0; k < names.size(); k++) entries.add(new Entry(names.get(k), Tint.after(first, k), Entry.Kind.DOT, style));
    return entries;
  }

  @Override
  String omissions(Axes axes) {
    return omitted(x, y, axes);
  }

  @Override
  String describe() {
    return "scatter" + name() + " of " + x.length + " points";
  }
}
