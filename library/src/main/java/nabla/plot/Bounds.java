package nabla.plot;

/// The smallest rectangle around data, in data units; empty where nothing can be drawn.
record Bounds(double x0, double x1, double y0, double y1) {
  static final Bounds EMPTY = new Bounds(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY);

  /// Around the points that can be drawn on these axes.
  static Bounds of(double[] x, double[] y, Axes axes) {
    double x0 = Double.POSITIVE_INFINITY, x1 = -x0, y0 = x0, y1 = x1;
    for (int i = 0; i < x.length; i++) {
      if (!axes.draws(x[i], y[i])) continue;
      x0 = Math.min(x0, x[i]);
      x1 = Math.max(x1, x[i]);
      y0 = Math.min(y0, y[i]);
      y1 = Math.max(y1, y[i]);
    }
    return new Bounds(x0, x1, y0, y1);
  }

  Bounds and(Bounds o) {
    return new Bounds(Math.min(x0, o.x0), Math.max(x1, o.x1), Math.min(y0, o.y0), Math.max(y1, o.y1));
  }

  /// This share of its size more on every side.
  Bounds widened(double share) {
    double dx = share * (x1 - x0), dy = share * (y1 - y0);
    return new Bounds(x0 - dx, x1 + dx, y0 - dy, y1 + dy);
  }

  boolean isEmpty() {
    return !(x0 <= x1 && y0 <= y1);
  }
}
