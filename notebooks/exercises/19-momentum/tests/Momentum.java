package nabla.exercises;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import nabla.grade.Answers;
import nabla.grade.Exercise;
import nabla.grade.Expect;
import nabla.grade.Task;
import org.junit.jupiter.api.Order;

@Exercise(value = "19-momentum", title = "Momentum")
public class Momentum {
  public interface Velocities {
    double[] of(double eta, double beta, double[] g);
  }

  public interface Path {
    double[][] of(UnaryOperator<double[]> gradient, double[] start, double eta, double beta, int n);
  }

  public interface Weights {
    double[] of(int t, double beta);
  }

  public interface Averaged {
    double[] of(double[] g, double w0, double eta, double mu);
  }

  public interface Oscillates {
    boolean of(double eta, double lambda, double beta);
  }

  public interface Factor {
    double of(double h, double beta, boolean nesterov);
  }

  public interface Friction {
    double[] of(double gamma, double k, int n, double dt);
  }

  public interface MomentumAt {
    double of(int t, int c, double most);
  }

  public interface Minimum {
    double[] of(DoubleUnaryOperator slope, double start, double eta, double beta, int n);
  }

  /// The gradient of ½ Σ λᵢ wᵢ².
  private static UnaryOperator<double[]> bowl(double... lambda) {
    return w -> {
      var g = new double[w.length];
      Arrays.setAll(g, i -> lambda[i] * w[i]);
      return g;
    };
  }

  /// The places that the student's method returns, after what holds for all of them: their number, the start, rows of their own.
  private static double[][] walk(Path f, UnaryOperator<double[]> gradient, double[] start, double eta, double beta, int n) {
    var given = start.clone();
    var path = f.of(gradient, given, eta, beta, n);
    Expect.close("start, after the call", start, given, 0);
    Expect.that(path != null && path.length == n + 1, "%d steps visit %d places, the start among them; there are %s"
        .formatted(n, n + 1, path == null ? "none" : path.length));
    for (int t = 1; t <= n; t++)
      Expect.that(path[t] != path[t - 1], "rows %d and %d are one and the same array, so that a step changes both".formatted(t - 1, t));
    Expect.close("row 0, where it starts", start, path[0], 0);
    return path;
  }

  private static double[] last(Path f, UnaryOperator<double[]> gradient, double[] start, double eta, double beta, int n) {
    return walk(f, gradient, start, eta, beta, n)[n];
  }

  @Order(1)
  @Task(id = "velocities", points = 2, concepts = {"B-6.5", "C-10.2",
      "C-10.3"}, hint = "v is β times the last v minus η times the present gradient; before the first step it is 0.")
  void velocities(Answers student) {
    var f = student.method("velocities", Velocities.class);
    Expect.close("the gradients 1, 1, 1, 1, 1 at η = .1, β = .9 (Bonn's rule, descending)",
        new double[]{-.1, -.19, -.271, -.3439, -.40951},
        f.of(.1, .9, new double[]{1, 1, 1, 1, 1}), 1e-12);
    var constant = new double[300];
    Arrays.fill(constant, 2);
    Expect.close("terminal velocity −ηg/(1 − β) under a constant gradient", -.1 * 2 / (1 - .9), f.of(.1, .9, constant)[299], 1e-9);
    Expect.close("unrolled: −η(β²g₁ + βg₂ + g₃)", -.061, f.of(.1, .9, new double[]{1, -.5, .25})[2], 1e-12);
    Arrays.setAll(constant, t -> t % 2 == 0 ? 1 : -1);
    Expect.close("a zigzag cancels to η/(1 + β)", .1 / 1.9, f.of(.1, .9, constant)[299], 1e-9);
  }

  @Order(2)
  @Task(id = "heavyBall", points = 3, concepts = {"P-3.3",
      "B-6.6"}, hint = "For every coordinate v = βv − ηg first, then w + v in a new row. v lives on through all steps; g is asked anew at each place.")
  void heavyBall(Answers student) {
    var f = student.method("heavyBall", Path.class);
    Expect.close("β = 0 is gradient descent: (1 − ηλ)³ times the start", new double[]{Math.pow(.8, 3), -2 * Math.pow(.6, 3)},
        last(f, bowl(1, 2), new double[]{1, -2}, .2, 0, 3), 1e-12);
    var path = walk(f, bowl(3), new double[]{1}, .1, .9, 25);
    double now = 1, before = 1; // without v
    for (int t = 1; t <= 25; t++) {
      double next = now - .1 * 3 * now + .9 * (now - before);
      before = now;
      now = next;
      Expect.close("on 3/2 w² from 1, η = .1, β = .9: w − ηg + β(w − w before), step " + t, new double[]{now}, path[t], 1e-12);
    }
    UnaryOperator<double[]> neuron = w -> neuron(w);
    Expect.close("the sigmoid neuron from (−2, −2), η = 1, β = .9: its loss after 100 steps", .01371051226712522,
        loss(last(f, neuron, new double[]{-2, -2}, 1, .9, 100)), 1e-9);
  }

  private static final double[] X = {.5, 2.5}, Y = {.2, .9};

  private static double out(double[] w, int i) {
    return 1 / (1 + Math.exp(-w[0] * X[i] - w[1]));
  }

  private static double loss(double[] w) {
    return .5 * (Math.pow(out(w, 0) - Y[0], 2) + Math.pow(out(w, 1) - Y[1], 2));
  }

  private static double[] neuron(double[] w) {
    var g = new double[2];
    for (int i = 0; i < 2; i++) {
      double a = out(w, i), delta = (a - Y[i]) * a * (1 - a);
      g[0] += delta * X[i];
      g[1] += delta;
    }
    return g;
  }

  @Order(3)
  @Task(id = "weights", points = 2, concepts = "P-3.4", hint = "The newest gradient, gₜ, has weight 1; each step multiplies what is older by β.")
  void weights(Answers student) {
    var f = student.method("weights", Weights.class);
    Expect.close("t = 3, β = ½, of g₀, g₁, g₂, g₃", new double[]{.125, .25, .5, 1}, f.of(3, .5), 1e-12);
    Expect.close("t = 0", new double[]{1}, f.of(0, .9), 0);
    double u = 0, sum = 0;
    var w = f.of(19, .9);
    Expect.that(w != null && w.length == 20, "u₁₉ contains 20 gradients, g₀ among them");
    for (int i = 0; i < 20; i++) {
      u = .9 * u + Math.sin(i);
      sum += w[i] * Math.sin(i);
    }
    Expect.close("the weighted sum of 20 gradients equals the recursion", u, sum, 1e-12);
  }

  @Order(4)
  @Task(id = "averaged", points = 2, concepts = {"J-7.2",
      "J-7.2.1a"}, hint = "The average gives the new gradient the weight 1 − μ, not 1; then w moves against it.")
  void averaged(Answers student) {
    var f = student.method("averaged", Averaged.class);
    Expect.close("the first step has length η(1 − μ)|g|", new double[]{5 - .2 * .1 * 3}, f.of(new double[]{3}, 5, .2, .9), 1e-12);
    var g = new double[100];
    Arrays.setAll(g, i -> Math.cos(i * i));
    var expected = new double[100];
    double w = 2, v = 0;
    for (int t = 0; t < 100; t++) expected[t] = w += v = .8 * v - .3 * (1 - .8) * g[t];
    Expect.close("a heavy ball with η′ = η(1 − μ), 100 gradients", expected, f.of(g, 2, .3, .8), 1e-12);
  }

  @Order(5)
  @Task(id = "oscillates", points = 2, concepts = "P-3.5", hint = "Complex roots: (1 + β − ηλ)² < 4β, which is (1 − √β)² < ηλ < (1 + √β)².")
  void oscillates(Answers student) {
    var f = student.method("oscillates", Oscillates.class);
    for (double beta : new double[]{.2, .5, .9})
      for (double h = .03; h < 4; h += .17) {
        if (Math.abs(h - Math.pow(1 - Math.sqrt(beta), 2)) < .02 || Math.abs(h - Math.pow(1 + Math.sqrt(beta), 2)) < .02) continue;
        boolean expected = simulated(h, beta), got = f.of(.1, h / .1, beta);
        Expect.that(expected == got, "β = %s, ηλ = %.2f: expected %s, got %s".formatted(beta, h, expected, got));
      }
    for (double h : new double[]{.25, 2.25})
      Expect.that(!f.of(1, h, .25), "β = 0.25, ηλ = %s, on the border: expected false, both roots are the same real number".formatted(h));
    Expect.that(!f.of(.1, 1, 0), "β = 0 is gradient descent, whose root is real");
  }

  /// Whether the angle of (w, last w) turns on for ever, in rescaled coordinates: real roots settle on an eigenvector.
  private static boolean simulated(double h, double beta) {
    double w = 1, before = 1, ratio = 0;
    int jumps = 0;
    for (int t = 0; t < 600; t++) {
      double next = (1 + beta - h) * w - beta * before, now = next / w;
      if (t > 500 && Math.abs(now - ratio) > 1e-6 * Math.abs(ratio)) jumps++;
      ratio = now;
      before = w / Math.abs(next);
      w = next / Math.abs(next);
    }
    return jumps > 10;
  }

  @Order(6)
  @Task(id = "nesterov", points = 3, concepts = {"P-3.6",
      "C-10.5"}, hint = "Ask for the gradient at w + βv, where v already contains η: no further factor η, and none missing.")
  void nesterov(Answers student) {
    var f = student.method("nesterovPath", Path.class);
    Expect.close("½(10x² + y²) from (1, 1), η = .05, β = .9, 20 steps", new double[]{-.0003398758, -.1133159507},
        last(f, bowl(10, 1), new double[]{1, 1}, .05, .9, 20), 1e-9);
    Expect.close("λ = 10, η = .01, β = .9: |w| after 60 steps (without η in the look-ahead it would be 6e52)", .001818,
        Math.abs(last(f, bowl(10), new double[]{1}, .01, .9, 60)[0]), 1e-6);
    Expect.close("β = 0 is gradient descent", new double[]{Math.pow(.7, 5)}, last(f, bowl(3), new double[]{1}, .1, 0, 5), 1e-12);
    var path = walk(f, bowl(2), new double[]{1}, .1, .5, 10);
    double now = 1, before = 1; // without v: the gradient step from y
    for (int t = 1; t <= 10; t++) {
      double y = now + .5 * (now - before);
      before = now;
      now = y - .1 * 2 * y;
      Expect.close("on w² from 1, η = .1, β = ½: w after step " + t + ", not w + βv", new double[]{now}, path[t], 1e-12);
    }
  }

  @Order(7)
  @Task(id = "shifted", points = 3, concepts = "C-10.6", hint = "w̃ moves by v′ + β(v′ − v). The new v must become the old one afterwards, not the other way round.")
  void shifted(Answers student) {
    var f = student.method("shiftedPath", Path.class);
    Expect.close("½(10x² + y²) from (1, 1), η = .05, β = .9, 20 steps", new double[]{-.0003488603, -.0690710226},
        last(f, bowl(10, 1), new double[]{1, 1}, .05, .9, 20), 1e-9);
    double w = 1, v = 0;
    var path = walk(f, bowl(2), new double[]{1}, .1, .5, 10);
    for (int t = 0; t <= 10; t++) {
      Expect.close("step " + t + " on w²: w + βv of the walk that looks ahead", w + .5 * v, path[t][0], 1e-12);
      v = .5 * v - .1 * 2 * (w + .5 * v);
      w += v;
    }
  }

  @Order(8)
  @Task(id = "factor", points = 3, concepts = "P-3.7", hint = "d = s² − 4p with the sum s and the product p of the roots. Real roots: (|s| + √d)/2. Complex ones: √p.")
  void factor(Answers student) {
    var f = student.method("factor", Factor.class);
    Expect.close("heavy ball at its limit h = 2 + 2β", 1, f.of(3, .5, false), 1e-9);
    Expect.close("Nesterov at its limit h = (2 + 2β)/(1 + 2β)", 1, f.of(1.5, .5, true), 1e-9);
    Expect.close("heavy ball, complex roots: √β", Math.sqrt(.9), f.of(1, .9, false), 1e-12);
    Expect.close("Nesterov, complex roots: √(β(1 − h))", Math.sqrt(.9 * .75), f.of(.25, .9, true), 1e-12);
    Expect.close("Nesterov at h = 1 has nothing left", 0, f.of(1, .9, true), 1e-12);
    Expect.close("gradient descent, β = 0", .4, f.of(1.4, 0, false), 1e-12);
    for (double h : new double[]{.3, .5, .9})
      Expect.that(f.of(h, .9, true) < f.of(h, .9, false), "Nesterov is damped more than the heavy ball at h = " + h + ", β = .9");
  }

  @Order(9)
  @Task(id = "friction", points = 3, concepts = "J-7.2.1b", hint = "y = (w, m) and f(y) = (m, −γm − kw): every kᵢ has two parts, and both are needed for the next one. A closed form has three cases: 4k above, at and below γ².")
  void friction(Answers student) {
    var f = student.method("friction", Friction.class);
    for (double[] q : new double[][]{{.1, .04}, {.6, .5}, {1, .1}, {1, .25}}) {
      double gamma = q[0], k = q[1], square = k - gamma * gamma / 4, r = Math.sqrt(Math.abs(square));
      var expected = new double[101];
      for (int i = 0; i <= 100; i++) {
        double t = i * .1;
        expected[i] = Math.exp(-gamma * t / 2) * (square == 0
            ? 1 + gamma * t / 2
            : square > 0
                ? Math.cos(r * t) + gamma / (2 * r) * Math.sin(r * t)
                : Math.cosh(r * t) + gamma / (2 * r) * Math.sinh(r * t));
      }
      Expect.close(
          "γ = %s, k = %s: %s".formatted(gamma, k, square == 0 ? "between swinging and creeping" : square > 0 ? "it swings" : "it creeps"),
          expected, f.of(gamma, k, 100, .1), 1e-6);
    }
  }

  @Order(10)
  @Task(id = "schedule", points = 1, concepts = "P-3.12", hint = "The power is 1/(2(⌊t/c⌋ + 1)); ⌊t/c⌋ is whole-number division.")
  void schedule(Answers student) {
    var f = student.method("momentumAt", MomentumAt.class);
    int[] t = {0, 249, 250, 700, 1050, 3500};
    double[] of250 = {.5, .5, .75, 1 - 1 / 6., .9, .966666666667}, of350 = {.5, .5, .5, 1 - 1 / 6., .875, .954545454545};
    for (int i = 0; i < t.length; i++) {
      Expect.close("t = " + t[i] + ", c = 250", of250[i], f.of(t[i], 250, .999), 1e-9);
      Expect.close("t = " + t[i] + ", c = 350", of350[i], f.of(t[i], 350, .999), 1e-9);
    }
    Expect.close("never above the largest", .9, f.of(100_000, 250, .9), 0);
  }

  @Order(11)
  @Task(id = "minimum", points = 3, concepts = "C-10.4", hint = "n times v = βv − η · slope(w), then w + v. After the last step f″ is (slope(w + h) − slope(w − h)) / 2h.")
  void minimum(Answers student) {
    var f = student.method("minimum", Minimum.class);
    DoubleUnaryOperator slope = t -> .04 * (t - 4) + .25 * (t + .5) / .0225 * Math.exp(-(t + .5) * (t + .5) / .045)
        + .8 * (t - 3) * Math.exp(-(t - 3) * (t - 3) / 2);
    Expect.close("β = .9 stays in the narrow well: place and sharpness", new double[]{-.4831732, 10.921814},
        f.of(slope, -2, .02, .9, 2000), 1e-5);
    Expect.close("β = .95 reaches the wide one: place and sharpness", new double[]{3.0476706, .837276}, f.of(slope, -2, .02, .95, 2000),
        1e-5);
    Expect.close("one step on w²", new double[]{.8, 2}, f.of(t -> 2 * t, 1, .1, .9, 1), 1e-6);
  }
}
