package nabla.data;

import java.util.ArrayList;
import java.util.List;

/// The ten digits as lines in the unit square, y downwards: what a pen of any width draws the same way on every machine.
final class Strokes {
  private static final double[][][] DIGITS = {
      {arc(.5, .5, .25, .38, 0, 360)},
      {{.34, .27, .53, .12, .53, .88}},
      {join(arc(.49, .34, .24, .22, -165, 35), .25, .88, .77, .88)},
      {join(arc(.47, .31, .22, .19, -150, 90), arc(.47, .69, .26, .19, -90, 150))},
      {{.62, .88, .62, .12, .22, .64, .8, .64}},
      {join(new double[]{.73, .12, .33, .12, .3, .47}, arc(.48, .64, .26, .24, -135, 140))},
      {join(arc(.68, .6, .43, .48, -95, -180), arc(.5, .66, .25, .22, 180, 540))},
      {{.23, .12, .77, .12, .43, .88}},
      {arc(.5, .3, .2, .18, 0, 360), arc(.5, .68, .25, .2, 0, 360)},
      {join(arc(.5, .34, .25, .22, 0, 360), arc(.32, .4, .43, .48, 0, 85))}};

  private Strokes() {}

  /// The lines of a digit, each `x, y, x, y …`.
  static List<double[]> digit(int digit) { return List.of(DIGITS[digit]); }

  /// Part of an ellipse; angles in degrees, clockwise as one sees it, from the right.
  private static double[] arc(double x, double y, double across, double down, double from, double to) {
    int n = (int) Math.ceil(Math.abs(to - from) / 12);
    var points = new double[2 * n + 2];
    for (int i = 0; i <= n; i++) {
      double t = StrictMath.toRadians(from + (to - from) * i / n);
      points[2 * i] = x + across * StrictMath.cos(t);
      points[2 * i + 1] = y + down * StrictMath.sin(t);
    }
    return points;
  }

  private static double[] join(double[] first, double... then) {
    var all = new double[first.length + then.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(then, 0, all, first.length, then.length);
    return all;
  }

  /// Each point moved by a function of its place: how two hands differ.
  static List<double[]> moved(List<double[]> lines, double wobble, nabla.array.Rng rng) {
    double a = 2 * Math.PI * rng.uniform(), b = 2 * Math.PI * rng.uniform(), c = wobble * rng.normal(), d = wobble * rng.normal();
    var all = new ArrayList<double[]>();
    for (var line : lines) {
      var next = line.clone();
      for (int i = 0; i < next.length; i += 2) {
        next[i] += c * StrictMath.sin(a + 5 * line[i + 1]);
        next[i + 1] += d * StrictMath.sin(b + 5 * line[i]);
      }
      all.add(next);
    }
    return all;
  }

  /// How far a point is from the nearest line.
  static double distance(List<double[]> lines, double x, double y) {
    double best = Double.POSITIVE_INFINITY;
    for (var p : lines) for (int i = 0; i + 3 < p.length; i += 2) best = Math.min(best, square(x, y, p[i], p[i + 1], p[i + 2], p[i + 3]));
    return Math.sqrt(best);
  }

  private static double square(double x, double y, double ax, double ay, double bx, double by) {
    double ux = bx - ax, uy = by - ay, length = ux * ux + uy * uy;
    double t = length == 0 ? 0 : Math.clamp(((x - ax) * ux + (y - ay) * uy) / length, 0, 1);
    double dx = x - ax - t * ux, dy = y - ay - t * uy;
    return dx * dx + dy * dy;
  }
}
