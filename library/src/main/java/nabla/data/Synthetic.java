package nabla.data;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import nabla.array.Rng;

/// Data sets that are made, not measured. Those with classes have two inputs; noise is normal with the given standard deviation.
public final class Synthetic {
  private Synthetic() {}

  /// Two interleaved half circles.
  public static DataSet moons(int n, double noise, Rng rng) {
    return plane("moons", n, 2, (i, c) -> {
      double t = Math.PI * rng.uniform();
      return c == 0 ? point(Math.cos(t), Math.sin(t), noise, rng) : point(1 - Math.cos(t), 0.5 - Math.sin(t), noise, rng);
    });
  }

  /// A disc's rim inside another's: radii ½ and 1.
  public static DataSet rings(int n, double noise, Rng rng) {
    return plane("rings", n, 2, (i, c) -> {
      double t = 2 * Math.PI * rng.uniform(), r = c == 0 ? 1 : 0.5;
      return point(r * Math.cos(t), r * Math.sin(t), noise, rng);
    });
  }

  /// Arms of a spiral, one a class.
  public static DataSet spirals(int n, int arms, double noise, Rng rng) {
    return plane("spirals", n, arms, (i, c) -> {
      double r = rng.uniform(), t = 2 * Math.PI * c / arms + 4 * r;
      return point(r * Math.sin(t), r * Math.cos(t), noise, rng);
    });
  }

  /// Round clouds around points on a circle, one a class.
  public static DataSet blobs(int n, int classes, double std, Rng rng) {
    return plane("blobs", n, classes,
        (i, c) -> point(2 * Math.cos(2 * Math.PI * c / classes), 2 * Math.sin(2 * Math.PI * c / classes), std, rng));
  }

  /// The four points of exclusive or.
  public static DataSet xor() {
    return new DataSet("XOR", Sets.tensor(new double[]{0, 0, 0, 1, 1, 0, 1, 1}, 4, 2), Sets.tensor(new double[]{0, 1, 1, 0}, 4, 1),
        List.of());
  }

  /// A function seen through noise at equally spaced places: inputs and targets are (n, 1).
  public static DataSet curve(String name, DoubleUnaryOperator f, double from, double to, int n, double noise, Rng rng) {
    double[] x = new double[n], y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = n == 1 ? from : from + (to - from) * i / (n - 1);
      y[i] = f.applyAsDouble(x[i]) + noise * rng.normal();
    }
    return new DataSet(name, Sets.tensor(x, n, 1), Sets.tensor(y, n, 1), List.of());
  }

  private interface Place {
    double[] of(int example, int label);
  }

  private static double[] point(double x, double y, double noise, Rng rng) {
    return new double[]{x + noise * rng.normal(), y + noise * rng.normal()};
  }

  private static DataSet plane(String name, int n, int classes, Place place) {
    if (n < classes) throw new IllegalArgumentException(name + ": " + n + " examples do not fill " + classes + " classes");
    var x = new double[2 * n];
    var labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % classes;
      System.arraycopy(place.of(i, labels[i]), 0, x, 2 * i, 2);
    }
    var names = java.util.stream.IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    return new DataSet(name, Sets.tensor(x, n, 2), Sets.oneHot(labels, classes), names);
  }
}
