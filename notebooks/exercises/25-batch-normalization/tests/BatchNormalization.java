package nabla.exercises;

import static nabla.lab.Making.tensor;

import java.util.Arrays;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.grade.Answers;
import nabla.grade.Exercise;
import nabla.grade.Expect;
import nabla.grade.Task;
import org.junit.jupiter.api.Order;

@Exercise(value = "25-batch-normalization", title = "Batch normalisation")
public class BatchNormalization {
  public interface LayerStats {
    double[][] of(double[][][] layers);
  }

  public interface CrossTerm {
    double of(double w1, double w2, double eps);
  }

  public interface Forward {
    double[][] of(double[][] z, double eps);
  }

  public interface Undo {
    double[] of(double[] z, double eps);
  }

  public interface Modes {
    double[] of(double[] z, double gamma, double beta, double[] running, boolean training);
  }

  public interface Hidden {
    Tensor of(Tensor x, Tensor w, Tensor gamma, Tensor beta);
  }

  public interface Backward {
    double[] of(double[] dy, double[] z, double gamma, double eps);
  }

  public interface LargestRate {
    double of(double[] rates, double[][] finalLoss);
  }

  @Order(1)
  @Task(id = "layerStats", points = 2, concepts = "J-10.0", hint = "One mean and one variance a layer, over all examples and units. The variance is the mean of squares minus the square of the mean.")
  void layerStats(Answers student) {
    var stats = student.method("layerStats", LayerStats.class).of(new double[][][]{{{1, 2}, {3, 6}}, {{5}, {5}, {5}}});
    Expect.that(stats != null && stats.length == 2, "two layers give two rows");
    Expect.close("the layer {{1, 2}, {3, 6}}", new double[]{3, 3.5}, stats[0], 1e-12);
    Expect.close("a layer of fives", new double[]{5, 0}, stats[1], 1e-12);
  }

  @Order(2)
  @Task(id = "crossTerm", points = 1, concepts = "C-8.5", hint = "(w₁ − εw₂)(w₂ − εw₁), multiplied out: what is left besides y − ε(w₁² + w₂²)?")
  void crossTerm(Answers student) {
    var f = student.method("crossTerm", CrossTerm.class);
    for (double[] q : new double[][]{{3, 2, 0.1}, {-1, 2, 0.5}, {0.7, 0.7, 1}}) {
      double exact = (q[0] - q[2] * q[1]) * (q[1] - q[2] * q[0]) - (q[0] * q[1] - q[2] * (q[0] * q[0] + q[1] * q[1]));
      Expect.close("w₁ = " + q[0] + ", w₂ = " + q[1] + ", ε = " + q[2], exact, f.of(q[0], q[1], q[2]), 1e-12);
    }
  }

  @Order(3)
  @Task(id = "forward", points = 2, concepts = "C-8.6", hint = "Mean and variance run over the examples: down a column. The variance is divided by m, and ε stands under the root.")
  void forward(Answers student) {
    var hat = student.method("bnForward", Forward.class).of(new double[][]{{1, 7}, {2, 7}, {3, 7}, {4, 7}}, 1e-5);
    Expect.that(hat != null && hat.length == 4 && hat[0].length == 2, "four examples of two units give a 4 × 2 result");
    Expect.close("the unit 1, 2, 3, 4", new double[]{-1.341635, -.447212, .447212, 1.341635},
        Arrays.stream(hat).mapToDouble(r -> r[0]).toArray(), 1e-6);
    Expect.close("a unit that is always 7", new double[]{0, 0, 0, 0}, Arrays.stream(hat).mapToDouble(r -> r[1]).toArray(), 1e-12);
  }

  @Order(4)
  @Task(id = "undo", points = 2, concepts = "C-8.7", hint = "ẑ was divided by √(σ² + ε), not by σ. Multiply by the same number, then add the mean.")
  void undo(Answers student) {
    var z = new double[]{1, 2, 3, 4};
    Expect.close("the unit 1, 2, 3, 4 with ε = .75", new double[]{Math.sqrt(2), 2.5},
        student.method("undo", Undo.class).of(z, 0.75), 1e-12);
  }

  @Order(5)
  @Task(id = "modes", points = 2, concepts = "J-10.1a", hint = "Training: mean and variance of z, and running is not touched. Test: running[0] and running[1]. All the rest, ε, γ and β, is the same in both.")
  void modes(Answers student) {
    var f = student.method("batchNorm1", Modes.class);
    var running = new double[]{10, 4 - 1e-5};
    Expect.close("training, z = {1, 2, 3, 4}, γ = 2, β = 1", new double[]{-1.683271, .105576, 1.894424, 3.683271},
        f.of(new double[]{1, 2, 3, 4}, 2, 1, running, true), 1e-6);
    Expect.close("running, after the call: it must stay as it was", new double[]{10, 4 - 1e-5}, running, 0);
    Expect.close("test, z = {8, 10, 16}, γ = 3, β = 1, running mean 10, running variance + ε = 4", new double[]{-2, 1, 10},
        f.of(new double[]{8, 10, 16}, 3, 1, running, false), 1e-9);
    Expect.close("training, a batch of one gives β", new double[]{5}, f.of(new double[]{77}, 2, 5, running, true), 1e-12);
    Expect.close("test, one example gives its own value", new double[]{6}, f.of(new double[]{14}, 1, 4, running, false), 1e-9);
  }

  @Order(6)
  @Task(id = "hidden", points = 2, concepts = {"C-8.8",
      "J-10.1b"}, hint = "X.mm(W), then mean(0) over the examples, then γ and β, and the ReLU last.")
  void hidden(Answers student) {
    var f = student.method("hidden", Hidden.class);
    var rng = new Rng(3);
    Tensor x = normal(rng, 6, 3), w = normal(rng, 3, 2), gamma = tensor(1.5, 0.5).dtype(DType.F64), beta = tensor(0.2, 1).dtype(DType.F64);
    Tensor z = x.mm(w), centred = z - z.mean(0), hat = centred / centred.square().mean(0).sqrt();
    Expect.close("six examples, two units", (hat * gamma + beta).relu(), f.of(x, w, gamma, beta), 1e-6);
    Expect.close("the same with 10 W", f.of(x, w, gamma, beta), f.of(x, w * 10, gamma, beta), 1e-6);
  }

  private static Tensor normal(Rng rng, int... dims) {
    return Tensor.of(rng.normal(DType.F64, Shape.of(dims), 0, 1));
  }

  @Order(7)
  @Task(id = "backward", points = 3, concepts = {"C-8.9",
      "J-10.1c"}, hint = "Subtract from dy its mean and its component along ẑ: γ/(m s) · (m dy − Σdy − ẑ Σ dy ẑ) with s = √(σ² + ε). dγ = Σ dy ẑ, dβ = Σ dy.")
  void backward(Answers student) {
    var f = student.method("bnBackward", Backward.class);
    double[] z = {1, 2, 4, 9, -3}, dy = {0.3, -1, 2, 0.5, 0.1};
    double gamma = 1.7, eps = 1e-5, h = 1e-5;
    var expected = new double[7];
    for (int j = 0; j < 5; j++) {
      double[] up = z.clone(), down = z.clone();
      up[j] += h;
      down[j] -= h;
      expected[j] = (loss(dy, up, gamma, 0, eps) - loss(dy, down, gamma, 0, eps)) / (2 * h);
    }
    expected[5] = loss(dy, z, 1, 0, eps);
    expected[6] = loss(dy, z, 0, 1, eps);
    var got = f.of(dy, z, gamma, eps);
    Expect.that(got != null && got.length == 7, "five values give seven numbers: dz, then dγ, then dβ");
    Expect.close("dz by central differences", Arrays.copyOf(expected, 5), Arrays.copyOf(got, 5), 1e-7);
    Expect.close("dγ", expected[5], got[5], 1e-9);
    Expect.close("dβ", expected[6], got[6], 1e-9);
  }

  /// `Σ dy y`, whose gradient by y is dy.
  private static double loss(double[] dy, double[] z, double gamma, double beta, double eps) {
    double mean = Arrays.stream(z).average().orElse(0), sum = 0;
    double variance = Arrays.stream(z).map(x -> (x - mean) * (x - mean)).average().orElse(0);
    for (int j = 0; j < z.length; j++) sum += dy[j] * (gamma * (z[j] - mean) / Math.sqrt(variance + eps) + beta);
    return sum;
  }

  @Order(8)
  @Task(id = "largestRate", points = 1, concepts = "C-8.10", hint = "NaN < 0.1 is false, which is what you want: ask for all losses to be below, not for none to be above.")
  void largestRate(Answers student) {
    var f = student.method("largestRate", LargestRate.class);
    var rates = new double[]{0.1, 0.3, 1, 3};
    Expect.close("one seed fails at 1, all at 3", 0.3,
        f.of(rates, new double[][]{{.01, .02}, {.03, .01}, {.02, .69}, {.7, .7}}), 0);
    Expect.close("NaN is a failure", 0.1, f.of(rates, new double[][]{{.01, .02}, {.03, Double.NaN}, {Double.NaN, 1}, {2, 2}}), 0);
    Expect.close("rates 3, 0.1, 1, 0.3 in this order, of which 0.1 and 1 train", 1,
        f.of(new double[]{3, 0.1, 1, 0.3}, new double[][]{{.7, .7}, {.01, .02}, {.03, .01}, {.02, .69}}), 0);
    Expect.close("rates 3, 1, 0.3 in this order, of which 3 and 0.3 train", 3,
        f.of(new double[]{3, 1, 0.3}, new double[][]{{.03, .01}, {.7, .7}, {.02, .01}}), 0);
    Expect.close("nothing trains", 0, f.of(rates, new double[][]{{1, 1}, {1, 1}, {1, 1}, {1, 1}}), 0);
  }
}
