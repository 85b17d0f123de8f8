package nabla.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.plot.ink.Label;
import nabla.plot.ink.Tint;

/// A bar a category; several layers of bars stand side by side.
public final class Bars extends Mark<Bars> {
  private final List<String> names;
  private final double[] heights;
  private final boolean numbers;

  private Bars(List<String> names, double[] heights, boolean numbers, Style style) {
    super(style);
    this.names = names;
    this.heights = heights;
    this.numbers = numbers;
  }

  public static Bars of(List<String> names, double[] heights) {
    if (names.size() != heights.length)
      throw new IllegalArgumentException("bar: %d names and %d heights; give equally many".formatted(names.size(), heights.length));
    if (heights.length == 0) throw new IllegalArgumentException("bar: there are no bars");
    return new Bars(List.copyOf(names), heights.clone(), false, Style.PLAIN);
  }

  /// Bars counted from 0.
  public static Bars of(double[] heights) {
    var names = new ArrayList<String>();
    for (int i = 0; i < heights.length; i++) names.add(String.valueOf(i));
    return of(names, heights);
  }

  /// Writes each bar's height above it.
  public Bars numbers() {
    return new Bars(names, heights, true, style);
  }

  @Override
  Bars with(Style changed) {
    return new Bars(names, heights, numbers, changed);
  }

  @Override
  Bounds bounds(Axes axes) {
    var finite = Arrays.stream(heights).filter(v -> Double.isFinite(v) && !(axes.logY() && v <= 0)).toArray();
    if (finite.length == 0) return Bounds.EMPTY;
    double lo = Arrays.stream(finite).min().getAsDouble(), hi = Arrays.stream(finite).max().getAsDouble(),
        room = numbers ? (hi - Math.min(0, lo)) * 0.06 : 0;
    return new Bounds(-0.5, heights.length - 0.5, axes.logY() ? lo / 2 : Math.min(0, lo), axes.logY() ? hi : Math.max(0, hi + room));
  }

  @Override
  boolean grounded() {
    return true;
  }

  @Override
  List<String> categories() {
    return names;
  }

  @Override
  void paint(Canvas c) {
    double slot = 0.8 / c.turns(), floor = c.axes().logY() ? c.y().min() : Math.clamp(0, c.y().min(), c.y().max());
    for (int i = 0; i < heights.length; i++) {
      if (!c.axes().draws(1, heights[i])) continue;
      double left = i - 0.4 + slot * c.turn();
      var bar = c.box(left + 0.03 * slot, floor, left + 0.97 * slot, heights[i]);
      c.sheet().fill(bar, Tint.fade(color(c.color()), style.opacity()));
      if (numbers) {
        double y = heights[i] >= 0 ? bar.getY() - 4 : bar.getMaxY() + 12;
        c.sheet().text(Label.of(Ticks.plain(heights[i])), bar.getCenterX(), y, 10, 0.5, 0, Tint.INK);
      }
    }
  }

  @Override
  List<Entry> legend(Color first) {
    return style.label().isEmpty() ? List.of() : List.of(new Entry(style.label(), color(first), Entry.Kind.AREA, style));
  }

  @Override
  String omissions(Axes axes) {
    return omitted(heights, heights, new Axes(false, axes.logY()));
  }

  @Override
  String describe() {
    return "bars" + name() + " of " + heights.length + " values";
  }
}
