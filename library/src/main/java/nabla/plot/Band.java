package nabla.plot;

import java.awt.Color;
import java.util.List;
import nabla.plot.ink.Tint;

/// The area between two curves over the same x, such as mean ± standard deviation.
public final class Band extends Mark<Band> {
  private final double[] x, lower, upper;

  private Band(double[] x, double[] lower, double[] upper, Style style) {
    super(style);
    this.x = x;
    this.lower = lower;
    this.upper = upper;
  }

  public static Band of(double[] x, double[] lower, double[] upper) {
    sameLength("band", x, lower);
    sameLength("band", x, upper);
    return new Band(x.clone(), lower.clone(), upper.clone(), Style.PLAIN.opacity(0.25));
  }

  @Override
  Band with(Style changed) {
    return new Band(x, lower, upper, changed);
  }

  @Override
  Bounds bounds(Axes axes) {
    return Bounds.of(x, lower, axes).and(Bounds.of(x, upper, axes));
  }

  @Override
  void paint(Canvas c) {
    for (int from = 0, to; from < x.length; from = to + 1) {
      for (to = from; to < x.length && c.axes().draws(x[to], lower[to]) && c.axes().draws(x[to], upper[to]);) to++;
      if (to - from > 1) piece(c, from, to);
    }
  }

  private void piece(Canvas c, int from, int to) {
    var top = edge(c, upper, from, to);
    var low = edge(c, lower, from, to);
    int n = top.x().length, m = low.x().length;
    double[] px = java.util.Arrays.copyOf(top.x(), n + m), py = java.util.Arrays.copyOf(top.y(), n + m);
    for (int i = 0; i < m; i++) {
      px[n + i] = low.x()[m - 1 - i];
      py[n + i] = low.y()[m - 1 - i];
    }
    XCharts.area(c, px, py, Tint.fade(color(c.color()), style.opacity()));
  }

  private Decimate.Points edge(Canvas c, double[] y, int from, int to) {
    return Simplify.line(c, Decimate.line(c, java.util.Arrays.copyOfRange(x, from, to), java.util.Arrays.copyOfRange(y, from, to)), 0.06);
  }

  @Override
  List<Entry> legend(Color first) {
    return style.label().isEmpty() ? List.of() : List.of(new Entry(style.label(), color(first), Entry.Kind.AREA, style));
  }

  @Override
  String omissions(Axes axes) {
    return omitted(x, lower, axes).isEmpty() ? omitted(x, upper, axes) : omitted(x, lower, axes);
  }

  @Override
  String describe() {
    return "band" + name() + " over " + x.length + " points";
  }
}
