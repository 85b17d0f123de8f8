package nabla.array.simd;

import static java.util.Map.entry;

import java.util.Map;
import nabla.array.Scalar1;

/// Functions of doubles, each in one or two loops of `Exponentials64`, `Logarithms64`, `Powers64` and `Errors64`, products and sums alone, so that
/// compiled and interpreted code give the same bits.
///
/// Errors in units of the last place, the worst that a test finds: `exp` 1.1, `log` 1, `log1p` 2, `expm1` 2, `softplus` 2, `sigmoid` 2.2, `tanh` 3, `swish` 4, `elu` 2, `erf` 2,
/// `erfc` 4 (12 beyond 5), `gelu` 16, `sin` and `cos` 1.5 where |x| ≤ 2¹⁶, `pow` 1 for powers up to 1000.
final class Wide64 {
  private static final int L = Lanes.F64.length();
  /// Numbers that stay in the nearest cache between two loops.
  private static final int BLOCK = 512;
  private static final double LARGE_POWER = 1000, ROOT_HALF = 0.70710678118654752440;

  /// See `Zips64`.
  private static final Map<String, Loop> LOOPS = Map.ofEntries(entry("exp", (_, x, p, y, q, n) -> Exponentials64.exp(0, x, p, y, q, n)),
      entry("expm1", (_, x, p, y, q, n) -> Exponentials64.expm1(x, p, y, q, n)),
      entry("tanh", (_, x, p, y, q, n) -> Exponentials64.tanh(x, p, y, q, n)),
      entry("sigmoid", (_, x, p, y, q, n) -> Exponentials64.sigmoid(x, p, y, q, n)),
      entry("swish", (_, x, p, y, q, n) -> Exponentials64.swish(x, p, y, q, n)),
      entry("softplus", (_, x, p, y, q, n) -> Exponentials64.softplus(x, p, y, q, n)),
      entry("log", (_, x, p, y, q, n) -> Logarithms64.log(x, p, y, q, n)),
      entry("log1p", (_, x, p, y, q, n) -> Logarithms64.log1p(x, p, y, q, n)),
      entry("sin", (f, x, p, y, q, n) -> Logarithms64.sine(f, 0, x, p, y, q, n)),
      entry("cos", (f, x, p, y, q, n) -> Logarithms64.sine(f, 1, x, p, y, q, n)), entry("erf", tails(Errors64::rest, Errors64::erf)),
      entry("erfc", tails((x, p, tail, n) -> Errors64.tail(1, x, p, tail, n), Errors64::erfc)),
      entry("gelu", tails((x, p, tail, n) -> Errors64.tail(ROOT_HALF, x, p, tail, n), Errors64::gelu)),
      entry("geluSlope", tails((x, p, tail, n) -> Errors64.tail(ROOT_HALF, x, p, tail, n), Errors64::geluSlope)),
      entry("pow", (f, x, p, y, q, n) -> powers(f.parameter(), x, p, y, q, n)));

  private Wide64() {}

  @FunctionalInterface
  private interface Loop {
    void run(Scalar1 f, double[] x, int p, double[] y, int q, int n);
  }

  @FunctionalInterface
  private interface Tail {
    void run(double[] x, int p, double[] tail, int n);
  }

  @FunctionalInterface
  private interface Rest {
    void run(double[] x, int p, double[] tail, double[] y, int q, int n);
  }

  /// `y[q + i] = f(x[p + i])` for i < n, either into another array or over x itself; false, and nothing done, where the function is not one of these.
  static boolean run(String name, Scalar1 f, double[] x, int p, double[] y, int q, int n) {
    int rest = n < L || x == y ? n % L : 0, m = n - rest;
    if (rest > 0 && !few(name, f, x, p + m, y, q + m, rest)) return false;
    return m == 0 || whole(name, f, x, p, y, q, m);
  }

  /// The last loop's last vector overlaps the one before: at least one vector, and whole ones only over x itself.
  private static boolean whole(String name, Scalar1 f, double[] x, int p, double[] y, int q, int n) {
    var loop = LOOPS.get(name);
    if (loop == null || name.equals("pow") && special(f.parameter())) return false;
    loop.run(f, x, p, y, q, n);
    return true;
  }

  /// Whether the power is one that `Special` takes, or too large for these loops.
  private static boolean special(double power) {
    return power == 0 || power == 0.5 || power == 3 || !(Math.abs(power) <= LARGE_POWER);
  }

  private static boolean few(String name, Scalar1 f, double[] x, int p, double[] y, int q, int n) {
    double[] in = new double[L], out = new double[L];
    System.arraycopy(x, p, in, 0, n);
    if (!whole(name, f, in, 0, out, 0, L)) return false;
    System.arraycopy(out, 0, y, q, n);
    return true;
  }

  /// Two loops by turns, block by block: what the first leaves in `tail`, the second makes the value of.
  private static Loop tails(Tail first, Rest second) {
    return (_, x, p, y, q, n) -> {
      var tail = new double[BLOCK];
      for (int i = 0; i < n; i += BLOCK) {
        int from = Math.min(i, n - L), m = Math.min(BLOCK, n - from);
        first.run(x, p + from, tail, m);
        second.run(x, p + from, tail, y, q + from, m);
      }
    };
  }

  private static void powers(double power, double[] x, int p, double[] y, int q, int n) {
    double[] high = new double[BLOCK], rest = new double[BLOCK];
    for (int i = 0; i < n; i += BLOCK) {
      int from = Math.min(i, n - L), m = Math.min(BLOCK, n - from);
      Powers64.logarithm(x, p + from, high, rest, m);
      Powers64.power(power, x, p + from, high, rest, y, q + from, m);
    }
  }
}
