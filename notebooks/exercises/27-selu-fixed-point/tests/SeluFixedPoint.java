package nabla.exercises;

import java.util.Arrays;
import nabla.array.Rng;
import nabla.grade.Answers;
import nabla.grade.Exercise;
import nabla.grade.Expect;
import nabla.grade.Task;
import org.junit.jupiter.api.Order;

@Exercise(value = "27-selu-fixed-point", title = "The fixed point of SELU")
public class SeluFixedPoint {
  private static final double ALPHA = 1.6732632423543772, LAMBDA = 1.0507009873554805;

  public interface AtPoint {
    double[] of(double x);
  }

  public interface OneLayer {
    double[] of(double mu, double omega, double nu, double tau);
  }

  public interface IntoBox {
    boolean of(double e, double n0, double n1, double t0, double t1);
  }

  public interface Constants {
    double[] of();
  }

  public interface Jacobian {
    double[][] of(double mu, double omega, double nu, double tau);
  }

  public interface OfUnits {
    double[] of(double[][] w);
  }

  public interface Dropout {
    double[] of(double[] x, boolean[] keep, double q);
  }

  public interface OfSample {
    double of(double[] x);
  }

  public interface Deep {
    double[][] of(int depth, int width);
  }

  @Order(1)
  @Task(id = "selu", points = 2, concepts = "J-10.4c", hint = "Two branches: λx with slope λ, and λα(eˣ − 1) with slope λα eˣ. Math.expm1(x) is eˣ − 1 without loss of digits.")
  void selu(Answers student) {
    var f = student.method("seluAndSlope", AtPoint.class);
    Expect.close("at x = 2", new double[]{2 * LAMBDA, LAMBDA}, f.of(2), 1e-14);
    Expect.close("at x = −1", new double[]{-1.1113307378125625, 0.6467686030347817}, f.of(-1), 1e-12);
    Expect.close("at x = 0, where the formula for x ≤ 0 counts", new double[]{0, LAMBDA * ALPHA}, f.of(0), 1e-14);
    Expect.close("far to the left", new double[]{-1.7580993408473768, 0}, f.of(-50), 1e-12);
    double small = f.of(-1e-10)[0], exact = -1.7580993407594718e-10;
    Expect.that(Math.abs(small / exact - 1) < 1e-12, "at x = −1e-10 the value should be " + exact + " to 12 digits, it is " + small);
  }

  @Order(2)
  @Task(id = "moments", points = 3, concepts = {"J-10.4d",
      "J-10.4b"}, hint = "With m = μω and v = ντ: the variance is the second moment minus the square of the first. ∫₋∞⁰ eˢ N(s; m, v) ds = e^(m+v/2) ½ erfc((m+v)/√(2v)).")
  void moments(Answers student) {
    var f = student.method("seluMoments", OneLayer.class);
    Expect.close("at the fixed point", new double[]{0, 1}, f.of(0, 0, 1, 1), 1e-10);
    Expect.close("at μ = .1, ω = .1, ν = 1.5, τ = 1.1", new double[]{0.0677251017, 1.481574958}, f.of(0.1, 0.1, 1.5, 1.1), 1e-8);
    Expect.close("at μ = −.1, ω = .1, ν = .8, τ = .95", new double[]{-0.0310605018, 0.8037117577}, f.of(-0.1, 0.1, 0.8, 0.95), 1e-8);
  }

  @Order(3)
  @Task(id = "box", points = 2, concepts = "J-10.4b", hint = "Four nested loops of ten values each; one image outside is enough for false. Value i of ten is low + (high − low) · i / 9.")
  void box(Answers student) {
    var f = student.method("mapsInto", IntoBox.class);
    Expect.that(f.of(0.1, 0.8, 1.5, 0.95, 1.1), "the paper's box e = .1, ν in [.8, 1.5], τ in [.95, 1.1] maps into itself");
    Expect.that(!f.of(0.1, 0.8, 1.5, 0.9, 1.1), "with τ from .9 the variance falls to .770, below .8: not into the box");
    Expect.that(!f.of(0.01, 0.8, 1.5, 0.95, 1.1), "with e = .01 the mean reaches .067: not into the box");
    Expect.that(!f.of(0.1, 0.8, 1.3, 0.95, 1.1), "with ν up to 1.3 the variance rises above 1.3 at τ = 1.1: not into the box");
  }

  @Order(4)
  @Task(id = "constants", points = 2, concepts = "J-10.4e", hint = "Mean 0 does not involve λ: φ(0) = α(½ − √e · ½ erfc(1/√2)) with φ(0) = 1/√(2π). Then λ makes the second moment 1.")
  void constants(Answers student) {
    Expect.close("{α, λ}", new double[]{ALPHA, LAMBDA}, student.method("solveSelu", Constants.class).of(), 1e-12);
  }

  @Order(5)
  @Task(id = "jacobian", points = 2, concepts = "J-10.4f", hint = "Row i, column j: how output i moves with input j. ν enters through ντ, μ through μω.")
  void jacobian(Answers student) {
    var f = student.method("jacobianH", Jacobian.class);
    var at = f.of(0, 0, 1, 1);
    Expect.that(at != null && at.length == 2 && at[0].length == 2 && at[1].length == 2, "the Jacobian is a 2 × 2 matrix");
    Expect.close("row 1 at the fixed point", new double[]{0, 0.0888348}, at[0], 2e-6);
    Expect.close("row 2 at the fixed point", new double[]{0, 0.7826479}, at[1], 2e-6);
    var corner = f.of(-0.1, -0.1, 0.8, 1.1);
    Expect.that(Math.abs(norm(corner) - 0.89761) < 2e-5,
        "at μ = ω = −.1, ν = .8, τ = 1.1 the spectral norm should be .89761, yours is " + norm(corner));
    Expect.that(Math.abs(corner[1][1]) > Math.abs(corner[1][0]), "there the variance depends mostly on the variance: row 2, column 2");
  }

  private static double norm(double[][] m) {
    double s = 0, det = m[0][0] * m[1][1] - m[0][1] * m[1][0];
    for (var row : m)
      for (double x : row) s += x * x;
    return Math.sqrt((s + Math.sqrt(Math.max(0, s * s - 4 * det * det))) / 2);
  }

  @Order(6)
  @Task(id = "units", points = 2, concepts = "J-10.4g", hint = "ω of a unit is the sum of its weights, τ the sum of their squares. Then mean and standard deviation over the units.")
  void units(Answers student) {
    var f = student.method("omegaTau", OfUnits.class);
    Expect.close("for the units {1, 2} and {3, −1}", new double[]{2.5, 0.5, 7.5, 2.5}, f.of(new double[][]{{1, 2}, {3, -1}}), 1e-12);
    var rng = new Rng(4);
    var w = new double[3000][512];
    for (var row : w) Arrays.setAll(row, j -> rng.normal() / Math.sqrt(512));
    Expect.close("for 3000 units with 512 weights of variance 1/512", new double[]{0, 1, 1, 0.0625}, f.of(w), 0.06);
  }

  @Order(7)
  @Task(id = "alphaDropout", points = 2, concepts = "J-10.4h", hint = "What is dropped becomes α′ = −λα, not 0. Then ay + b with a = (q + α′² q(1 − q))^(−½) and b = −a(1 − q)α′.")
  void alphaDropout(Answers student) {
    var f = student.method("alphaDropout", Dropout.class);
    double a = 0.954844476, b = 0.083935572;
    Expect.close("x = {0, 1, 5}, the last dropped, q = .95", new double[]{b, a + b, -1.7580993408 * a + b},
        f.of(new double[]{0, 1, 5}, new boolean[]{true, true, false}, 0.95), 1e-8);
    var rng = new Rng(6);
    int n = 100_000;
    var x = new double[n];
    var keep = new boolean[n];
    for (int i = 0; i < n; i++) {
      x[i] = rng.normal();
      keep[i] = rng.uniform() < 0.9;
    }
    var y = f.of(x, keep, 0.9);
    double mean = Arrays.stream(y).average().orElse(0), variance = Arrays.stream(y).map(t -> (t - mean) * (t - mean)).average().orElse(0);
    Expect.close("mean and variance of 100 000 standard normals after it, q = .9", new double[]{0, 1}, new double[]{mean, variance}, 0.02);
  }

  @Order(8)
  @Task(id = "ks", points = 2, concepts = "J-10.4i", hint = "Sort. At the i-th smallest value the empirical function jumps from i/n to (i + 1)/n; compare both with the Gaussian one.")
  void ks(Answers student) {
    var f = student.method("ksNormal", OfSample.class);
    Expect.close("the sample {0}: the jump from 0 to 1 meets ½", 0.5, f.of(new double[]{0}), 1e-12);
    Expect.close("the sample {1, −1}, unsorted", 0.34134474606854, f.of(new double[]{1, -1}), 1e-10);
    Expect.close("the sample {10, 11}", 1, f.of(new double[]{10, 11}), 1e-10);
    Expect.close("the sample {−10, −11}", 1, f.of(new double[]{-10, -11}), 1e-10);
  }

  @Order(9)
  @Task(id = "deep", points = 2, concepts = "J-10.4j", hint = "SELU wants weights of variance 1/width (LeCun): normal(width, width) / Math.sqrt(width).", seconds = 20)
  void deep(Answers student) {
    var f = student.method("layerMoments", Deep.class);
    var rows = f.of(32, 512);
    Expect.that(rows != null && rows.length == 32 && rows[0].length == 2, "layerMoments(32, 512) gives 32 rows {mean, variance}");
    for (int l = 0; l < 32; l++)
      Expect.that(Math.abs(rows[l][0]) < 0.05 && rows[l][1] > 0.9 && rows[l][1] < 1.1,
          "layer " + (l + 1) + " should have mean 0 ± .05 and variance 1 ± .1, it has " + rows[l][0] + " and " + rows[l][1]);
    Expect.that(Arrays.stream(rows).mapToDouble(r -> r[1]).distinct().count() > 16, "measure each layer: the variances differ a little");
    for (int net = 0; net < 3; net++) {
      double last = f.of(150, 64)[149][1];
      Expect.that(last > 0.5 && last < 1.6,
          "SELU pulls the variance back in narrow layers too: layer 150 of 64 units should have 1 ± .5, it has " + last);
    }
  }

  @Order(10)
  @Task(id = "jitter", points = 1, concepts = "J-10.4a", hint = "n + 1 values have n steps; their mean is (last − first)/n.")
  void jitter(Answers student) {
    var f = student.method("jitter", OfSample.class);
    Expect.close("an even descent {3, 2, 1, 0}", 0, f.of(new double[]{3, 2, 1, 0}), 1e-12);
    Expect.close("{1, 3, 2, 4}: steps 2, −1, 2", 2, f.of(new double[]{1, 3, 2, 4}), 1e-12);
  }
}
