package nabla.math;

import static org.junit.jupiter.api.Assertions.*;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.ScalarKernels;
import nabla.array.Shape;
import org.junit.jupiter.api.Test;

class MatricesTest {
  private final Rng rng = new Rng(3);

  private Array random(int... dims) {
    return rng.normal(DType.F64, Shape.of(dims), 0, 1);
  }

  private static Array mm(Array... factors) {
    var product = factors[0];
    for (int i = 1; i < factors.length; i++) product = new ScalarKernels().matmul(product, factors[i]);
    return product;
  }

  private static Array diagonal(Array values) {
    int n = values.dim(0);
    var d = Array.zeros(DType.F64, Shape.of(n, n));
    for (int i = 0; i < n; i++) d.raw(i * (n + 1), values.get(i));
    return d;
  }

  private static void same(Array expected, Array actual) {
    assertEquals(expected.shape(), actual.shape());
    assertArrayEquals(expected.toDoubles(), actual.toDoubles(), 1e-11);
  }

  @Test
  void aSolutionSolves() {
    Array a = random(5, 5), b = random(5, 2);
    same(b, mm(a, Matrices.solve(a, b)));
    same(b.pick(1, 0).copy(), mm(a, Matrices.solve(a, b.pick(1, 0)).reshape(5, 1)).reshape(5));
    same(mm(a, Matrices.inverse(a)), mm(Matrices.inverse(a), a));
  }

  @Test
  void theFactorsMultiplyBackToTheMatrix() {
    for (var a : new Array[]{random(6, 3), random(3, 6), random(4, 4), random(6, 3).transpose(0, 1)}) {
      var qr = Matrices.qr(a);
      same(a.copy(), mm(qr.q(), qr.r()));
      var svd = Matrices.svd(a);
      same(a.copy(), mm(svd.u(), diagonal(svd.s()), svd.vt()));
    }
    var m = random(4, 4);
    var spd = mm(m, m.transpose(0, 1));
    var l = Matrices.cholesky(spd);
    same(spd, mm(l, l.transpose(0, 1)));
    var eigen = Matrices.eigh(spd);
    same(spd, mm(eigen.vectors(), diagonal(eigen.values()), eigen.vectors().transpose(0, 1)));
    assertTrue(eigen.values().get(0) < eigen.values().get(3), eigen.values().toString());
  }

  @Test
  void theNotesEigenvaluesComeOut() {
    var eigen = Matrices.eigh(Array.of(new double[]{5, 2, 2, 2}, Shape.of(2, 2)));
    assertArrayEquals(new double[]{1, 6}, eigen.values().toDoubles(), 1e-12);
  }

  @Test
  void thePseudoInverseHasPenrosesFourProperties() {
    var a = mm(random(5, 2), random(2, 4));
    var p = Matrices.pinv(a);
    same(a, mm(a, p, a));
    same(p, mm(p, a, p));
    same(mm(a, p), mm(a, p).transpose(0, 1).copy());
    same(mm(p, a), mm(p, a).transpose(0, 1).copy());
    assertEquals(2, Matrices.rank(a));
  }

  @Test
  void leastSquaresLeavesAResidualOrthogonalToTheColumns() {
    Array a = random(9, 3), b = random(9);
    var w = new double[]{1, 2, 3, 4, 5, 0, 1, 1, 2};
    var residual = Array.zeros(DType.F64, Shape.of(9, 1));
    var fitted = mm(a, Matrices.lstsq(a, b, w).reshape(3, 1));
    for (int i = 0; i < 9; i++) residual.raw(i, w[i] * (b.get(i) - fitted.get(i, 0)));
    same(Array.zeros(DType.F64, Shape.of(3, 1)), mm(a.transpose(0, 1), residual));
    same(Matrices.lstsq(a, b), Matrices.lstsq(a, b, 1, 1, 1, 1, 1, 1, 1, 1, 1));
  }

  @Test
  void aDependentColumnGivesTheShortestSolution() {
    var a = Array.of(new double[]{1, 1, 2, 2, 3, 3}, Shape.of(3, 2));
    same(Array.of(new double[]{0.5, 0.5}, Shape.of(2)), Matrices.lstsq(a, Array.of(new double[]{1, 2, 3}, Shape.of(3))));
  }

  @Test
  void theSpectralNormIsTheLargestStretch() {
    assertEquals(4, Matrices.spectralNorm(Array.of(new double[]{0, 4, 3, 0}, Shape.of(2, 2))), 1e-12);
    assertEquals(4.0 / 3, Matrices.conditionNumber(Array.of(new double[]{0, 4, 3, 0}, Shape.of(2, 2))), 1e-12);
    assertEquals(-12, Matrices.determinant(Array.of(new double[]{0, 4, 3, 0}, Shape.of(2, 2))), 1e-12);
  }

  @Test
  void badInputIsToldInOneLine() {
    says("solve: the matrix is singular; pinv or lstsq give the shortest solution",
        () -> Matrices.solve(Array.zeros(DType.F64, Shape.of(2, 2)), random(2)));
    says("solve: needs a square matrix, this has shape (2, 3)", () -> Matrices.solve(random(2, 3), random(2)));
    says("lstsq: the matrix (4, 2) needs a right-hand side of 4 rows, not shape (3,)", () -> Matrices.lstsq(random(4, 2), random(3)));
    says("cholesky: the matrix is not positive definite", () -> Matrices.cholesky(Array.of(new double[]{1, 2, 2, 1}, Shape.of(2, 2))));
    says("eigh: needs a symmetric matrix; entries (1, 0) and (0, 1) are 3.0 and 2.0",
        () -> Matrices.eigh(Array.of(new double[]{1, 2, 3, 1}, Shape.of(2, 2))));
    says("svd: the matrix holds NaN in row 0", () -> Matrices.svd(Array.of(new double[]{Double.NaN}, Shape.of(1, 1))));
  }

  private static void says(String message, Runnable work) {
    assertEquals(message, assertThrows(RuntimeException.class, work::run).getMessage());
  }
}
