package nabla.exercises;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import nabla.array.Rng;
import nabla.grade.Answers;
import nabla.grade.Exercise;
import nabla.grade.Expect;
import nabla.grade.Task;
import org.junit.jupiter.api.Order;

@Exercise(value = "20-adaptive-learning-rates", title = "Adaptive learning rates")
public class AdaptiveLearningRates {
  public interface Step {
    double[] of(double[] w, double[] g, double[] rates);
  }

  public interface DeltaDelta {
    double[] of(double[] g, double eta0, double gamma);
  }

  public interface DeltaBarDelta {
    double[] of(double[] g, double eta0, double kappa, double phi, double theta);
  }

  public interface Gradient {
    double[] of(double[][] x, double[] y, double[] w);
  }

  public interface AdaGrad {
    double[] of(double[] g, double w0, double eta, double eps);
  }

  public interface RmsProp {
    double[] of(double[] g, double w0, double eta, double beta, double alpha, double eps);
  }

  public interface AdaDelta {
    double[] of(double[] g, double w0, double beta, double eps);
  }

  public interface Adam {
    double[] of(double[] g, double w0, double eta, double beta1, double beta2, double eps, boolean corrected);
  }

  public interface TwoBetas {
    double[] of(double[] g, double w0, double eta, double beta1, double beta2, double eps);
  }

  public interface Unbiased {
    double[] of(double[] g, double beta);
  }

  public interface Who {
    String of(double[] steps);
  }

  public interface Newton {
    double[] of(double[][] h, double[] g, double[] w);
  }

  private static final double[] FED = {1, -.5, .25};

  private static double[] constant(int n, double g) {
    var all = new double[n];
    Arrays.fill(all, g);
    return all;
  }

  /// The lengths of the steps of a path that began at 0.
  private static double[] lengths(double[] path) {
    var steps = new double[path.length];
    Arrays.setAll(steps, t -> Math.abs(path[t] - (t == 0 ? 0 : path[t - 1])));
    return steps;
  }

  private static double[] values(int n, DoubleUnaryOperator f) {
    var all = new double[n];
    Arrays.setAll(all, t -> f.applyAsDouble(t + 1));
    return all;
  }

  @Order(1)
  @Task(id = "rates", points = 1, concepts = {"J-7.4a", "B-7.0",
      "J-7.4b"}, hint = "Element by element, into a new array: every coordinate has its own rate. The arguments stay as they are.")
  void rates(Answers student) {
    var f = student.method("step", Step.class);
    Expect.close("w₁² + 5w₂² from (−5, 2), rates (½, ⅒): the minimum in one step", new double[]{0, 0},
        f.of(new double[]{-5, 2}, new double[]{-10, 20}, new double[]{.5, .1}), 1e-12);
    Expect.close("curvatures 1 and 100, rates 1/λ: the minimum in one step", new double[]{0, 0},
        f.of(new double[]{3, -4}, new double[]{3, -400}, new double[]{1, .01}), 1e-12);
    var rng = new Rng(4);
    for (int k = 0; k < 20; k++) {
      double[] w = values(3, _ -> rng.normal()), eta = values(3, _ -> 1e-3 * (.1 + rng.uniform())), copy = w.clone();
      var next = f.of(w, Arrays.stream(w).map(x -> 2 * x).toArray(), eta);
      Expect.close("w, after the call: it must stay as it was", copy, w, 0);
      Expect.that(next != null && next.length == 3 && squares(next) < squares(w),
          "Σw² must fall for small positive rates " + Arrays.toString(eta));
    }
  }

  private static double squares(double[] w) {
    return Arrays.stream(w).map(x -> x * x).sum();
  }

  @Order(2)
  @Task(id = "deltaDelta", points = 2, concepts = "J-7.4.1a", hint = "Plus γ times this gradient times the one before; the first gradient has none before it.")
  void deltaDelta(Answers student) {
    var f = student.method("deltaDelta", DeltaDelta.class);
    Expect.close("gradients 1, 2, −3 with η = .05, γ = .1: it becomes negative", new double[]{.05, .25, -.35},
        f.of(new double[]{1, 2, -3}, .05, .1), 1e-12);
  }

  @Order(3)
  @Task(id = "deltaBarDelta", points = 3, concepts = "J-7.4.1b", hint = "Decide with the average as it was before this gradient, then put the gradient into it.")
  void deltaBarDelta(Answers student) {
    var f = student.method("deltaBarDelta", DeltaBarDelta.class);
    Expect.close("gradients 1, 1, 1, −3 with η = .05, κ = .01, φ = ½, θ = .7: up, up, then halved by the overshoot",
        new double[]{.05, .06, .07, .035}, f.of(new double[]{1, 1, 1, -3}, .05, .01, .5, .7), 1e-12);
    Expect.close("a gradient of 0 leaves the rate", new double[]{.1, .1, .2}, f.of(new double[]{1, 0, 1}, .1, .1, .5, .5), 1e-12);
    for (double rate : f.of(values(60, t -> t % 2 == 0 ? 5 : -5), .5, .001, .9, .1))
      Expect.that(rate > 0, "the rate must stay positive under alternating gradients, it is " + rate);
  }

  @Order(4)
  @Task(id = "rare", points = 2, concepts = "P-3.14", hint = "The mean over all N examples of error times feature, also where the feature is 0 in most of them.")
  void rare(Answers student) {
    var f = student.method("gradient", Gradient.class);
    var x = new double[][]{{1, 2, 0}, {1, -1, 0}, {1, .5, 0}, {1, 0, 1}};
    double[] y = {1, 2, 0, 3}, w = {.1, -.2, .3}, expected = new double[3];
    for (int j = 0; j < 3; j++) {
      double[] up = w.clone(), down = w.clone();
      up[j] += 1e-5;
      down[j] -= 1e-5;
      expected[j] = (loss(x, y, up) - loss(x, y, down)) / 2e-5;
    }
    Expect.close("four examples, the third feature on in one of them, by central differences", expected, f.of(x, y, w), 1e-8);
    Expect.close("a feature that is never on", 0, f.of(new double[][]{{1, 0}, {2, 0}}, new double[]{1, 1}, new double[]{0, 5})[1], 0);
  }

  private static double loss(double[][] x, double[] y, double[] w) {
    double sum = 0;
    for (int n = 0; n < x.length; n++) {
      double error = -y[n];
      for (int j = 0; j < w.length; j++) error += w[j] * x[n][j];
      sum += error * error / (2 * x.length);
    }
    return sum;
  }

  @Order(5)
  @Task(id = "adaGrad", points = 2, concepts = {"B-7.1", "P-3.15", "J-7.4.2",
      "C-10.8"}, hint = "v adds up the squares of all gradients, the present one included. The step is divided by the root of v + ε.")
  void adaGrad(Answers student) {
    var f = student.method("adaGrad", AdaGrad.class);
    Expect.close("gradients 1, −½, ¼ from 1 with η = .1", new double[]{.9000000005, .9447213599, .9228995709}, f.of(FED, 1, .1, 1e-8),
        1e-9);
    Expect.close("gradients 1, −2, ½ from 0 (Bonn)", new double[]{-.1, -.0105572809, -.0323790693}, f.of(new double[]{1, -2, .5}, 0, .1, 0),
        1e-9);
    Expect.close("a constant gradient 7: step t has length η/√t", values(50, t -> .1 / Math.sqrt(t)),
        lengths(f.of(constant(50, 7), 0, .1, 0)), 1e-9);
    Expect.close("a gradient of 0", new double[]{2}, f.of(new double[]{0}, 2, .1, 1e-8), 0);
    Expect.close("ε = 7 inside the root: gradient 3 from 0 with η = 1", new double[]{-3 / Math.sqrt(9 + 7)},
        f.of(new double[]{3}, 0, 1, 7), 1e-12);
  }

  @Order(6)
  @Task(id = "rmsProp", points = 3, concepts = {"B-7.2", "P-3.16", "J-7.4.3a", "C-10.9",
      "C-10.10"}, hint = "The new square has the weight 1 − β. The velocity u starts at 0 and collects steps, not gradients.")
  void rmsProp(Answers student) {
    var f = student.method("rmsProp", RmsProp.class);
    Expect.close("Bonn: gradients 1, −2, ½ from 0, β = .9, δ = 10⁻⁶, no momentum", new double[]{-.3162261849, -.0305121907, -.103756954},
        f.of(new double[]{1, -2, .5}, 0, .1, .9, 0, 1e-6), 1e-8);
    Expect.close("Pandey: gradients 1, −½, ¼ from 1, β = .9", new double[]{.6837722498, .8312141995, .7557505639},
        f.of(FED, 1, .1, .9, 0, 1e-8),
        1e-9);
    Expect.close("C147: β = .99, ν = 10⁻⁷", new double[]{.000005, .4490164445, .228913102}, f.of(FED, 1, .1, .99, 0, 1e-7), 1e-9);
    Expect.close("C147 with momentum α = .9", new double[]{.000005, -.4509790555, -1.076968048}, f.of(FED, 1, .1, .99, .9, 1e-7), 1e-9);
    Expect.close("JKU: γ = 0 is the sign of the gradient, not AdaGrad", new double[]{-.1, 0, -.1},
        f.of(new double[]{3, -.2, 9}, 0, .1, 0, 0, 0), 1e-9);
  }

  @Order(7)
  @Task(id = "adaDelta", points = 3, concepts = {"P-3.17",
      "J-7.4.3b"}, hint = "Two averages. The step uses u of the earlier steps; only then does its square enter u.")
  void adaDelta(Answers student) {
    var f = student.method("adaDelta", AdaDelta.class);
    Expect.close("gradients 1, −½, ¼ from 1, β = .9, ε = 10⁻⁶", new double[]{.9968377382, .998922868, .9977697929}, f.of(FED, 1, .9, 1e-6),
        1e-9);
    Expect.close("JKU's sign: one gradient 1 from 0 goes down", new double[]{-.0031622619}, f.of(new double[]{1}, 0, .9, 1e-6), 1e-9);
  }

  @Order(8)
  @Task(id = "adam", points = 3, concepts = {"B-7.3", "P-3.18", "J-7.4.4", "C-10.11",
      "C-10.12"}, hint = "m averages g, v averages g². t is 1 at the first step; divide by 1 − βᵗ, which is not (1 − β)ᵗ. m and v themselves go on uncorrected. ε stands inside the root.")
  void adam(Answers student) {
    var f = student.method("adam", Adam.class);
    Expect.close("Bonn: gradients 1, −2, ½ from 0, corrected", new double[]{-.1, -.06338965, -.04972058},
        f.of(new double[]{1, -2, .5}, 0, .1, .9, .999, 0, true), 1e-7);
    Expect.close("Pandey, C147: gradients 1, −½, ¼ from 1, corrected", new double[]{.9000000005, .8733662967, .8393233823},
        f.of(FED, 1, .1, .9, .999, 1e-8, true), 1e-9);
    Expect.close("C147: not corrected", new double[]{.6837738151, .5705919012, .402072104}, f.of(FED, 1, .1, .9, .999, 1e-8, false), 1e-9);
    Expect.close("JKU: not corrected, constant gradient, step 12 has length 6.5685 η", 6.5685,
        lengths(f.of(constant(12, 1), 0, 1, .9, .999, 0, false))[11], 1e-4);
    Expect.close("corrected: every step under a constant gradient has length η", constant(30, .1),
        lengths(f.of(constant(30, 4), 0, .1, .9, .999, 0, true)), 1e-9);
    Expect.close("a negative gradient moves up", new double[]{.1}, f.of(new double[]{-3}, 0, .1, .9, .999, 0, true), 1e-9);
  }

  @Order(9)
  @Task(id = "adaMax", points = 2, concepts = {"P-3.20",
      "P-3.21"}, hint = "No root, and v is the larger of β₂v and |g|, of g without its sign. Only m is corrected.")
  void adaMax(Answers student) {
    var f = student.method("adaMax", TwoBetas.class);
    Expect.close("MaxProp: β₁ = 0, β₂ = .9, gradients 1, −½, ¼ from 1", new double[]{.900000001, .9555555559, .9246913588},
        f.of(FED, 1, .1, 0, .9, 1e-8), 1e-9);
    Expect.close("MaxProp: the step after ten gradients of 0 is as long as before", 1,
        lengths(f.of(new double[]{1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 0, 1, 0, .9, 0))[11], 1e-9);
    Expect.close("MaxProp: a negative gradient −4 counts as 4, ε = 1 beside it", new double[]{.8},
        f.of(new double[]{-4}, 0, 1, 0, .9, 1), 1e-12);
    Expect.close("AdaMax: β₁ = .9, β₂ = .999, gradients 1, −½, ¼ from 1", new double[]{.900000001, .8789262959, .856371985},
        f.of(FED, 1, .1, .9, .999, 1e-8), 1e-9);
  }

  @Order(10)
  @Task(id = "nAdam", points = 3, concepts = "P-3.22", hint = "Both terms, the memory and the gradient, are divided by 1 − β₁ᵗ; the denominator is that of Adam, with v̂ = v/(1 − β₂ᵗ).")
  void nAdam(Answers student) {
    var f = student.method("nAdam", TwoBetas.class);
    Expect.close("gradients 1, −½, ¼ from 1", new double[]{.810000001, .8193217973, .7747311602}, f.of(FED, 1, .1, .9, .999, 1e-8), 1e-9);
    Expect.close("the first step has length (1 + β₁)η", new double[]{-.15}, f.of(new double[]{8}, 0, .1, .5, .9, 0), 1e-9);
    Expect.close("ε = 7 inside the root: gradient 3 from 0 with η = 1, β₁ = ½", new double[]{-1.5 * 3 / Math.sqrt(9 + 7)},
        f.of(new double[]{3}, 0, 1, .5, .9, 7), 1e-12);
  }

  @Order(11)
  @Task(id = "amsGrad", points = 2, concepts = "P-4.7", hint = "Keep v as Adam does, from v and not from v̂, and beside it the largest v so far; divide by the root of that, with ε inside.")
  void amsGrad(Answers student) {
    var f = student.method("amsGrad", TwoBetas.class);
    Expect.close("gradients 2, .1, .1 from 1, β₂ = ½", new double[]{.98585786, .97242284, .9596242},
        f.of(new double[]{2, .1, .1}, 1, .1, .9, .5, 0),
        1e-8);
    double[] small = {1, 1, 1, 5}; // v keeps growing and never falls
    double m = 0, v = 0, w = 0;
    var expected = new double[4];
    for (int t = 0; t < 4; t++) {
      m = .9 * m + .1 * small[t];
      v = .5 * v + .5 * small[t] * small[t];
      expected[t] = w -= .1 * m / Math.sqrt(v);
    }
    Expect.close("growing gradients: the same as Adam", expected, f.of(small, 0, .1, .9, .5, 0), 1e-9);
    Expect.close("β₁ = 0, β₂ = ½, gradients 2, 0, 2: v is 2, 1, 2½ and v̂ is 2, 2, 2½",
        new double[]{-2 / Math.sqrt(2), -2 / Math.sqrt(2), -2 / Math.sqrt(2) - 2 / Math.sqrt(2.5)},
        f.of(new double[]{2, 0, 2}, 0, 1, 0, .5, 0), 1e-12);
    Expect.close("ε = 14 inside the root: gradient 2 from 0 with η = 1, β₁ = 0, β₂ = ½", new double[]{-2 / Math.sqrt(2 + 14)},
        f.of(new double[]{2}, 0, 1, 0, .5, 14), 1e-12);
  }

  @Order(12)
  @Task(id = "unbiased", points = 2, concepts = "P-3.19", hint = "After t gradients the weights of the average add up to 1 − βᵗ.")
  void unbiased(Answers student) {
    var f = student.method("unbiased", Unbiased.class);
    Expect.close("a constant 3 comes out as 3 at every t", constant(20, 3), f.of(constant(20, 3), .9), 1e-9);
    Expect.close("the values 1, 2 with β = ½", new double[]{1, (.25 + 1) / .75}, f.of(new double[]{1, 2}, .5), 1e-12);
  }

  @Order(13)
  @Task(id = "who", points = 3, concepts = "B-7.4", hint = "Adam's steps are η, AdaGrad's η/√t, gradient descent's ηg. RMSProp starts at η/√(1 − β) and settles at η.")
  void who(Answers student) {
    var f = student.method("who", Who.class);
    for (double g : new double[]{.02, .8, 1.7, 60}) {
      same(f, "gradient descent with g = " + g, "gradient descent", constant(50, g));
      same(f, "AdaGrad", "AdaGrad", values(50, t -> 1 / Math.sqrt(t)));
      same(f, "Adam", "Adam", constant(50, 1));
    }
    for (double beta : new double[]{.5, .8, .9, .95})
      same(f, "RMSProp with β = " + beta, "RMSProp", values(50, t -> 1 / Math.sqrt(1 - Math.pow(beta, t))));
  }

  private static void same(Who f, String what, String expected, double[] steps) {
    var got = f.of(steps);
    Expect.that(expected.equals(got),
        "the steps of %s, %.4f, %.4f, … %.4f: you say %s".formatted(what, steps[0], steps[1], steps[49], got));
  }

  @Order(14)
  @Task(id = "newton", points = 2, concepts = "C-10.13", hint = "The inverse of ((a, b), (c, d)) is ((d, −b), (−c, a)) divided by ad − bc.")
  void newton(Answers student) {
    var f = student.method("newton", Newton.class);
    double[][] h = {{5, 2}, {2, 2}};
    Expect.close("½(w − w*)ᵀH(w − w*) with H = ((5, 2), (2, 2)) and w* = (1, 3), from 0: the minimum in one step", new double[]{1, 3},
        f.of(h, new double[]{-11, -8}, new double[]{0, 0}), 1e-12);
    Expect.close("H = ((0, 1), (2, 0))", new double[]{1 - 2, 1 - 3},
        f.of(new double[][]{{0, 1}, {2, 0}}, new double[]{3, 4}, new double[]{1, 1}),
        1e-12);
  }
}
