package nabla.plot;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// A density a row, such as the activations layer by layer: rows from top to bottom, each on a common x axis.
public final class Ridge extends Mark<Ridge> {
  private final double[][] samples;
  private final List<String> names;

  private Ridge(double[][] samples, List<String> names, Style style) {
    super(style);
    this.samples = samples;
    this.names = names;
  }

  public static Ridge of(double[]... samples) {
    if (samples.length == 0) throw new IllegalArgumentException("ridge: give at least one sample");
    var names = new ArrayList<String>();
    for (int i = 0; i < samples.length; i++) {
      names.add(String.valueOf(i + 1));
      if (Arrays.stream(samples[i]).noneMatch(Double::isFinite))
        throw new IllegalArgumentException("ridge: sample %d has no finite values".formatted(i + 1));
    }
    return new Ridge(samples.clone(), names, Style.PLAIN.width(1.4).opacity(0.7));
  }

  /// The rows' names.
  public Ridge labels(String... rowNames) {
    if (rowNames.length != samples.length)
      throw new IllegalArgumentException("ridge: %d samples and %d names; give equally many".formatted(samples.length, rowNames.length));
    return new Ridge(samples, List.of(rowNames), style);
  }

  @Override
  Ridge with(Style changed) {
    return new Ridge(samples, names, changed);
  }

  @Override
  Bounds bounds(Axes axes) {
    var all = Bounds.EMPTY;
    for (var s : samples) all = all.and(Bounds.of(s, new double[s.length], axes));
    var wide = all.widened(0.06);
    return new Bounds(wide.x0(), wide.x1(), -1.3, samples.length - 0.8);
  }

  @Override
  boolean downwards() {
    return true;
  }

  @Override
  List<String> rowNames() {
    return names;
  }

  @Override
  double[] size() {
    return new double[]{560, Math.clamp(90 + 34 * samples.length, 200, 620)};
  }

  @Override
  void paint(Canvas c) {
    var b = bounds(c.axes());
    double row = (c.y().at(1) - c.y().at(0)) * 1.25;
    for (int i = 0; i < samples.length; i++) {
      var d = Density.of(samples[i], b.x0(), b.x1(), 240);
      double top = Math.max(1e-300, Arrays.stream(d).max().orElse(1)), base = c.y().at(i);
      var path = new Path2D.Double();
      path.moveTo(c.x().at(b.x0()), base);
      for (int k = 0; k < d.length; k++) path.lineTo(c.x().at(b.x0() + (b.x1() - b.x0()) * k / (d.length - 1)), base - row * d[k] / top);
      path.lineTo(c.x().at(b.x1()), base);
      var color = color(c.color());
      var small = Simplify.path(path, 0.1);
      c.sheet().fill(small, Tint.fade(Tint.PAPER, 0.85));
      c.sheet().fill(small, Tint.fade(color, style.opacity() * 0.6));
      c.sheet().draw(small, color, Sheet.pen(style.width()));
    }
  }

  @Override
  String describe() {
    return "ridge lines of " + samples.length + " samples";
  }
}
