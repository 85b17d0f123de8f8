package nabla.array.simd;

import nabla.array.AdamStep;
import nabla.array.Array;
import nabla.array.Fold;
import nabla.array.Kernels;
import nabla.array.Scalar1;
import nabla.array.Scalar2;
import nabla.array.ScalarKernels;
import nabla.array.Shape;
import nabla.array.Window;

/// The kernels on the processor's vector units, found by name (`Kernels.best()`); `ScalarKernels` defines what they compute.
public final class VectorKernels implements Kernels {
  private final ScalarKernels scalar = new ScalarKernels();

  @Override
  public Array map(Scalar1 f, Array x) {
    if (x.size() >= Elements.SMALL) return Elements.map(f, x);
    if (x.size() >= Elements.FEW) return Elements.map(f, Few.gapless(x, x.shape(), x.dtype()));
    return Few.fits(x.shape()) ? Few.map(f, x) : scalar.map(f, x);
  }

  @Override
  public void mapInto(Scalar1 f, Array x, Array out) {
    if (x.size() >= Elements.FEW) Elements.map(f, x, out);
    else scalar.mapInto(f, x, out);
  }

  @Override
  public Array zip(Scalar2 f, Array a, Array b) {
    var shape = a.shape().equals(b.shape()) ? a.shape() : ScalarKernels.common(f.name(), a, b);
    if (shape.size() >= Elements.SMALL) return Elements.zip(f, a, b, shape);
    var dtype = a.dtype().with(b.dtype());
    if (shape.size() >= Elements.FEW) return Elements.zip(f, Few.gapless(a, shape, dtype), Few.gapless(b, shape, dtype), shape);
    return Few.fits(shape) && a.dtype() == b.dtype() ? Few.zip(f, a, b, shape) : scalar.zip(f, a, b);
  }

  @Override
  public void zipInto(Scalar2 f, Array a, Array b, Array out) {
    if (out.size() >= Elements.FEW) Elements.zip(f, a.broadcastTo(out.shape()), b.broadcastTo(out.shape()), out);
    else scalar.zipInto(f, a, b, out);
  }

  @Override
  public Array where(Array mask, Array a, Array b) {
    var shape = ScalarKernels.common("where", mask.broadcastTo(ScalarKernels.common("where", mask, a)), b);
    return shape.size() < Elements.SMALL ? scalar.where(mask, a, b) : Elements.where(mask, a, b, shape);
  }

  @Override
  public Array fold(Fold f, Array x, boolean[] axes) {
    if (x.size() >= Elements.SMALL) return Folds.fold(f, x, axes);
    return Few.fits(x.shape()) ? Few.fold(f, x, axes) : scalar.fold(f, x, axes);
  }

  @Override
  public Array cumsum(Array x, int axis) {
    return x.size() < Elements.SMALL ? scalar.cumsum(x, axis) : Scans.cumsum(x, x.shape().axis(axis));
  }

  @Override
  public Array matmul(Array a, Array b) {
    return Products.matmul(a, b);
  }

  @Override
  public Array conv2d(Array x, Array w, Window window) { return Convolutions.conv2d(x, w, window); }

  @Override
  public Array conv2dInput(Array g, Array w, Window window, Shape input) { return Convolutions.input(g, w, window, input); }

  @Override
  public Array conv2dKernel(Array x, Array g, Window window, Shape kernel) { return Convolutions.kernel(x, g, window, kernel); }

  @Override
  public Pooled maxPool(Array x, Window window) { return Pooling.fits(x) ? Pooling.max(x, window) : scalar.maxPool(x, window); }

  @Override
  public Array maxPoolInput(Array g, Array places, Window window, Shape input) {
    return Pooling.fits(g, places, input) ? Pooling.maxInput(g, places, window, input) : scalar.maxPoolInput(g, places, window, input);
  }

  @Override
  public Array avgPool(Array x, Window window) { return Pooling.fits(x) ? Pooling.mean(x, window) : scalar.avgPool(x, window); }

  @Override
  public Array avgPoolInput(Array g, Window window, Shape input) {
    return Pooling.fits(g) && input.rank() == 4 ? Pooling.spread(g, window, input) : scalar.avgPoolInput(g, window, input);
  }

  @Override
  public Array takeAlong(Array x, int axis, Array index) {
    return Along.fits(x, axis, index) ? Along.take(x, index) : scalar.takeAlong(x, axis, index);
  }

  @Override
  public Array putAlong(Array x, int axis, Array index, int extent) {
    return Along.fits(x, axis, index) && x.shape().equals(index.shape())
        ? Along.put(x, index, extent)
        : scalar.putAlong(x, axis, index, extent);
  }

  @Override
  public Array argsort(Array x, int axis, boolean descending) { return scalar.argsort(x, axis, descending); }

  @Override
  public Array softmax(Array x) { return Rows.fits(x) ? Rows.softmax(x) : scalar.softmax(x); }

  @Override
  public Array logSoftmax(Array x) { return Rows.fits(x) ? Rows.logSoftmax(x) : scalar.logSoftmax(x); }

  @Override
  public Array softmaxInput(Array y, Array g) {
    return Rows.fits(y) && y.dtype() == g.dtype() ? Rows.softmaxInput(y, g) : scalar.softmaxInput(y, g);
  }

  @Override
  public Entropy crossEntropy(Array x, Array t) { return Rows.fits(x) ? Rows.crossEntropy(x, t) : scalar.crossEntropy(x, t); }

  @Override
  public Array crossEntropyInput(Array logs, Array t, Array g) {
    return Rows.fits(logs) ? Rows.crossEntropyInput(logs, t, g) : scalar.crossEntropyInput(logs, t, g);
  }

  @Override
  public Standard standardize(Array x, double epsilon) {
    if (Columns.fits(x)) return Columns.standardize(x, epsilon);
    return Groups.fits(x) ? Groups.standardize(x, epsilon) : scalar.standardize(x, epsilon);
  }

  @Override
  public Array affine(Array x, Array a, Array b) {
    boolean alike = a.dtype() == x.dtype() && b.dtype() == x.dtype();
    if (alike && Columns.fits(x)) return Columns.affine(x, a, b);
    return alike && Groups.fits(x) ? Groups.affine(x, a, b) : scalar.affine(x, a, b);
  }

  @Override
  public Back standardizeInput(Array standard, Array inverse, Array g) {
    boolean alike = standard.dtype() == g.dtype() && inverse.dtype() == g.dtype();
    if (alike && Columns.fits(g)) return Columns.standardizeInput(standard, inverse, g);
    return alike && Groups.fits(g) ? Groups.standardizeInput(standard, inverse, g) : scalar.standardizeInput(standard, inverse, g);
  }

  @Override
  public void share(int n, long nanoseconds, Part work) {
    int parts = Pool.parts(nanoseconds, n);
    if (parts <= 1) work.run(0, n);
    else Pool.run(parts, i -> work.run((int) ((long) n * i / parts), (int) ((long) n * (i + 1) / parts)));
  }

  @Override
  public void adam(Array w, Array g, Array m, Array v, AdamStep step) {
    if (Steps.fits(w, g, m, v)) Steps.adam(w, g, m, v, step);
    else scalar.adam(w, g, m, v, step);
  }

  @Override
  public void mix(Array w, double a, Array x, double b) {
    if (Steps.fits(w, x)) Steps.mix(w, a, x, b);
    else scalar.mix(w, a, x, b);
  }

  @Override
  public Array argmax(Array x, int axis, boolean smallest) {
    int a = x.shape().axis(axis);
    return Scans.fits(x, a) ? Scans.argmax(x, a, smallest) : scalar.argmax(x, axis, smallest);
  }
}
