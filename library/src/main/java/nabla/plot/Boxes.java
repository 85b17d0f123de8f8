package nabla.plot;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// A box a sample: its quartiles, the median's line, whiskers to the farthest value within 1.5 quartile ranges (Tukey), the rest as dots.
public final class Boxes extends Mark<Boxes> {
  private final double[][] samples;
  private final List<String> names;

  private Boxes(double[][] samples, List<String> names, Style style) {
    super(style);
    this.samples = samples;
    this.names = names;
  }

  public static Boxes of(double[]... samples) {
    var names = new ArrayList<String>();
    for (int i = 0; i < samples.length; i++) {
      names.add(String.valueOf(i + 1));
      if (Arrays.stream(samples[i]).noneMatch(Double::isFinite))
        throw new IllegalArgumentException("box: sample %d has no finite values".formatted(i + 1));
    }
    if (samples.length == 0) throw new IllegalArgumentException("box: give at least one sample");
    return new Boxes(samples.clone(), names, Style.PLAIN.width(1.4));
  }

  /// The samples' names under the axis.
  public Boxes labels(String... sampleNames) {
    if (sampleNames.length != samples.length)
      throw new IllegalArgumentException("box: %d samples and %d names; give equally many".formatted(samples.length, sampleNames.length));
    return new Boxes(samples, List.of(sampleNames), style);
  }

  @Override
  Boxes with(Style changed) {
    return new Boxes(samples, names, changed);
  }

  private double[] sorted(int i, Axes axes) {
    return Arrays.stream(samples[i]).filter(v -> axes.draws(1, v)).sorted().toArray();
  }

  @Override
  Bounds bounds(Axes axes) {
    var all = Bounds.EMPTY;
    for (int i = 0; i < samples.length; i++) {
      var s = sorted(i, axes);
      if (s.length > 0) all = all.and(new Bounds(-0.5, samples.length - 0.5, s[0], s[s.length - 1]));
    }
    return all;
  }

  @Override
  List<String> categories() {
    return names;
  }

  /// The value below which a share q of a sorted sample lies, interpolated.
  static double quantile(double[] sorted, double q) {
    double at = q * (sorted.length - 1);
    int i = (int) at;
    return i + 1 < sorted.length ? sorted[i] + (at - i) * (sorted[i + 1] - sorted[i]) : sorted[i];
  }

  @Override
  void paint(Canvas c) {
    for (int i = 0; i < samples.length; i++) {
      var s = sorted(i, c.axes());
      if (s.length > 0) box(c, i, s);
    }
  }

  private void box(Canvas c, int i, double[] s) {
    double q1 = quantile(s, 0.25), median = quantile(s, 0.5), q3 = quantile(s, 0.75), reach = 1.5 * (q3 - q1);
    double low = Arrays.stream(s).filter(v -> v >= q1 - reach).findFirst().orElse(q1), high = q3;
    for (double v : s) if (v <= q3 + reach) high = Math.max(high, v);
    var color = color(c.color());
    var pen = Sheet.pen(style.width());
    double half = Math.min(0.3, 30 / (c.x().at(1) - c.x().at(0))), x = c.x().at(i);
    var box = c.box(i - half, q1, i + half, q3);
    c.sheet().draw(new Line2D.Double(x, c.y().at(q3), x, c.y().at(high)), color, pen);
    c.sheet().draw(new Line2D.Double(x, c.y().at(q1), x, c.y().at(low)), color, pen);
    for (double end : new double[]{low, high})
      c.sheet().draw(new Line2D.Double(x - box.getWidth() / 4, c.y().at(end), x + box.getWidth() / 4, c.y().at(end)), color, pen);
    c.sheet().fill(box, Tint.fade(color, 0.3));
    c.sheet().draw(box, color, pen);
    c.sheet().draw(new Line2D.Double(box.getX(), c.y().at(median), box.getMaxX(), c.y().at(median)), Tint.INK, Sheet.pen(2));
    for (double v : s) if (v < low || v > high) c.sheet().dot(x, c.y().at(v), 4, color);
  }

  @Override
  String describe() {
    return "box plot of " + samples.length + " samples";
  }
}
