package nabla.data;

import java.util.Arrays;
import java.util.List;
import nabla.array.Rng;
import nabla.grad.Tensor;

/// Tables of numbers that are drawn: linear models, related tasks, probabilities.
public final class Tables {
  private Tables() {}

  /// `y = Xw + noise`, X standard normal (J-4.1.4): inputs (n, d) for d weights, targets (n, 1).
  public static DataSet linear(int n, double noise, Rng rng, double... weights) {
    var x = normal(n, weights.length, rng);
    return regression("linear", x, weights, noise, rng);
  }

  /// Twenty inputs of which three matter, with weights 3, −2 and 1.5 (C-9.7): what the lasso finds.
  public static DataSet sparseLinear(int n, double noise, Rng rng) {
    var weights = new double[20];
    weights[2] = 3;
    weights[7] = -2;
    weights[13] = 1.5;
    return regression("sparse linear", normal(n, 20, rng), weights, noise, rng);
  }

  /// A constant, a dense and a rare input (P-3.14): columns 1, N(0, 1) and an indicator that is 1 in `active` rows; y = 0.5 + x₁ + 2x₂ without noise.
  public static DataSet rareFeature(int n, int active, Rng rng) {
    if (active < 0 || active > n) throw new IllegalArgumentException("rareFeature: " + active + " of " + n + " rows cannot be active");
    var x = new double[n * 3];
    for (int i = 0; i < n; i++) {
      x[3 * i] = 1;
      x[3 * i + 1] = rng.normal();
    }
    var rows = rng.permutation(n);
    for (int i = 0; i < active; i++) x[3 * rows[i] + 2] = 1;
    return regression("rare feature", x, new double[]{0.5, 1, 2}, 0, rng);
  }

  private static double[] normal(int n, int d, Rng rng) {
    if (n < 1 || d < 1) throw new IllegalArgumentException("a table needs at least one row and one input, not " + n + " and " + d);
    var x = new double[n * d];
    Arrays.setAll(x, _ -> rng.normal());
    return x;
  }

  private static DataSet regression(String name, double[] x, double[] weights, double noise, Rng rng) {
    int d = weights.length, n = x.length / d;
    var y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = noise * rng.normal();
      for (int j = 0; j < d; j++) y[i] += weights[j] * x[i * d + j];
    }
    return new DataSet(name, Sets.tensor(x, n, d), Sets.tensor(y, n, 1), List.of());
  }

  /// Related regression tasks that see the same few features `h = tanh(A x)` (C-9.12, J-8.5): inputs (n, 10), targets (n, tasks).
  ///
  /// `related` from 0 to 1 mixes a task's own features with the shared ones. Of the targets a share `missing` is not known and NaN, as in Tox21.
  public static DataSet tasks(int n, int tasks, double related, double missing, double noise, Rng rng) {
    if (!(related >= 0 && related <= 1 && missing >= 0 && missing < 1))
      throw new IllegalArgumentException("tasks: related must lie in [0, 1] and missing in [0, 1), not " + related + " and " + missing);
    int d = 10, k = 3;
    double[] x = normal(n, d, rng), shared = normal(k, d, rng), y = new double[n * tasks];
    for (int t = 0; t < tasks; t++) {
      double[] own = normal(k, d, rng), head = normal(k, 1, rng);
      for (int i = 0; i < n; i++) {
        double sum = noise * rng.normal();
        for (int j = 0; j < k; j++) {
          double s = 0;
          for (int m = 0; m < d; m++) s += x[i * d + m] * (related * shared[j * d + m] + (1 - related) * own[j * d + m]);
          sum += head[j] * StrictMath.tanh(s / StrictMath.sqrt(d));
        }
        y[i * tasks + t] = rng.uniform() < missing ? Double.NaN : sum;
      }
    }
    return new DataSet("tasks", Sets.tensor(x, n, d), Sets.tensor(y, n, tasks), List.of());
  }

  /// Points drawn uniformly from the unit cube of d dimensions (C-4.1), as rows.
  public static Tensor cloud(int n, int d, Rng rng) {
    var x = new double[n * d];
    Arrays.setAll(x, _ -> rng.uniform());
    return Sets.tensor(x, n, d);
  }

  /// Sums of `terms` independent exponential numbers, shifted and scaled to mean 0 and variance 1 (J-10.3): skewed by `2/√terms`.
  public static Tensor skewedSums(int n, int terms, Rng rng) {
    var x = new double[n];
    Arrays.setAll(x, _ -> {
      double sum = 0;
      for (int j = 0; j < terms; j++) sum -= StrictMath.log1p(-rng.uniform());
      return (sum - terms) / StrictMath.sqrt(terms);
    });
    return Sets.tensor(x, n);
  }

  /// The eight tosses H T H H T T H T of a coin, heads as 1 (C-4.8).
  public static Tensor coinTosses() { return Sets.tensor(new double[]{1, 0, 1, 1, 0, 0, 1, 0}, 8); }

  /// The joint probabilities of x = 0, 1 (rows) and y = 0, 1, 2 (columns) of the Bonn notes (B-2.2).
  public static Tensor jointTable() { return Sets.tensor(new double[]{0.10, 0.20, 0.10, 0.05, 0.25, 0.30}, 2, 3); }

  /// Random joint probabilities: positive, together 1 (C-4.10).
  public static Tensor jointTable(int rows, int columns, Rng rng) {
    var p = new double[rows * columns];
    double sum = 0;
    for (int i = 0; i < p.length; i++) sum += p[i] = -StrictMath.log1p(-rng.uniform());
    for (int i = 0; i < p.length; i++) p[i] /= sum;
    return Sets.tensor(p, rows, columns);
  }

  /// Logits (1, 3, 2, 2) of three classes for the four pixels of an image whose labels are 0, 1, 2, 0 (B-3.11): cross-entropy 0.45182484.
  public static DataSet pixelLogits() {
    double[] rows = {2, 1, .1, .5, 2.5, 0, 0, 0, 3, 1, 1, 1};
    return new DataSet("pixel logits", Sets.tensor(rows, 1, 2, 2, 3).permute(0, 3, 1, 2),
        Sets.oneHot(new int[]{0, 1, 2, 0}, 3).reshape(1, 2, 2, 3).permute(0, 3, 1, 2), List.of("0", "1", "2"));
  }
}
