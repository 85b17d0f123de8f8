package nabla.array.simd;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;

/// Softmax over the last axis where a row fills no vector: many rows at once.
final class ShortRows {
  /// Numbers that are taken at once, at most.
  private static final int BLOCK = 1024;

  private ShortRows() {}

  /// Whether the rows of this array are taken here.
  static boolean fit(Array x) {
    return x.dim(-1) < (x.dtype() == DType.F32 ? Lanes.F32 : Lanes.F64).length();
  }

  /// Whole rows from a place on, `count` numbers together.
  @FunctionalInterface
  private interface Some {
    void at(int place, int count);
  }

  /// All rows of `x`, block by block.
  private static void each(Array x, Some some) {
    int n = x.dim(-1), rows = x.size() / n, parts = Pool.parts(x.size(), rows), block = BLOCK / n * n;
    if (parts == 1) each(0, x.size(), block, some);
    else Pool.run(parts, part -> each((int) ((long) rows * part / parts) * n, (int) ((long) rows * (part + 1) / parts) * n, block, some));
  }

  private static void each(int from, int to, int block, Some some) {
    Pool.check();
    for (int i = from; i < to; i += block) some.at(i, Math.min(block, to - i));
  }

  static Array softmax(Array array) {
    Array x = array.pack(), y = Array.blank(x.dtype(), x.shape());
    int n = x.dim(-1), p = x.offset();
    if (x.dtype() == DType.F32) each(x, (i, count) -> ShortRows32.softmax(x.f32(), p + i, y.f32(), i, n, count));
    else each(x, (i, count) -> ShortRows64.softmax(x.f64(), p + i, y.f64(), i, n, count));
    return y;
  }

  static Array logSoftmax(Array array) {
    Array x = array.pack(), y = Array.blank(x.dtype(), x.shape());
    int n = x.dim(-1), p = x.offset();
    if (x.dtype() == DType.F32) each(x, (i, count) -> ShortRows32.logSoftmax(x.f32(), p + i, y.f32(), i, n, count));
    else each(x, (i, count) -> ShortRows64.logSoftmax(x.f64(), p + i, y.f64(), i, n, count));
    return y;
  }

  static Array softmaxInput(Array value, Array gradient) {
    Array y = value.pack(), g = gradient.pack(), x = Array.blank(y.dtype(), y.shape());
    int n = y.dim(-1), p = y.offset(), q = g.offset();
    if (y.dtype() == DType.F32) each(y, (i, count) -> ShortRows32.softmaxInput(y.f32(), p + i, g.f32(), q + i, x.f32(), i, n, count));
    else each(y, (i, count) -> ShortRows64.softmaxInput(y.f64(), p + i, g.f64(), q + i, x.f64(), i, n, count));
    return x;
  }

  static Kernels.Entropy crossEntropy(Array logits, Array targets) {
    Array x = logits.pack(), t = targets.pack(), logs = Array.blank(x.dtype(), x.shape());
    var sums = Array.blank(x.dtype(), x.shape().reduced(x.shape().mask(-1), false));
    int n = x.dim(-1), p = x.offset(), q = t.offset();
    if (x.dtype() == DType.F32)
      each(x, (i, count) -> ShortRows32.crossEntropy(x.f32(), p + i, t.f32(), q + i, logs.f32(), i, sums.f32(), i / n, n, count));
    else each(x, (i, count) -> ShortRows64.crossEntropy(x.f64(), p + i, t.f64(), q + i, logs.f64(), i, sums.f64(), i / n, n, count));
    return new Kernels.Entropy(sums, logs);
  }

  static Array crossEntropyInput(Array logarithms, Array targets, Array gradient) {
    Array logs = logarithms.pack(), t = targets.pack(), g = gradient.pack(), x = Array.blank(logs.dtype(), logs.shape());
    int n = logs.dim(-1), p = logs.offset(), q = t.offset(), o = g.offset();
    if (x.dtype() == DType.F32)
      each(x, (i, count) -> ShortRows32.crossEntropyInput(logs.f32(), p + i, t.f32(), q + i, g.f32(), o + i / n, x.f32(), i, n, count));
    else each(x, (i, count) -> ShortRows64.crossEntropyInput(logs.f64(), p + i, t.f64(), q + i, g.f64(), o + i / n, x.f64(), i, n, count));
    return x;
  }
}
