package nabla.array.simd;

import nabla.array.Scalar1;

/// Functions of doubles, each in one or two loops of `Exponentials64`, `Logarithms64`, `Powers64` and `Errors64`, products and sums alone, so that
/// compiled and interpreted code give the same bits.
///
/// Errors in units of the last place, the worst that a test finds: `exp` 1.1, `log` 1, `log1p` 2, `expm1` 2, `softplus` 2, `sigmoid` 2.2, `tanh` 3, `swish` 4, `erf` 2,
/// `erfc` 4 (12 beyond 5), `gelu` 16, `sin` and `cos` 1.5 where |x| ≤ 2¹⁶, `pow` 1 for powers up to 1000.
final class Wide64 {
  private static final int L = Lanes.F64.length();
  /// Numbers that stay in the nearest cache between two loops.
  private static final int BLOCK = 512;
  private static final double LARGE_POWER = 1000, ROOT_HALF = 0.70710678118654752440;

  private Wide64() {}

  /// `y[q + i] = f(x[p + i])` for i < n, either into another array or over x itself; false, and nothing done, where the function is not one of these.
  static boolean run(String name, Scalar1 f, double[] x, int p, double[] y, int q, int n) {
    int rest = n < L || x == y ? n % L : 0, m = n - rest;
    if (rest > 0 && !few(name, f, x, p + m, y, q + m, rest)) return false;
    return m == 0 || whole(name, f, x, p, y, q, m);
  }

  /// The last loop's last vector overlaps the one before: at least one vector, and whole ones only over x itself.
  private static boolean whole(String name, Scalar1 f, double[] x, int p, double[] y, int q, int n) {
    switch (name) {
      case "exp" -> Exponentials64.exp(0, x, p, y, q, n);
      case "expm1" -> Exponentials64.expm1(x, p, y, q, n);
      case "tanh" -> Exponentials64.tanh(x, p, y, q, n);
      case "sigmoid" -> Exponentials64.sigmoid(x, p, y, q, n);
      case "swish" -> Exponentials64.swish(x, p, y, q, n);
      case "softplus" -> Exponentials64.softplus(x, p, y, q, n);
      case "log" -> Logarithms64.log(x, p, y, q, n);
      case "log1p" -> Logarithms64.log1p(x, p, y, q, n);
      case "sin" -> Logarithms64.sine(f, 0, x, p, y, q, n);
      case "cos" -> Logarithms64.sine(f, 1, x, p, y, q, n);
      case "erf", "erfc", "gelu", "geluSlope" -> tails(name, x, p, y, q, n);
      case "pow" -> {
        double power = f.parameter();
        if (power == 0 || power == 0.5 || power == 3 || !(Math.abs(power) <= LARGE_POWER)) return false;
        powers(power, x, p, y, q, n);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean few(String name, Scalar1 f, double[] x, int p, double[] y, int q, int n) {
    double[] in = new double[L], out = new double[L];
    System.arraycopy(x, p, in, 0, n);
    if (!whole(name, f, in, 0, out, 0, L)) return false;
    System.arraycopy(out, 0, y, q, n);
    return true;
  }

  private static void tails(String name, double[] x, int p, double[] y, int q, int n) {
    var tail = new double[BLOCK];
    for (int i = 0; i < n; i += BLOCK) {
      int from = Math.min(i, n - L), m = Math.min(BLOCK, n - from);
      switch (name) {
        case "erf" -> {
          Errors64.rest(x, p + from, tail, m);
          Errors64.erf(x, p + from, tail, y, q + from, m);
        }
        case "erfc" -> {
          Errors64.tail(1, x, p + from, tail, m);
          Errors64.erfc(x, p + from, tail, y, q + from, m);
        }
        default -> {
          Errors64.tail(ROOT_HALF, x, p + from, tail, m);
          if (name.equals("gelu")) Errors64.gelu(x, p + from, tail, y, q + from, m);
          else Errors64.geluSlope(x, p + from, tail, y, q + from, m);
        }
      }
    }
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
