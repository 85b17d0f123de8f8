package nabla.array.simd;

import nabla.array.Scalar1;

/// The functions that no loop of `Maps32` or `Maps64` knows: those of `Wide32` and `Wide64`, cubes and roots as powers.
final class Special {
  private Special() {}

  /// `y[q + i] = f(x[p + i])` for i < n; false, and nothing done, where the function has no loop here either.
  static boolean run(String name, Scalar1 f, float[] x, int p, float[] y, int q, int n) {
    if (Wide32.run(name, f, x, p, y, q, n) || x != y && Factors32.run(name, x, p, y, q, n)) return true;
    if (!name.equals("pow")) return false;
    if (f.parameter() == 3) for (int i = 0; i < n; i++) y[q + i] = (float) ((double) x[p + i] * x[p + i] * x[p + i]);
    else if (f.parameter() == 0.5) for (int i = 0; i < n; i++) y[q + i] = (float) root(x[p + i]);
    return f.parameter() == 3 || f.parameter() == 0.5;
  }

  static boolean run(String name, Scalar1 f, double[] x, int p, double[] y, int q, int n) {
    if (Wide64.run(name, f, x, p, y, q, n) || x != y && Factors64.run(name, x, p, y, q, n)) return true;
    if (!name.equals("pow")) return false;
    if (f.parameter() == 3) for (int i = 0; i < n; i++) y[q + i] = x[p + i] * x[p + i] * x[p + i];
    else if (f.parameter() == 0.5) for (int i = 0; i < n; i++) y[q + i] = root(x[p + i]);
    return f.parameter() == 3 || f.parameter() == 0.5;
  }

  /// `x^½` as `Math.pow` has it, which differs from the root at −∞ and −0.
  private static double root(double x) {
    return x == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : Math.sqrt(x) + 0.0;
  }
}
