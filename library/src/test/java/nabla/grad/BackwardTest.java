package nabla.grad;

import static nabla.lab.Derivatives.*;
import static nabla.lab.Elements.*;
import static nabla.lab.Making.*;
import static nabla.lab.Reducing.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import nabla.array.DType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackwardTest {
  @BeforeEach
  void doubles() {
    dtype(F64);
  }

  @AfterEach
  void floats() {
    dtype(DType.F32);
  }

  @Test
  void theGradientOfALayerAgreesWithCentralDifferences() {
    seed(1);
    Tensor x = normal(5, 3), y = normal(5, 2), w = param("W", normal(3, 2)), b = param("b", normal(2));
    var loss = mean(square(tanh(x.mm(w).add(b)).sub(y)));
    for (var worst : GradCheck.of(loss, List.of())) assertTrue(worst.passed(), worst.toString());
  }

  @Test
  void aSharedNodeCollectsEveryPath() {
    var x = param("x", 3);
    var y = x.mul(x).add(x);
    y.backward();
    assertEquals(7, x.grad().item());
  }

  @Test
  void gradOfGradIsTheSecondDerivative() {
    var second = grad(grad(x -> x.pow(3)));
    assertEquals(12, second.apply(tensor(2)).item(), 1e-12);
  }

  @Test
  void theHessianOfAQuadraticFormIsItsMatrix() {
    var a = tensor(new double[][]{{2, 1}, {1, 3}});
    var h = hessian(x -> x.mm(a.mm(x)).mul(0.5), tensor(1, -1));
    assertArrayEquals(a.toDoubles(), h.toDoubles(), 1e-12);
  }

  @Test
  void jvpAndVjpAreTheJacobiansColumnsAndRows() {
    var x = tensor(0.3, -0.7);
    var j = jacobian(z -> tanh(z).mul(z.sum()), x);
    assertArrayEquals(j.mm(tensor(1, 0)).toDoubles(), jvp(z -> tanh(z).mul(z.sum()), x, tensor(1, 0)).toDoubles(), 1e-12);
    assertArrayEquals(tensor(0, 1).mm(j).toDoubles(), vjp(z -> tanh(z).mul(z.sum()), x, tensor(0, 1)).toDoubles(), 1e-12);
  }

  @Test
  void aLongChainGoesBackwardWithoutOverflow() {
    var x = param("x", 1);
    var y = x;
    for (int i = 0; i < 100_000; i++) y = y.add(1e-6);
    y.backward();
    assertEquals(1, x.grad().item());
  }

  @Test
  void manyBranchesOpenAtOnceEachHandTheirGradientOn() {
    var x = param("x", 2);
    var branches = new java.util.ArrayList<Tensor>();
    for (int i = 0; i < 3000; i++) branches.add(x.mul(i % 7));
    java.util.Collections.shuffle(branches, new java.util.Random(3));
    var sum = x;
    for (var branch : branches) sum = sum.add(branch.mul(branch));
    sum.backward();
    double expected = 1;
    for (int i = 0; i < 3000; i++) expected += 2 * 2.0 * (i % 7) * (i % 7);
    assertEquals(expected, x.grad().item());
  }

  @Test
  void anOperationMayGoBackwardThroughTheSameLeafWhileAPassIsUnderWay() {
    var x = param("x", 3);
    var inner = x.mul(x).mul(x);
    var slope = Op.of("slope", z -> z.mul(z), (z, y, g) -> g.mul(Grad.of(inner, List.of(x), false).getFirst()));
    var y = slope.apply(x).add(x.mul(5));
    y.backward();
    assertEquals(27 + 5, x.grad().item());
  }

  @Test
  void aStaleGraphSaysSo() {
    var w = param("w", 2);
    var loss = w.square();
    w.update(tensor(5).value());
    var error = assertThrows(IllegalStateException.class, loss::backward);
    assertEquals("backward: w was updated after this value was computed from it; compute the loss again first", error.getMessage());
  }

  @Test
  void aShapeErrorNamesBothShapes() {
    var error = assertThrows(IllegalArgumentException.class, () -> zeros(32, 784).mm(zeros(100, 10)));
    assertEquals("mm: (32, 784) · (100, 10): inner sizes 784 and 100 differ", error.getMessage());
  }

  @Test
  void theCheckCountsAParameterThatTheValueDoesNotDependOnAsZero() {
    Tensor w = param("w", tensor(2)), b = param("b", tensor(1, 2));
    var report = GradCheck.of(w.square(), List.of(b, w));
    assertEquals(List.of("b", "w"), report.stream().map(GradCheck.Worst::name).toList());
    for (var worst : report) assertTrue(worst.passed(), worst.toString());
    assertEquals(0, report.getFirst().analytic());
  }
}
