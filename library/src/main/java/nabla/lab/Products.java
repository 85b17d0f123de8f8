package nabla.lab;

import nabla.grad.Tensor;

/// Products that sum over shared axes.
public final class Products {
  private Products() {}

  /// The matrix product, leading axes broadcast; of 1-D operands as in NumPy's `@`.
  public static Tensor mm(Tensor a, Tensor b) { return a.mm(b); }

  /// The inner product of two vectors.
  public static Tensor dot(Tensor a, Tensor b) { return a.dot(b); }

  /// All products of an entry of `a` and one of `b`, two vectors: `a bᵀ`.
  public static Tensor outer(Tensor a, Tensor b) { return a.outer(b); }

  /// The Kronecker product of two matrices: `b` times each entry of `a`, in that entry's place.
  public static Tensor kron(Tensor a, Tensor b) {
    if (a.rank() != 2 || b.rank() != 2)
      throw new IllegalArgumentException("kron: " + a.shape() + " and " + b.shape() + ": takes two matrices");
    return einsum("ij,kl->ikjl", a, b).reshape(a.dim(0) * b.dim(0), a.dim(1) * b.dim(1));
  }

  /// Einstein's sum, as NumPy writes it: `einsum("bij,bjk->bik", a, b)`.
  public static Tensor einsum(String formula, Tensor... operands) { return Tensor.einsum(formula, operands); }
}
