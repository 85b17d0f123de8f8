package nabla.array.simd;

/// Exponentials of doubles in plain loops, to the bits of `Exponentials64`: for rows that fill no vector, and for all while its loops are not compiled.
final class PlainExponentials64 {
  private static final double LOG2E = 1.44269504088710634, LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
  private static final double ROUND = 0x1.8p52;
  /// `eʳ = 1 + r + r² (½ + r (c₀ + r (c₁ + …)))`
  private static final double[] SERIES = {0.1666666666666667, 0.04166666666666667, 0.008333333333326141, 0.0013888888888883752,
      0.00019841269874800493, 2.4801587325533363e-05, 2.75572554257457e-06, 2.755727366134811e-07, 2.5105206374263736e-08,
      2.091467937680297e-09};

  private PlainExponentials64() {}

  static void exp(double most, double[] x, int p, double[] y, int q, int n) {
    for (int i = 0; i < n; i++) y[q + i] = exp(x[p + i] - most);
  }

  static void tanh(double[] x, int p, double[] y, int q, int n) {
    for (int i = 0; i < n; i++) y[q + i] = tanh(x[p + i]);
  }

  static void sigmoid(double[] x, int p, double[] y, int q, int n) {
    for (int i = 0; i < n; i++) y[q + i] = sigmoid(x[p + i]);
  }

  static void elu(double scale, double alpha, double[] x, int p, double[] y, int q, int n) {
    for (int i = 0; i < n; i++) y[q + i] = (x[p + i] > 0 ? x[p + i] : expm1(x[p + i]) * alpha) * scale;
  }

  private static double exp(double x) {
    double a = x > 710 ? 710 : x < -746 ? -746 : x, turns = a * LOG2E + ROUND;
    long bits = Double.doubleToRawLongBits(turns), half = bits >>> 1;
    return (series(a, turns) + 1) * powerOfTwo(half) * powerOfTwo(bits - half);
  }

  private static double sigmoid(double x) {
    double e = exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (e + 1);
  }

  /// `eˣ − 1` of x ≤ 0.
  static double expm1(double x) {
    double a = x < -40 ? -40 : x, turns = a * LOG2E + ROUND, scale = powerOfTwo(Double.doubleToRawLongBits(turns));
    return Math.fma(series(a, turns), scale, scale - 1);
  }

  private static double tanh(double x) {
    double t = expm1(Math.abs(x) * -2), w = -t / (t + 2);
    return x == 0 ? x : x < 0 ? -w : w;
  }

  /// `eʳ − 1`, where `r = a − n ln 2` and n is what `turns` has behind its 1.5 · 2⁵².
  private static double series(double a, double turns) {
    double n = turns - ROUND, r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, a)), t = SERIES[SERIES.length - 1];
    for (int i = SERIES.length - 2; i >= 0; i--) t = Math.fma(t, r, SERIES[i]);
    return Math.fma(Math.fma(t, r, 0.5) * r, r, r);
  }

  /// `2ⁿ`, where n is in the lowest bits.
  private static double powerOfTwo(long n) {
    return Double.longBitsToDouble(n + 1023 << 52);
  }
}
