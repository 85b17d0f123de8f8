package nabla.array.simd;

import nabla.array.Array;
import nabla.array.Fold;
import nabla.array.Kernels;
import nabla.array.Scalar1;
import nabla.array.Scalar2;
import nabla.array.ScalarKernels;
import nabla.array.Shape;

/// The kernels on the processor's vector units, found by name (`Kernels.best()`); `ScalarKernels` defines what they compute.
public final class VectorKernels implements Kernels {
  private final ScalarKernels scalar = new ScalarKernels();

  @Override
  public Array map(Scalar1 f, Array x) {
    if (x.size() >= Elements.SMALL) return Elements.map(f, x);
    return x.contiguous() ? Elements.few(f, x) : scalar.map(f, x);
  }

  @Override
  public Array zip(Scalar2 f, Array a, Array b) {
    var shape = a.shape().equals(b.shape()) ? a.shape() : ScalarKernels.common(f.name(), a, b);
    if (shape.size() >= Elements.SMALL) return Elements.zip(f, a, b, shape);
    int stepA = step(a, shape), stepB = step(b, shape);
    return stepA < 0 || stepB < 0 || a.dtype() != b.dtype() ? scalar.zip(f, a, b) : Elements.few(f, a, stepA, b, stepB, shape);
  }

  /// 1 where `x` lies gapless in this shape, 0 where it is one number, -1 elsewhere.
  private static int step(Array x, Shape shape) {
    return x.size() == 1 ? 0 : x.contiguous() && x.size() == shape.size() ? 1 : -1;
  }

  @Override
  public Array where(Array mask, Array a, Array b) {
    var shape = ScalarKernels.common("where", mask.broadcastTo(ScalarKernels.common("where", mask, a)), b);
    return shape.size() < Elements.SMALL ? scalar.where(mask, a, b) : Elements.where(mask, a, b, shape);
  }

  @Override
  public Array fold(Fold f, Array x, boolean[] axes) {
    return x.size() < Elements.SMALL ? scalar.fold(f, x, axes) : Folds.fold(f, x, axes);
  }

  @Override
  public Array cumsum(Array x, int axis) {
    return scalar.cumsum(x, axis);
  }

  @Override
  public Array matmul(Array a, Array b) {
    return Products.matmul(a, b);
  }
}
