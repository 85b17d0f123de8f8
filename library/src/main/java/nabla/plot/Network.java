package nabla.plot;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.List;
import nabla.plot.ink.Label;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// A feed-forward network: a column of units a layer, a line a weight. Of large layers the first and last units are drawn.
public final class Network extends Mark<Network> {
  private static final int MOST = 9;

  private final int[] sizes;
  private final List<String> names;
  private final double[][][] weights;

  private Network(int[] sizes, List<String> names, double[][][] weights, Style style) {
    super(style);
    this.sizes = sizes;
    this.names = names;
    this.weights = weights;
  }

  /// The number of units in each layer, inputs first.
  public static Network of(int... sizes) {
    if (sizes.length < 2) throw new IllegalArgumentException("network: give the sizes of at least two layers");
    for (int n : sizes) if (n < 1) throw new IllegalArgumentException("network: a layer of %d units; give at least one".formatted(n));
    return new Network(sizes.clone(), List.of(), null, Style.PLAIN);
  }

  /// The layers' names, below them.
  public Network labels(String... layerNames) {
    return new Network(sizes, List.of(layerNames), weights, style);
  }

  /// Weights `[layer][to][from]`: blue is positive, orange negative, thicker is larger.
  public Network weights(double[][]... matrices) {
    if (matrices.length != sizes.length - 1) throw new IllegalArgumentException(
        "network: %d layers need %d weight matrices, not %d".formatted(sizes.length, sizes.length - 1, matrices.length));
    for (int l = 0; l < matrices.length; l++)
      if (matrices[l].length != sizes[l + 1] || matrices[l][0].length != sizes[l])
        throw new IllegalArgumentException("network: weights %d have shape (%d, %d), the layers ask for (%d, %d)".formatted(l + 1,
            matrices[l].length, matrices[l][0].length, sizes[l + 1], sizes[l]));
    return new Network(sizes, names, matrices, style);
  }

  @Override
  Network with(Style changed) {
    return new Network(sizes, names, weights, changed);
  }

  @Override
  Bounds bounds(Axes axes) {
    return new Bounds(0, 1, 0, 1);
  }

  @Override
  boolean bare() {
    return true;
  }

  @Override
  int colours() {
    return 0;
  }

  private int tallest() {
    int most = 1;
    for (int n : sizes) most = Math.max(most, Math.min(n, MOST));
    return most;
  }

  @Override
  double[] size() {
    return new double[]{Math.clamp(130 * sizes.length, 260, 800), 46 * tallest() + (names.isEmpty() ? 50 : 70)};
  }

  /// The units of a layer that are drawn; −1 stands for those left out.
  private int[] shown(int layer) {
    int n = sizes[layer];
    var units = new int[Math.min(n, MOST)];
    for (int i = 0; i < units.length; i++) units[i] = n <= MOST || i < MOST / 2 ? i : i == MOST / 2 ? -1 : n - MOST + i;
    return units;
  }

  private double[] place(Canvas c, int layer, int i) {
    double bottom = names.isEmpty() ? 8 : 30, room = c.area().getHeight() - bottom - 22, gap = room / tallest();
    double x = c.area().getX() + c.area().getWidth() * (layer + 0.5) / sizes.length;
    return new double[]{x, c.area().getY() + 18 + room / 2 + (i - (shown(layer).length - 1) / 2.0) * gap};
  }

  @Override
  void paint(Canvas c) {
    double radius = Math.clamp((c.area().getHeight() - 60) / tallest() * 0.36, 4, 15), largest = 1e-12;
    if (weights != null) for (var w : weights) for (var row : w) for (double v : row) largest = Math.max(largest, Math.abs(v));
    for (int l = 0; l + 1 < sizes.length; l++) edges(c, l, largest);
    for (int l = 0; l < sizes.length; l++) {
      var units = shown(l);
      for (int i = 0; i < units.length; i++)
        unit(c, place(c, l, i), units[i] < 0, radius, Tint.series(l == 0 ? 2 : l == sizes.length - 1 ? 1 : 0));
      double[] top = place(c, l, 0);
      c.sheet().text(Label.of(String.valueOf(sizes[l])), top[0], top[1] - radius - 6, 11, 0.5, 0, Tint.MUTED);
      if (l < names.size()) c.sheet().text(Label.of(names.get(l)), top[0], c.area().getMaxY() - 8, 12, 0.5, 0, Tint.INK);
    }
  }

  private void edges(Canvas c, int l, double largest) {
    int[] from = shown(l), to = shown(l + 1);
    for (int i = 0; i < from.length; i++)
      for (int j = 0; j < to.length; j++) {
        if (from[i] < 0 || to[j] < 0) continue;
        double[] a = place(c, l, i), b = place(c, l + 1, j);
        double w = weights == null ? 0 : weights[l][to[j]][from[i]];
        Color color = weights == null
            ? Tint.fade(Tint.MUTED, 0.5)
            : Tint.fade(Tint.series(w >= 0 ? 0 : 1), 0.25 + 0.75 * Math.abs(w) / largest);
        c.sheet().draw(new Line2D.Double(a[0], a[1], b[0], b[1]), color, Sheet.pen(weights == null ? 1 : 0.5 + 3 * Math.abs(w) / largest));
      }
  }

  private static void unit(Canvas c, double[] at, boolean left, double radius, Color color) {
    if (left) {
      for (int k = -1; k <= 1; k++) c.sheet().dot(at[0], at[1] + k * radius * 0.6, 3.5, Tint.MUTED);
      return;
    }
    c.sheet().dot(at[0], at[1], 2 * radius, Tint.PAPER);
    c.sheet().dot(at[0], at[1], 2 * radius, Tint.fade(color, 0.25));
    c.sheet().draw(new Ellipse2D.Double(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius), color, Sheet.pen(1.6));
  }

  @Override
  String describe() {
    return "network " + String.join("–", java.util.Arrays.stream(sizes).mapToObj(String::valueOf).toList());
  }
}
