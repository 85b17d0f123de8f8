package nabla.plot;

import nabla.plot.Look.Part;
import nabla.plot.ink.Label;
import nabla.plot.ink.Tint;

/// The box around a surface: its floor and back walls with a grid, and numbers along the three nearest edges.
record SurfaceAxes(Canvas canvas, Bounds bounds, ColorScale heights, Projector projector, String zName) {
  /// From the unit cube to the paper, with the depth as third number (greater is nearer).
  interface Projector {
    double[] at(double u, double v, double w);
  }

  void draw() {
    boolean nearX = projector.at(1, 0.5, 0)[2] > projector.at(0, 0.5, 0)[2],
        nearY = projector.at(0.5, 1, 0)[2] > projector.at(0.5, 0, 0)[2];
    double farU = nearX ? 0 : 1, farV = nearY ? 0 : 1, nearU = 1 - farU, nearV = 1 - farV;
    var x = Ticks.linear(bounds.x0(), bounds.x1(), 5);
    var y = Ticks.linear(bounds.y0(), bounds.y1(), 5);
    var z = Ticks.linear(heights.min(), heights.max(), 5);
    for (double v : x.at()) {
      double u = (v - bounds.x0()) / (bounds.x1() - bounds.x0());
      line(u, 0, 0, u, 1, 0);
      line(u, farV, 0, u, farV, 1);
    }
    for (double t : y.at()) {
      double v = (t - bounds.y0()) / (bounds.y1() - bounds.y0());
      line(0, v, 0, 1, v, 0);
      line(farU, v, 0, farU, v, 1);
    }
    for (double t : z.at()) {
      double w = (t - heights.min()) / (heights.max() - heights.min());
      line(0, farV, w, 1, farV, w);
      line(farU, 0, w, farU, 1, w);
    }
    edge(x, bounds.x0(), bounds.x1(), canvas.look().text(Part.X), t -> projector.at(t, nearV, 0), projector.at(0.5, farV, 0));
    edge(y, bounds.y0(), bounds.y1(), canvas.look().text(Part.Y), t -> projector.at(nearU, t, 0), projector.at(farU, 0.5, 0));
    boolean leftIsU = projector.at(nearU, farV, 0)[0] < projector.at(farU, nearV, 0)[0];
    double zu = leftIsU ? nearU : farU, zv = leftIsU ? farV : nearV;
    edge(z, heights.min(), heights.max(), zName, t -> projector.at(zu, zv, t), projector.at(0.5, 0.5, 0.5));
  }

  private void line(double u0, double v0, double w0, double u1, double v1, double w1) {
    double[] a = projector.at(u0, v0, w0), b = projector.at(u1, v1, w1);
    canvas.sheet().line(a[0], a[1], b[0], b[1], Tint.GRID, 1);
  }

  /// Numbers beside an edge, on the side away from `inside`.
  private void edge(Ticks ticks, double lo, double hi, String name, java.util.function.DoubleFunction<double[]> place, double[] inside) {
    double[] a = place.apply(0), b = place.apply(1), m = place.apply(0.5);
    canvas.sheet().line(a[0], a[1], b[0], b[1], Tint.MUTED, 1);
    double ex = b[0] - a[0], ey = b[1] - a[1], length = Math.hypot(ex, ey), nx = -ey / length, ny = ex / length;
    if (nx * (inside[0] - m[0]) + ny * (inside[1] - m[1]) > 0) {
      nx = -nx;
      ny = -ny;
    }
    double widest = 0;
    for (int i = 0; i < ticks.at().length; i++) {
      double[] at = place.apply((ticks.at()[i] - lo) / (hi - lo));
      var label = Label.of(ticks.labels().get(i));
      widest = Math.max(widest, label.width(10));
      canvas.sheet().line(at[0], at[1], at[0] + 4 * nx, at[1] + 4 * ny, Tint.MUTED, 1);
      canvas.sheet().text(label, at[0] + 8 * nx, at[1] + 8 * ny + 4 + 3 * ny, 10, nx < -0.5 ? 1 : nx > 0.5 ? 0 : 0.5 - nx / 2, 0, Tint.INK);
    }
    var power = ticks.power() == 0 ? "" : " (×$10^{" + ticks.power() + "}$)";
    double away = Math.abs(nx) * (widest + 14) + Math.abs(ny) * 24 + 4, turn = Math.abs(nx) > 0.9 ? 90 : 0;
    canvas.sheet().text(Label.of(name + power), m[0] + away * nx, m[1] + away * ny + (turn == 0 ? 5 : 0), 12,
        turn != 0 ? 0.5 : nx < -0.3 ? 1 : nx > 0.3 ? 0 : 0.5, turn,
        Tint.INK);
  }
}
