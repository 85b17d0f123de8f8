package nabla.array.simd;

import nabla.array.Scalar1;
import nabla.array.simd.Passes.Pass;

/// The functions of `Special64`, logarithms and powers, of arrays: each a few passes over a block that stays in the nearest cache.
///
/// A pass is one short loop, called through an interface by which the compiler cannot see the next one: two exponentials in one compilation are more
/// than it inlines, and then every vector is an object. Floats are widened block by block.
final class Special {
  private static final int BLOCK = 512;
  private static final Pass[] LOG = {Passes::log, Passes::limits};
  private static final Pass[] LOG1P = {Passes::plus1, Passes::logOfB, Passes::limitsOfB, Passes::log1p};
  private static final Pass[] SOFTPLUS = {Passes::keep, Passes::minusAbs, Passes::exp, Passes::plus1, Passes::logOfB, Passes::limitsOfB,
      Passes::log1p, Passes::addPositive};
  private static final Pass[] EXPM1 = {Passes::copy, Passes::expOfA, Passes::expm1};
  private static final Pass[] ERF = {Passes::farAbove, Passes::farBelow, Passes::rest, Passes::head, Passes::expOfA, Passes::expOfB,
      Passes::product, Passes::above, Passes::below, Passes::erf};
  private static final Pass[] ERFC = {Passes::farAbove, Passes::farBelow, Passes::rest, Passes::head, Passes::expOfA, Passes::expOfB,
      Passes::product, Passes::above, Passes::below, Passes::erfc};
  private static final Pass[] GELU = {Passes::keep, Passes::scale, Passes::farAbove, Passes::farBelow, Passes::rest, Passes::head,
      Passes::expOfA, Passes::expOfB, Passes::product, Passes::above, Passes::below, Passes::erfc, Passes::half};
  private static final Pass[] SIN = {Passes::sin}, COS = {Passes::cos}, CUBE = {Passes::cube}, ROOT = {Passes::root};

  private Special() {}

  /// The passes of a function; null where it has none here.
  private static Pass[] passes(String name, Scalar1 f) {
    return switch (name) {
      case "log" -> LOG;
      case "log1p" -> LOG1P;
      case "softplus" -> SOFTPLUS;
      case "expm1" -> EXPM1;
      case "erf" -> ERF;
      case "erfc" -> ERFC;
      case "gelu" -> GELU;
      case "sin" -> SIN;
      case "cos" -> COS;
      case "pow" -> f.parameter() == 3 ? CUBE : f.parameter() == 0.5 ? ROOT : null;
      default -> null;
    };
  }

  /// `y[q + i] = f(x[p + i])` for i < n, computed in doubles and rounded; false, and nothing done, where the function has no passes.
  static boolean run(String name, Scalar1 f, float[] x, int p, float[] y, int q, int n) {
    if (Wide32.run(name, f, x, p, y, q, n)) return true;
    var passes = passes(name, f);
    if (passes == null) return false;
    double[] v = new double[BLOCK], a = new double[BLOCK], b = new double[BLOCK], c = new double[BLOCK];
    for (int i = 0; i < n; i += BLOCK) {
      int m = Math.min(BLOCK, n - i);
      for (int k = 0; k < m; k++) v[k] = x[p + i + k];
      for (var pass : passes) pass.run(v, a, b, c, m, f);
      for (int k = 0; k < m; k++) y[q + i + k] = (float) v[k];
    }
    return true;
  }

  static boolean run(String name, Scalar1 f, double[] x, int p, double[] y, int q, int n) {
    var passes = passes(name, f);
    if (passes == null) return false;
    double[] v = new double[BLOCK], a = new double[BLOCK], b = new double[BLOCK], c = new double[BLOCK];
    for (int i = 0; i < n; i += BLOCK) {
      int m = Math.min(BLOCK, n - i);
      System.arraycopy(x, p + i, v, 0, m);
      for (var pass : passes) pass.run(v, a, b, c, m, f);
      System.arraycopy(v, 0, y, q + i, m);
    }
    return true;
  }
}
