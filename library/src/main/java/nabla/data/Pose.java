package nabla.data;

import nabla.array.Rng;

/// How a drawing lies in an image: a pixel's place is turned, slanted and scaled about the middle to a place in the unit square.
record Pose(double cos, double sin, double across, double down, double slant, double dx, double dy) {
  /// Turned by up to `degrees`, slanted up to `slant`, sized between `least` and `most`, moved by up to `shift` of the side.
  static Pose random(double degrees, double slant, double least, double most, double shift, Rng rng) {
    double t = StrictMath.toRadians(degrees * (2 * rng.uniform() - 1)), size = least + (most - least) * rng.uniform();
    double stretch = 1 + 0.15 * (2 * rng.uniform() - 1);
    return new Pose(StrictMath.cos(t), StrictMath.sin(t), 1 / (size * stretch), stretch / size, slant * (2 * rng.uniform() - 1),
        shift * (2 * rng.uniform() - 1), shift * (2 * rng.uniform() - 1));
  }

  /// The place in the drawing of a point of the image, both from 0 to 1.
  double x(double x, double y) { return 0.5 + across * (cos * (x - 0.5 - dx) + sin * (y - 0.5 - dy)) + slant * (y - 0.5); }

  double y(double x, double y) { return 0.5 + down * (cos * (y - 0.5 - dy) - sin * (x - 0.5 - dx)); }

  /// How many lengths of the drawing a length of the image is.
  double scale() { return Math.sqrt(across * down); }
}
