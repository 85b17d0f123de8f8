package nabla.optim;

import static nabla.lab.Elements.*;
import static nabla.lab.Making.*;
import static nabla.lab.Optimising.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import nabla.grad.Tensor;
import nabla.lab.Doubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The figures of the notes for gradient descent and momentum, reached as a cell would.
@ExtendWith(Doubles.class)
class DescentFiguresTest {
  /// Where `steps` steps lead from a start.
  static Tensor walk(Optimizer by, UnaryOperator<Tensor> loss, int steps, double... start) {
    var w = param("w", start);
    by.minimize(() -> loss.apply(w), steps, w);
    return w;
  }

  private static UnaryOperator<Tensor> bowl(double... bends) {
    return w -> w.square().mul(tensor(bends)).sum().mul(0.5);
  }

  static void at(String id, double[] expected, Tensor actual, double tolerance) {
    assertArrayEquals(expected, actual.toDoubles(), tolerance, id);
  }

  @Test
  void gradientDescentConvergesForRatesBelowTwoOverTheLargestBend() {
    var loss = bowl(1, 10);
    at("B-5.2", new double[]{.81, 0}, walk(sgd(.1), loss, 2, 1, 1), 1e-12);
    at("B-5.2", new double[]{.81, -.9}, walk(sgd(.19), loss, 1, 1, 1), 1e-12, 1);
    at("B-5.2", new double[]{.0769449753}, walk(sgd(.05), loss, 50, 1, 1).slice(0, 0, 1), 1e-10);
    assertEquals(117.39, Math.abs(walk(sgd(.21), loss, 50, 1, 1).at(1)), .005, "B-5.5: ε = .21 diverges");
    assertEquals(1, Math.abs(walk(sgd(.2), loss, 50, 1, 1).at(1)), 1e-9, "B-5.5: ε = .2 oscillates for ever");
    assertEquals(Math.pow(9 / 11.0, 50), Math.abs(walk(sgd(2 / 11.0), loss, 50, 1, 1).at(1)), 1e-12, "B-5.5: the best factor is .8181818");
  }

  private static void at(String id, double[] expected, Tensor actual, double tolerance, int second) {
    assertEquals(expected[second], actual.at(second), tolerance, id);
  }

  @Test
  void theNumberOfStepsIsProportionalToTheCondition() {
    int[] condition = {1, 10, 50, 100}, expected = {1, 71, 355, 709};
    for (int i = 0; i < condition.length; i++)
      assertEquals(expected[i], stepsTo(sgd(2.0 / (1 + condition[i])), bowl(1, condition[i])), "B-5.10, κ = " + condition[i]);
  }

  private static int stepsTo(Optimizer by, UnaryOperator<Tensor> loss) {
    var w = param("w", 1, 1);
    int n = 0;
    while (w.norm().item() > 1e-6 && n < 5000) {
      by.minimize(() -> loss.apply(w), 1, w);
      n++;
    }
    return n;
  }

  @Test
  void momentumTakesTheStepsThatTheNotesCount() {
    double[] alphas = {0, .5, .9, .99}, steps = {684, 325, 246, 2182};
    for (int i = 0; i < alphas.length; i++)
      assertEquals(steps[i], stepsTo(momentum(.02, alphas[i]), bowl(1, 50)), "B-6.6, α = " + alphas[i]);
    assertEquals(355, stepsTo(sgd(2 / 51.0), bowl(1, 50)), "B-6.6: the best plain rate");
    assertEquals(66, stepsTo(momentum(.0614042, .5658068), bowl(1, 50)), "B-6.6: the best heavy ball");
  }

  @Test
  void underAConstantSlopeMomentumReachesItsTerminalVelocity() {
    var w = param("w", new double[]{0});
    var by = momentum(.1, .9);
    double[] places = {-.1, -.29, -.561, -.9049, -1.31441};
    for (double place : places) {
      by.minimize(() -> w.mul(1).sum(), 1, w);
      assertEquals(place, w.at(0), 1e-12, "B-6.6");
    }
    by.minimize(() -> w.sum(), 200, w);
    assertEquals(-1, by.memory(w).get("v").at(0), 1e-8, "B-6.6, C-10.2: −η/(1 − α)");
  }

  @Test
  void slopesThatAlternateCancel() {
    var w = param("w", new double[]{0});
    var by = momentum(.1, .9);
    for (int t = 0; t < 400; t++) {
      double g = t % 2 == 0 ? 1 : -1;
      by.minimize(() -> w.mul(g).sum(), 1, w);
    }
    assertEquals(.1 / 1.9, Math.abs(by.memory(w).get("v").at(0)), 1e-9, "C-10.3: amplitude ε/(1 + α)");
    var m = averagedMomentum(.1, .9);
    for (int t = 0; t < 400; t++) {
      double g = t % 2 == 0 ? 1 : -1;
      m.minimize(() -> w.mul(g).sum(), 1, w);
    }
    assertEquals(.1 / 1.9, Math.abs(m.memory(w).get("m").at(0)), 1e-9, "J-7.2: |m| → (1−μ)/(1+μ) |g|");
  }

  @Test
  void muchMomentumLeavesANarrowWell() {
    UnaryOperator<Tensor> wells = t -> t.sub(4).square().mul(.02).sub(t.add(.5).square().div(-2 * .15 * .15).exp().mul(.25))
        .sub(t.sub(3).square().div(-2).exp().mul(.8)).sum();
    for (double alpha : new double[]{0, .5, .9})
      assertEquals(-.4832, walk(momentum(.02, alpha), wells, 2000, -2).at(0), 5e-5, "C-10.4, α = " + alpha);
    assertEquals(3.0477, walk(momentum(.02, .95), wells, 2000, -2).at(0), 5e-5, "C-10.4, α = .95");
  }

  @Test
  void nesterovsTwoFormsAreWhereTheNotesSay() {
    var w = param("w", 1, 1);
    var by = lookAhead(.05, .9);
    by.minimize(() -> bowl(10, 1).apply(w), 20, w);
    at("C-10.5", new double[]{-.0003398758, -.1133159507}, w, 6e-11);
    var shifted = walk(nesterov(.05, .9), bowl(10, 1), 20, 1, 1);
    at("C-10.6", new double[]{-.0003488603, -.0690710226}, shifted, 6e-11);
  }

  @Test
  void theLookAheadNeedsTheLearningRate() {
    assertEquals(.001818, Math.abs(walk(lookAhead(.01, .9), bowl(10), 60, 1).at(0)), 5e-7, "P-3.6");
    record Printed(double beta) implements Search {
      public Tensor next(Objective f, Slots s) {
        Tensor w = f.first().at(), u = s.get("u").mul(beta);
        return w.sub(s.keep("u", u.add(f.at(w.sub(u)).gradient())).mul(s.rate()));
      }

      public String tex() { return "u \\leftarrow \\beta u + \\nabla L(w - \\beta u)"; }
    }
    double lost = Math.abs(walk(optimizer(new Printed(.9), .01), bowl(10), 60, 1).at(0));
    assertTrue(lost > 1e52 && lost < 1e53, "P-3.6: as printed it is at 6e52, came " + lost);
  }

  /// One sigmoid neuron on two points, from (−2, −2) with rate 1 (P-3.2).
  private static Tensor toy(Tensor w) {
    var f = sigmoid(tensor(.5, 2.5).mul(w.get(0)).add(w.get(1)));
    return f.sub(tensor(.2, .9)).square().sum().mul(.5);
  }

  private static void toyLosses(String id, Optimizer by, double... expected) {
    var w = param("w", -2, -2);
    int[] at = {50, 100, 200, 300};
    var losses = by.minimize(() -> toy(w), 301, w);
    for (int i = 0; i < at.length; i++)
      assertEquals(expected[i], losses[at[i]], expected[i] < 1e-9 ? .1 * expected[i] : .021 * expected[i],
          id + " after " + at[i] + " steps");
  }

  @Test
  void onTheSigmoidNeuronMomentumOvershootsAndNesterovLess() {
    toyLosses("P-3.2", sgd(1), .4072, .01774, 6.2e-4, 5.7e-5);
    toyLosses("P-3.3", momentum(1, .9), .01647, .01371, 2.4e-6, 5.8e-11);
    toyLosses("P-3.6", lookAhead(1, .9), .00734, 8.5e-6, 6.4e-10, 1e-14);
    assertArrayEquals(new int[]{0, 17, 7}, new int[]{turns(sgd(1)), turns(momentum(1, .9)), turns(lookAhead(1, .9))},
        "P-3.5, P-3.7: reversals");
    assertEquals(3.38, largest(momentum(1, .9)), .005, "P-3.5");
    assertEquals(2.66, largest(lookAhead(1, .9)), .005, "P-3.6");
  }

  private static double[] first(Optimizer by) {
    var w = param("w", -2, -2);
    var path = new double[301];
    for (int t = 0; t <= 300; t++) {
      path[t] = w.at(0);
      by.minimize(() -> toy(w), 1, w);
    }
    return path;
  }

  private static int turns(Optimizer by) {
    var path = first(by);
    int turns = 0;
    for (int t = 2; t < path.length; t++) if ((path[t] - path[t - 1]) * (path[t - 1] - path[t - 2]) < 0) turns++;
    return turns;
  }

  private static double largest(Optimizer by) { return Arrays.stream(first(by)).max().orElseThrow(); }

  @Test
  void theEllipsesOfTheMomentumChapterAreReproduced() {
    var loss = bowl(.2, 4);
    at("GD .4", new double[]{-.943467, -7.3e-5}, walk(sgd(.4), loss, 20, -5, -2), 5e-6);
    at("GD .6 diverges", new double[]{-.388, -1673}, walk(sgd(.6), loss, 20, -5, -2), .5);
    at("momentum .5", new double[]{.00719, .00255}, walk(momentum(.6, .5), loss, 20, -5, -2), 5e-6);
    at("momentum .25", new double[]{-.126, -.187}, walk(momentum(.6, .25), loss, 20, -5, -2), 5e-4);
    assertEquals(-23, walk(lookAhead(.4, .5), loss, 20, -5, -2).at(1), .5, "NAG diverges where the heavy ball does not");
    assertTrue(Math.abs(walk(nesterov(.4, .5), loss, 60, -5, -2).at(1)) > 100, "NAG: ηλ = 1.6 > 1.5");
  }

  @Test
  void aRateForEachWeightSolvesASeparableBowlAtOnce() {
    Tensor a = param("a", new double[]{1.5}), b = param("b", new double[]{-2});
    sgd(1).group(.5, a).group(.1, b).minimize(() -> a.square().add(b.square().mul(5)).sum(), 1, a, b);
    assertArrayEquals(new double[]{0, 0}, new double[]{a.at(0), b.at(0)}, 1e-12, "J-7.4a");
    var w = walk(sgd(1 / 6.0), x -> x.square().mul(tensor(1, 5)).sum(), 10, 1, 1);
    assertEquals(Math.pow(2 / 3.0, 10), w.norm(0).item() / Math.sqrt(2), 1e-9, "J-7.4a: the best common rate");
    assertTrue(Math.abs(walk(sgd(.21), x -> x.square().mul(tensor(1, 5)).sum(), 100, 1, 1).at(1)) > 1e3, "J-7.4a: η > .2 diverges");
  }

  @Test
  void theNoiseOfSgdSettlesAtTheVarianceOfTheNotes() {
    seed(2);
    var w = param("w", new double[]{0});
    var by = sgd(.2);
    double sum = 0;
    int n = 60_000;
    for (int t = 0; t < n + 100; t++) {
      double noise = nabla.array.Rng.session().normal() * 2 / Math.sqrt(4);
      w.square().mul(.75).add(w.mul(noise)).sum().backward();
      by.step(w);
      if (t >= 100) sum += w.at(0) * w.at(0);
    }
    assertEquals(.078431, sum / n, .05 * .078431, "J-8.11: ησ²/(bh(2 − ηh)) for η = .2, b = 4, h = 1.5, σ = 2");
  }
}
