package nabla.optim;

import static nabla.lab.Making.*;
import static nabla.lab.Optimising.*;
import static nabla.optim.Stabiliser.INSIDE;
import static nabla.optim.Stabiliser.OUTSIDE;
import static org.junit.jupiter.api.Assertions.*;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import nabla.array.Rng;
import nabla.grad.Tensor;
import nabla.lab.Doubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The figures of the notes for learning rates that adapt, reached as a cell would.
@ExtendWith(Doubles.class)
class AdaptiveFiguresTest {
  private static final UnaryOperator<Tensor> BOWL = w -> w.square().sum().mul(.5);

  private static double[] constant(int n) {
    var g = new double[n];
    Arrays.fill(g, 1);
    return g;
  }

  private static double[] steps(UpdateRule rule, double rate, double... gradients) {
    var path = RuleTest.trace(rule, rate, gradients);
    var steps = new double[path.length];
    for (int i = 0; i < steps.length; i++) steps[i] = path[i] - (i == 0 ? 1 : path[i - 1]);
    return steps;
  }

  @Test
  void bonnsSequencesOfAdaGradRmsPropAndAdam() {
    assertArrayEquals(new double[]{-.09999999, .0894427151, -.0218217881}, steps(new Adaptive.AdaGrad(1e-7, OUTSIDE), .1, 1, -2, .5), 6e-11,
        "B-7.1");
    assertArrayEquals(new double[]{-.3162261849, .2857139942, -.0732447633},
        steps(new Adaptive.RmsProp(.9, 0, 1e-6, INSIDE), .1, 1, -2, .5), 6e-11,
        "B-7.2");
    assertArrayEquals(new double[]{-.099999999, .0366103525, .0136690662},
        steps(new Moments.Adam(.9, .999, 1e-8, OUTSIDE, true, 0), .1, 1, -2, .5),
        6e-11, "B-7.3");
  }

  @Test
  void adaGradsStepUnderAConstantSlopeIsEtaOverRootT() {
    var steps = steps(new Adaptive.AdaGrad(0, INSIDE), .1, constant(40));
    for (int t = 1; t <= 40; t++) assertEquals(-.1 / Math.sqrt(t), steps[t - 1], 1e-12, "J-7.4.2, C-10.8, B-7.1: step " + t);
    double[] g = {3, -.1, .5}, large = {3000, -100, 500};
    assertArrayEquals(steps(new Adaptive.AdaGrad(0, INSIDE), .1, g), steps(new Adaptive.AdaGrad(0, INSIDE), .1, large), 1e-12,
        "B-7.1: scale");
    var w = param("w", new double[]{2});
    w.mul(0).sum().backward();
    adaGrad(.1).step(w);
    assertEquals(2, w.at(0), "B-7.1: no gradient, no NaN");
  }

  @Test
  void onABowlAdaGradAndAdaDeltaAreWhereTheNotesSay() {
    int[] adaGrad = {10, 100, 400}, adaDelta = {1, 10, 100};
    double[] far = {.5537, .0274, 1.8e-6}, slow = {.99684, .96660, .65117};
    for (int i = 0; i < 3; i++) {
      assertEquals(far[i], DescentFiguresTest.walk(adaGrad(.1), BOWL, adaGrad[i], 1).at(0), far[i] < .001 ? 5e-8 : 5e-5, "P-3.15");
      assertEquals(slow[i], DescentFiguresTest.walk(adaDelta(), BOWL, adaDelta[i], 1).at(0), 5e-6, "P-3.17");
    }
    assertTrue(Math.abs(DescentFiguresTest.walk(adaDelta(), BOWL, 500, 1).at(0)) < 1e-100, "P-3.17 after 500 steps");
  }

  @Test
  void firstStepsAreTheOnesOfTheNotes() {
    assertEquals(-3.1623, steps(new Adaptive.RmsProp(.9, 0, 0, INSIDE), 1, 1)[0], 5e-5, "J-7.4.3a: η/√.1");
    assertEquals(-10, steps(new Adaptive.RmsProp(.99, 0, 0, INSIDE), 1, 1)[0], 1e-9, "C-10.9: η/√.01");
    assertEquals(-.0031622619, steps(new Adaptive.AdaDelta(.9, 1e-6), 1, 1)[0], 6e-11, "J-7.4.3b");
    assertEquals(-1, steps(new Adaptive.RmsProp(0, 0, 0, INSIDE), 1, 7)[0], 1e-12,
        "J-7.4.3a: γ = 0 is the sign of the gradient, not AdaGrad");
    assertEquals(-1, steps(new Moments.Adam(.9, .999, 0, OUTSIDE, true, 0), 1, 7)[0], 1e-12, "P-3.18, C-10.12: the first step is η");
  }

  @Test
  void adamWithoutCorrectionIsStillFasterAfterAThousandSteps() {
    var steps = steps(new Moments.Adam(.9, .999, 0, OUTSIDE, false, 0), 1, constant(1000));
    assertEquals(-3.1623, steps[0], 5e-5, "J-7.4.4, P-3.19, C-10.11");
    assertEquals(-6.5685, steps[11], 5e-5, "J-7.4.4");
    assertEquals(-1.2576, steps[999], 5e-5, "J-7.4.4");
    assertEquals(-6.5685, Arrays.stream(steps).min().orElseThrow(), 5e-5, "J-7.4.4: nowhere faster than at t = 12");
    for (double step : steps(new Moments.Adam(.9, .999, 0, OUTSIDE, true, 0), 1, constant(1000)))
      assertEquals(-1, step, 1e-9, "P-3.19: corrected");
  }

  @Test
  void afterAGapOfZerosRmsPropIsFasterAndMaxPropIsNot() {
    var g = new double[40 + 10 + 1];
    Arrays.fill(g, 0, 40, 1);
    g[50] = 1;
    var by = steps(new Adaptive.MaxProp(.9, 0), 1, g);
    assertEquals(1, by[50] / by[39], 1e-9, "P-3.20");
    g = new double[400 + 10 + 1];
    Arrays.fill(g, 0, 400, 1);
    g[410] = 1;
    var rms = steps(new Adaptive.RmsProp(.9, 0, 0, INSIDE), 1, g);
    assertEquals(1.5545, rms[410] / rms[399], 5e-5, "P-3.20");
  }

  @Test
  void amsGradsRateNeverGrows() {
    var w = param("w", new double[]{0});
    var by = amsGrad(.1);
    double largest = 0;
    var rng = new Rng(3);
    for (int t = 0; t < 200; t++) {
      double g = rng.normal() * (t < 5 ? 10 : 1);
      by.minimize(() -> w.mul(g).sum(), 1, w);
      double v = by.memory(w).get("max").at(0);
      assertTrue(v >= largest, "P-4.7");
      largest = v;
    }
  }

  @Test
  void adamWIsNotAdamWithL2() {
    Tensor w = param("w", new double[]{1}), v = param("v", new double[]{1});
    for (int t = 0; t < 3; t++) {
      adamWOnce(w);
      v.mul(100).sum().add(v.square().sum().mul(.25)).backward();
      L2.step(v);
    }
    assertEquals(1 - w.at(0), 3 * .1 + .1 * .5 * 2.8, .05, "P-4.7: the decay is not divided by √v̂");
    assertEquals(1 - v.at(0), 3 * .1, .01, "P-4.7: divided, it is all but lost");
  }

  private static final Optimizer DECAY = adamW(.1, .5), L2 = adam(.1);

  private static void adamWOnce(Tensor w) {
    w.mul(100).sum().backward();
    DECAY.step(w);
  }

  @Test
  void aSparseFeatureIsLearnedByAdaGradAndNotByGradientDescent() {
    seed(5);
    int n = 200;
    var columns = new double[n][];
    for (int i = 0; i < n; i++) columns[i] = new double[]{1, Rng.session().normal(), i < 3 ? 1 : 0};
    Tensor x = tensor(columns), y = x.mm(tensor(.5, 1, 2));
    UnaryOperator<Tensor> loss = w -> x.mm(w).sub(y).square().mean().mul(.5);
    double descent = DescentFiguresTest.walk(sgd(.5), loss, 100, 0, 0, 0).at(2),
        ada = DescentFiguresTest.walk(adaGrad(.5), loss, 100, 0, 0, 0).at(2);
    assertTrue(Math.abs(descent - 2) > .5, "P-3.14: gradient descent is at " + descent);
    assertTrue(Math.abs(ada - 2) < .01, "P-3.14: AdaGrad is at " + ada);
  }

  @Test
  void signsAreTracedByHand() {
    double[] g = {1, .5, -.2, -.3, .1};
    assertArrayEquals(new double[]{-.1, -.12, .12, .06, -.06}, steps(new Signs.RProp(1.2, .5, 1e-6, 50, Signs.Turn.BACK), .1, g), 1e-9,
        "J-7.5.2: back, then on with half the step, then back again");
    assertArrayEquals(new double[]{-.1, -.12, 0, .06, 0}, steps(new Signs.RProp(1.2, .5, 1e-6, 50, Signs.Turn.WAIT), .1, g), 1e-9,
        "PyTorch's");
    assertArrayEquals(new double[]{-.1, -.12, .06, .072, -.036}, steps(new Signs.RProp(1.2, .5, 1e-6, 50, Signs.Turn.GO), .1, g), 1e-9,
        "J-7.5.2");
  }
}
