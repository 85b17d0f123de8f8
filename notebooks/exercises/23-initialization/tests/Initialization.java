package nabla.exercises;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import nabla.array.DType;
import nabla.grad.Tensor;
import nabla.grade.Answers;
import nabla.grade.Exercise;
import nabla.grade.Expect;
import nabla.grade.Task;
import nabla.lab.Numerics;
import org.junit.jupiter.api.Order;

@Exercise(value = "23-initialization", title = "Initialisation")
public class Initialization {
  public interface OfScale {
    double[] of(double w, double r);
  }

  public interface Share {
    double of(double w, double r, double tolerance);
  }

  public interface Standardise {
    double[][] of(double[][] train, double[][] x);
  }

  public interface Step {
    double[][] of(double[][] w, double[] v, double[] x, double y, double eta);
  }

  public interface FromZero {
    double[] of(DoubleUnaryOperator f, double y, int units);
  }

  public interface Draws {
    double[] of(int n, double sigma);
  }

  public interface OfTargets {
    double[] of(double[] y);
  }

  public interface OfBias {
    double of(double b, double sigma);
  }

  public interface OfProduct {
    double of(double mw, double vw, double mh, double vh);
  }

  public interface Deep {
    double[] of(int width, int layers, double std, UnaryOperator<Tensor> f);
  }

  public interface Weights {
    Tensor of(String rule, int inputs, int outputs, boolean uniform);
  }

  public interface Choice {
    double of(double[] scales, double[][] deviations);
  }

  @Order(1)
  @Task(id = "linear", points = 2, concepts = {"B-10.2.1",
      "B-10.4a"}, hint = "At 0 a sigmoid has the value ½ and the slope ¼, tanh the value 0 and the slope 1. Take absolute values.")
  void linear(Answers student) {
    var f = student.method("linearity", OfScale.class);
    double[][] notes = {{.1, 5.57e-4}, {.5, .0574}, {1, .297}};
    for (double[] q : notes) {
      var got = f.of(q[0], 3);
      Expect.that(got != null && got.length == 2, "two numbers are asked for: the sigmoid's distance, then tanh's");
      Expect.close("the sigmoid's distance to its line, w = " + q[0] + ", r = 3", q[1], got[0], q[1] * 0.005);
      Expect.close("tanh's distance to its line, w = " + q[0] + ", r = 3", 3 * q[0] - Math.tanh(3 * q[0]), got[1], 1e-12);
    }
  }

  @Order(2)
  @Task(id = "saturated", points = 1, concepts = "B-10.2.2", hint = "a = σ(wx), then a(1 − a): no factor w. Divide by 601.")
  void saturated(Answers student) {
    var f = student.method("saturatedShare", Share.class);
    Expect.close("w = 10, r = 3, tolerance .01", .848586, f.of(10, 3, .01), 1e-6);
    Expect.close("w = 1, r = 3, tolerance .01: nothing saturates", 0, f.of(1, 3, .01), 0);
    Expect.close("w = 10, r = 3, tolerance .3: σ′ never exceeds ¼", 1, f.of(10, 3, .3), 0);
  }

  @Order(3)
  @Task(id = "standardise", points = 2, concepts = {"B-10.3",
      "J-4.10.3"}, hint = "Means and deviations come from train alone and are applied to x. A deviation of 0, or below 1e-12 from rounding, must not divide.")
  void standardise(Answers student) {
    var f = student.method("standardise", Standardise.class);
    var train = new double[][]{{1, 1000, 5}, {2, 3000, 5}, {3, 5000, 5}};
    double one = 1.224744871391589;
    var own = rows(f.of(train, train), 3);
    Expect.close("example 1 of {{1, 1000, 5}, {2, 3000, 5}, {3, 5000, 5}}", new double[]{-one, -one, 0}, own[0], 1e-12);
    Expect.close("example 3 of them", new double[]{one, one, 0}, own[2], 1e-12);
    Expect.close("a new example {4, 3000, 6}, by the statistics of those three", new double[]{2 * one, 0, 1},
        rows(f.of(train, new double[][]{{4, 3000, 6}}), 1)[0], 1e-12);
    var tenths = new double[6][1];
    for (var row : tenths) row[0] = .1;
    Expect.close("an example {.2} after six training examples {.1}: a mean of six tenths is not exactly .1, the deviation about 1e-17",
        new double[]{.1}, rows(f.of(tenths, new double[][]{{.2}}), 1)[0], 1e-9);
    var shifted = new double[][]{{101, 5}, {101, 7}, {103, 5}, {103, 7}};
    Expect.close("the condition number of XᵀX, for inputs around 102 and 6", 1, condition(f.of(shifted, shifted)), 1e-9);
  }

  private static double[][] rows(double[][] got, int n) {
    Expect.that(got != null && got.length == n, n + " examples give " + n + " rows");
    return got;
  }

  private static double condition(double[][] x) {
    double a = 0, b = 0, c = 0;
    for (var row : x) {
      a += row[0] * row[0];
      b += row[0] * row[1];
      c += row[1] * row[1];
    }
    double root = Math.sqrt((a - c) * (a - c) + 4 * b * b);
    return (a + c + root) / (a + c - root);
  }

  @Order(4)
  @Task(id = "step", points = 3, concepts = "J-9.1.1", hint = "∂L/∂W[i][j] = (o − y) v[i] (1 − h[i]²) x[j], with the one output o that all units make together.")
  void step(Answers student) {
    var f = student.method("step", Step.class);
    double[][] w = {{.3, -.2, .5}, {-.7, .1, .4}};
    double[] v = {.8, -1.1}, x = {1, -2, .5};
    double[][] kept = {w[0].clone(), w[1].clone()};
    var moved = rows(f.of(w, v, x, 1.5, .1), 2);
    Expect.close("W itself, which must stay", kept[0], w[0], 0);
    for (int i = 0; i < 2; i++)
      Expect.close("unit " + i + " after a step with rate .1", byDifferences(w, v, x, 1.5, .1, i), moved[i], 1e-8);
    double[][] alike = {{.5, .5, .5}, {.5, .5, .5}, {.5, .5, .5}};
    for (int n = 0; n < 100; n++) alike = rows(f.of(alike, new double[]{.5, .5, .5}, x, 1, .1), 3);
    Expect.close("equal units after 100 steps: unit 1 against unit 0", alike[0], alike[1], 1e-12);
    Expect.that(Math.abs(alike[0][0] - .5) > .01, "equal units move, though together; unit 0 is still at " + alike[0][0]);
    Expect.that(Math.abs(moved[0][0] - moved[1][0]) > .1, "different units stay different");
  }

  private static double[] byDifferences(double[][] w, double[] v, double[] x, double y, double eta, int i) {
    var next = new double[x.length];
    double h = 1e-5;
    for (int j = 0; j < x.length; j++) {
      double[][] up = {w[0].clone(), w[1].clone()}, down = {w[0].clone(), w[1].clone()};
      up[i][j] += h;
      down[i][j] -= h;
      next[j] = w[i][j] - eta * (loss(up, v, x, y) - loss(down, v, x, y)) / (2 * h);
    }
    return next;
  }

  private static double loss(double[][] w, double[] v, double[] x, double y) {
    double o = 0;
    for (int i = 0; i < w.length; i++) {
      double z = 0;
      for (int j = 0; j < x.length; j++) z += w[i][j] * x[j];
      o += v[i] * Math.tanh(z);
    }
    return (o - y) * (o - y) / 2;
  }

  @Order(5)
  @Task(id = "zero", points = 1, concepts = "B-10.4b", hint = "∂L/∂vᵢ = (o − y) hᵢ. With all weights 0, o is 0; what is hᵢ = f(0) for a sigmoid?")
  void zero(Answers student) {
    var f = student.method("outputGradientAtZero", FromZero.class);
    Expect.close("tanh, y = 1, three units", new double[]{0, 0, 0}, f.of(Math::tanh, 1, 3), 0);
    Expect.close("sigmoid, y = 1, three units", new double[]{-.5, -.5, -.5}, f.of(z -> 1 / (1 + Math.exp(-z)), 1, 3), 1e-12);
    Expect.close("softplus, y = −2, one unit", new double[]{2 * Math.log(2)}, f.of(z -> Math.log1p(Math.exp(z)), -2, 1), 1e-12);
  }

  @Order(6)
  @Task(id = "cut", points = 2, concepts = "J-9.1.2", hint = "Cutting at two deviations leaves the variance 0.7737 σ², the standard deviation 0.8796 σ. Start with a σ that is larger by that factor.")
  void cut(Answers student) {
    var x = student.method("cutNormal", Draws.class).of(100_000, .5);
    Expect.that(x != null && x.length == 100_000, "100 000 draws are asked for");
    double largest = Arrays.stream(x).map(Math::abs).max().orElse(0), edge = 2 * .5 / .87962566;
    Expect.close("σ = .5: the mean of 100 000 draws", 0, Arrays.stream(x).average().orElse(1), .01);
    Expect.close("σ = .5: their standard deviation", .5, Math.sqrt(Arrays.stream(x).map(t -> t * t).average().orElse(0)), .005);
    Expect.that(largest <= edge + 1e-9 && largest > .99 * edge,
        "σ = .5: expected the cut at %.4f = 2 · .5 / .8796, got a largest draw of %.4f".formatted(edge, largest));
    int edges = (int) Arrays.stream(x).filter(t -> Math.abs(t) > edge - 1e-9).count();
    Expect.that(edges < 100, edges + " of 100 000 draws lie at the cut itself: draw again what falls beyond");
    double share = Arrays.stream(x).filter(t -> Math.abs(t) < edge / 2).count() / 1e5;
    Expect.close("the share within half the cut: one deviation of two", .715231, share, .01);
  }

  @Order(7)
  @Task(id = "bias", points = 1, concepts = "J-9.1.3", hint = "The mean minimises a sum of squares; what remains is half the variance, with 1/N.")
  void bias(Answers student) {
    var f = student.method("outputBias", OfTargets.class);
    Expect.close("targets 8, 10, 15: bias and first loss", new double[]{11, 13 / 3.0}, f.of(new double[]{8, 10, 15}), 1e-12);
    Expect.close("targets 3, 3", new double[]{3, 0}, f.of(new double[]{3, 3}), 1e-12);
  }

  @Order(8)
  @Task(id = "active", points = 1, concepts = "B-10.5c", hint = "P(z + b > 0) = Φ(b/σ); gaussian(0, 1).cumulative(t) is Φ(t).")
  void active(Answers student) {
    var f = student.method("activeShare", OfBias.class);
    Expect.close("b = .1, σ = 1", .5398278372770290, f.of(.1, 1), 1e-9);
    Expect.close("b = −4, σ = 2", .0227501319481792, f.of(-4, 2), 1e-9);
    Expect.close("b = 0, σ = 3", .5, f.of(0, 3), 1e-12);
  }

  @Order(9)
  @Task(id = "product", points = 1, concepts = "C-8.2", hint = "Var(wh) = E w² E h² − (E w E h)², and E w² = v + m².")
  void product(Answers student) {
    var f = student.method("productVariance", OfProduct.class);
    Expect.close("means 0, variances 2 and 3", 6, f.of(0, 2, 0, 3), 1e-12);
    Expect.close("w is 1 or 3, h is −3 or 1, each with probability ½", (9 + 81 + 1 + 9) / 4.0 - 4, f.of(2, 1, -1, 4), 1e-12);
    Expect.close("a constant w = 3", 36, f.of(3, 0, 5, 4), 1e-12);
  }

  @Order(10)
  @Task(id = "layers", points = 3, concepts = {"C-7.9", "C-8.1",
      "B-10.5b"}, hint = "New weights in every layer, normal(width, width) * std, then f, then the deviation of what comes out. std is a standard deviation, not a variance.")
  void layers(Answers student) {
    var f = student.method("layerDeviations", Deep.class);
    var small = f.of(200, 6, .01, x -> x);
    Expect.that(small != null && small.length == 6, "six layers give six numbers");
    Expect.close("small weights, .01: the factor a layer, √200 · .01", .1414214, Math.pow(small[5] / small[0], .2), .006);
    var large = f.of(200, 6, 1, x -> x);
    Expect.close("large weights, 1: the factor a layer, √200", 14.14214, Math.pow(large[5] / large[0], .2), .6);
    Expect.close("large weights, tanh: saturated", .97, f.of(200, 6, 1, Tensor::tanh)[5], .02);
    Expect.close("1/√200, layer 1", 1, f.of(200, 20, 1 / Math.sqrt(200), x -> x)[0], .05);
    Expect.close("1/√200, layer 20", 1, f.of(200, 20, 1 / Math.sqrt(200), x -> x)[19], .4);
    var z = new ArrayList<Tensor>();
    var seen = f.of(50, 3, .1, x -> {
      z.add(x);
      return x.tanh();
    });
    Expect.that(z.size() == 3, "f is applied once in each of 3 layers; it was applied " + z.size() + " times");
    for (int l = 0; l < 3; l++)
      Expect.close("tanh, layer " + (l + 1) + ": the deviation of f's results", z.get(l).tanh().std().item(), seen[l], 1e-6);
    double apart = through(z, 1).sub(through(z, 2)).square().mean().sqrt().item();
    Expect.close("width 50, weights of deviation .1: how far the weights of layers 2 and 3 lie apart, √2 · .1", .1414, apart, .01);
  }

  /// The weights of a layer, from what f saw before and after it: 200 examples, in rows or in columns, determine them.
  private static Tensor through(List<Tensor> z, int layer) {
    return Numerics.lstsq(rows(z.get(layer - 1)).tanh(), rows(z.get(layer)));
  }

  private static Tensor rows(Tensor z) {
    return (z.dim(0) == 200 ? z : z.transpose(0, 1)).dtype(DType.F64);
  }

  @Order(11)
  @Task(id = "rules", points = 4, concepts = {"J-9.2.1b", "J-9.2.2c", "C-8.3", "C-8.4",
      "J-9.3.2a"}, hint = "Variances 1/J, 1/I, 2/(I + J), 2/J. Uniform on ±a has the variance a²/3, so a = √(3 · variance), the root over everything.")
  void rules(Answers student) {
    var f = student.method("weights", Weights.class);
    int j = 300, i = 600;
    draws("lecun keeps the signal of linear units", f, "lecun", j, i, 1.0 / j);
    draws("backward keeps the errors of linear units", f, "backward", j, i, 1.0 / i);
    draws("glorot lies between", f, "glorot", j, i, 2.0 / (j + i));
    draws("he keeps the signal of ReLU units", f, "he", j, i, 2.0 / j);
    draws("glorot at C147's 100 inputs and 200 outputs", f, "glorot", 100, 200, .0066667);
  }

  private static void draws(String what, Weights f, String rule, int j, int i, double variance) {
    for (boolean uniform : new boolean[]{false, true}) {
      var drawn = f.of(rule, j, i, uniform);
      String which = what + ", " + j + " inputs, " + i + " outputs, " + (uniform ? "uniform" : "normal");
      Expect.that(drawn != null && drawn.rank() == 2 && drawn.dim(0) == j && drawn.dim(1) == i,
          which + ": a tensor of shape (" + j + ", " + i + ") is asked for");
      var w = drawn.toDoubles();
      Expect.close(which + ": mean", 0, Arrays.stream(w).average().orElse(1), 5 * Math.sqrt(variance / w.length));
      double second = Arrays.stream(w).map(x -> x * x).average().orElse(0);
      Expect.that(Math.abs(second / variance - 1) < .05, which + ": variance: expected %.3g, got %.3g".formatted(variance, second));
      double largest = Arrays.stream(w).map(Math::abs).max().orElse(0), edge = Math.sqrt(3 * variance);
      if (uniform) Expect.that(largest <= edge * 1.000001 && largest > .99 * edge,
          which + ": expected the edge %.4f, got a largest draw of %.4f".formatted(edge, largest));
      else Expect.that(largest > 1.2 * edge,
          which + ": the largest draw is %.4f, within the edge %.4f of the uniform law".formatted(largest, edge));
      Expect.that(!Arrays.equals(w, f.of(rule, j, i, uniform).toDoubles()),
          which + ": two layers got the same weights; draw anew at every call, without a seed of its own");
    }
  }

  @Order(12)
  @Task(id = "tune", points = 1, concepts = "B-10.6", hint = "|log(last/first)| measures a factor: log ½ = −log 2. Take the smallest.")
  void tune(Answers student) {
    var f = student.method("bestScale", Choice.class);
    Expect.close("deviations {1, .1}, {2, 1.2}, {3, 9} of the scales ½, 1, 2", 1,
        f.of(new double[]{.5, 1, 2}, new double[][]{{1, .3, .1}, {2, 1.5, 1.2}, {3, 5, 9}}), 0);
    Expect.close("{.01, .001} fades by ten, {1, 1.5} grows by a half", 2,
        f.of(new double[]{.5, 2}, new double[][]{{.01, .001}, {1, 1.5}}), 0);
    Expect.close("{1, .45} fades by 2.22, {1, 2} grows by 2", 2, f.of(new double[]{.5, 2}, new double[][]{{1, .45}, {1, 2}}), 0);
    Expect.close("{.2, .19} hardly fades, {3, 1} ends at 1 but fades by three", .5,
        f.of(new double[]{.5, 2}, new double[][]{{.2, .19}, {3, 1}}), 0);
    Expect.close("{1, .1, .1} fades by ten in one layer, {1, .9, .7} slowly", 2,
        f.of(new double[]{.5, 2}, new double[][]{{1, .1, .1}, {1, .9, .7}}), 0);
  }
}
