package nabla.array.simd;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Feed;
import nabla.array.Scalar1;
import nabla.array.Scalar2;
import nabla.array.Shape;

/// Functions of every element: dispatched once a block, one loop a function; big arrays are shared among threads.
final class Elements {
  /// Below this many elements a plain loop over the definition is faster, also before anything is compiled; of functions of every element.
  static final int SMALL = 64, FEW = 16;
  private static final int BLOCK = 1 << 16;
  /// So many are never shared, and taken at once where they lie gapless.
  private static final int ALONE = 1 << 13;
  /// No part has fewer elements.
  private static final int LEAST = 1 << 12;

  private Elements() {}

  @FunctionalInterface
  interface Part {
    void run(int from, int to);
  }

  /// Splits `n` elements among the threads where that pays.
  static void share(int n, Part work) {
    int parts = Pool.parts(n, n / LEAST);
    if (parts <= 1) work.run(0, n);
    else Pool.run(parts, i -> work.run((int) ((long) n * i / parts) & -16, i == parts - 1 ? n : (int) ((long) n * (i + 1) / parts) & -16));
  }

  /// The name by which the loops know `f`; empty for functions defined elsewhere, which may mean something else by the same name.
  private static String known(Object f, String name) {
    return f.getClass().getPackageName().startsWith("nabla.") ? name : "";
  }

  static Array map(Scalar1 f, Array x) {
    return map(f, x, Array.blank(x.dtype(), x.shape()));
  }

  /// `out[i] = f(x[i])`, where `out` lies gapless and may be `x`.
  static Array map(Scalar1 f, Array x, Array out) {
    var name = known(f, f.name());
    if (x.contiguous() && x.size() <= ALONE) {
      Pool.check();
      if (x.dtype() == DType.F32) Maps32.run(name, f, x.f32(), x.offset(), out.f32(), out.offset(), x.size());
      else Maps64.run(name, f, x.f64(), x.offset(), out.f64(), out.offset(), x.size());
      return out;
    }
    share(x.size(), (from, to) -> {
      var feed = new Feed(x, x.dtype(), from);
      for (int i = from, n; i < to; i += n) {
        Pool.check();
        n = feed.limit(Math.min(to - i, BLOCK));
        feed.take(n);
        if (x.dtype() == DType.F32) Maps32.run(name, f, feed.floats(), feed.at(), out.f32(), out.offset() + i, n);
        else Maps64.run(name, f, feed.doubles(), feed.at(), out.f64(), out.offset() + i, n);
      }
    });
    return out;
  }

  static Array zip(Scalar2 f, Array a, Array b, Shape shape) {
    return zip(f, a.broadcastTo(shape), b.broadcastTo(shape), Array.blank(a.dtype().with(b.dtype()), shape));
  }

  /// `out[i] = f(left[i], right[i])`, where `out` lies gapless and may be one of them.
  static Array zip(Scalar2 f, Array left, Array right, Array out) {
    var dtype = out.dtype();
    var name = known(f, f.name());
    if (out.size() <= ALONE && left.contiguous() && right.contiguous() && left.dtype() == dtype && right.dtype() == dtype) {
      Pool.check();
      if (dtype == DType.F32)
        Zips32.run(name, f, left.f32(), left.offset(), right.f32(), right.offset(), out.f32(), out.offset(), out.size());
      else Zips64.run(name, f, left.f64(), left.offset(), right.f64(), right.offset(), out.f64(), out.offset(), out.size());
      return out;
    }
    share(out.size(), (from, to) -> {
      Feed x = new Feed(left, dtype, from), y = new Feed(right, dtype, from);
      for (int i = from, n; i < to; i += n) {
        Pool.check();
        n = y.limit(x.limit(Math.min(to - i, BLOCK)));
        x.take(n);
        y.take(n);
        if (dtype == DType.F32) Zips32.run(name, f, x.floats(), x.at(), y.floats(), y.at(), out.f32(), out.offset() + i, n);
        else Zips64.run(name, f, x.doubles(), x.at(), y.doubles(), y.at(), out.f64(), out.offset() + i, n);
      }
    });
    return out;
  }

  static Array where(Array mask, Array a, Array b, Shape shape) {
    var dtype = a.dtype().with(b.dtype());
    var wide = dtype.with(mask.dtype());
    var out = Array.blank(wide, shape);
    Array masks = mask.broadcastTo(shape), left = a.broadcastTo(shape), right = b.broadcastTo(shape);
    share(out.size(), (from, to) -> {
      Feed m = new Feed(masks, wide, from), x = new Feed(left, wide, from), y = new Feed(right, wide, from);
      for (int i = from, n; i < to; i += n) {
        Pool.check();
        n = m.limit(y.limit(x.limit(Math.min(to - i, BLOCK))));
        m.take(n);
        x.take(n);
        y.take(n);
        if (wide == DType.F32) Choice.run(m.floats(), m.at(), x.floats(), x.at(), y.floats(), y.at(), out.f32(), i, n);
        else Choice.run(m.doubles(), m.at(), x.doubles(), x.at(), y.doubles(), y.at(), out.f64(), i, n);
      }
    });
    return out.cast(dtype);
  }
}
