package nabla.grad;

/// Operations that act on each element (or each pair of elements) alone, shapes broadcast.
public sealed interface Elementwise extends Op permits Unary, Binary, Compare, Where {
  /// Whether a value costs less to compute than to be written to memory and read again, so that it may be computed late (`Late`).
  default boolean cheap() {
    return false;
  }

  /// `g · d`, where the local derivative `d` is often a constant ±1 that needs no product.
  static Tensor chain(Tensor g, Tensor d) {
    if (d == Constants.ONE) return g;
    if (d == Constants.MINUS_ONE) return g.neg();
    return g.mul(d);
  }
}
