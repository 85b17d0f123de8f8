package nabla.data;

/// Ten shapes by their signed distance from a point: negative inside. Coordinates from −1 to 1, y downwards.
enum Outline {
  DISC, RING, SQUARE, FRAME, TRIANGLE, DIAMOND, PLUS, CROSS, STAR, CRESCENT;

  /// Which of the four kinds it is of: round, angular, crossed or pointed.
  int kind() {
    return switch (this) {
      case DISC, RING, CRESCENT -> 0;
      case SQUARE, FRAME, DIAMOND -> 1;
      case PLUS, CROSS -> 2;
      case TRIANGLE, STAR -> 3;
    };
  }

  double distance(double x, double y) {
    return switch (this) {
      case DISC -> Math.hypot(x, y) - 0.7;
      case RING -> Math.abs(Math.hypot(x, y) - 0.55) - 0.16;
      case SQUARE -> box(x, y, 0.6, 0.6);
      case FRAME -> Math.abs(box(x, y, 0.52, 0.52)) - 0.14;
      case TRIANGLE -> polygon(x, y, 3, 0.8, 0.4);
      case DIAMOND -> (Math.abs(x) + Math.abs(y) - 0.8) * Math.sqrt(0.5);
      case PLUS -> Math.min(box(x, y, 0.7, 0.2), box(x, y, 0.2, 0.7));
      case CROSS -> PLUS.distance((x + y) * Math.sqrt(0.5), (y - x) * Math.sqrt(0.5));
      case STAR -> star(x, y);
      case CRESCENT -> Math.max(Math.hypot(x, y) - 0.72, 0.55 - Math.hypot(x - 0.38, y));
    };
  }

  private static double box(double x, double y, double halfWidth, double halfHeight) {
    double dx = Math.abs(x) - halfWidth, dy = Math.abs(y) - halfHeight;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(0, Math.max(dx, dy));
  }

  /// How far outside the nearest side of a regular polygon with a corner on top.
  private static double polygon(double x, double y, int sides, double corner, double side) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < sides; i++) {
      double t = Math.PI * (2 * i + 1) / sides;
      most = Math.max(most, x * StrictMath.sin(t) - y * StrictMath.cos(t) - side * corner / 0.8);
    }
    return most;
  }

  private static double star(double x, double y) {
    double r = Math.hypot(x, y), t = Math.abs(StrictMath.IEEEremainder(StrictMath.atan2(x, -y), 2 * Math.PI / 5));
    double inner = 0.34, outer = 0.82, half = Math.PI / 5;
    double ex = inner * StrictMath.cos(half) - outer, ey = inner * StrictMath.sin(half);
    return ((r * StrictMath.sin(t)) * -ex + (r * StrictMath.cos(t) - outer) * ey) / Math.hypot(ex, ey);
  }
}
