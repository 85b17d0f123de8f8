package nabla.nn;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.grad.Tensor;

/// Parameters as layers start with them, and the checks of their extents.
final class Make {
  private Make() {}

  static Tensor zeros(String name, int n) { return full(name, n, 0); }

  static Tensor full(String name, int n, double value) { return Tensor.param(name, Array.full(DType.standard(), Shape.of(n), value)); }

  static void extents(String layer, int... extents) {
    for (int e : extents)
      if (e < 1) throw new IllegalArgumentException(layer + ": extents must be at least 1, not " + e);
  }

  /// A bias of one number a channel, seen so that it broadcasts over images or sequences.
  static Tensor channels(Tensor bias, int spatial) {
    return spatial == 1 ? bias.reshape(bias.size(), 1) : bias.reshape(bias.size(), 1, 1);
  }
}
