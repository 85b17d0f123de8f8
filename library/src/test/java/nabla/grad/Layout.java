package nabla.grad;

import nabla.array.Array;

/// How a test lays out an input in memory: the operation sees the same numbers through other strides.
enum Layout {
  PLAIN, TRANSPOSED, SLICED, FLIPPED;

  boolean fits(int rank) {
    return switch (this) {
      case PLAIN -> true;
      case TRANSPOSED -> rank >= 2;
      case SLICED, FLIPPED -> rank >= 1;
    };
  }

  /// Storage from which `view` makes these numbers; places that the view skips hold NaN.
  Array storage(Array x) {
    if (!fits(x.rank())) return x.copy();
    return switch (this) {
      case PLAIN -> x.copy();
      case TRANSPOSED -> x.transpose(-1, -2).copy();
      case FLIPPED -> x.flip(0).copy();
      case SLICED -> {
        var wide = Array.full(x.dtype(), x.shape().with(-1, 2 * x.dim(-1)), Double.NaN).copy();
        nabla.array.Walk.copy(x, wide.slice(-1, 0, 2 * x.dim(-1), 2));
        yield wide;
      }
    };
  }

  /// The numbers in their shape, as a view of the storage.
  Tensor view(Tensor storage) {
    if (!fits(storage.rank())) return storage;
    return switch (this) {
      case PLAIN -> storage;
      case TRANSPOSED -> storage.transpose(-1, -2);
      case FLIPPED -> storage.flip(0);
      case SLICED -> storage.slice(-1, 0, storage.dim(-1), 2);
    };
  }
}
