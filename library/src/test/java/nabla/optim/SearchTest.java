package nabla.optim;

import static nabla.lab.Making.*;
import static nabla.lab.Optimising.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nabla.array.DType;
import nabla.array.Interrupted;
import nabla.array.Rng;
import nabla.grad.Tensor;
import nabla.lab.Doubles;
import nabla.math.Matrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Line searches, Newton, conjugate gradients and L-BFGS, called as a cell calls them.
@ExtendWith(Doubles.class)
class SearchTest {
  private static final UnaryOperator<Tensor> ROSENBROCK = w -> w.get(0).neg().add(1).square()
      .add(w.get(1).sub(w.get(0).square()).square().mul(100)), SADDLE = w -> w.get(0).square().sub(w.get(1).square()),
      DOUBLE_WELL = x -> x.pow(4).sub(x.square().mul(2)).add(x.mul(.3)).sum();

  private static void walks(String id, Optimizer by, UnaryOperator<Tensor> loss, double[] start, double[]... places) {
    var w = param("w", start);
    for (int i = 0; i < places.length; i++) {
      by.step(() -> loss.apply(w), w);
      assertArrayEquals(places[i], w.toDoubles(), 6e-11, id + ", step " + (i + 1));
    }
  }

  @Test
  void newtonsStepsAreThoseOfTheNotes() {
    walks("B-5.9a", pureNewton(), w -> w.square().mul(tensor(1, 10)).sum(), new double[]{3, -2}, new double[]{0, 0});
    walks("B-5.9a, double well", pureNewton(), DOUBLE_WELL, new double[]{1.5}, new double[]{1.1608695652}, new double[]{1.0036029799},
        new double[]{.9629210254}, new double[]{.9601619976}, new double[]{.9601495558});
    walks("B-5.9a, Rosenbrock", pureNewton(), ROSENBROCK, new double[]{-1.2, 1}, new double[]{-1.1752808989, 1.3806741573},
        new double[]{.7631148712, -3.1750338547}, new double[]{.7634296789, .5828247755}, new double[]{.9999953111, .9440273239},
        new double[]{.9999956957, .9999913913}, new double[]{1, 1});
    walks("B-5.9a: pure Newton goes to the saddle", pureNewton(), SADDLE, new double[]{1, .5}, new double[]{0, 0});
  }

  @Test
  void newtonWithATrustRegionLeavesTheSaddle() {
    var w = param("w", 1, 1e-3);
    newton().minimize(() -> SADDLE.apply(w).add(w.get(1).pow(4)), 12, w);
    assertEquals(0, w.at(0), 1e-6);
    assertEquals(Math.sqrt(.5), Math.abs(w.at(1)), 1e-6, "a minimum of x² − y² + y⁴");
    var at = param("at", 0, 0);
    newton().minimize(() -> SADDLE.apply(at).add(at.get(1).pow(4)), 12, at);
    assertEquals(Math.sqrt(.5), Math.abs(at.at(1)), 1e-6, "even from the saddle itself");
  }

  @Test
  void dampingShortensNewtonsStepAndSingularHessiansAskForIt() {
    walks("J-4.30 with μ = 10", optimizer(new SecondOrder.Newton(10, 1, new LineSearch.Fixed()), 1),
        w -> w.square().mul(tensor(5, 15)).sum().mul(.5),
        new double[]{3, -5}, new double[]{3 * 10 / 15.0, -5 * 10 / 25.0});
    var w = param("w", 1, 1);
    assertEquals("Newton: the Hessian is singular; add damping, such as newton(1e-3)",
        assertThrows(ArithmeticException.class, () -> pureNewton().step(() -> w.get(0).square().mul(0).add(w.sum()), w)).getMessage());
    var big = param("big", new double[2001]);
    assertEquals(
        "Newton: 2001 parameters need a Hessian of 2001 × 2001 numbers; at most 2000 are sensible. Use lbfgs() or newtonCg(), which need none",
        assertThrows(IllegalArgumentException.class, () -> newton().step(() -> big.square().sum(), big)).getMessage());
  }

  @Test
  void theExactSearchIsTheOneOfTheNotesAndMakesGradientsOrthogonal() {
    var h = tensor(new double[][]{{2, 1}, {1, 2}});
    var first = param("w", 1, -2);
    var loss = steepest(exactSearch()).step(() -> first.dot(h.mm(first)).mul(.5), first);
    assertEquals(3, loss, 1e-12, "B-5.7");
    assertArrayEquals(new double[]{1 - .5 * 0, -2 + .5 * 3}, first.toDoubles(), 1e-12, "B-5.7: ε* = .5");
    var w = param("w", 1, 1);
    UnaryOperator<Tensor> bowl = x -> x.square().mul(tensor(1, 10)).sum().mul(.5);
    var by = steepest(exactSearch());
    by.step(() -> bowl.apply(w), w);
    assertEquals(.4045954046, bowl.apply(w).item(), 6e-11, "B-5.7");
    assertArrayEquals(new double[]{1 - .1008991009, 1 - 1.008991009}, w.toDoubles(), 6e-10, "B-5.7: ε* = .1008991009");
    Tensor before = slope(bowl, w), after;
    for (int i = 0; i < 5; i++) {
      by.step(() -> bowl.apply(w), w);
      after = slope(bowl, w);
      assertEquals(0, before.dot(after).item() / before.norm().item() / after.norm().item(), 1e-8, "P-3.13");
      before = after;
    }
  }

  private static Tensor slope(UnaryOperator<Tensor> f, Tensor w) { return nabla.grad.Grad.valueAndGrad(f, w.detach()).grad(); }

  @Test
  void theGridTakesTheBestLengthAndStaysWhereAllAreWorse() {
    var w = param("w", new double[]{1});
    steepest(gridSearch(.01, .4, 3)).step(() -> w.square().sum().mul(.5), w);
    assertEquals(.6, w.at(0), 1e-12, "P-3.13");
    steepest(gridSearch(3, 5)).step(() -> w.square().sum().mul(.5), w);
    assertEquals(.6, w.at(0), 1e-12);
  }

  @Test
  void armijoAndWolfeKeepTheirPromises() {
    var rng = new Rng(8);
    for (int trial = 0; trial < 20; trial++) {
      var w = param("w", rng.normal(), rng.normal());
      UnaryOperator<Tensor> f = trial % 2 == 0 ? ROSENBROCK : DOUBLE_WELL;
      var from = w.detach();
      var g = slope(f, from);
      double start = f.apply(from).item(), fall = -g.dot(g).item();
      steepest(armijo()).step(() -> f.apply(w), w);
      double t = from.sub(w.detach()).norm().item() / g.norm().item();
      assertTrue(f.apply(w).item() <= start + 1e-4 * t * fall, "Armijo, trial " + trial);
      w.update(from.value());
      steepest(strongWolfe()).step(() -> f.apply(w), w);
      t = from.sub(w.detach()).norm().item() / g.norm().item();
      assertTrue(f.apply(w).item() <= start + 1e-4 * t * fall + 1e-12, "Wolfe, height, trial " + trial);
      assertTrue(Math.abs(slope(f, w).dot(g).item()) <= -.9 * fall + 1e-12, "Wolfe, slope, trial " + trial);
    }
  }

  @Test
  void conjugateGradientsSolveAQuadraticInAsManyStepsAsItHasDimensions() {
    seed(1);
    int n = 8;
    Tensor m = normal(n, n), a = m.t().mm(m).add(eye(n)), b = normal(n), w = param("w", new double[n]);
    conjugateGradient(exactSearch()).minimize(() -> w.dot(a.mm(w)).mul(.5).sub(w.dot(b)), n, w);
    assertArrayEquals(Matrices.solve(a.value(), b.value()).toDoubles(), w.toDoubles(), 1e-8);
    var solved = LinearCg.solve(a::mm, b, 1e-10, 100);
    assertArrayEquals(w.toDoubles(), solved.x().toDoubles(), 1e-8);
    assertTrue(solved.products() <= n + 2 && solved.curved(), solved.toString());
    assertFalse(LinearCg.solve(v -> v.neg(), b, 1e-10, 100).curved(), "−I is not positive definite");
  }

  @Test
  void allSearchesFindTheBottomOfRosenbrocksValley() {
    var steps = new ArrayList<Integer>();
    for (var by : List.of(newton(), newtonCg(), lbfgs(), conjugateGradient())) {
      var w = param("w", -1.2, 1);
      int n = 0;
      for (; n < 200 && ROSENBROCK.apply(w).item() > 1e-12; n++) by.step(() -> ROSENBROCK.apply(w), w);
      steps.add(n);
    }
    assertTrue(steps.stream().allMatch(n -> n <= 70), "steps of Newton, Newton-CG, L-BFGS, CG: " + steps);
  }

  @Test
  void severalParametersOfAnyShapeAndFloatsMoveTogether() {
    dtype(DType.F32);
    seed(1);
    Tensor x = normal(40, 3), t = x.mm(tensor(new double[][]{{1, -1}, {2, 0}, {0, 3}})).add(tensor(.5, -.5));
    Tensor w = param("W", zeros(3, 2)), b = param("b", zeros(2));
    var losses = lbfgs().minimize(() -> x.mm(w).add(b).sub(t).square().mean(), 25, w, b);
    assertTrue(losses[24] < 1e-10, "loss " + losses[24]);
    assertEquals(DType.F32, w.dtype());
    assertArrayEquals(new double[]{.5, -.5}, b.toDoubles(), 1e-4);
  }

  @Test
  void aSearchThatFailsOrIsInterruptedLeavesEverythingAsItWas() {
    var w = param("w", -1.2, 1);
    var by = lbfgs();
    by.minimize(() -> ROSENBROCK.apply(w), 3, w);
    var before = w.toDoubles();
    int[] looks = {0};
    assertThrows(IllegalStateException.class, () -> by.step(() -> {
      if (++looks[0] == 2) throw new IllegalStateException("lost");
      return ROSENBROCK.apply(w);
    }, w));
    assertArrayEquals(before, w.toDoubles(), 0);
    looks[0] = 0;
    assertThrows(Interrupted.class, () -> by.step(() -> {
      if (++looks[0] == 1) Thread.currentThread().interrupt();
      return ROSENBROCK.apply(w);
    }, w));
    assertTrue(Thread.interrupted());
    assertArrayEquals(before, w.toDoubles(), 0);
    assertEquals(3, by.steps());
    var twin = param("w", -1.2, 1);
    lbfgs().minimize(() -> ROSENBROCK.apply(twin), 4, twin);
    by.step(() -> ROSENBROCK.apply(w), w);
    assertArrayEquals(twin.toDoubles(), w.toDoubles(), 0, "the memory is that of three steps");
  }

  @Test
  void whatASearchCannotDoIsSaid() {
    var w = param("w", 1, 1);
    w.square().sum().backward();
    assertEquals("step: Lbfgs looks at the loss at several places; give the loss itself, without backward(): step(() -> loss, w, b)",
        assertThrows(IllegalStateException.class, () -> lbfgs().step(w)).getMessage());
    assertEquals(
        "clipNorm: Newton moves all parameters together along one direction, by the loss itself; clipping and groups are for rules such as sgd and adam",
        assertThrows(IllegalArgumentException.class, () -> newton().clipNorm(1)).getMessage());
    assertEquals("step: the loss is NaN where Newton begins",
        assertThrows(ArithmeticException.class, () -> newton().step(() -> w.sub(2).sum().sqrt(), w)).getMessage());
    assertEquals("step: there are no parameters to move",
        assertThrows(IllegalArgumentException.class, () -> lbfgs().step(() -> w.sum())).getMessage());
  }

  @Test
  void settingsReadTheSameInAnotherSession() {
    for (int i = 0; i < 2; i++) {
      Schedule own = i == 0 ? t -> 1.0 / (t + 1) : t -> 0.5;
      assertEquals(
          "ScheduledMomentum[alpha=one's own, nesterov=false], learning rate 0.1, one's own, clipped at Infinity and 1.0, 0 groups",
          momentum(.1, own).schedule(own).clipNorm(1).settings());
      assertEquals(
          "Steepest[search=Grid[0.1, 0.2]], learning rate 1.0, Step[every=5, factor=0.5], clipped at Infinity and Infinity, 0 groups",
          steepest(gridSearch(.1, .2)).schedule(stepDecay(5, .5)).settings());
    }
  }

  @Test
  void everyRuleUnderstandsTheLossToo() {
    var w = param("w", new double[]{2});
    assertEquals(2, sgd(.5).step(() -> w.square().sum().mul(.5), w), 1e-12);
    assertEquals(1, w.at(0), 1e-12);
    assertNull(w.grad());
  }
}
