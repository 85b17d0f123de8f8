package nabla.array.simd;

/// Derivatives of functions of doubles that are no functions themselves: `bell` is `e^{−x²}`. To 1e-15 of the largest. That of gelu is in `Errors64`.
final class Factors64 {
  private Factors64() {}

  /// Into another array than x; false, and nothing done, where the function is not one of these.
  static boolean run(String name, double[] x, int p, double[] y, int q, int n) {
    switch (name) {
      case "bell" -> bell(x, p, y, q, n);
      case "swishSlope" -> swish(x, p, y, q, n);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void bell(double[] x, int p, double[] y, int q, int n) {
    for (int i = 0; i < n; i++) y[q + i] = -x[p + i] * x[p + i];
    Wide64.run("exp", null, y, q, y, q, n);
  }

  /// `σ(x) (1 + x (1 − σ(x)))`
  private static void swish(double[] x, int p, double[] y, int q, int n) {
    Wide64.run("sigmoid", null, x, p, y, q, n);
    for (int i = 0; i < n; i++) y[q + i] *= 1 + x[p + i] * (1 - y[q + i]);
  }
}
