package nabla.array.simd;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;

/// Softmax over the last axis of arrays, rows shared among threads; each row by a call, since a loop over rows that has all their loops inlined is
/// sometimes compiled to one that makes objects. Rows that fill no vector are taken by `ShortRows`.
final class Rows {

  private Rows() {}

  static boolean fits(Array x) {
    return x.rank() > 0 && x.size() > 0;
  }

  @FunctionalInterface
  private interface Row {
    void at(int place);
  }

  /// Every row of `n` of `size` numbers.
  private static void each(int size, int n, Row row) {
    int rows = size / n, parts = Pool.parts(size, rows);
    Pool.run(parts, part -> {
      Pool.check();
      for (int i = (int) ((long) rows * part / parts); i < (int) ((long) rows * (part + 1) / parts); i++) row.at(i * n);
    });
  }

  static Array softmax(Array array) {
    if (ShortRows.fit(array)) return ShortRows.softmax(array);
    Array x = array.pack(), y = Array.blank(x.dtype(), x.shape());
    int n = x.dim(-1), p = x.offset();
    if (x.dtype() == DType.F32) each(x.size(), n, i -> Rows32.softmax(x.f32(), p + i, y.f32(), i, n));
    else each(x.size(), n, i -> Rows64.softmax(x.f64(), p + i, y.f64(), i, n));
    return y;
  }

  static Array logSoftmax(Array array) {
    if (ShortRows.fit(array)) return ShortRows.logSoftmax(array);
    Array x = array.pack(), y = Array.blank(x.dtype(), x.shape());
    int n = x.dim(-1), p = x.offset();
    if (x.dtype() == DType.F32) each(x.size(), n, i -> Rows32.logSoftmax(x.f32(), p + i, y.f32(), i, n));
    else each(x.size(), n, i -> Rows64.logSoftmax(x.f64(), p + i, y.f64(), i, n));
    return y;
  }

  static Array softmaxInput(Array value, Array gradient) {
    if (ShortRows.fit(value)) return ShortRows.softmaxInput(value, gradient);
    Array y = value.pack(), g = gradient.pack(), x = Array.blank(y.dtype(), y.shape());
    int n = y.dim(-1), p = y.offset(), q = g.offset();
    if (y.dtype() == DType.F32) each(y.size(), n, i -> Rows32.softmaxInput(y.f32(), p + i, g.f32(), q + i, x.f32(), i, n));
    else each(y.size(), n, i -> Rows64.softmaxInput(y.f64(), p + i, g.f64(), q + i, x.f64(), i, n));
    return x;
  }

  static Kernels.Entropy crossEntropy(Array logits, Array targets) {
    if (ShortRows.fit(logits)) return ShortRows.crossEntropy(logits, targets);
    Array x = logits.pack(), t = targets.pack(), logs = Array.blank(x.dtype(), x.shape());
    var sums = Array.blank(x.dtype(), x.shape().reduced(x.shape().mask(-1), false));
    int n = x.dim(-1), p = x.offset(), q = t.offset();
    if (x.dtype() == DType.F32)
      each(x.size(), n, i -> sums.f32()[i / n] = Rows32.crossEntropy(x.f32(), p + i, t.f32(), q + i, logs.f32(), i, n));
    else each(x.size(), n, i -> sums.f64()[i / n] = Rows64.crossEntropy(x.f64(), p + i, t.f64(), q + i, logs.f64(), i, n));
    return new Kernels.Entropy(sums, logs);
  }

  static Array crossEntropyInput(Array logarithms, Array targets, Array gradient) {
    if (ShortRows.fit(logarithms)) return ShortRows.crossEntropyInput(logarithms, targets, gradient);
    Array logs = logarithms.pack(), t = targets.pack(), g = gradient.pack(), x = Array.blank(logs.dtype(), logs.shape());
    int n = logs.dim(-1), p = logs.offset(), q = t.offset(), o = g.offset();
    if (x.dtype() == DType.F32)
      each(x.size(), n, i -> Rows32.crossEntropyInput(logs.f32(), p + i, t.f32(), q + i, g.f32()[o + i / n], x.f32(), i, n));
    else each(x.size(), n, i -> Rows64.crossEntropyInput(logs.f64(), p + i, t.f64(), q + i, g.f64()[o + i / n], x.f64(), i, n));
    return x;
  }
}
