package nabla.data;

import java.util.Arrays;
import nabla.array.Rng;

/// MNIST-1D (S. Greydanus and D. Kobak, "Scaling down deep learning", 2020): digits as curves of 40 numbers, padded, stretched, moved, sheared and noisy.
///
/// Inputs (n, 40) of mean 0 and variance 1 over the whole set, ten classes. Linear models reach about a third, convolutions above nine tenths: a
/// small set that tells models apart.
public final class Mnist1d {
  private static final double[][] STROKES = {
      {5, 6, 6.5, 6.75, 7, 7, 7, 7, 6.75, 6.5, 6, 5}, {5, 3, 3, 3.4, 3.8, 4.2, 4.6, 5, 5.4, 5.8, 5, 5},
      {5, 6, 6.5, 6.5, 6, 5.25, 4.75, 4, 3.5, 3.5, 4, 5}, {5, 6, 6.5, 6.5, 6, 5, 5, 6, 6.5, 6.5, 6, 5},
      {5, 4.4, 3.8, 3.2, 2.6, 2.6, 5, 5, 5, 5, 5, 5}, {5, 3, 3, 3, 3, 5, 6, 6.5, 6.5, 6, 4.5, 5},
      {5, 4, 3.5, 3.25, 3, 3, 3, 3, 3.25, 3.5, 4, 5}, {5, 7, 7, 6.6, 6.2, 5.8, 5.4, 5, 4.6, 4.2, 5, 5},
      {5, 4, 3.5, 3.5, 4, 5, 5, 4, 3.5, 3.5, 4, 5}, {5, 4, 3.5, 3.5, 4, 5, 5, 5, 5, 4.7, 4.3, 5}};

  private Mnist1d() {}

  /// How much is done to a template; `STANDARD` is what was published.
  public record Recipe(int leastPadding, int mostPadding, double scale, int translation, double smoothNoise, double noise, double shear,
      int length) {
    public static final Recipe STANDARD = new Recipe(36, 60, 0.4, 48, 0.25, 0.02, 0.75, 40);
  }

  /// The ten templates (10, 12): mean removed, divided by the deviation, starting at 0, a sixth of that.
  static double[][] templates() {
    var all = new double[10][];
    for (int digit = 0; digit < 10; digit++) {
      var x = STROKES[digit].clone();
      double mean = Arrays.stream(x).average().orElseThrow();
      double std = Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
      double first = x[0];
      for (int i = 0; i < x.length; i++) x[i] = (x[i] - first) / std / 6;
      all[digit] = x;
    }
    return all;
  }

  /// A set of n examples by the published recipe (there: 4 000 to train and 1 000 to test), every digit equally often.
  public static DataSet of(int n, Rng rng) { return of(n, Recipe.STANDARD, rng); }

  public static DataSet of(int n, Recipe recipe, Rng rng) {
    if (n < 10) throw new IllegalArgumentException("mnist1d: " + n + " examples do not fill 10 classes");
    var templates = templates();
    var order = rng.permutation(n);
    var labels = new int[n];
    var x = new double[n * recipe.length];
    for (int i = 0; i < n; i++) {
      labels[order[i]] = i % 10;
      System.arraycopy(curve(templates[i % 10], recipe, rng), 0, x, order[i] * recipe.length, recipe.length);
    }
    standardise(x);
    return new DataSet("MNIST-1D", Sets.tensor(x, n, recipe.length), Sets.oneHot(labels, 10), Sets.TEN);
  }

  private static double[] curve(double[] template, Recipe r, Rng rng) {
    int pad = r.leastPadding + rng.below(r.mostPadding - r.leastPadding + 1), wide = template.length + r.mostPadding;
    var x = new double[template.length + pad];
    for (int i = 0; i < template.length; i++) x[i] = template[i] + 1e-8;
    x = stretch(x, wide);
    double scale = 1 + r.scale * (rng.uniform() - 0.5);
    int by = rng.below(r.translation);
    var moved = new double[wide];
    for (int i = 0; i < wide; i++) moved[(i + by) % wide] = x[i] * scale;
    var smooth = blur(wide, r.smoothNoise, rng);
    double shear = r.shear * (rng.uniform() - 0.5);
    for (int i = 0; i < wide; i++) {
      if (moved[i] == 0) moved[i] = smooth[i];
      moved[i] += r.noise * rng.normal() - shear * (i / (wide - 1.0) - 0.5);
    }
    return stretch(moved, r.length);
  }

  /// The curve at `n` equally spaced places, by linear interpolation.
  private static double[] stretch(double[] x, int n) {
    var y = new double[n];
    for (int i = 0; i < n; i++) {
      double at = i * (x.length - 1.0) / (n - 1);
      int left = Math.min((int) at, x.length - 2);
      y[i] = x[left] + (at - left) * (x[left + 1] - x[left]);
    }
    return y;
  }

  /// Normal noise seen through a Gaussian window of σ = 2 that reaches 8 places to each side, mirrored at the ends.
  private static double[] blur(int n, double std, Rng rng) {
    var noise = new double[n];
    for (int i = 0; i < n; i++) noise[i] = std * rng.normal();
    return Blur.line(noise, 2);
  }

  private static void standardise(double[] x) {
    double mean = 0, square = 0;
    for (double v : x) mean += v / x.length;
    for (double v : x) square += (v - mean) * (v - mean) / x.length;
    for (int i = 0; i < x.length; i++) x[i] = (x[i] - mean) / Math.sqrt(square);
  }
}
