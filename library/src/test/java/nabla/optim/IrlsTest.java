package nabla.optim;

import static nabla.lab.Elements.*;
import static nabla.lab.Making.*;
import static nabla.lab.Optimising.*;
import static org.junit.jupiter.api.Assertions.*;

import nabla.array.Rng;
import nabla.grad.Tensor;
import nabla.lab.Doubles;
import nabla.math.Matrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Logistic regression by reweighted least squares, called as a cell calls it.
@ExtendWith(Doubles.class)
class IrlsTest {
  @Test
  void irlsEndsAtZeroOnXor() {
    var x = tensor(new double[][]{{0, 0, 1}, {0, 1, 1}, {1, 0, 1}, {1, 1, 1}});
    var fit = irls(x, tensor(0, 1, 1, 0));
    assertArrayEquals(new double[]{0, 0, 0}, fit.weights().toDoubles(), 1e-12, "J-4.3.4b");
    assertEquals(4 * Math.log(2), fit.losses().getLast(), 1e-12, "J-4.3.4b: 2.772589");
    assertTrue(fit.converged());
  }

  private static Tensor[] blobs() {
    seed(3);
    var rows = new double[80][];
    var y = new double[80];
    for (int i = 0; i < 80; i++) {
      y[i] = i % 2;
      rows[i] = new double[]{Rng.session().normal() + y[i], Rng.session().normal() - y[i], 1};
    }
    return new Tensor[]{tensor(rows), tensor(y)};
  }

  @Test
  void irlsNeedsAtMostTenStepsEachAWeightedLeastSquaresFit() {
    Tensor x = blobs()[0], y = blobs()[1], w = zeros(3);
    var fit = irls(x, y);
    assertTrue(fit.converged() && fit.losses().size() <= 11, "J-4.3.4b: " + fit.gradients());
    for (int i = 1; i < fit.losses().size(); i++) {
      Tensor a = sigmoid(x.mm(w)), r = a.mul(a.neg().add(1)), z = x.mm(w).sub(a.sub(y).div(r));
      w = Tensor.of(Matrices.lstsq(x.value(), z.value(), r.toDoubles()));
    }
    assertArrayEquals(w.toDoubles(), fit.weights().toDoubles(), 1e-8, "J-4.31: the working response");
    var v = param("v", 0, 0, 0);
    pureNewton().minimize(() -> x.mm(v).softplus().sub(y.mul(x.mm(v))).sum(), fit.losses().size() - 1, v);
    assertArrayEquals(v.toDoubles(), fit.weights().toDoubles(), 1e-8, "J-4.30: Newton's method");
  }

  @Test
  void irlsSaysWhatToDoAboutSeparableClassesAndCollinearColumns() {
    var line = tensor(new double[][]{{-2, 1}, {-1, 1}, {1, 1}, {2, 1}});
    assertEquals("irls: a line separates the classes, so that the best weights are infinite; give a ridge such as irls(X, y, 1e-3)",
        assertThrows(ArithmeticException.class, () -> irls(line, tensor(0, 0, 1, 1))).getMessage());
    assertTrue(irls(line, tensor(0, 0, 1, 1), 1e-3).converged());
    var twice = tensor(new double[][]{{1, 1}, {2, 2}, {3, 3}});
    assertTrue(
        assertThrows(ArithmeticException.class, () -> irls(twice, tensor(0, 1, 0))).getMessage().startsWith("irls: columns of X depend"));
    assertEquals("irls: labels must be 0 or 1, not -1.0",
        assertThrows(IllegalArgumentException.class, () -> irls(line, tensor(-1, 1, 1, 1))).getMessage());
    assertEquals("irls: needs X of shape (examples, features) and y of shape (examples,), not (4, 2) and (3,)",
        assertThrows(IllegalArgumentException.class, () -> irls(line, tensor(0, 1, 1))).getMessage());
  }
}
