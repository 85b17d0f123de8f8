package nabla.exercises;

import static nabla.exercises.Methods14.*;
import static nabla.exercises.Networks14.*;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import nabla.array.Rng;
import nabla.grad.Tensor;
import nabla.grade.Answers;
import nabla.grade.Exercise;
import nabla.grade.Expect;
import nabla.grade.Task;
import org.junit.jupiter.api.Order;

@Exercise(value = "14-backpropagation-by-hand", title = "Backpropagation by hand")
public class Backpropagation {
  @Order(1)
  @Task(id = "pathSum", points = 1, concepts = {"B-9.2a", "B-9.3a", "B-9.3b", "B-9.3c",
      "P-2.9"}, hint = "Multiply the slopes along a path, add the products of the paths.")
  void pathSum(Answers student) {
    var f = student.method("pathSum", PathSum.class);
    double x = 0.7, y = 1.3;
    Expect.close("one path: (sin x²)' at 0.7 from the slopes cos x² and 2x", Math.cos(x * x) * 2 * x,
        f.of(new double[][]{{Math.cos(x * x), 2 * x}}), 1e-12);
    Expect.close("two paths: f = u²v, u = s², v = 3s at s = 2", 240, f.of(new double[][]{{48, 4}, {16, 3}}), 1e-12);
    Expect.close("three paths: f = xyz, x = s, y = s², z = s³ at s = 2", 192, f.of(new double[][]{{32, 1}, {16, 4}, {8, 12}}), 1e-12);
    Expect.close("both paths of f = u²v go on through g = ln f", 2.5, f.of(new double[][]{{48, 4, 1 / 96.0}, {16, 3, 1 / 96.0}}), 1e-12);
    Expect.close("a product is two paths: (y² sin y)' at 1.3", 2 * y * Math.sin(y) + y * y * Math.cos(y),
        f.of(new double[][]{{Math.sin(y), 2 * y}, {y * y, Math.cos(y)}}), 1e-12);
  }

  @Order(2)
  @Task(id = "numericGradient", points = 2, concepts = {"B-9.1", "B-9.2b", "B-9.3d",
      "U-2.7"}, hint = "For each i: (f(θ + h eᵢ) − f(θ − h eᵢ)) / (2h). Move a copy of theta, or keep theta[i] and put it back: adding and subtracting h does not give it back exactly.")
  void numericGradient(Answers student) {
    var f = student.method("numericGradient", NumericGradient.class);
    ToDoubleFunction<double[]> hill = v -> v[0] * v[0] * v[1] + Math.sin(v[1]);
    Expect.close("the partial derivatives of x²y + sin y at (1.5, 0.8)", new double[]{2.4, 2.25 + Math.cos(0.8)},
        f.of(hill, new double[]{1.5, 0.8}, 1e-5), 1e-8);
    Expect.close("g(f(s)) with f = s², g = f + 1, at 3", new double[]{6}, f.of(v -> v[0] * v[0] + 1, new double[]{3}, 1e-4), 1e-7);
    double coarse = f.of(v -> Math.exp(v[0]), new double[]{1}, 1e-1)[0] - Math.E,
        fine = f.of(v -> Math.exp(v[0]), new double[]{1}, 1e-2)[0] - Math.E;
    Expect.that(Math.abs(coarse / fine - 100) < 1,
        "a step ten times smaller should make the error a hundred times smaller; it became " + coarse / fine + " times smaller");
    var calls = new int[1];
    var theta = new double[17];
    Arrays.setAll(theta, i -> Math.sin(i));
    var before = theta.clone();
    f.of(v -> v[calls[0]++ % 17], theta, 1e-5);
    Expect.close("calls of f for 17 parameters", 34, calls[0], 0);
    Expect.close("theta afterwards, to the last bit", before, theta, 0);
  }

  @Order(3)
  @Task(id = "activations", points = 1, concepts = {"P-2.15", "P-2.16",
      "U-2.14"}, hint = "σ' = σ(1 − σ); tanh z = 2σ(2z) − 1; tanh' = 1 − tanh².")
  void activations(Answers student) {
    var f = student.method("activations", Activations.class);
    double[] z = {-2, -1, 0, 1, 2, 5, 10}, slope = {.1049935854, .1966119332, .25, .1966119332, .1049935854, .0066480567, .0000453958};
    for (int i = 0; i < z.length; i++) {
      Expect.close("σ'(" + z[i] + ")", slope[i], f.of(z[i])[0], 1e-9);
      Expect.close("tanh(" + z[i] + ")", Math.tanh(z[i]), f.of(z[i])[1], 1e-12);
      Expect.close("tanh'(" + z[i] + ")", 1 / Math.pow(Math.cosh(z[i]), 2), f.of(z[i])[2], 1e-12);
    }
    Expect.close("at 1000", new double[]{0, 1, 0}, f.of(1000), 1e-12);
    Expect.close("at −1000", new double[]{0, -1, 0}, f.of(-1000), 1e-12);
  }

  @Order(4)
  @Task(id = "chain", points = 3, concepts = {"B-9.5a", "B-9.5b", "B-9.5d",
      "B-9.5e"}, hint = "Forward, keeping every a. Backward from dA = 2(a − y): dZ = dA · a(1 − a), then ∂w = dZ · (a before), ∂b = dZ, and dA = dZ · w for the layer before.")
  void chain(Answers student) {
    var f = student.method("chain", Chain.class);
    double[] w = {1.5, -1}, b = {-.5, .3}, got = f.of(.8, 1, w, b);
    Expect.that(got != null && got.length == 6, "two layers give six numbers: C₀, ∂w₁, ∂b₁, ∂w₂, ∂b₂, ∂a⁽⁰⁾");
    Expect.close("the cost of the lecture's chain", .3493058317, got[0], 1e-9);
    Expect.close("∂C₀/∂w₂", -.1909129358, got[3], 1e-9);
    Expect.close("∂C₀/∂b₂", -.2857174940, got[4], 1e-9);
    Expect.close("the layer before: ∂w₁, ∂b₁, and ∂a⁽⁰⁾", new double[]{.0506777972, .0633472465, .0950208698},
        new double[]{got[1], got[2], got[5]}, 1e-9);
    double[] deepW = {.7, -1.2, 2, .4, -.9}, deepB = {.1, .2, -.3, 0, .5}, deep = f.of(.3, .6, deepW, deepB);
    double h = 1e-5;
    for (int l = 0; l < 5; l++) {
      double[] up = deepW.clone(), down = deepW.clone();
      up[l] += h;
      down[l] -= h;
      Expect.close("five layers: ∂w" + (l + 1) + " against differences",
          (chainCost(.3, .6, up, deepB) - chainCost(.3, .6, down, deepB)) / (2 * h),
          deep[1 + 2 * l], 1e-8);
    }
  }

  @Order(5)
  @Task(id = "meanGradient", points = 1, concepts = {"B-9.5c",
      "J-4.6.2a"}, hint = "Add the rows entry by entry and divide by their number: a mean, not a sum.")
  void meanGradient(Answers student) {
    var f = student.method("meanGradient", MeanGradient.class);
    double[] first = {.3493058317, .0506777972, .0633472465, -.1909129358, -.2857174940},
        second = {.2139329711, -.0113841, -.0569203, .1035226878,
            .2299655842};
    Expect.close("the lecture's two examples: cost, ∂w₁, ∂b₁, ∂w₂, ∂b₂",
        new double[]{.2816194014, .0196468486, .0032134733, -.0436951240, -.0278759549}, f.of(new double[][]{first, second}), 1e-9);
    Expect.close("the risk does not change when the data set is repeated", new double[]{2, -1},
        f.of(new double[][]{{1, -3}, {3, 1}, {1, -3}, {3, 1}}), 1e-12);
  }

  @Order(6)
  @Task(id = "outputError", points = 2, concepts = {"U-2.10", "U-2.13", "U-2.15", "J-4.6.2c",
      "C-6.11"}, hint = "Three of the pairs give a − y. With squared error the slope of the sigmoid stays: (a − y) ⊙ a ⊙ (1 − a).")
  void outputError(Answers student) {
    var f = student.method("outputError", OutputError.class);
    Expect.close("linear, squared: a − y", vector(1, -4), f.of("linear, squared", vector(3, -2), vector(2, 2)), 1e-12);
    Expect.close("sigmoid, squared: the network of the lecture", vector(-.0787369216, .1063291999),
        f.of("sigmoid, squared", vector(.6307958537, -.2693137666), vector(1, 0)), 1e-9);
    var sure = vector(-10, -5, 0);
    Expect.close("sigmoid, squared: hardly any error where the unit is sure and wrong", vector(-4.5393747e-5, -.0066035622, -.125),
        f.of("sigmoid, squared", sure, vector(1, 1, 1)), 1e-9);
    Expect.close("sigmoid, cross-entropy: a − y", vector(-.9999546021, -.9933071491, -.5),
        f.of("sigmoid, cross-entropy", sure, vector(1, 1, 1)), 1e-9);
    Expect.close("softmax, cross-entropy: Pandey's network", vector(.26427397, -.47856284, .21428887),
        f.of("softmax, cross-entropy", vector(.0056269, .6852294, -.2040345), vector(0, 1, 0)), 1e-6);
  }

  @Order(7)
  @Task(id = "hiddenError", points = 2, concepts = {"U-2.17", "U-2.18", "J-4.6.2d", "P-2.10",
      "P-2.11"}, hint = "The weights transposed times the next error, then ⊙ the slopes.")
  void hiddenError(Answers student) {
    var f = student.method("hiddenError", HiddenError.class);
    var w = matrix(new double[][]{{.7, -.8, .9}, {-.2, .3, -.4}});
    Expect.close("through the weights alone (all slopes 1): Wᵀδ", vector(.4, -.35, .3), f.of(w, vector(1, 1.5), vector(1, 1, 1)), 1e-12);
    Expect.close("the error of one next unit: its row of weights ⊙ slopes", vector(-.4, .6, -.8), f.of(w, vector(0, 1), vector(2, 2, 2)),
        1e-12);
    Expect.close("the lecture's network", vector(-.0186721378, .0234864261, -.0272443455),
        f.of(w, vector(-.0787369216, .1063291999), vector(.2444583117, .2475165727, .2402607457)), 1e-9);
    Expect.close("as many units in both layers", vector(-.0121322300, -.0807302400),
        f.of(matrix(new double[][]{{.5, -.3}, {.2, .7}, {-.4, .1}}), vector(.26427397, -.47856284, .21428887),
            vector(.2461340827, .2055003073)),
        1e-7);
    Expect.close("ReLU's slopes 1 and 0", vector(-.5, 0), f.of(matrix(new double[][]{{1, -2}}), vector(-.5), vector(1, 0)), 1e-12);
    Expect.close("a square W is transposed too", vector(3, 4), f.of(matrix(new double[][]{{1, 2}, {1, 1}}), vector(1, 2), vector(1, 1)),
        1e-12);
  }

  @Order(8)
  @Task(id = "layerGradients", points = 1, concepts = {"U-2.9", "U-2.19", "U-2.20", "P-2.13",
      "J-4.6.2b"}, hint = "∂C/∂w_{jk} = δ_j a_k: an outer product with a row for each unit of this layer. ∂C/∂b = δ.")
  void layerGradients(Answers student) {
    var f = student.method("layerGradients", LayerGradients.class);
    var both = f.of(vector(2, -1, 3), vector(5, 0));
    Expect.that(both != null && both.length == 2, "two tensors: ∂C/∂W and ∂C/∂b");
    Expect.close("weights: δ_j a_k, and 0 from a silent input", matrix(new double[][]{{10, 0}, {-5, 0}, {15, 0}}), both[0], 1e-12);
    Expect.close("biases: δ", vector(2, -1, 3), both[1], 1e-12);
    Expect.close("∂C/∂W³ of the lecture",
        matrix(new double[][]{{-.0452298354, -.0354446853, -.0471388234}, {.0610800132, .0478657909, .0636579799}}),
        f.of(vector(-.0787369216, .1063291999), vector(.5744425168, .4501660027, .5986876601))[0], 1e-9);
  }

  @Order(9)
  @Task(id = "backprop", points = 4, concepts = {"U-2.21", "U-2.22", "B-9.5f", "P-2.14",
      "J-4.6.2e"}, hint = "Forward, keeping a[0] … a[L]. Then delta by task 6, and from the last layer to the first: task 8 with a[l], then task 7 with W[l] and a[l](1 − a[l]).")
  void backprop(Answers student) {
    var f = student.method("backprop", Backprop.class);
    var net = lecture();
    same("the lecture's network", net, f.of(net.w(), net.b(), vector(1, .5), vector(1, 0)), vector(1, .5), vector(1, 0));
    int[][] shapes = {{3, 2}, {2, 4, 1}, {3, 5, 2, 4}, {1, 2, 3, 2, 3}, {4, 3, 5, 3, 2, 2}};
    var rng = new Rng(14);
    for (var sizes : shapes) {
      var one = random(rng, sizes);
      Tensor x = normal(rng, sizes[0]), y = normal(rng, sizes[sizes.length - 1]);
      double before = one.cost(x, y);
      same("layers of " + Arrays.toString(sizes), one, f.of(one.w(), one.b(), x, y), x, y);
      Expect.close("the cost afterwards: no argument may change", before, one.cost(x, y), 0);
    }
  }

  @Order(10)
  @Task(id = "inOrder", points = 3, concepts = {"U-2.8", "P-2.7",
      "P-2.12"}, hint = "∇ŷ is −1/ŷ_t in place t and 0 elsewhere; ∇a₂ = ŷ − e; ∇W₂ = ∇a₂ h₁ᵀ; ∇b₂ = ∇a₂; ∇h₁ = W₂ᵀ∇a₂; ∇a₁ = ∇h₁ ⊙ h₁ ⊙ (1 − h₁); and so on.")
  void inOrder(Answers student) {
    var w1 = matrix(new double[][]{{.1, -.2}, {.4, .3}});
    var w2 = matrix(new double[][]{{.5, -.3}, {.2, .7}, {-.4, .1}});
    var got = student.method("inOrder", InOrder.class).of(w1, vector(.05, -.1), w2, vector(0, .1, -.1), vector(1, 2), 1);
    Expect.that(got != null && got.length == 8, "eight gradients: ∇ŷ, ∇a₂, ∇W₂, ∇b₂, ∇h₁, ∇a₁, ∇W₁, ∇b₁");
    Expect.close("∇ŷ: −1/ŷ of the true class, 0 elsewhere", vector(0, -1.9177766249, 0), got[0], 1e-6);
    Expect.close("∇a₂, the error: the slope when a₂ is moved", vector(.26427397, -.47856284, .21428887), got[1], 1e-7);
    Expect.close("∇W₂", matrix(new double[][]{{.11570535, .18788545}, {-.20952606, -.34023401}, {.0938207, .15234857}}), got[2], 1e-7);
    Expect.close("∇b₂", vector(.26427397, -.47856284, .21428887), got[3], 1e-7);
    Expect.close("∇h₁", vector(-.04929113, -.39284729), got[4], 1e-7);
    Expect.close("∇a₁, the error of the hidden layer", vector(-.01213223, -.08073024), got[5], 1e-7);
    Expect.close("∇W₁", matrix(new double[][]{{-.01213223, -.02426446}, {-.08073024, -.16146048}}), got[6], 1e-7);
    Expect.close("∇b₁", vector(-.01213223, -.08073024), got[7], 1e-7);
  }

  @Order(11)
  @Task(id = "descend", points = 3, concepts = {"U-2.24", "U-2.11", "B-9.4", "P-2.17",
      "C-6.12"}, hint = "The gradient of the mean is the mean of backprop's gradients over the rows, all taken at the old parameters; then parameter − η · gradient.")
  void descend(Answers student) {
    var f = student.method("descend", Descend.class);
    var net = lecture();
    var x = matrix(new double[][]{{1, .5}});
    var y = matrix(new double[][]{{1, 0}});
    var step = f.of(net.w(), net.b(), x, y, .5);
    Expect.that(step != null && step.length == 4, "the lecture's network has four parameters: W, b, W, b");
    Expect.close("the lecture's step: W³",
        matrix(new double[][]{{.7226149177, -.7822776574, .9235694117}, {-.2305400066, .2760671046, -.4318289899}}), step[2], 1e-9);
    Expect.close("the lecture's step: b²", vector(.1093360689, -.1117432131, .2136221728), step[1], 1e-9);
    Expect.close("the cost after the lecture's step", .1363940309, net(step).cost(vector(1, .5), vector(1, 0)), 1e-9);
    var two = f.of(net.w(), net.b(), matrix(new double[][]{{1, .5}, {-1, 2}}), matrix(new double[][]{{1, 0}, {0, 1}}), 1);
    Expect.close("a batch of two, η = 1: b² minus the mean gradient",
        vector(.1 - .0044614155, -.1 + .0020485003, .2 + .0012629090), two[1], 1e-9);
    learns(f);
  }

  /// Forward, backward, update, repeated: OR is learned, and with a small step the cost never rises.
  private static void learns(Descend f) {
    var x = matrix(new double[][]{{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    var y = matrix(new double[][]{{0}, {1}, {1}, {1}});
    var net = random(new Rng(3), 2, 3, 1);
    double cost = net.cost(x, y, 4);
    for (int i = 0; i < 150; i++) {
      net = net(f.of(net.w(), net.b(), x, y, 4));
      double now = net.cost(x, y, 4);
      Expect.that(i > 20 || now <= cost + 1e-12, "the cost rose in step " + (i + 1) + " from " + cost + " to " + now);
      cost = now;
    }
    Expect.that(cost < .03, "after 150 steps on OR the cost should be below 0.03, it is " + cost);
  }

  @Order(12)
  @Task(id = "pathsOfWeight", points = 2, concepts = {
      "U-4.2"}, hint = "x_k · a_j(1 − a_j) · w³_{mj} · δ³_m for each output m.")
  void pathsOfWeight(Answers student) {
    var f = student.method("pathsOfWeight", PathsOfWeight.class);
    var net = lecture();
    var a2 = vector(.5744425168, .4501660027, .5986876601);
    var delta3 = vector(-.0787369216, .1063291999);
    Expect.close("the two paths of w²₁₁", new double[]{-.0134735265, -.0051986113}, f.of(0, 0, vector(1, .5), a2, net.w()[1], delta3),
        1e-9);
    var other = f.of(2, 1, vector(1, .5), a2, net.w()[1], delta3);
    Expect.close("the sum over the paths of w²₃₂", -.0136221728, Arrays.stream(other).sum(), 1e-9);
  }

  @Order(13)
  @Task(id = "costs", points = 2, concepts = {"U-1.5", "U-4.1",
      "C-6.13"}, hint = "A layer of n units after m has n·m weights and n biases. One-sided: one pass for each parameter and one more. Paths multiply, from the number of inputs on: n₀ · n₁ · n₂ · …")
  void costs(Answers student) {
    var f = student.method("costs", Costs.class);
    counts("784–30–10", new long[]{23_860, 23_861, 47_720, 23_820, 24_120, 235_200}, f.of(new int[]{784, 30, 10}));
    counts("784–100–10", new long[]{79_510, 79_511, 159_020, 79_400, 80_400, 784_000}, f.of(new int[]{784, 100, 10}));
    counts("2–3–2", new long[]{17, 18, 34, 12, 18, 12}, f.of(new int[]{2, 3, 2}));
    counts("six layers of 1000 units", new long[]{5_005_000, 5_005_001, 10_010_000, 5_000_000, 9_000_000, 1_000_000_000_000_000_000L},
        f.of(new int[]{1000, 1000, 1000, 1000, 1000, 1000}));
  }

  private static void counts(String what, long[] expected, long[] got) {
    var names = new String[]{"parameters", "one-sided passes", "central passes", "forward multiplications", "backward multiplications",
        "paths"};
    Expect.that(got != null && got.length == 6, "costs gives six numbers");
    for (int i = 0; i < 6; i++)
      Expect.that(expected[i] == got[i], what + ": expected " + expected[i] + " " + names[i] + ", got " + got[i]);
  }
}
