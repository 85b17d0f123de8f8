package nabla.plot;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Drops the points of a path that lie within a tolerance, in pixels, of the line between their neighbours (Reumann and Witkam).
final class Simplify {
  private Simplify() {}

  static Path2D path(Path2D path, double tolerance) {
    var out = new Path2D.Double();
    var points = new ArrayList<double[]>();
    var c = new double[6];
    for (var i = path.getPathIterator(null); !i.isDone(); i.next()) {
      if (i.currentSegment(c) == PathIterator.SEG_MOVETO) {
        flush(points, tolerance, out);
        points.clear();
      }
      points.add(new double[]{c[0], c[1]});
    }
    flush(points, tolerance, out);
    return out;
  }

  private static void flush(ArrayList<double[]> p, double tolerance, Path2D out) {
    if (p.isEmpty()) return;
    out.moveTo(p.getFirst()[0], p.getFirst()[1]);
    for (int i : kept(p, tolerance)) if (i > 0) out.lineTo(p.get(i)[0], p.get(i)[1]);
  }

  /// The points of a series that are needed to draw its line; gaps stay gaps.
  static Decimate.Points line(Canvas c, Decimate.Points line, double tolerance) {
    int n = line.x().length, m = 0;
    double[] x = new double[n], y = new double[n];
    var piece = new ArrayList<double[]>();
    for (int from = 0, to; from < n; from = to + 1) {
      piece.clear();
      for (to = from; to < n && !Double.isNaN(line.y()[to]); to++) piece.add(new double[]{c.x().at(line.x()[to]), c.y().at(line.y()[to])});
      for (int i : kept(piece, tolerance)) {
        x[m] = line.x()[from + i];
        y[m++] = line.y()[from + i];
      }
      if (to < n) {
        x[m] = line.x()[to];
        y[m++] = Double.NaN;
      }
    }
    return new Decimate.Points(Arrays.copyOf(x, m), Arrays.copyOf(y, m));
  }

  /// The places of the points to keep, the first and the last among them.
  private static List<Integer> kept(List<double[]> p, double tolerance) {
    var kept = new ArrayList<Integer>();
    if (p.isEmpty()) return kept;
    kept.add(0);
    int anchor = 0;
    for (int i = 2; i < p.size(); i++) {
      boolean straight = i - anchor <= 40;
      for (int k = anchor + 1; k < i && straight; k++) straight = distance(p.get(anchor), p.get(i), p.get(k)) <= tolerance;
      if (!straight) kept.add(anchor = i - 1);
    }
    if (p.size() > 1) kept.add(p.size() - 1);
    return kept;
  }

  /// From p to the segment between a and b.
  private static double distance(double[] a, double[] b, double[] p) {
    double dx = b[0] - a[0], dy = b[1] - a[1], length = dx * dx + dy * dy;
    double t = length == 0 ? 0 : Math.clamp(((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length, 0, 1);
    return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
  }
}
