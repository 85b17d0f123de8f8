package nabla.plot;

import java.util.function.DoubleUnaryOperator;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// The iteration x ← f(x) as a staircase between the curve of f and the diagonal.
public final class Cobweb extends Mark<Cobweb> {
  private final DoubleUnaryOperator f;
  private final double lo, hi, start;
  private final int steps;

  private Cobweb(DoubleUnaryOperator f, double lo, double hi, double start, int steps, Style style) {
    super(style);
    this.f = f;
    this.lo = lo;
    this.hi = hi;
    this.start = start;
    this.steps = steps;
  }

  /// The curve on [lo, hi], and `steps` iterations from `start`.
  public static Cobweb of(DoubleUnaryOperator f, double lo, double hi, double start, int steps) {
    if (!(lo < hi)) throw new IllegalArgumentException("cobweb: the interval [%s, %s] is empty; give lo < hi".formatted(lo, hi));
    return new Cobweb(f, lo, hi, start, steps, Style.PLAIN);
  }

  @Override
  Cobweb with(Style changed) {
    return new Cobweb(f, lo, hi, start, steps, changed);
  }

  @Override
  Bounds bounds(Axes axes) {
    return new Bounds(lo, hi, lo, hi);
  }

  @Override
  int colours() {
    return style.color() == null ? 2 : 1;
  }

  @Override
  double[] size() {
    return new double[]{430, 400};
  }

  @Override
  void paint(Canvas c) {
    Guide.sloped(1, 0).paint(c);
    Line.of(f, lo, hi).with(style.color(color(c.color()))).paint(c);
    double[] x = new double[2 * steps + 1], y = new double[2 * steps + 1];
    x[0] = start;
    y[0] = Math.clamp(0, lo, hi);
    for (int k = 0; k < steps; k++) {
      x[2 * k + 1] = x[2 * k];
      y[2 * k + 1] = f.applyAsDouble(x[2 * k]);
      x[2 * k + 2] = y[2 * k + 2] = y[2 * k + 1];
    }
    c.sheet().draw(c.path(x, y), c.color(1), Sheet.pen(1.3));
    c.sheet().dot(c.x().at(start), c.y().at(y[0]), 7, c.color(1));
    c.sheet().dot(c.x().at(x[2 * steps]), c.y().at(y[2 * steps]), 6, Tint.INK);
  }

  @Override
  String describe() {
    return "cobweb" + name() + " of " + steps + " steps from " + Ticks.plain(start);
  }
}
