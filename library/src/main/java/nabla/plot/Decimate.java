package nabla.plot;

import java.util.Arrays;

/// Points thinned to what a screen can show.
final class Decimate {
  private Decimate() {}

  /// A series of points.
  record Points(double[] x, double[] y) {}

  /// A line at no more than two points a pixel: of each column of pixels its lowest and highest point, in order.
  /// A line that runs back and forth is thinned by distance instead. What cannot be drawn becomes one gap.
  static Points line(Canvas c, double[] x, double[] y) {
    if (x.length <= 2 * c.area().getWidth()) return gaps(c, x, y);
    return rising(x) ? columns(c, x, y) : steps(c, x, y);
  }

  private static boolean rising(double[] x) {
    for (int i = 1; i < x.length; i++) if (!(x[i] >= x[i - 1])) return false;
    return true;
  }

  private static Points gaps(Canvas c, double[] x, double[] y) {
    var out = new Buffer(x.length + 1);
    for (int i = 0; i < x.length; i++) out.addOrGap(c, x[i], y[i]);
    return out.points();
  }

  private static Points columns(Canvas c, double[] x, double[] y) {
    var out = new Buffer(2 * (int) c.area().getWidth() + 16);
    int lo = -1, hi = -1;
    long column = Long.MIN_VALUE;
    for (int i = 0; i < x.length; i++) {
      boolean drawn = c.axes().draws(x[i], y[i]);
      long here = drawn ? (long) Math.floor(c.x().at(x[i])) : Long.MIN_VALUE;
      if (here != column) {
        flush(out, c, x, y, lo, hi);
        lo = hi = i;
        column = here;
        if (!drawn) out.addOrGap(c, x[i], y[i]);
      } else if (drawn) {
        if (y[i] < y[lo]) lo = i;
        if (y[i] > y[hi]) hi = i;
      }
    }
    flush(out, c, x, y, lo, hi);
    return out.points();
  }

  private static void flush(Buffer out, Canvas c, double[] x, double[] y, int lo, int hi) {
    if (lo < 0 || !c.axes().draws(x[lo], y[lo])) return;
    int first = Math.min(lo, hi), second = Math.max(lo, hi);
    out.addOrGap(c, x[first], y[first]);
    if (second != first) out.addOrGap(c, x[second], y[second]);
  }

  private static Points steps(Canvas c, double[] x, double[] y) {
    var out = new Buffer(1024);
    double px = Double.NaN, py = Double.NaN;
    for (int i = 0; i < x.length; i++) {
      boolean drawn = c.axes().draws(x[i], y[i]);
      double qx = drawn ? c.x().at(x[i]) : Double.NaN, qy = drawn ? c.y().at(y[i]) : Double.NaN;
      if (drawn && Math.hypot(qx - px, qy - py) < 0.5 && i < x.length - 1) continue;
      out.addOrGap(c, x[i], y[i]);
      px = qx;
      py = qy;
    }
    return out.points();
  }

  /// One marker of those that lie within the same third of their size.
  static Points markers(Canvas c, double[] x, double[] y, double size) {
    var out = new Buffer(Math.min(x.length, 1 << 16));
    double cell = x.length <= 1000 ? 0 : Math.max(1, size / 3);
    var seen = cell == 0 ? null : new java.util.HashSet<Long>();
    for (int i = 0; i < x.length; i++) {
      if (!c.axes().draws(x[i], y[i])) continue;
      double px = c.x().at(x[i]), py = c.y().at(y[i]);
      if (!c.area().intersects(px - size, py - size, 2 * size, 2 * size)) continue;
      if (seen == null || seen.add(((long) Math.floor(px / cell) << 32) ^ ((long) Math.floor(py / cell) & 0xffffffffL)))
        out.add(x[i], y[i]);
    }
    return out.points();
  }

  private static final class Buffer {
    private double[] x, y;
    private int n;

    Buffer(int capacity) {
      x = new double[capacity];
      y = new double[capacity];
    }

    void addOrGap(Canvas c, double px, double py) {
      if (c.axes().draws(px, py)) add(px, py);
      else if (n > 0 && !Double.isNaN(y[n - 1])) add(x[n - 1], Double.NaN);
    }

    void add(double px, double py) {
      if (n == x.length) {
        x = Arrays.copyOf(x, 2 * n + 1);
        y = Arrays.copyOf(y, 2 * n + 1);
      }
      x[n] = px;
      y[n++] = py;
    }

    Points points() {
      if (n > 0 && Double.isNaN(y[n - 1])) n--;
      return new Points(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
    }
  }
}
