package nabla.array;

/// The arithmetic that operations are made of. Arguments are any views; results are fresh and row-major.
///
/// `ScalarKernels` is the definition. Faster implementations are only ever compared with it.
public interface Kernels {
  /// `f` of every element.
  Array map(Scalar1 f, Array x);

  /// `f` of every pair of elements, shapes broadcast, dtype the wider of the two.
  Array zip(Scalar2 f, Array a, Array b);

  /// `a` where the mask is not 0, else `b`; all three broadcast.
  Array where(Array mask, Array a, Array b);

  /// The numbers along the marked axes folded into one; those axes stay with extent 1.
  Array fold(Fold f, Array x, boolean[] axes);

  /// The running sum along an axis.
  Array cumsum(Array x, int axis);

  /// The matrix product of the last two axes, `(…, n, k) · (…, k, m) → (…, n, m)`, leading axes broadcast.
  Array matmul(Array a, Array b);

  /// The fastest kernels this JVM offers.
  static Kernels best() {
    return BestKernels.FOUND;
  }
}
