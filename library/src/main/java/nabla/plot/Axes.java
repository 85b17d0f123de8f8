package nabla.plot;

/// Which axes are logarithmic, and so which points they can show.
record Axes(boolean logX, boolean logY) {
  boolean draws(double x, double y) {
    return Double.isFinite(x) && Double.isFinite(y) && !(logX && x <= 0) && !(logY && y <= 0);
  }
}
