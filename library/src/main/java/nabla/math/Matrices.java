package nabla.math;

import nabla.array.Array;
import nabla.array.Shape;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/// Linear algebra on matrices, computed and returned in F64. A right-hand side may be a vector or a matrix of columns.
public final class Matrices {
  private Matrices() {}

  /// `A = QR`, `Q` with orthonormal columns (n, k), `R` upper triangular (k, m), k = min(n, m).
  public record Qr(Array q, Array r) {}

  /// `A = Q diag(values) Qᵀ`, eigenvalues ascending, eigenvectors the columns of `vectors`.
  public record Eigen(Array values, Array vectors) {}

  /// `A = U diag(s) Vᵀ`, singular values descending; `U` (n, k), `s` (k,), `vt` (k, m).
  public record Svd(Array u, Array s, Array vt) {}

  /// `x` with `A x = b`.
  public static Array solve(Array a, Array b) {
    var lu = new LUDecomposition(square("solve", a));
    if (!lu.getSolver().isNonSingular())
      throw new ArithmeticException("solve: the matrix is singular; pinv or lstsq give the shortest solution");
    return like(b, lu.getSolver().solve(rows("solve", a, b)));
  }

  /// `A⁻¹`
  public static Array inverse(Array a) {
    var lu = new LUDecomposition(square("inverse", a));
    if (!lu.getSolver().isNonSingular()) throw new ArithmeticException("inverse: the matrix is singular");
    return array(lu.getSolver().getInverse());
  }

  public static double determinant(Array a) {
    return new LUDecomposition(square("determinant", a)).getDeterminant();
  }

  public static Qr qr(Array a) {
    var qr = new QRDecomposition(matrix("qr", a));
    int k = Math.min(a.dim(0), a.dim(1));
    return new Qr(array(qr.getQ()).slice(1, 0, k, 1).copy(), array(qr.getR()).slice(0, 0, k, 1).copy());
  }

  /// The lower triangular `L` with `A = L Lᵀ`, `A` symmetric and positive definite.
  public static Array cholesky(Array a) {
    symmetric("cholesky", a);
    try {
      return array(new CholeskyDecomposition(square("cholesky", a)).getL());
    } catch (MathRuntimeException indefinite) {
      throw new ArithmeticException("cholesky: the matrix is not positive definite");
    }
  }

  /// The eigenvalues and eigenvectors of a symmetric matrix.
  public static Eigen eigh(Array a) {
    symmetric("eigh", a);
    var eigen = new EigenDecompositionSymmetric(square("eigh", a));
    int n = a.dim(0);
    return new Eigen(Array.of(eigen.getEigenvalues(), Shape.of(n)).flip(0).copy(), array(eigen.getV()).flip(1).copy());
  }

  public static Svd svd(Array a) {
    var svd = new SingularValueDecomposition(matrix("svd", a));
    return new Svd(array(svd.getU()), Array.of(svd.getSingularValues(), Shape.of(svd.getSingularValues().length)), array(svd.getVT()));
  }

  /// The Moore–Penrose pseudo-inverse: singular values below `max(n, m) · ε · s₁` count as zero.
  public static Array pinv(Array a) {
    var svd = new SingularValueDecomposition(matrix("pinv", a));
    var s = svd.getSingularValues();
    double cut = Math.max(a.dim(0), a.dim(1)) * 0x1p-52 * s[0];
    var scaled = svd.getV().copy();
    for (int j = 0; j < s.length; j++)
      for (int i = 0; i < scaled.getRowDimension(); i++) scaled.setEntry(i, j, s[j] > cut ? scaled.getEntry(i, j) / s[j] : 0);
    return array(scaled.multiplyTransposed(svd.getU()));
  }

  /// The `x` that minimises `‖A x − b‖²`; the shortest one where several do.
  public static Array lstsq(Array a, Array b) {
    var qr = new QRDecomposition(matrix("lstsq", a), Math.max(a.dim(0), a.dim(1)) * 0x1p-52);
    var right = rows("lstsq", a, b);
    if (a.dim(0) < a.dim(1) || !wellConditioned(qr.getR())) return like(b, matrix("lstsq", pinv(a)).multiply(right));
    return like(b, qr.getSolver().solve(right));
  }

  /// The `x` that minimises `Σ wᵢ (A x − b)ᵢ²`, weights ≥ 0.
  public static Array lstsq(Array a, Array b, double... weights) {
    if (weights.length != a.dim(0)) throw new IllegalArgumentException("lstsq: " + weights.length + " weights for " + a.dim(0) + " rows");
    Array wa = a.cast(nabla.array.DType.F64).copy(), wb = b.cast(nabla.array.DType.F64).copy();
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0)) throw new IllegalArgumentException("lstsq: weight " + weights[i] + " of row " + i + " is not ≥ 0");
      scale(wa, i, Math.sqrt(weights[i]));
      scale(wb, i, Math.sqrt(weights[i]));
    }
    return lstsq(wa, wb);
  }

  private static void scale(Array x, int row, double factor) {
    int width = x.dim(0) == 0 ? 0 : x.size() / x.dim(0);
    for (int j = row * width; j < (row + 1) * width; j++) x.raw(j, x.raw(j) * factor);
  }

  private static boolean wellConditioned(RealMatrix r) {
    double largest = 0, smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < r.getColumnDimension(); i++) {
      largest = Math.max(largest, Math.abs(r.getEntry(i, i)));
      smallest = Math.min(smallest, Math.abs(r.getEntry(i, i)));
    }
    return smallest > largest * 1e-13;
  }

  /// The largest singular value.
  public static double spectralNorm(Array a) {
    return new SingularValueDecomposition(matrix("spectralNorm", a)).getNorm();
  }

  /// How many singular values exceed `max(n, m) · ε · s₁`.
  public static int rank(Array a) {
    var s = new SingularValueDecomposition(matrix("rank", a)).getSingularValues();
    int rank = 0;
    for (double v : s)
      if (v > Math.max(a.dim(0), a.dim(1)) * 0x1p-52 * s[0]) rank++;
    return rank;
  }

  /// The largest singular value over the smallest; infinite for a singular matrix.
  public static double conditionNumber(Array a) {
    var s = new SingularValueDecomposition(matrix("conditionNumber", a)).getSingularValues();
    return s[0] / s[s.length - 1];
  }

  private static RealMatrix matrix(String name, Array a) {
    if (a.rank() != 2) throw new IllegalArgumentException(name + ": needs a matrix, this has shape " + a.shape());
    if (a.size() == 0) throw new IllegalArgumentException(name + ": the matrix of shape " + a.shape() + " is empty");
    var x = a.toDoubles();
    var rows = new double[a.dim(0)][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = java.util.Arrays.copyOfRange(x, i * a.dim(1), (i + 1) * a.dim(1));
      for (double v : rows[i])
        if (!Double.isFinite(v)) throw new ArithmeticException(name + ": the matrix holds " + v + " in row " + i);
    }
    return new Array2DRowRealMatrix(rows, false);
  }

  private static RealMatrix square(String name, Array a) {
    if (a.rank() == 2 && a.dim(0) != a.dim(1))
      throw new IllegalArgumentException(name + ": needs a square matrix, this has shape " + a.shape());
    return matrix(name, a);
  }

  private static void symmetric(String name, Array a) {
    var m = square(name, a);
    double size = m.getNorm1();
    for (int i = 0; i < a.dim(0); i++)
      for (int j = 0; j < i; j++)
        if (Math.abs(m.getEntry(i, j) - m.getEntry(j, i)) > 1e-6 * size)
          throw new IllegalArgumentException(name + ": needs a symmetric matrix; entries (" + i + ", " + j + ") and (" + j + ", " + i
              + ") are " + m.getEntry(i, j) + " and " + m.getEntry(j, i));
  }

  private static RealMatrix rows(String name, Array a, Array b) {
    if (b.rank() < 1 || b.rank() > 2 || b.dim(0) != a.dim(0))
      throw new IllegalArgumentException(
          name + ": the matrix " + a.shape() + " needs a right-hand side of " + a.dim(0) + " rows, not shape " + b.shape());
    return matrix(name, b.rank() == 2 ? b : b.reshape(-1, 1));
  }

  private static Array array(RealMatrix m) {
    var x = new double[m.getRowDimension() * m.getColumnDimension()];
    for (int i = 0; i < m.getRowDimension(); i++) System.arraycopy(m.getRow(i), 0, x, i * m.getColumnDimension(), m.getColumnDimension());
    return Array.of(x, Shape.of(m.getRowDimension(), m.getColumnDimension()));
  }

  private static Array like(Array b, RealMatrix x) {
    return b.rank() == 2 ? array(x) : array(x).reshape(-1);
  }
}
