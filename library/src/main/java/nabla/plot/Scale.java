package nabla.plot;

/// A map from data to pixels along one axis: `min` lies at `from`, `max` at `to`.
record Scale(double min, double max, boolean log, double from, double to) {
  double at(double v) {
    return from + (to - from) * fraction(v);
  }

  /// Where a value lies between min (0) and max (1).
  double fraction(double v) {
    return log ? Math.log(v / min) / Math.log(max / min) : (v - min) / (max - min);
  }

  double invert(double pixel) {
    double t = (pixel - from) / (to - from);
    return log ? min * Math.pow(max / min, t) : min + t * (max - min);
  }

  /// A range that holds [lo, hi] with room at both ends, never of zero length.
  static double[] padded(double lo, double hi, boolean log, double margin) {
    if (!(lo <= hi)) return log ? new double[]{0.1, 10} : new double[]{0, 1};
    if (log) {
      double r = hi > lo ? Math.pow(hi / lo, margin) : 3;
      return new double[]{lo / r, hi * r};
    }
    double room = hi > lo ? (hi - lo) * margin : lo == 0 ? 1 : Math.abs(lo) * 0.1;
    return new double[]{lo - room, hi + room};
  }
}
