package nabla.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nabla.array.Rng;

/// Images that are drawn, the same on every machine: digits by a pen, ten shapes in grey or colour, scenes with a label for each pixel.
public final class Drawn {
  private Drawn() {}

  /// Digits written with a pen of varying width, size, place and slant: inputs (n, side²) in [0, 1], ten classes, in the format of MNIST for a side of 28.
  ///
  /// What stands in for handwriting where none is at hand (U (a), J (a), P (a) 7).
  public static DataSet digits(int n, int side, Rng rng) {
    extents("digits", n, side);
    var x = new double[n * side * side];
    var labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % 10;
      var pose = Pose.random(12, 0.25, 0.62, 0.8, 0.06, rng);
      var lines = Strokes.moved(Strokes.digit(labels[i]), 0.025, rng);
      double pen = 0.045 + 0.035 * rng.uniform();
      for (int p = 0; p < side * side; p++) {
        double u = (p % side + 0.5) / side, v = (p / side + 0.5) / side;
        double outside = (Strokes.distance(lines, pose.x(u, v), pose.y(u, v)) - pen) / pose.scale();
        x[i * side * side + p] = Math.clamp(0.5 - outside * side / 1.4, 0, 1);
      }
    }
    return new DataSet("drawn digits", Sets.tensor(x, n, side * side), Sets.oneHot(labels, 10), Sets.TEN);
  }

  /// The names of the ten shapes, by class.
  public static List<String> shapeNames() { return Stream.of(Outline.values()).map(s -> s.name().toLowerCase(Locale.ROOT)).toList(); }

  /// The ten shapes (C (a) 1, P (a) 7, J (a) for CIFAR-10): inputs (n, channels, side, side) in [0, 1], one channel or three.
  public static DataSet shapes(int n, int side, int channels, Rng rng) {
    return shapes(n, side, channels, IntStream.range(0, 10).toArray(), rng);
  }

  /// Some of the ten shapes, classes in the order given: five to learn from and five to transfer to (C-9.13).
  public static DataSet shapes(int n, int side, int channels, int[] which, Rng rng) {
    extents("shapes", n, side);
    if (channels != 1 && channels != 3) throw new IllegalArgumentException("shapes: 1 channel (grey) or 3 (colour), not " + channels);
    for (int s : which) if (s < 0 || s > 9) throw new IllegalArgumentException("shapes: " + s + " is not one of 0 to 9: " + shapeNames());
    var x = new double[n * channels * side * side];
    var labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % which.length;
      ground(x, i * channels * side * side, channels, side, rng);
      paint(Outline.values()[which[labels[i]]], Pose.random(20, 0.1, 0.65, 0.95, 0.08, rng), x, i * channels * side * side, channels, side,
          null, rng);
    }
    return new DataSet("shapes", Sets.tensor(x, n, channels, side, side), Sets.oneHot(labels, which.length),
        Arrays.stream(which).mapToObj(s -> shapeNames().get(s)).toList());
  }

  /// The kinds of the shapes, as CIFAR-100 has superclasses (J-D.2): the same images in the classes round, angular, crossed and pointed.
  public static DataSet kinds(DataSet shapes) {
    var labels = Arrays.stream(shapes.labels())
        .map(l -> Outline.valueOf(shapes.classes().get(l).toUpperCase(Locale.ROOT)).kind()).toArray();
    return new DataSet("kinds of shapes", shapes.x(), Sets.oneHot(labels, 4), List.of("round", "angular", "crossed", "pointed"));
  }

  /// Scenes of two shapes to segment (B-3.11): inputs (n, 1, side, side), targets (n, 4, side, side), for each pixel one-hot ground, disc, square or cross.
  public static DataSet scenes(int n, int side, Rng rng) {
    extents("scenes", n, side);
    var outlines = List.of(Outline.DISC, Outline.SQUARE, Outline.CROSS);
    int area = side * side;
    double[] x = new double[n * area], y = new double[n * 4 * area];
    for (int i = 0; i < n; i++) {
      ground(x, i * area, 1, side, rng);
      var owner = new int[area];
      for (int k = 0; k < 2; k++) {
        int shape = rng.below(3);
        var covered = new boolean[area];
        paint(outlines.get(shape), Pose.random(30, 0, 0.35, 0.55, 0.25, rng), x, i * area, 1, side, covered, rng);
        for (int p = 0; p < area; p++) if (covered[p]) owner[p] = shape + 1;
      }
      for (int p = 0; p < area; p++) y[(i * 4 + owner[p]) * area + p] = 1;
    }
    return new DataSet("scenes", Sets.tensor(x, n, 1, side, side), Sets.tensor(y, n, 4, side, side),
        List.of("ground", "disc", "square", "cross"));
  }

  private static void extents(String name, int n, int side) {
    if (n < 1 || side < 8)
      throw new IllegalArgumentException(name + ": at least one image of at least 8×8 pixels, not " + n + " of " + side);
  }

  /// A dark, noisy ground, in colour from one tint to another.
  private static void ground(double[] x, int at, int channels, int side, Rng rng) {
    for (int c = 0; c < channels; c++) {
      double top = 0.35 * rng.uniform(), bottom = 0.35 * rng.uniform();
      for (int p = 0; p < side * side; p++)
        x[at + c * side * side + p] = Math.clamp(top + (bottom - top) * (p / side) / (side - 1.0) + 0.03 * rng.normal(), 0, 1);
    }
  }

  private static void paint(Outline shape, Pose pose, double[] x, int at, int channels, int side, boolean[] covered, Rng rng) {
    var tint = new double[channels];
    for (int c = 0; c < channels; c++) tint[c] = channels == 1 ? 0.65 + 0.35 * rng.uniform() : 0.3 + 0.7 * rng.uniform();
    tint[rng.below(channels)] = 0.9 + 0.1 * rng.uniform();
    for (int p = 0; p < side * side; p++) {
      double u = (p % side + 0.5) / side, v = (p / side + 0.5) / side;
      double outside = shape.distance(2 * pose.x(u, v) - 1, 2 * pose.y(u, v) - 1) / (2 * pose.scale()) * side;
      double cover = Math.clamp(0.5 - outside, 0, 1);
      if (covered != null) covered[p] = cover >= 0.5;
      for (int c = 0; c < channels; c++) {
        int place = at + c * side * side + p;
        x[place] += cover * (tint[c] - x[place]);
      }
    }
  }
}
