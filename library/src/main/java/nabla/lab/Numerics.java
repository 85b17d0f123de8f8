package nabla.lab;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.math.Continuous;
import nabla.math.Discrete;
import nabla.math.Distribution;
import nabla.math.Matrices;

/// Linear algebra and distributions. Results are constants in the dtype of the matrix; they are not differentiated.
public final class Numerics {
  private Numerics() {}

  /// `A = Q R`
  public record Qr(Tensor q, Tensor r) {}

  /// `A = Q diag(values) Qᵀ`, eigenvalues ascending, eigenvectors the columns of `vectors`.
  public record Eigen(Tensor values, Tensor vectors) {}

  /// `A = U diag(s) Vᵀ`, singular values descending.
  public record Svd(Tensor u, Tensor s, Tensor vt) {}

  /// `x` with `A x = b`.
  public static Tensor solve(Tensor a, Tensor b) { return like(a, Matrices.solve(a.value(), b.value())); }

  /// The `x` that minimises `‖A x − b‖²`.
  public static Tensor lstsq(Tensor a, Tensor b) { return like(a, Matrices.lstsq(a.value(), b.value())); }

  /// The `x` that minimises `Σ wᵢ (A x − b)ᵢ²`.
  public static Tensor lstsq(Tensor a, Tensor b, Tensor weights) {
    return like(a, Matrices.lstsq(a.value(), b.value(), weights.toDoubles()));
  }

  public static Tensor inverse(Tensor a) { return like(a, Matrices.inverse(a.value())); }

  /// The Moore–Penrose pseudo-inverse.
  public static Tensor pinv(Tensor a) { return like(a, Matrices.pinv(a.value())); }

  /// The lower triangular factor of a symmetric positive definite matrix.
  public static Tensor cholesky(Tensor a) { return like(a, Matrices.cholesky(a.value())); }

  public static Qr qr(Tensor a) {
    var f = Matrices.qr(a.value());
    return new Qr(like(a, f.q()), like(a, f.r()));
  }

  /// Eigenvalues and eigenvectors of a symmetric matrix.
  public static Eigen eigh(Tensor a) {
    var f = Matrices.eigh(a.value());
    return new Eigen(like(a, f.values()), like(a, f.vectors()));
  }

  public static Svd svd(Tensor a) {
    var f = Matrices.svd(a.value());
    return new Svd(like(a, f.u()), like(a, f.s()), like(a, f.vt()));
  }

  /// The largest singular value.
  public static double spectralNorm(Tensor a) { return Matrices.spectralNorm(a.value()); }

  private static Tensor like(Tensor a, Array x) { return Tensor.of(x.cast(a.dtype())); }

  /// `N(mean, std²)` as a distribution: `gaussian(0, 1).density(x)`.
  public static Distribution gaussian(double mean, double std) { return new Continuous.Normal(mean, std); }

  /// A normal distribution cut off at `low` and `high`.
  public static Distribution truncatedNormal(double mean, double std, double low, double high) {
    return new Continuous.TruncatedNormal(mean, std, low, high);
  }

  /// Uniform between `low` and `high`, as a distribution; `uniform(n)` draws.
  public static Distribution uniformLaw(double low, double high) { return new Continuous.Uniform(low, high); }

  public static Distribution laplace(double mean, double scale) { return new Continuous.Laplace(mean, scale); }
  public static Distribution exponential(double rate) { return new Continuous.Exponential(rate); }
  public static Distribution beta(double a, double b) { return new Continuous.Beta(a, b); }
  public static Distribution bernoulli(double p) { return new Discrete.Bernoulli(p); }
  public static Distribution binomial(int n, double p) { return new Discrete.Binomial(n, p); }
  public static Distribution poisson(double rate) { return new Discrete.Poisson(rate); }
  public static Distribution categorical(double... p) { return new Discrete.Categorical(p); }

  /// Independent draws from a distribution.
  public static Tensor sample(Distribution law, int... dims) {
    return Tensor.of(law.sample(Rng.session(), DType.standard(), Shape.of(dims)));
  }
}
