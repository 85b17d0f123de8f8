package nabla.array.simd;

/// Exponentials of floats in plain loops, to the bits of `Exponentials32`: for what fills no vector, and for all while its loops are not compiled.
final class PlainExponentials32 {
  private static final float LOG2E = 1.44269504f, LN2_HIGH = 0.693359375f, LN2_LOW = -2.12194440e-4f;
  private static final float ROUND = 0x1.8p23f;

  private PlainExponentials32() {}

  static void exp(float most, float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i++) y[q + i] = exp(x[p + i] - most);
  }

  static void tanh(float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i++) y[q + i] = tanh(x[p + i]);
  }

  static void sigmoid(float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i++) y[q + i] = sigmoid(x[p + i]);
  }

  static void swish(float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i++) y[q + i] = x[p + i] * sigmoid(x[p + i]);
  }

  static void elu(float scale, float alpha, float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i++) y[q + i] = (x[p + i] > 0 ? x[p + i] : expm1(x[p + i]) * alpha) * scale;
  }

  private static float exp(float x) {
    float a = x > 89 ? 89 : x < -105 ? -105 : x, whole = whole(a * LOG2E), half = whole(whole * 0.5f);
    return (series(a, whole) + 1) * powerOfTwo(half) * powerOfTwo(whole - half);
  }

  private static float sigmoid(float x) {
    float e = exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (e + 1);
  }

  /// `eˣ − 1` of x ≤ 0.
  static float expm1(float x) {
    float a = x < -40 ? -40 : x, whole = whole(a * LOG2E), scale = powerOfTwo(whole);
    return Math.fma(series(a, whole), scale, scale - 1);
  }

  private static float tanh(float x) {
    float t = expm1(Math.abs(x) * -2), w = -t / (t + 2);
    return x == 0 ? x : x < 0 ? -w : w;
  }

  private static float whole(float x) {
    return x + ROUND - ROUND;
  }

  /// `eʳ − 1`, where `r = a − whole ln 2`.
  private static float series(float a, float whole) {
    float r = Math.fma(whole, -LN2_LOW, Math.fma(whole, -LN2_HIGH, a));
    float t = Math.fma(Math.fma(Math.fma(1 / 5040f, r, 1 / 720f), r, 1 / 120f), r, 1 / 24f);
    return Math.fma(Math.fma(Math.fma(t, r, 1 / 6f), r, 0.5f) * r, r, r);
  }

  private static float powerOfTwo(float n) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(n + (ROUND + 127)) << 23);
  }
}
