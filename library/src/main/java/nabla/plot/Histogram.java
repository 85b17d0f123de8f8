package nabla.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// How many values fall into each of equally wide bins.
public final class Histogram extends Mark<Histogram> {
  private final double[] values;
  private final int bins;
  private final boolean density;

  private Histogram(double[] values, int bins, boolean density, Style style) {
    super(style);
    this.values = values;
    this.bins = bins;
    this.density = density;
  }

  /// The number of bins follows Freedman and Diaconis (1981), between 5 and 100.
  public static Histogram of(double[] values) {
    var finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (finite.length == 0) throw new IllegalArgumentException("hist: there are no finite values among %d".formatted(values.length));
    return new Histogram(values.clone(), 0, false, Style.PLAIN.opacity(0.6).width(1.2));
  }

  public Histogram bins(int count) {
    if (count < 1) throw new IllegalArgumentException("hist: %d bins; give at least one".formatted(count));
    return new Histogram(values, count, density, style);
  }

  /// Heights whose areas sum to one, so that a density fits over them.
  public Histogram density() {
    return new Histogram(values, bins, true, style);
  }

  @Override
  Histogram with(Style changed) {
    return new Histogram(values, bins, density, changed);
  }

  /// Edges and heights.
  private double[][] count() {
    var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    int n = sorted.length;
    double lo = sorted[0], hi = sorted[n - 1];
    if (lo == hi) {
      lo -= 0.5;
      hi += 0.5;
    }
    double spread = sorted[(int) (0.75 * (n - 1))] - sorted[(int) (0.25 * (n - 1))];
    int k = bins > 0 ? bins : spread > 0 ? (int) Math.clamp(Math.ceil((hi - lo) / (2 * spread / Math.cbrt(n))), 5, 100) : 10;
    double[] edges = new double[k + 1], heights = new double[k];
    for (int i = 0; i <= k; i++) edges[i] = lo + (hi - lo) * i / k;
    for (double v : sorted) heights[(int) Math.min(k - 1, (v - lo) / (hi - lo) * k)]++;
    if (density) for (int i = 0; i < k; i++) heights[i] /= n * (hi - lo) / k;
    return new double[][]{edges, heights};
  }

  @Override
  Bounds bounds(Axes axes) {
    var h = count();
    double least = Arrays.stream(h[1]).filter(v -> v > 0).min().orElse(1);
    return new Bounds(h[0][0], h[0][h[0].length - 1], axes.logY() ? least / 2 : 0, Arrays.stream(h[1]).max().orElse(1));
  }

  @Override
  boolean grounded() {
    return true;
  }

  @Override
  void paint(Canvas c) {
    var h = count();
    double floor = Math.max(c.y().min(), c.axes().logY() ? 0 : Math.min(0, c.y().max()));
    int k = h[1].length;
    double[] x = new double[2 * k + 2], y = new double[2 * k + 2];
    x[0] = h[0][0];
    y[0] = y[2 * k + 1] = floor;
    for (int i = 0; i < k; i++) {
      x[2 * i + 1] = h[0][i];
      x[2 * i + 2] = h[0][i + 1];
      y[2 * i + 1] = y[2 * i + 2] = Math.max(h[1][i], floor);
    }
    x[2 * k + 1] = h[0][k];
    var color = color(c.color());
    XCharts.area(c, x, y, Tint.fade(color, style.opacity()));
    XCharts.line(c, x, y, false, color, Sheet.pen(style.width()));
    for (int i = 1; i < k && k <= 60; i++) {
      double top = Math.min(h[1][i - 1], h[1][i]);
      if (top > floor)
        XCharts.line(c, new double[]{h[0][i], h[0][i]}, new double[]{floor, top}, false, Tint.fade(color, 0.5), Sheet.pen(0.6));
    }
  }

  @Override
  List<Entry> legend(Color first) {
    return style.label().isEmpty() ? List.of() : List.of(new Entry(style.label(), color(first), Entry.Kind.AREA, style));
  }

  @Override
  String omissions(Axes axes) {
    return omitted(values, values, new Axes(axes.logX(), false));
  }

  @Override
  String describe() {
    return "histogram" + name() + " of " + values.length + " values";
  }
}
