package nabla.plot;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;

/// Drops the points of a path that lie within a tolerance of the line between their neighbours (Reumann and Witkam).
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
      points.add(new double[] {c[0], c[1]});
    }
    flush(points, tolerance, out);
    return out;
  }

  private static void flush(ArrayList<double[]> p, double tolerance, Path2D out) {
    if (p.isEmpty()) return;
    out.moveTo(p.getFirst()[0], p.getFirst()[1]);
    int anchor = 0;
    for (int i = 2; i < p.size(); i++) {
      boolean straight = true;
      for (int k = anchor + 1; k < i && straight; k++) straight = distance(p.get(anchor), p.get(i), p.get(k)) <= tolerance;
      if (!straight || i - anchor > 40) {
        anchor = i - 1;
        out.lineTo(p.get(anchor)[0], p.get(anchor)[1]);
      }
    }
    if (p.size() > 1) out.lineTo(p.getLast()[0], p.getLast()[1]);
  }

  private static double distance(double[] a, double[] b, double[] p) {
    double dx = b[0] - a[0], dy = b[1] - a[1], length = Math.hypot(dx, dy);
    return length == 0 ? Math.hypot(p[0] - a[0], p[1] - a[1]) : Math.abs(dy * (p[0] - a[0]) - dx * (p[1] - a[1])) / length;
  }
}
