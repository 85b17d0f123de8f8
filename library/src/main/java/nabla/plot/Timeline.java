package nabla.plot;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nabla.plot.ink.Label;
import nabla.plot.ink.Tint;

/// Events along the years, their names above and below the line where there is room.
public final class Timeline extends Mark<Timeline> {
  private static final double SIZE = 10.5, LINE = 13, WIDE = 120;

  private final double[] years;
  private final List<String> events;

  private Timeline(double[] years, List<String> events, Style style) {
    super(style);
    this.years = years;
    this.events = events;
  }

  public static Timeline of(double[] years, List<String> events) {
    if (years.length != events.size())
      throw new IllegalArgumentException("timeline: %d years and %d events; give equally many".formatted(years.length, events.size()));
    if (years.length == 0) throw new IllegalArgumentException("timeline: there are no events");
    return new Timeline(years.clone(), List.copyOf(events), Style.PLAIN);
  }

  @Override
  Timeline with(Style changed) {
    return new Timeline(years, events, changed);
  }

  @Override
  Bounds bounds(Axes axes) {
    var b = Bounds.of(years, new double[years.length], axes);
    return new Bounds(b.x0(), b.x1(), -1, 1).widened(0.05);
  }

  @Override
  boolean levelOnly() {
    return true;
  }

  @Override
  double[] size() {
    return new double[]{860, Math.clamp(130 + 14 * years.length, 200, 360)};
  }

  @Override
  void paint(Canvas c) {
    double middle = c.area().getCenterY();
    var color = color(c.color());
    c.sheet().line(c.area().getX(), middle, c.area().getMaxX(), middle, Tint.MUTED, 2);
    var taken = new ArrayList<Rectangle2D>();
    var stems = new ArrayList<double[]>();
    var words = new ArrayList<Runnable>();
    for (int i : IntStream.range(0, years.length).boxed().sorted(Comparator.comparingDouble(k -> years[k])).toList()) {
      double x = c.x().at(years[i]);
      var lines = Label.wrap(events.get(i), SIZE, WIDE, false);
      double w = lines.stream().mapToDouble(l -> l.width(SIZE)).max().orElse(0), h = lines.size() * LINE + LINE;
      var box = free(c, x, w, h, middle, taken);
      taken.add(box);
      boolean above = box.getCenterY() < middle;
      stems.add(new double[]{x, middle, above ? box.getMaxY() + 1 : box.getY() - 1});
      words.add(() -> {
        double row = box.getY() + SIZE;
        c.sheet().fill(box, Tint.fade(Tint.PAPER, 0.9));
        c.sheet().text(Label.bold(String.valueOf(Math.round(years[i]))), box.getCenterX(), row, SIZE, 0.5, 0, color);
        for (var line : lines) c.sheet().text(line, box.getCenterX(), row += LINE, SIZE, 0.5, 0, Tint.INK);
      });
    }
    for (var s : stems) c.sheet().line(s[0], s[1], s[0], s[2], Tint.GRID, 1.2);
    for (var s : stems) c.sheet().dot(s[0], s[1], 8, color);
    words.forEach(Runnable::run);
  }

  /// The nearest place above or below the line that no name has taken.
  private static Rectangle2D free(Canvas c, double x, double w, double h, double middle, List<Rectangle2D> taken) {
    double left = Math.clamp(x - w / 2, c.area().getX() + 2, Math.max(c.area().getX() + 2, c.area().getMaxX() - w - 2));
    Rectangle2D box = null;
    for (double off = 14; off < c.area().getHeight() / 2; off += 6)
      for (int side = -1; side <= 1; side += 2) {
        box = new Rectangle2D.Double(left, side < 0 ? middle - off - h : middle + off, w, h);
        var around = new Rectangle2D.Double(box.getX() - 5, box.getY() - 2, w + 10, h + 4);
        if (c.area().contains(box) && taken.stream().noneMatch(t -> t.intersects(around))) return box;
      }
    return box;
  }

  @Override
  String describe() {
    return "timeline of " + years.length + " events";
  }
}
