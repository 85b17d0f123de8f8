package nabla.loss;

import static nabla.lab.Making.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import nabla.array.DType;
import nabla.grad.GradCheck;
import nabla.grad.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LossTest {
  @BeforeEach
  void doubles() {
    dtype(F64);
    seed(2);
  }

  @AfterEach
  void floats() {
    dtype(DType.F32);
  }

  private static void smooth(String name, Tensor loss) {
    for (var worst : GradCheck.of(loss, List.of())) assertTrue(worst.passed(), name + ": " + worst);
  }

  @Test
  void everyLossHasTheGradientOfItsValue() {
    Tensor y = param("y", normal(4, 3)), t = normal(4, 3), hot = oneHot(new int[]{0, 2, 1, 2}, 3);
    smooth("mse", Regression.mse(y, t));
    smooth("halfSquared", Regression.halfSquared(y, t));
    smooth("mae", Regression.mae(y, t));
    smooth("huber", Regression.huber(0.7).of(y, t));
    smooth("gaussianNll", Regression.gaussianNll(param("m", normal(5)), param("s", normal(5)), normal(5)));
    smooth("laplaceNll", Regression.laplaceNll(2).of(y, t));
    smooth("crossEntropy", Classification.crossEntropy(y, hot));
    smooth("smoothed", Classification.smoothedCrossEntropy(0.1).of(y, hot));
    smooth("binary", Classification.binaryCrossEntropy(y, hot));
    smooth("binaryNll", Classification.binaryNll(y.sigmoid(), hot));
    smooth("categoricalNll", Classification.categoricalNll(y.softmax(-1), hot));
    smooth("hinge", Classification.hinge(y, hot));
    smooth("perceptron", Classification.perceptron(y, hot.mul(2).sub(1)));
    smooth("pixels", Classification.pixelCrossEntropy(param("z", normal(2, 3, 2, 2)), normal(2, 3, 2, 2).softmax(1)));
  }

  @Test
  void everyPenaltyHasTheGradientOfItsValue() {
    var w = param("w", normal(3, 2));
    smooth("l2", Penalty.l2(0.3).of(w));
    smooth("l1", Penalty.l1(0.3).of(w));
    smooth("elimination", Penalty.elimination(0.3, 0.5).of(w));
    smooth("cauchy", Penalty.cauchy(0.3).of(w));
    smooth("distance", Penalty.distance(0.3, List.of(normal(3, 2))).of(w));
    smooth("softSharing", Penalty.softSharing(0.3, param("π", normal(2)), param("μ", normal(2)), param("σ", normal(2))).of(w));
    smooth("sparsity", Penalty.sparsity(0.3, 0.05).of(w.sigmoid()));
    assertEquals(.2625 * 2, Penalty.l2(.1).of(tensor(1, -2, .5)).item() * 2, 1e-12, "B-10.11a");
  }

  @Test
  void logitsAndProbabilitiesAgree() {
    Tensor z = normal(4, 3), hot = oneHot(new int[]{0, 2, 1, 2}, 3);
    assertEquals(Classification.crossEntropy(z, hot).item(), Classification.categoricalNll(z.softmax(-1), hot).item(), 1e-12);
    assertEquals(Classification.crossEntropy(z, hot).item(), Classification.crossEntropy(z, 0, 2, 1, 2).item(), 1e-12);
    assertEquals(Classification.binaryCrossEntropy(z, hot).item(), Classification.binaryNll(z.sigmoid(), hot).item(), 1e-7);
  }

  @Test
  void theGradientOfCrossEntropyIsPMinusT() {
    var z = param("z", normal(4, 3));
    var hot = oneHot(new int[]{0, 2, 1, 2}, 3);
    Classification.crossEntropy(z, hot).backward();
    assertArrayEquals(z.detach().softmax(-1).sub(hot).div(4).toDoubles(), z.grad().toDoubles(), 1e-12);
  }

  @Test
  void shapesThatWouldBroadcastSilentlyAreRefused() {
    assertEquals("mse: predictions have shape (3, 1), targets (3,); reshape one of them",
        assertThrows(IllegalArgumentException.class, () -> Regression.mse(zeros(3, 1), zeros(3))).getMessage());
    assertEquals("crossEntropy: label 3 of example 1 is not one of 0 to 2",
        assertThrows(IndexOutOfBoundsException.class, () -> Classification.crossEntropy(zeros(2, 3), 0, 3)).getMessage());
    assertEquals("mse: the batch is empty",
        assertThrows(IllegalArgumentException.class, () -> Regression.mse(zeros(0), zeros(0))).getMessage());
  }
}
