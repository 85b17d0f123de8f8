package nabla.data;

import java.util.List;
import nabla.array.Rng;

/// Points of the plane in classes: inputs (n, 2), one-hot targets (n, classes), classes in turn; noise is normal with the given standard deviation.
public final class Synthetic {
  private Synthetic() {}

  /// Two interleaved half circles (P-2.17).
  public static DataSet moons(int n, double noise, Rng rng) {
    return plane("moons", n, 2, (i, c) -> {
      double t = Math.PI * rng.uniform();
      return c == 0
          ? point(StrictMath.cos(t), StrictMath.sin(t), noise, rng)
          : point(1 - StrictMath.cos(t), 0.5 - StrictMath.sin(t), noise, rng);
    });
  }

  /// A disc's rim inside another's: radii ½ and 1 (C (a) 6).
  public static DataSet rings(int n, double noise, Rng rng) {
    return plane("rings", n, 2, (i, c) -> {
      double t = 2 * Math.PI * rng.uniform(), r = c == 0 ? 1 : 0.5;
      return point(r * StrictMath.cos(t), r * StrictMath.sin(t), noise, rng);
    });
  }

  /// Arms of a spiral, one a class (P-2.17: three).
  public static DataSet spirals(int n, int arms, double noise, Rng rng) {
    return plane("spirals", n, arms, (i, c) -> {
      double r = rng.uniform(), t = 2 * Math.PI * c / arms + 4 * r;
      return point(r * StrictMath.sin(t), r * StrictMath.cos(t), noise, rng);
    });
  }

  /// Round clouds around points on a circle of radius 2, one a class (J-4.3): apart for a deviation of 0.3, overlapping for 1.
  public static DataSet blobs(int n, int classes, double std, Rng rng) {
    return plane("blobs", n, classes,
        (i, c) -> point(2 * StrictMath.cos(2 * Math.PI * c / classes), 2 * StrictMath.sin(2 * Math.PI * c / classes), std, rng));
  }

  /// The two spirals of Lang and Witbrock (1988): 97 points each on three turns, the second the first one's mirror image; targets (194, 1) of 1 and 0.
  ///
  /// What cascade correlation was first shown on (J-8.6.1).
  public static DataSet twoSpirals() {
    double[] x = new double[4 * 97], y = new double[2 * 97];
    for (int i = 0; i < 97; i++) {
      double t = i * Math.PI / 16, r = 6.5 * (104 - i) / 104;
      x[4 * i] = r * StrictMath.sin(t);
      x[4 * i + 1] = r * StrictMath.cos(t);
      x[4 * i + 2] = -x[4 * i];
      x[4 * i + 3] = -x[4 * i + 1];
      y[2 * i] = 1;
    }
    return new DataSet("two spirals", Sets.tensor(x, 194, 2), Sets.tensor(y, 194, 1), List.of());
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
