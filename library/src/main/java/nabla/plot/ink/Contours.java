package nabla.plot.ink;

import java.awt.geom.Path2D;
import java.nio.ByteBuffer;

/// A simple TrueType glyph: closed contours of quadratic curves, its points packed as flags and differences.
final class Contours {
  private static final int ON = 1, SHORT_X = 2, SHORT_Y = 4, REPEAT = 8, SAME_X = 16, SAME_Y = 32;

  private Contours() {}

  static void read(ByteBuffer data, int at, Path2D path) {
    int contours = data.getShort(at);
    if (contours == 0) return;
    var ends = new int[contours];
    for (int i = 0; i < contours; i++) ends[i] = data.getShort(at + 10 + 2 * i) & 0xffff;
    int points = ends[contours - 1] + 1, hints = data.getShort(at + 10 + 2 * contours) & 0xffff;
    var in = data.duplicate().position(at + 12 + 2 * contours + hints);
    var flags = new int[points];
    for (int i = 0; i < points;) {
      int flag = in.get() & 0xff, times = (flag & REPEAT) != 0 ? (in.get() & 0xff) + 1 : 1;
      while (times-- > 0) flags[i++] = flag;
    }
    var x = coordinates(in, flags, SHORT_X, SAME_X);
    var y = coordinates(in, flags, SHORT_Y, SAME_Y);
    for (int i = 0, from = 0; i < contours; from = ends[i++] + 1) contour(path, x, y, flags, from, ends[i] - from + 1);
  }

  private static double[] coordinates(ByteBuffer in, int[] flags, int shortBit, int sameBit) {
    var values = new double[flags.length];
    double at = 0;
    for (int i = 0; i < flags.length; i++) {
      boolean same = (flags[i] & sameBit) != 0;
      if ((flags[i] & shortBit) != 0) at += same ? in.get() & 0xff : -(in.get() & 0xff);
      else if (!same) at += in.getShort();
      values[i] = at;
    }
    return values;
  }

  /// Two neighbouring control points imply a point on the curve half-way between them.
  private static void contour(Path2D path, double[] x, double[] y, int[] flags, int from, int n) {
    int start = 0;
    while (start < n && (flags[from + start] & ON) == 0) start++;
    double x0 = start < n ? x[from + start] : (x[from] + x[from + n - 1]) / 2;
    double y0 = start < n ? y[from + start] : (y[from] + y[from + n - 1]) / 2;
    if (start == n) start = n - 1;
    path.moveTo(x0, y0);
    for (int i = 1; i <= n; i++) {
      int p = from + (start + i) % n, q = from + (start + i + 1) % n;
      if ((flags[p] & ON) != 0) path.lineTo(x[p], y[p]);
      else if (i == n) path.quadTo(x[p], y[p], x0, y0);
      else if ((flags[q] & ON) != 0) {
        path.quadTo(x[p], y[p], x[q], y[q]);
        i++;
      } else path.quadTo(x[p], y[p], (x[p] + x[q]) / 2, (y[p] + y[q]) / 2);
    }
    path.closePath();
  }
}
