package nabla.array.simd;

import static java.util.Map.entry;

import java.util.Map;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nabla.array.Scalar1;
import nabla.array.Scalar2;
import nabla.array.simd.Zips64.Loop;

/// One loop for the gradient of each common function: `c = g · f′`, from the gradient g of the value and the value (or the argument) y.
final class Slopes64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length(), BLOCK = 512;
  private static final double SELU_SLOPE = 1.0507009873554804934193349852946,
      SELU_FLOOR = (1.0507009873554804934193349852946 * 1.6732632423543772848170429916717);

  /// See `Zips64`.
  private static final Map<String, Relay<Loop>> LOOPS = Map.ofEntries(
      entry("tanhSlope", Zips64.until((_, a, p, b, q, c, r, n) -> tanhSlope(a, p, b, q, c, r, n), plain((g, y) -> Math.fma(-y, y, 1) * g))),
      entry("sigmoidSlope", Zips64.until((_, a, p, b, q, c, r, n) -> sigmoidSlope(a, p, b, q, c, r, n), plain((g, y) -> (1 - y) * y * g))),
      entry("reluSlope", Zips64.until((_, a, p, b, q, c, r, n) -> reluSlope(a, p, b, q, c, r, n), Zips64::defined)),
      entry("seluSlope", Relay.of((_, a, p, b, q, c, r, n) -> seluSlope(a, p, b, q, c, r, n))),
      entry("sqrtSlope", Relay.of((_, a, p, b, q, c, r, n) -> sqrtSlope(a, p, b, q, c, r, n))),
      entry("squareSlope", Relay.of((_, a, p, b, q, c, r, n) -> squareSlope(a, p, b, q, c, r, n))),
      entry("absSlope", Relay.of((_, a, p, b, q, c, r, n) -> absSlope(a, p, b, q, c, r, n))),
      entry("hardTanhSlope", Relay.of((_, a, p, b, q, c, r, n) -> hardTanhSlope(a, p, b, q, c, r, n))),
      entry("softplusSlope", Relay.of((_, a, p, b, q, c, r, n) -> Exponentials64.softplusSlope(a, p, b, q, c, r, n))),
      entry("expm1Slope", Relay.of((_, a, p, b, q, c, r, n) -> expm1Slope(a, p, b, q, c, r, n))),
      entry("log1pSlope", Relay.of((_, a, p, b, q, c, r, n) -> log1pSlope(a, p, b, q, c, r, n))),
      entry("leakySlope", Relay.of((f, a, p, b, q, c, r, n) -> leakySlope(f.parameter(), a, p, b, q, c, r, n))),
      entry("eluSlope", Relay.of((f, a, p, b, q, c, r, n) -> eluSlope(f.parameter(), a, p, b, q, c, r, n))),
      entry("factorSlope", Relay.of((f, a, p, b, q, c, r, n) -> factorSlope(f.parameter(), f.factor(), a, p, b, q, c, r, n))));

  private Slopes64() {}

  /// A gradient of one number.
  @FunctionalInterface
  private interface Plain {
    double at(double g, double y);
  }

  private static Loop plain(Plain slope) {
    return (_, a, p, b, q, c, r, n) -> {
      for (int i = 0; i < n; i++) c[r + i] = slope.at(a[p + i], b[q + i]);
    };
  }

  static void run(String name, Scalar2 f, double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    var loop = LOOPS.get(name);
    if (loop != null) loop.now().run(f, a, p, b, q, c, r, n);
    else Zips64.defined(f, a, p, b, q, c, r, n);
  }

  private static DoubleVector at(double[] x, int p) {
    return DoubleVector.fromArray(S, x, p);
  }

  private static DoubleVector at(double[] x, int p, VectorMask<Double> m) {
    return DoubleVector.fromArray(S, x, p, m);
  }

  private static DoubleVector tanh(DoubleVector g, DoubleVector y) {
    return y.neg().fma(y, DoubleVector.broadcast(S, 1)).mul(g);
  }

  private static void tanhSlope(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) tanh(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    tanh(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static DoubleVector sigmoid(DoubleVector g, DoubleVector y) {
    return DoubleVector.broadcast(S, 1).sub(y).mul(y).mul(g);
  }

  private static void sigmoidSlope(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) sigmoid(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    sigmoid(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static DoubleVector relu(DoubleVector g, DoubleVector y) {
    return DoubleVector.zero(S).blend(g, y.compare(VectorOperators.GT, 0));
  }

  private static void reluSlope(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) relu(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    relu(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static DoubleVector selu(DoubleVector g, DoubleVector y) {
    return y.add(SELU_FLOOR).blend(SELU_SLOPE, y.compare(VectorOperators.GT, 0)).mul(g);
  }

  private static void seluSlope(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) selu(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    selu(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static DoubleVector sqrt(DoubleVector g, DoubleVector y) {
    return g.mul(0.5).div(y);
  }

  private static void sqrtSlope(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) sqrt(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    sqrt(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static DoubleVector square(DoubleVector g, DoubleVector y) {
    return g.mul(2).mul(y);
  }

  private static void squareSlope(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) square(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    square(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static DoubleVector abs(DoubleVector g, DoubleVector y) {
    return DoubleVector.zero(S).blend(g, y.compare(VectorOperators.GT, 0)).blend(g.neg(), y.compare(VectorOperators.LT, 0));
  }

  private static void absSlope(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) abs(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    abs(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static DoubleVector hardTanh(DoubleVector g, DoubleVector y) {
    return DoubleVector.zero(S).blend(g, y.abs().compare(VectorOperators.LT, 1));
  }

  private static void hardTanhSlope(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) hardTanh(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    hardTanh(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static DoubleVector leaky(double slope, DoubleVector g, DoubleVector y) {
    return g.mul(slope).blend(g, y.compare(VectorOperators.GT, 0));
  }

  private static void leakySlope(double slope, double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) leaky(slope, at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    leaky(slope, at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static DoubleVector elu(double alpha, DoubleVector g, DoubleVector y) {
    return y.add(alpha).blend(1, y.compare(VectorOperators.GT, 0)).mul(g);
  }

  private static void eluSlope(double alpha, double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) elu(alpha, at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    elu(alpha, at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static DoubleVector expm1(DoubleVector g, DoubleVector y) {
    return y.add(1).mul(g);
  }

  private static void expm1Slope(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) expm1(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    expm1(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static DoubleVector log1p(DoubleVector g, DoubleVector y) {
    return g.div(y.add(1));
  }

  private static void log1pSlope(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) log1p(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    log1p(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  /// Block by block, so that what the factor gives stays in the nearest cache.
  private static void factorSlope(double scale, Scalar1 h, double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    var slope = new double[Math.min(n, BLOCK)];
    for (int from = 0; from < n; from += BLOCK) {
      int m = Math.min(BLOCK, n - from), i = 0;
      Maps64.run(h.name(), h, b, q + from, slope, 0, m);
      for (; i < S.loopBound(m); i += L) at(slope, i).mul(scale).mul(at(a, p + from + i)).intoArray(c, r + from + i);
      for (; i < m; i++) c[r + from + i] = slope[i] * scale * a[p + from + i];
    }
  }
}
