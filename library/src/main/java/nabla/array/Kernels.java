package nabla.array;

/// The arithmetic that operations are made of. Arguments are any views; results are fresh and row-major.
///
/// `ScalarKernels` is the definition. Faster implementations are only ever compared with it.
public interface Kernels {
  /// `f` of every element.
  Array map(Scalar1 f, Array x);

  /// `out ← f(x)`, where `out` is gapless and of the shape and dtype of `x`, which it may be.
  void mapInto(Scalar1 f, Array x, Array out);

  /// `f` of every pair of elements, shapes broadcast, dtype the wider of the two.
  Array zip(Scalar2 f, Array a, Array b);

  /// `out ← f(a, b)`, where `out` is gapless and may be one of them; they broadcast to its shape and are not of a wider dtype.
  void zipInto(Scalar2 f, Array a, Array b, Array out);

  /// `a` where the mask is not 0, else `b`; all three broadcast.
  Array where(Array mask, Array a, Array b);

  /// The numbers along the marked axes folded into one; those axes stay with extent 1.
  Array fold(Fold f, Array x, boolean[] axes);

  /// The running sum along an axis.
  Array cumsum(Array x, int axis);

  /// The matrix product of the last two axes, `(…, n, k) · (…, k, m) → (…, n, m)`, leading axes broadcast.
  Array matmul(Array a, Array b);

  /// The convolution (cross-correlation) of images with kernels, `(n, c, h, w) ∗ (o, c / groups, a, b) → (n, o, rows, columns)`.
  Array conv2d(Array x, Array w, Window window);

  /// The gradient of `conv2d` by its input of this shape, from the gradient `g` of its result: the transposed convolution.
  Array conv2dInput(Array g, Array w, Window window, Shape input);

  /// The gradient of `conv2d` by its kernel of this shape, from the gradient `g` of its result.
  Array conv2dKernel(Array x, Array g, Window window, Shape kernel);

  /// The largest number in each window of each image plane, and its place `row · width + column` there; padding never wins.
  Pooled maxPool(Array x, Window window);

  /// The gradient of `maxPool` by its input of this shape: each number of `g` added at its place.
  Array maxPoolInput(Array g, Array places, Window window, Shape input);

  /// The mean of each window of each image plane, padding counted as zeros.
  Array avgPool(Array x, Window window);

  /// The gradient of `avgPool` by its input of this shape.
  Array avgPoolInput(Array g, Window window, Shape input);

  /// For each entry of `index`, whole numbers, the number at that index of the axis and at the entry's own place on the other axes.
  Array takeAlong(Array x, int axis, Array index);

  /// The counterpart of `takeAlong`: each number added to zeros at its index of the axis, which has this extent.
  Array putAlong(Array x, int axis, Array index, int extent);

  /// The places of the numbers along an axis in ascending (or descending) order; equal ones keep theirs, NaN counts as largest.
  Array argsort(Array x, int axis, boolean descending);

  /// The place of the largest (or smallest) number along an axis, which goes; the first of equals, the first NaN if there is one.
  Array argmax(Array x, int axis, boolean smallest);

  /// `e^{x_i} / Σ_j e^{x_j}` of every row, a row being the last axis.
  Array softmax(Array x);

  /// `x_i − ln Σ_j e^{x_j}` of every row.
  Array logSoftmax(Array x);

  /// The gradient of `softmax` by its input, from its value and the gradient of that: `y ⊙ (g − Σ y g)` in every row. Equal shapes.
  Array softmaxInput(Array y, Array g);

  /// `−Σ_j t_j ln softmax(x)_j` of every row; a target of 0 counts for nothing. Equal shapes, one dtype.
  Entropy crossEntropy(Array x, Array t);

  /// The gradient of `crossEntropy` by its logits, from their logarithms of softmax and the gradient `g` of every row: `g (e^{l} Σ t − t)`.
  Array crossEntropyInput(Array logs, Array t, Array g);

  /// The numbers of each group, `x[:, j, :]` of (outer, groups, inner), brought to mean 0 and variance 1: `(x − μ) / √(σ² + ε)`.
  Standard standardize(Array x, double epsilon);

  /// `a x + b` with one a and one b for each group `x[:, j, :]` of (outer, groups, inner); both of shape (1, groups, 1), all of one dtype.
  Array affine(Array x, Array a, Array b);

  /// The gradient of `standardize` by its input: `(g − mean g − ẑ mean(g ẑ)) / √(σ² + ε)` in each group, ẑ the standardised numbers.
  Back standardizeInput(Array standard, Array inverse, Array g);

  /// Runs `work` on parts of 0 … n − 1, in any order; on several threads where that pays for work of so many nanoseconds.
  default void share(int n, long nanoseconds, Part work) {
    work.run(0, n);
  }

  /// What is done for `from` to `to` − 1, whose results do not depend on how it is cut.
  @FunctionalInterface
  interface Part {
    void run(int from, int to);
  }

  /// A step of Adam: writes the weights `w` and the moments `m` and `v`, which are row-major, in place. All of one shape.
  void adam(Array w, Array g, Array m, Array v, AdamStep step);

  /// `w ← a w + b x`, written in place; `w` is row-major and of the shape of `x`.
  void mix(Array w, double a, Array x, double b);

  /// One number a row, of the shape without its last axis, and the logarithms of softmax.
  record Entropy(Array value, Array logs) {}

  /// Standardised numbers and, of shape (1, groups, 1), their mean μ, variance σ² and `1 / √(σ² + ε)`.
  record Standard(Array value, Array mean, Array variance, Array inverse) {}

  /// A gradient and, of shape (1, groups, 1), the sums `Σ g` and `Σ g ẑ` that it is made from.
  record Back(Array value, Array sum, Array along) {}

  /// The largest numbers of windows and their places.
  record Pooled(Array value, Array places) {}

  /// The fastest kernels this JVM offers.
  static Kernels best() {
    return BestKernels.FOUND;
  }
}
