package nabla.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import nabla.plot.ink.Tint;

/// Curves stacked on each other, each the area on top of those before.
public final class Areas extends Mark<Areas> {
  private final double[] x;
  private final double[][] heights;
  private final List<String> names;

  private Areas(double[] x, double[][] heights, List<String> names, Style style) {
    super(style);
    this.x = x;
    this.heights = heights;
    this.names = names;
  }

  /// One row of heights a curve.
  public static Areas of(double[] x, double[]... heights) {
    if (heights.length == 0) throw new IllegalArgumentException("areas: give at least one curve after x");
    for (var h : heights) sameLength("areas", x, h);
    return new Areas(x.clone(), heights.clone(), List.of(), Style.PLAIN.opacity(0.8));
  }

  /// The curves' names in the legend.
  public Areas labels(String... curveNames) {
    return new Areas(x, heights, List.of(curveNames), style);
  }

  @Override
  Areas with(Style changed) {
    return new Areas(x, heights, names, changed);
  }

  @Override
  int colours() {
    return style.color() == null ? heights.length : 0;
  }

  private double[][] sums() {
    var sums = new double[heights.length + 1][x.length];
    for (int k = 0; k < heights.length; k++)
      for (int i = 0; i < x.length; i++) sums[k + 1][i] = sums[k][i] + heights[k][i];
    return sums;
  }

  @Override
  Bounds bounds(Axes axes) {
    var all = Bounds.EMPTY;
    for (var s : sums()) all = all.and(Bounds.of(x, s, axes));
    return all;
  }

  @Override
  boolean grounded() {
    return true;
  }

  @Override
  boolean fills() {
    return true;
  }

  @Override
  void paint(Canvas c) {
    var sums = sums();
    for (int k = 0; k < heights.length; k++) Band.of(x, sums[k], sums[k + 1]).with(style.color(color(c.color(k)))).paint(c);
  }

  @Override
  List<Entry> legend(Color first) {
    var entries = new ArrayList<Entry>();
    for (int k = 0; k < names.size(); k++) entries.add(new Entry(names.get(k), Tint.after(first, k), Entry.Kind.AREA, style));
    return entries.reversed();
  }

  @Override
  String describe() {
    return "stacked areas of " + heights.length + " curves";
  }
}
