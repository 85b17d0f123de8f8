package nabla.optim;

import static nabla.optim.Stabiliser.INSIDE;
import static nabla.optim.Stabiliser.OUTSIDE;
import static org.junit.jupiter.api.Assertions.*;

import java.util.stream.Stream;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.grad.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTest {
  private static final double[] GRADIENTS = {1, -0.5, 0.25};

  /// Where w = 1 goes when the gradients 1, −½, ¼ are fed to a rule whatever w is.
  static double[] trace(UpdateRule rule, double rate, double... gradients) {
    var w = Tensor.param("w", Array.of(new double[]{1}, Shape.of(1)));
    var optimizer = Optimizer.of(rule, rate);
    var path = new double[gradients.length];
    for (int i = 0; i < gradients.length; i++) {
      w.mul(gradients[i]).sum().backward();
      optimizer.step(w);
      path[i] = w.at(0);
    }
    return path;
  }

  static Stream<Arguments> tables() {
    return Stream.of(row("C-10 table: SGD", new Descent.Sgd(0), .9, .95, .925),
        row("C-10.2 momentum", new Descent.Momentum(.9), .9, .86, .799),
        row("C-10.8 AdaGrad", new Adaptive.AdaGrad(1e-8, INSIDE), .9000000005, .9447213599, .9228995709),
        row("C-10.9 RMSProp β=.99 ν=1e-7", new Adaptive.RmsProp(.99, 0, 1e-7, INSIDE), .0000050000, .4490164445, .2289131020),
        row("P-3.16 RMSProp β=.9", new Adaptive.RmsProp(.9, 0, 1e-8, INSIDE), .6837722498, .8312141995, .7557505639),
        row("C-10.10 RMSProp + momentum", new Adaptive.RmsProp(.99, .9, 1e-7, INSIDE), .0000050000, -.4509790555, -1.0769680480),
        row("C-10.11 Adam, no correction", new Moments.Adam(.9, .999, 1e-8, INSIDE, false, 0), .6837738151, .5705919012, .4020721040),
        row("C-10.12 Adam", new Moments.Adam(.9, .999, 1e-8, INSIDE, true, 0), .9000000005, .8733662967, .8393233823),
        row("P-4.7 AdamW, decay .01", new Moments.Adam(.9, .999, 1e-8, INSIDE, true, .01), .8990000005, .8714672967, .8365529150),
        row("P-3.20 MaxProp", new Adaptive.MaxProp(.9, 1e-8), .9000000010, .9555555559, .9246913588),
        row("P-3.21 AdaMax", new Moments.AdaMax(.9, .999, 1e-8), .9000000010, .8789262959, .8563719850),
        row("P-3.22 NAdam", new Moments.NAdam(.9, .999, 1e-8, INSIDE), .8100000010, .8193217973, .7747311602));
  }

  private static Arguments row(String name, UpdateRule rule, double... path) {
    return Arguments.of(name, rule, path);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void eachRuleFollowsTheNotesTable(String name, UpdateRule rule, double[] path) {
    assertArrayEquals(path, trace(rule, 0.1, GRADIENTS), 6e-11, name);
  }

  @Test
  void adaDeltaFollowsTheNotesTableAndNeverMovesWithoutEpsilon() {
    assertArrayEquals(new double[]{.9968377382, .9989228680, .9977697929}, trace(new Adaptive.AdaDelta(.9, 1e-6), 1, GRADIENTS), 6e-11,
        "P-3.17");
    assertArrayEquals(new double[]{1, 1, 1}, trace(new Adaptive.AdaDelta(.9, 0), 1, GRADIENTS), 0, "P-3.17 as printed");
  }

  @Test
  void amsGradAndAdamDivergeAsPandey47Computes() {
    double[] g = {2, .1, .1};
    assertArrayEquals(new double[]{.98585786, .97242284, .9596242}, trace(new Moments.AmsGrad(.9, .5, 1e-8, INSIDE, false), .1, g), 5e-9);
    assertArrayEquals(new double[]{.98585786, .96690519, .94149777}, trace(new Moments.Adam(.9, .5, 1e-8, INSIDE, false, 0), .1, g), 5e-9);
  }

  @Test
  void bothConventionsOfMomentumWalkTheSamePath() {
    var g = new double[40];
    var rng = new nabla.array.Rng(2);
    for (int i = 0; i < g.length; i++) g[i] = rng.normal();
    assertArrayEquals(trace(new Descent.Momentum(.8), .02, g), trace(new Descent.AveragedMomentum(.8), .1, g), 1e-12, "J-7.2.1a");
  }

  @Test
  void nesterovAfterTwentyStepsIsWhereTheNotesSay() {
    var w = Tensor.param("w", Array.of(new double[]{1, 1}, Shape.of(2)));
    var scale = Tensor.of(Array.of(new double[]{10, 1}, Shape.of(2)));
    Optimizer.of(new Descent.Nesterov(.9), .05).minimize(() -> w.square().mul(scale).sum().mul(.5), 20, w);
    assertArrayEquals(new double[]{-.0003488603, -.0690710226}, w.toDoubles(), 6e-11, "C-10.6");
  }

  @Test
  void adamWithoutCorrectionStartsAt3162TimesTheRate() {
    double first = 1 - trace(new Moments.Adam(.9, .999, 1e-12, OUTSIDE, false, 0), .001, 1)[0];
    assertEquals(3.1623, first / .001, 1e-4, "J-7.4.4");
    var ones = new double[12];
    java.util.Arrays.fill(ones, 1);
    var path = trace(new Moments.Adam(.9, .999, 1e-12, OUTSIDE, false, 0), .001, ones);
    assertEquals(6.5685, (path[10] - path[11]) / .001, 1e-4, "J-7.4.4: the largest step, at t = 12");
  }

  @Test
  void rmsPropEndsInAnOscillationOfHalfTheRate() {
    for (double rate : new double[]{.1, .01}) {
      var w = Tensor.param("w", Array.of(new double[]{1}, Shape.of(1)));
      Optimizer.of(new Adaptive.RmsProp(.9, 0, 1e-8, INSIDE), rate).minimize(() -> w.square().sum().mul(.5), 2000, w);
      assertEquals(rate / 2, Math.abs(w.at(0)), .01 * rate / 2, "P-3.16");
    }
  }

  @Test
  void nesterovsStabilityLimitIsHalfOfHeavyBallsAtHalfMomentum() {
    assertTrue(farAfter(new Descent.Nesterov(.5), 1.49) < 1 && farAfter(new Descent.Nesterov(.5), 1.51) > 1, "ηλ < (2+2β)/(1+2β) = 1.5");
    assertTrue(farAfter(new Descent.Momentum(.5), 2.99) < 1 && farAfter(new Descent.Momentum(.5), 3.01) > 1, "ηλ < 2(1+β) = 3");
  }

  private static double farAfter(UpdateRule rule, double rate) {
    var w = Tensor.param("w", Array.of(new double[]{1}, Shape.of(1)));
    Optimizer.of(rule, rate).minimize(() -> w.square().sum().mul(.5), 3000, w);
    return Math.abs(w.at(0));
  }

  @Test
  void quickpropSolvesASeparableQuadraticRightAfterItsFirstStep() {
    var w = Tensor.param("w", Array.of(new double[]{3, -2}, Shape.of(2)));
    var scale = Tensor.of(Array.of(new double[]{1, 5}, Shape.of(2)));
    Optimizer.of(new Signs.Quickprop(100), .05).minimize(() -> w.square().mul(scale).sum(), 2, w);
    assertArrayEquals(new double[]{0, 0}, w.toDoubles(), 1e-12, "J-7.5.1");
  }

  @Test
  void rpropDoesNotSeeTheSizeOfGradients() {
    double[] g = {1, .3, -.2, -.5, .1, .4}, large = java.util.Arrays.stream(g).map(x -> 1000 * x).toArray();
    for (var turn : Signs.Turn.values()) {
      var rule = new Signs.RProp(1.2, .5, 1e-6, 50, turn);
      assertArrayEquals(trace(rule, .1, g), trace(rule, .1, large), 0, "J-7.5.2");
    }
    assertArrayEquals(new double[]{.9, .78, .84, .912}, trace(new Signs.RProp(1.2, .5, 1e-6, 50, Signs.Turn.GO), .1, 1, .3, -.2, -.5),
        1e-12,
        "by hand");
  }

  @Test
  void deltaDeltaMayMakeARateNegativeAndDeltaBarDeltaMayNot() {
    var path = trace(new Signs.DeltaDelta(.2), .1, 1, -1, 1);
    assertEquals(.9, path[0], 1e-12);
    assertEquals(.9 + (.1 - .2) * 1, path[1], 1e-12, "the rate is now −0.1: a step uphill");
    var up = trace(new Signs.DeltaBarDelta(.05, .3, .5, false), .1, 1, 1, -1);
    assertArrayEquals(new double[]{.9, .75, .75 + .105}, up, 1e-12, "J-7.4.1b: +κ, then ·(1−φ)");
  }

  @Test
  void aLargeGradientIsClippedByValueAndByNorm() {
    var w = Tensor.param("w", Array.of(new double[]{0, 0}, Shape.of(2)));
    var g = Tensor.of(Array.of(new double[]{3, 4}, Shape.of(2)));
    w.mul(g).sum().backward();
    Optimizer.of(new Descent.Sgd(0), 1).clipNorm(1).step(w);
    assertArrayEquals(new double[]{-.6, -.8}, w.toDoubles(), 1e-12);
    w.mul(g).sum().backward();
    Optimizer.of(new Descent.Sgd(0), 1).clipValue(3.5).step(w);
    assertArrayEquals(new double[]{-3.6, -4.3}, w.toDoubles(), 1e-12);
  }

  @Test
  void schedulesHaveTheNotesValues() {
    var cosine = Schedule.cosineRestarts(50, 0);
    assertArrayEquals(new double[]{.1, .090451, .05, 0, .1},
        new double[]{.1 * cosine.factor(0), .1 * cosine.factor(10), .1 * cosine.factor(25), .1 * cosine.factor(50), .1 * cosine.factor(51)},
        5e-7, "P-4.4");
    assertArrayEquals(
        new double[]{1, .904837, .367879, .00673795}, new double[]{Schedule.exponential(.01).factor(0),
            Schedule.exponential(.01).factor(10), Schedule.exponential(.01).factor(100), Schedule.exponential(.01).factor(500)},
        5e-7, "P-3.10");
    assertArrayEquals(new double[]{1, .909091, .5, .166667}, new double[]{Schedule.inverse(.01).factor(0), Schedule.inverse(.01).factor(10),
        Schedule.inverse(.01).factor(100), Schedule.inverse(.01).factor(500)}, 5e-7, "P-3.11");
    assertArrayEquals(new double[]{.5, .75, 1 - 1 / 6.0, .9, .966667},
        new double[]{Schedule.momentum(250, .999).factor(0), Schedule.momentum(250, .999).factor(250),
            Schedule.momentum(250, .999).factor(500),
            Schedule.momentum(250, .999).factor(1050), Schedule.momentum(250, .999).factor(3500)},
        5e-7, "P-3.12");
  }

  @Test
  void anInterruptWaitsUntilAllParametersHaveMoved() {
    var rule = new UpdateRule() {
      @Override
      public Tensor next(Tensor w, Tensor g, Slots s) {
        Thread.currentThread().interrupt();
        return w.sub(g);
      }

      @Override
      public String tex() {
        return "w - g";
      }
    };
    Tensor a = Tensor.param("a", Array.of(new double[]{1}, Shape.of(1))), b = Tensor.param("b", Array.of(new double[]{2}, Shape.of(1)));
    a.add(b).sum().backward();
    Optimizer.of(rule, 1).step(a, b);
    assertTrue(Thread.interrupted(), "the interrupt is not forgotten");
    assertArrayEquals(new double[]{0, 1}, new double[]{a.at(0), b.at(0)});
  }

  @Test
  void badHyperParametersAreRefused() {
    assertEquals("momentum must lie in [0, 1), not 1.0",
        assertThrows(IllegalArgumentException.class, () -> new Descent.Momentum(1)).getMessage());
    assertEquals("the learning rate must be a number ≥ 0, not NaN",
        assertThrows(IllegalArgumentException.class, () -> Optimizer.of(new Descent.Sgd(0), Double.NaN)).getMessage());
    assertEquals(DType.F32, DType.standard());
  }
}
