package nabla.loss;

import static nabla.lab.Losses.*;
import static nabla.lab.Making.*;
import static org.junit.jupiter.api.Assertions.*;

import nabla.grad.Tensor;
import nabla.lab.Doubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The figures of the notes for losses and penalties, reached as a cell would.
@ExtendWith(Doubles.class)
class LossFiguresTest {
  private static Tensor[] tenClasses(double right) {
    var p = new double[10];
    java.util.Arrays.fill(p, (1 - right) / 9);
    p[3] = right;
    return new Tensor[]{tensor(new double[][]{p}).log(), oneHot(new int[]{3}, 10)};
  }

  @Test
  void smoothedLabelsCostWhatTheNotesSay() {
    var z = tenClasses(.82);
    assertEquals(.198451, crossEntropy(z[0], z[1]).item(), 5e-7, "C-9.11");
    assertEquals(.569808, spreadCrossEntropy(.1).of(z[0], z[1]).item(), 5e-7, "C-9.11");
    var best = tenClasses(.9);
    assertEquals(.544805, spreadCrossEntropy(.1).of(best[0], best[1]).item(), 5e-7, "C-9.11: the least possible");
    assertEquals(smoothedCrossEntropy(.1).of(z[0], z[1]).item(), spreadCrossEntropy(.09).of(z[0], z[1]).item(), 1e-12,
        "ε over all K classes is ε(K−1)/K over the others");
    assertEquals(crossEntropy(z[0], z[1]).item(), spreadCrossEntropy(0).of(z[0], z[1]).item(), 1e-12, "C-9.11: α = 0");
  }

  @Test
  void lossesFromLogitsSurviveExtremeOnes() {
    var z = tensor(new double[][]{{1000}, {-1000}, {3}});
    var t = tensor(new double[][]{{1}, {1}, {0}});
    assertEquals((0 + 1000 + Math.log1p(Math.exp(3))) / 3, binaryCrossEntropy(z, t).item(), 1e-9, "J-4.3.2");
    assertEquals(2000, crossEntropy(tensor(new double[][]{{1000, -1000}}), tensor(new double[][]{{0, 1}})).item(), 1e-9);
    assertTrue(Double.isFinite(binaryNll(tensor(new double[][]{{0}, {1}}), tensor(new double[][]{{1}, {0}})).item()));
    assertTrue(Double.isFinite(categoricalNll(tensor(new double[][]{{0, 1}}), tensor(new double[][]{{1, 0}})).item()));
  }

  @Test
  void penaltiesHaveTheValuesOfTheNotes() {
    assertEquals(.2625, l2(.1).of(tensor(1, -2, .5)).item(), 1e-12, "B-10.11a");
    assertEquals(.35, l1(.1).of(tensor(1, -2, .5)).item(), 1e-12, "B-10.12");
    assertEquals(.5, elimination(1).of(tensor(.2)).item(), 1e-12, "J-8.1f: ½ at w₀ = 0.2");
    assertEquals(3, elimination(1, .2).of(tensor(50, -80, 900)).item(), 1e-4, "J-8.1f: counts large weights");
    assertEquals(Math.log(1 + 5.25), logPenalty(1).of(tensor(1, -2), tensor(new double[]{.5})).item(), 1e-12,
        "J-8.1e: all weights together");
    assertEquals(Math.log(2) + Math.log(5) + Math.log(1.25), cauchy(1).of(tensor(1, -2, .5)).item(), 1e-12, "a Cauchy prior on each");
    assertEquals(.5 * 3 * (1 + 4), distance(3, tensor(1, 1)).of(tensor(2, -1)).item(), 1e-12, "C-9.6");
    assertEquals("penalty: 1 weights are compared with 2 given ones; give one for each, in their order",
        assertThrows(IllegalArgumentException.class, () -> distance(1, tensor(1, 1), tensor(2, 2)).of(tensor(1, 1))).getMessage());
  }

  private static double slope(Penalty penalty, double... at) {
    var w = param("w", at);
    penalty.of(w).backward();
    return w.grad().norm().item();
  }

  @Test
  void theirGradientsAreLargestWhereTheNotesSay() {
    double w0 = .2, top = w0 / Math.sqrt(3);
    assertTrue(
        slope(elimination(1, w0), top) > slope(elimination(1, w0), .99 * top)
            && slope(elimination(1, w0), top) > slope(elimination(1, w0), 1.01 * top),
        "J-8.1f: at w₀/√3");
    assertEquals(1, slope(logPenalty(1), .6, .8), 1e-12, "J-8.1e: 1 at ‖w‖ = 1");
    for (double size : new double[]{.1, .5, 2, 30}) assertTrue(slope(logPenalty(1), .6 * size, .8 * size) < 1, "J-8.1e at " + size);
  }

  @Test
  void squaredErrorsDifferByTheirFactorsAlone() {
    Tensor y = tensor(new double[][]{{1, 2}, {3, 4}}), t = tensor(new double[][]{{0, 2}, {1, 1}});
    assertEquals(14, sumSquared(y, t).item(), 1e-12);
    assertEquals(14 / 4.0, mse(y, t).item(), 1e-12);
    assertEquals(14 / 2.0 / 2, halfSquared(y, t).item(), 1e-12, "½ Σ over outputs, mean over examples");
  }
}
