package nabla.optim;

import static nabla.lab.Making.*;
import static nabla.lab.Optimising.*;
import static nabla.optim.DescentFiguresTest.at;
import static nabla.optim.DescentFiguresTest.walk;
import static org.junit.jupiter.api.Assertions.*;

import java.util.function.UnaryOperator;
import nabla.grad.Tensor;
import nabla.lab.Doubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The figures of the notes for steps on batches, with decay, with clipping and in groups.
@ExtendWith(Doubles.class)
class StepFiguresTest {
  @Test
  void weightDecayShrinksByAFactorAndL1ByAnAmount() {
    var by = optimizer(new Descent.Sgd(.5), .1);
    var w = param("w", new double[]{2});
    double[] l2 = {1.9, 1.805, 1.71475}, l1 = {1.95, 1.9, 1.85};
    for (double expected : l2) {
      by.minimize(() -> w.mul(0).sum(), 1, w);
      assertEquals(expected, w.at(0), 1e-12, "B-10.11b");
    }
    var v = param("v", new double[]{2});
    for (double expected : l1) {
      sgd(.1).minimize(() -> nabla.lab.Losses.l1(.5).of(v), 1, v);
      assertEquals(expected, v.at(0), 1e-12, "B-10.12");
    }
    var u = param("u", 3, -2);
    optimizer(new Descent.Sgd(.5), .1).minimize(() -> u.sum(), 1, u);
    at("C-9.4", new double[]{2.75, -2}, u, 1e-12);
  }

  @Test
  void l2MayEnlargeASingleWeight() {
    var h = tensor(new double[][]{{5, 2}, {2, 2}});
    var best = tensor(1, 3);
    UnaryOperator<Tensor> loss = w -> w.sub(best).dot(h.mm(w.sub(best))).mul(.5);
    at("U-3.8: the first weight grows from 1 to 1.214", new double[]{1.2142857143, 1.8571428571},
        walk(optimizer(new Descent.Sgd(1), .1), loss, 400, 1, 3), 1e-9);
    var second = tensor(new double[][]{{2, 1}, {1, 2}});
    var other = tensor(2, 0);
    at("B-10.11.1: the second from 0 to .19", new double[]{1.5238095, .1904762},
        walk(optimizer(new Descent.Sgd(.5), .3), w -> w.sub(other).dot(second.mm(w.sub(other))).mul(.5), 300, 2, 0), 1e-7);
  }

  @Test
  void proximalStepsGiveExactZerosWhereSubgradientsOnlyHover() {
    var best = tensor(1, .5);
    var bends = tensor(6, 1);
    UnaryOperator<Tensor> loss = w -> w.sub(best).square().mul(bends).sum().mul(.5);
    at("U-3.16", new double[]{.9, 0}, walk(optimizer(new Descent.Proximal(.6), .05), loss, 400, 1, .5), 1e-12);
    double hover = walk(sgd(.05), w -> loss.apply(w).add(nabla.lab.Losses.l1(.6).of(w)), 400, 1, .5).at(1);
    assertTrue(hover != 0 && Math.abs(hover) < .06, "U-3.16: the plain subgradient hovers at .0379 or .0452, came " + hover);
  }

  @Test
  void clippingByValueTurnsTheGradientAndByNormDoesNot() {
    double[] g = {3, -4, 12};
    var w = param("w", 0, 0, 0);
    w.mul(tensor(g)).sum().backward();
    sgd(1).clipValue(5).step(w);
    at("B-10.1b", new double[]{-3, 4, -5}, w, 1e-12);
    assertEquals(.924678, w.neg().dot(tensor(g)).item() / w.norm().item() / 13, 1e-6, "B-10.1b: the cosine to −g");
    var v = param("v", 0, 0, 0);
    v.mul(tensor(g)).sum().backward();
    sgd(1).clipNorm(6.5).step(v);
    at("B-10.1c", new double[]{-1.5, 2, -6}, v, 1e-12);
    var z = param("z", new double[]{1});
    z.mul(0).sum().backward();
    sgd(1).clipNorm(1).step(z);
    assertEquals(1, z.at(0), "B-10.1c: no gradient, no NaN");
  }

  @Test
  void clippingKeepsAStepOnACliffInTheBasin() {
    UnaryOperator<Tensor> cliff = w -> w.pow(20).sub(1).square().sum();
    assertTrue(Math.abs(walk(sgd(.01), cliff, 1, 1.2).at(0)) > 400, "B-10.1a: the gradient is 47714.4656");
    assertEquals(1.19, walk(sgd(.01).clipNorm(1), cliff, 1, 1.2).at(0), 1e-12, "B-10.1a, clipped");
  }

  @Test
  void aGroupMayHaveARuleOfItsOwn() {
    Tensor w = param("w", new double[]{2}), b = param("b", new double[]{2});
    var by = adamW(.1, .5).group(new Moments.Adam(.9, .999, 1e-8, Stabiliser.OUTSIDE, true, 0), 1, b);
    w.add(b).mul(0).sum().backward();
    by.step(w, b);
    assertArrayEquals(new double[]{1.9, 2}, new double[]{w.at(0), b.at(0)}, 1e-12, "B-10.10b: biases do not decay");
  }

  @Test
  void stochasticGradientDescentWithOneOverKIsTheRunningMean() {
    var w = param("w", new double[]{0});
    var by = sgd(1).schedule(k -> 1.0 / (k + 1));
    for (double seen : new double[]{2, 4, 9, 1}) by.minimize(() -> w.sub(seen).square().sum().mul(.5), 1, w);
    assertEquals(4, w.at(0), 1e-12, "B-6.4a");
  }

  @Test
  void batchesAndSingleExamplesWalkAsTheNotesPrint() {
    var by = sgd(.1);
    Tensor w = param("w", new double[]{0}), b = param("b", new double[]{0}), x = tensor(0, 1, 2, 3), y = x.mul(2).sub(1);
    double[][] path = {{1.1, .4}, {1.31, .39}, {1.376, .319}};
    for (var place : path) {
      by.minimize(() -> w.mul(x).add(b).sub(y).square().mean(), 1, w, b);
      assertArrayEquals(place, new double[]{w.at(0), b.at(0)}, 1e-12, "B-6.3, full batch");
    }
    assertEquals(.633409, w.mul(x).add(b).sub(y).square().mean().item(), 5e-7, "B-6.3");
    Tensor u = param("u", new double[]{0}), c = param("c", new double[]{0});
    double[][] single = {{0, -.2}, {.24, .04}, {1.232, .536}, {1.6928, .6896}};
    for (int i = 0; i < 4; i++) {
      int k = i;
      by.minimize(() -> u.mul(x.at(k)).add(c).sub(y.at(k)).square().mean(), 1, u, c);
      assertArrayEquals(single[i], new double[]{u.at(0), c.at(0)}, 1e-12, "B-6.3, one by one");
    }
  }
}
