package nabla.array.simd;

import nabla.array.AdamStep;
import nabla.array.Array;
import nabla.array.DType;

/// Optimisers' steps in place.
final class Steps {
  private Steps() {}

  /// Whether all of these are row-major and of one dtype.
  static boolean fits(Array... all) {
    for (var x : all)
      if (!x.contiguous() || x.dtype() != all[0].dtype()) return false;
    return true;
  }

  static void adam(Array w, Array g, Array m, Array v, AdamStep s) {
    int o = w.offset(), p = g.offset(), q = m.offset(), r = v.offset();
    Elements.share(w.size(), (from, to) -> {
      if (w.dtype() == DType.F32) Steps32.adam(w.f32(), o + from, g.f32(), p + from, m.f32(), q + from, v.f32(), r + from, to - from, s);
      else Steps64.adam(w.f64(), o + from, g.f64(), p + from, m.f64(), q + from, v.f64(), r + from, to - from, s);
    });
  }

  static void mix(Array w, double a, Array x, double b) {
    int o = w.offset(), p = x.offset();
    Elements.share(w.size(), (from, to) -> {
      if (w.dtype() == DType.F32) Steps32.mix(w.f32(), o + from, (float) a, x.f32(), p + from, (float) b, to - from);
      else Steps64.mix(w.f64(), o + from, a, x.f64(), p + from, b, to - from);
    });
  }
}
