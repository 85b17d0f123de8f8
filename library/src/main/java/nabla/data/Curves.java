package nabla.data;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import nabla.array.Rng;
import nabla.data.DataSet.Split;
import nabla.grad.Tensor;

/// Small regression sets: inputs (n, d), targets (n, 1).
public final class Curves {
  private Curves() {}

  /// A function seen through normal noise at equally spaced places.
  public static DataSet spaced(String name, DoubleUnaryOperator f, double from, double to, int n, double noise, Rng rng) {
    return curve(name, n, i -> n == 1 ? from : from + (to - from) * i / (n - 1), x -> f.applyAsDouble(x) + noise * rng.normal());
  }

  /// The same at places drawn uniformly.
  public static DataSet scattered(String name, DoubleUnaryOperator f, double from, double to, int n, double noise, Rng rng) {
    return curve(name, n, _ -> from + (to - from) * rng.uniform(), x -> f.applyAsDouble(x) + noise * rng.normal());
  }

  /// `sin 2πx` on [0, 1] through noise: 25 points and σ = 0.3 in P-5, 10, 30 or 100 points in C-3.8.
  public static DataSet sine(int n, double noise, Rng rng) {
    return scattered("sine", x -> StrictMath.sin(2 * Math.PI * x), 0, 1, n, noise, rng);
  }

  /// The polynomial `c₀ + c₁x + c₂x² + …` on [−1, 1] through noise (C-3.6).
  public static DataSet polynomial(int n, double noise, Rng rng, double... coefficients) {
    if (coefficients.length == 0) throw new IllegalArgumentException("polynomial: give its coefficients, the constant one first");
    return scattered("polynomial", x -> {
      double y = 0;
      for (int k = coefficients.length; k-- > 0;) y = y * x + coefficients[k];
      return y;
    }, -1, 1, n, noise, rng);
  }

  /// `y = 2x − 1` on [0, 1] through noise: DET-LINE of the Bonn notes (B-4.3.1).
  public static DataSet line(int n, double noise, Rng rng) { return spaced("line", x -> 2 * x - 1, 0, 1, n, noise, rng); }

  /// `sin 2πx` with a disturbance in closed form, the same in every language: 12 training and 100 test points, DET-SIN12 of the Bonn notes (B-1.6).
  public static Split fixedSine() {
    return new Split(fixedSine("sine, training", 12, 11, 0, 0), fixedSine("sine, test", 100, 100, 0.5, 100));
  }

  private static DataSet fixedSine(String name, int n, double width, double shift, int first) {
    double[] x = new double[n], y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = (i + shift) / width;
      y[i] = StrictMath.sin(2 * Math.PI * x[i]) + 0.25 * StrictMath.sin(7.0 * (i + first) * (i + first) + 1);
    }
    return of(name, x, y);
  }

  /// Six flats in Westwood: square feet and dollars of rent (C-2.3). Least squares give 2.4667 dollars a square foot and 666.67 dollars.
  public static DataSet westwood() {
    return of("Westwood rents", new double[]{500, 650, 800, 950, 1100, 1250}, new double[]{1900, 2300, 2600, 3050, 3300, 3800});
  }

  /// The two points of the sigmoid neuron whose error surface has a plateau (P-3.3): best at w = 1.791759, b = −2.282175.
  public static DataSet twoPoints() { return of("two points", new double[]{0.5, 2.5}, new double[]{0.2, 0.9}); }

  /// A function of the unit square on a grid of n × n points (P-1.12): inputs (n², 2).
  public static DataSet surface(java.util.function.DoubleBinaryOperator f, int n) {
    if (n < 2) throw new IllegalArgumentException("surface: a grid needs at least 2 × 2 points, not " + n);
    double[] x = new double[2 * n * n], y = new double[n * n];
    for (int i = 0; i < y.length; i++) {
      x[2 * i] = i % n / (n - 1.0);
      x[2 * i + 1] = i / n / (n - 1.0);
      y[i] = f.applyAsDouble(x[2 * i], x[2 * i + 1]);
    }
    return new DataSet("surface", Sets.tensor(x, n * n, 2), Sets.tensor(y, n * n, 1), List.of());
  }

  /// The powers `1, x, x² …` up to `degree` of inputs (n, 1) as inputs (n, degree + 1): what a polynomial is linear in.
  public static DataSet powers(DataSet data, int degree) {
    if (data.x().rank() != 2 || data.x().dim(1) != 1)
      throw new IllegalArgumentException(
          "powers: " + data.name() + " has inputs of shape " + data.x().shape() + "; one number each is needed");
    if (degree < 0) throw new IllegalArgumentException("powers: the degree must be at least 0, not " + degree);
    var columns = new Tensor[degree + 1];
    columns[0] = data.x().mul(0).add(1);
    for (int k = 1; k <= degree; k++) columns[k] = columns[k - 1].mul(data.x());
    return new DataSet(data.name(), Tensor.concat(1, columns), data.y(), data.classes());
  }

  private static DataSet curve(String name, int n, java.util.function.IntToDoubleFunction place, DoubleUnaryOperator f) {
    if (n < 1) throw new IllegalArgumentException(name + ": there must be at least one example, not " + n);
    double[] x = new double[n], y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = place.applyAsDouble(i);
      y[i] = f.applyAsDouble(x[i]);
    }
    return of(name, x, y);
  }

  private static DataSet of(String name, double[] x, double[] y) {
    return new DataSet(name, Sets.tensor(x, x.length, 1), Sets.tensor(y, y.length, 1), List.of());
  }
}
