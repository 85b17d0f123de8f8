package nabla.array;

import java.util.Arrays;

/// The definition of every kernel in plain loops over doubles: oracle in tests, fallback everywhere.
public final class ScalarKernels implements Kernels {
  @Override
  public Array map(Scalar1 f, Array x) {
    var out = Array.zeros(x.dtype(), x.shape());
    var walk = new Walk(x);
    for (int i = 0; i < x.size(); i++) out.raw(i, f.at(x.raw(walk.next())));
    return out;
  }

  @Override
  public void mapInto(Scalar1 f, Array x, Array out) {
    var walk = new Walk(x);
    for (int i = 0, p = out.offset(); i < out.size(); i++, p++) out.raw(p, f.at(x.raw(walk.next())));
  }

  @Override
  public Array zip(Scalar2 f, Array a, Array b) {
    var shape = common(f.name(), a, b);
    var out = Array.zeros(a.dtype().with(b.dtype()), shape);
    var left = new Walk(a.broadcastTo(shape));
    var right = new Walk(b.broadcastTo(shape));
    for (int i = 0; i < shape.size(); i++) out.raw(i, f.at(a.raw(left.next()), b.raw(right.next())));
    return out;
  }

  @Override
  public void zipInto(Scalar2 f, Array a, Array b, Array out) {
    Walk left = new Walk(a.broadcastTo(out.shape())), right = new Walk(b.broadcastTo(out.shape()));
    for (int i = 0, p = out.offset(); i < out.size(); i++, p++) out.raw(p, f.at(a.raw(left.next()), b.raw(right.next())));
  }

  @Override
  public Array where(Array mask, Array a, Array b) {
    var out = Array.zeros(a.dtype().with(b.dtype()), common("where", mask.broadcastTo(common("where", mask, a)), b));
    var shape = out.shape();
    var masks = new Walk(mask.broadcastTo(shape));
    var left = new Walk(a.broadcastTo(shape));
    var right = new Walk(b.broadcastTo(shape));
    for (int i = 0; i < shape.size(); i++) {
      double yes = a.raw(left.next()), no = b.raw(right.next());
      out.raw(i, mask.raw(masks.next()) != 0 ? yes : no);
    }
    return out;
  }

  /// The broadcast shape of two operands, or an error that names the operation and both shapes.
  public static Shape common(String name, Array a, Array b) {
    var shape = a.shape().broadcast(b.shape());
    if (shape == null) throw new IllegalArgumentException(name + ": shapes " + a.shape() + " and " + b.shape() + " do not broadcast");
    return shape;
  }

  @Override
  public Array fold(Fold f, Array x, boolean[] axes) {
    var shape = x.shape().reduced(axes, true);
    var sums = new double[shape.size()];
    Arrays.fill(sums, f.unit());
    var places = new Walk(Array.of(sums, shape).broadcastTo(x.shape()));
    var walk = new Walk(x);
    for (int i = 0; i < x.size(); i++) {
      int p = places.next();
      sums[p] = f.at(sums[p], x.raw(walk.next()));
    }
    return Array.of(sums, shape).cast(x.dtype());
  }

  @Override
  public Array cumsum(Array x, int axis) {
    int a = x.shape().axis(axis), n = x.dim(a);
    var out = x.copy();
    int step = out.stride(a), block = step * n;
    for (int start = 0; start < out.size(); start += block)
      for (int j = start; j < start + step; j++) {
        double sum = 0;
        for (int i = 0; i < n; i++) out.raw(j + i * step, sum += out.raw(j + i * step));
      }
    return out;
  }

  @Override
  public Array conv2d(Array x, Array w, Window window) { return ScalarWindows.conv2d(x, w, window); }

  @Override
  public Array conv2dInput(Array g, Array w, Window window, Shape input) { return ScalarWindows.conv2dInput(g, w, window, input); }

  @Override
  public Array conv2dKernel(Array x, Array g, Window window, Shape kernel) { return ScalarWindows.conv2dKernel(x, g, window, kernel); }

  @Override
  public Pooled maxPool(Array x, Window window) { return ScalarWindows.maxPool(x, window); }

  @Override
  public Array maxPoolInput(Array g, Array places, Window window, Shape input) {
    return ScalarWindows.maxPoolInput(g, places, window, input);
  }

  @Override
  public Array avgPool(Array x, Window window) { return ScalarWindows.avgPool(x, window); }

  @Override
  public Array avgPoolInput(Array g, Window window, Shape input) { return ScalarWindows.avgPoolInput(g, window, input); }

  @Override
  public Array takeAlong(Array x, int axis, Array index) { return ScalarIndexing.takeAlong(x, axis, index); }

  @Override
  public Array putAlong(Array x, int axis, Array index, int extent) { return ScalarIndexing.putAlong(x, axis, index, extent); }

  @Override
  public Array argsort(Array x, int axis, boolean descending) { return ScalarIndexing.argsort(x, axis, descending); }

  @Override
  public Array softmax(Array x) { return ScalarRows.softmax(x, false); }

  @Override
  public Array logSoftmax(Array x) { return ScalarRows.softmax(x, true); }

  @Override
  public Array softmaxInput(Array y, Array g) { return ScalarRows.softmaxInput(y, g); }

  @Override
  public Entropy crossEntropy(Array x, Array t) { return ScalarRows.crossEntropy(x, t); }

  @Override
  public Array crossEntropyInput(Array logs, Array t, Array g) { return ScalarRows.crossEntropyInput(logs, t, g); }

  @Override
  public Standard standardize(Array x, double epsilon) { return ScalarRows.standardize(x, epsilon); }

  @Override
  public Array affine(Array x, Array a, Array b) { return ScalarRows.affine(x, a, b); }

  @Override
  public Back standardizeInput(Array standard, Array inverse, Array g) { return ScalarRows.standardizeInput(standard, inverse, g); }

  @Override
  public void adam(Array w, Array g, Array m, Array v, AdamStep step) { ScalarSteps.adam(w, g, m, v, step); }

  @Override
  public void mix(Array w, double a, Array x, double b) { ScalarSteps.mix(w, a, x, b); }

  @Override
  public Array argmax(Array x, int axis, boolean smallest) { return ScalarIndexing.argmax(x, axis, smallest); }

  @Override
  public Array matmul(Array a, Array b) {
    var shape = matmulShape(a, b);
    var out = Array.zeros(a.dtype().with(b.dtype()), shape);
    if (out.size() == 0 || a.size() == 0) return out;
    var lead = shape.with(-1, 1).with(-2, 1);
    var left = new Walk(corner(a).broadcastTo(lead));
    var right = new Walk(corner(b).broadcastTo(lead));
    int block = shape.dim(-2) * shape.dim(-1);
    for (int batch = 0; batch < lead.size(); batch++) ScalarProduct.product(a, left.next(), b, right.next(), out, batch * block);
    return out;
  }

  private static Array corner(Array x) {
    return x.slice(-1, 0, 1, 1).slice(-2, 0, 1, 1);
  }

  /// The shape of a matrix product, or an error that names both shapes and the sizes that differ.
  public static Shape matmulShape(Array a, Array b) {
    if (a.rank() < 2 || b.rank() < 2) throw mismatch(a, b, "matrices need two axes");
    if (a.dim(-1) != b.dim(-2)) throw mismatch(a, b, "inner sizes " + a.dim(-1) + " and " + b.dim(-2) + " differ");
    if (a.rank() == 2 && b.rank() == 2) return Shape.of(a.dim(0), b.dim(1));
    var lead = a.shape().with(-1, 1).with(-2, 1).broadcast(b.shape().with(-1, 1).with(-2, 1));
    if (lead == null) throw mismatch(a, b, "the leading axes do not broadcast");
    return lead.with(-2, a.dim(-2)).with(-1, b.dim(-1));
  }

  private static IllegalArgumentException mismatch(Array a, Array b, String why) {
    return new IllegalArgumentException("mm: " + a.shape() + " · " + b.shape() + ": " + why);
  }
}
