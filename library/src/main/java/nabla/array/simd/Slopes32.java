package nabla.array.simd;

import static java.util.Map.entry;
import static jdk.incubator.vector.FloatVector.broadcast;

import java.util.Map;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nabla.array.Scalar1;
import nabla.array.Scalar2;
import nabla.array.simd.Zips32.Loop;

/// One loop for the gradient of each common function: `c = g · f′`, from the gradient g of the value and the value (or the argument) y.
final class Slopes32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length(), BLOCK = 512;
  private static final float SELU_SLOPE = (float) 1.0507009873554804934193349852946,
      SELU_FLOOR = (float) (1.0507009873554804934193349852946 * 1.6732632423543772848170429916717);
  private static final float LOG2E = 1.44269504f, LN2_HIGH = 0.693359375f, LN2_LOW = -2.12194440e-4f, ROUND = 0x1.8p23f;

  /// See `Zips32`.
  private static final Map<String, Relay<Loop>> LOOPS = Map.ofEntries(
      entry("tanhSlope",
          Zips32.until((_, a, p, b, q, c, r, n) -> tanhSlope(a, p, b, q, c, r, n), plain((g, y) -> Math.fma(-y, y, 1f) * g))),
      entry("sigmoidSlope", Zips32.until((_, a, p, b, q, c, r, n) -> sigmoidSlope(a, p, b, q, c, r, n), plain((g, y) -> (1f - y) * y * g))),
      entry("reluSlope", Zips32.until((_, a, p, b, q, c, r, n) -> reluSlope(a, p, b, q, c, r, n), Zips32::defined)),
      entry("seluSlope", Relay.of((_, a, p, b, q, c, r, n) -> seluSlope(a, p, b, q, c, r, n))),
      entry("sqrtSlope", Relay.of((_, a, p, b, q, c, r, n) -> sqrtSlope(a, p, b, q, c, r, n))),
      entry("squareSlope", Relay.of((_, a, p, b, q, c, r, n) -> squareSlope(a, p, b, q, c, r, n))),
      entry("absSlope", Relay.of((_, a, p, b, q, c, r, n) -> absSlope(a, p, b, q, c, r, n))),
      entry("hardTanhSlope", Relay.of((_, a, p, b, q, c, r, n) -> hardTanhSlope(a, p, b, q, c, r, n))),
      entry("softplusSlope", Relay.of((_, a, p, b, q, c, r, n) -> softplusSlope(a, p, b, q, c, r, n))),
      entry("expm1Slope", Relay.of((_, a, p, b, q, c, r, n) -> expm1Slope(a, p, b, q, c, r, n))),
      entry("log1pSlope", Relay.of((_, a, p, b, q, c, r, n) -> log1pSlope(a, p, b, q, c, r, n))),
      entry("leakySlope", Relay.of((f, a, p, b, q, c, r, n) -> leakySlope((float) f.parameter(), a, p, b, q, c, r, n))),
      entry("eluSlope", Relay.of((f, a, p, b, q, c, r, n) -> eluSlope((float) f.parameter(), a, p, b, q, c, r, n))),
      entry("factorSlope", Relay.of((f, a, p, b, q, c, r, n) -> factorSlope((float) f.parameter(), f.factor(), a, p, b, q, c, r, n))));

  private Slopes32() {}

  /// A gradient of one number.
  @FunctionalInterface
  private interface Plain {
    float at(float g, float y);
  }

  private static Loop plain(Plain slope) {
    return (_, a, p, b, q, c, r, n) -> {
      for (int i = 0; i < n; i++) c[r + i] = slope.at(a[p + i], b[q + i]);
    };
  }

  static void run(String name, Scalar2 f, float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    var loop = LOOPS.get(name);
    if (loop != null) loop.now().run(f, a, p, b, q, c, r, n);
    else Zips32.defined(f, a, p, b, q, c, r, n);
  }

  private static FloatVector at(float[] x, int p) {
    return FloatVector.fromArray(S, x, p);
  }

  private static FloatVector at(float[] x, int p, VectorMask<Float> m) {
    return FloatVector.fromArray(S, x, p, m);
  }

  private static FloatVector tanh(FloatVector g, FloatVector y) {
    return y.neg().fma(y, broadcast(S, 1)).mul(g);
  }

  private static void tanhSlope(float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) tanh(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    tanh(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static FloatVector sigmoid(FloatVector g, FloatVector y) {
    return broadcast(S, 1).sub(y).mul(y).mul(g);
  }

  private static void sigmoidSlope(float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) sigmoid(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    sigmoid(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static FloatVector relu(FloatVector g, FloatVector y) {
    return FloatVector.zero(S).blend(g, y.compare(VectorOperators.GT, 0));
  }

  private static void reluSlope(float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) relu(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    relu(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static FloatVector selu(FloatVector g, FloatVector y) {
    return y.add(SELU_FLOOR).blend(SELU_SLOPE, y.compare(VectorOperators.GT, 0)).mul(g);
  }

  private static void seluSlope(float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) selu(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    selu(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static FloatVector sqrt(FloatVector g, FloatVector y) {
    return g.mul(0.5f).div(y);
  }

  private static void sqrtSlope(float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) sqrt(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    sqrt(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static FloatVector square(FloatVector g, FloatVector y) {
    return g.mul(2).mul(y);
  }

  private static void squareSlope(float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) square(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    square(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static FloatVector abs(FloatVector g, FloatVector y) {
    return FloatVector.zero(S).blend(g, y.compare(VectorOperators.GT, 0)).blend(g.neg(), y.compare(VectorOperators.LT, 0));
  }

  private static void absSlope(float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) abs(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    abs(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static FloatVector hardTanh(FloatVector g, FloatVector y) {
    return FloatVector.zero(S).blend(g, y.abs().compare(VectorOperators.LT, 1));
  }

  private static void hardTanhSlope(float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) hardTanh(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    hardTanh(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static FloatVector leaky(float slope, FloatVector g, FloatVector y) {
    return g.mul(slope).blend(g, y.compare(VectorOperators.GT, 0));
  }

  private static void leakySlope(float slope, float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) leaky(slope, at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    leaky(slope, at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static FloatVector elu(float alpha, FloatVector g, FloatVector y) {
    return y.add(alpha).blend(1, y.compare(VectorOperators.GT, 0)).mul(g);
  }

  private static void eluSlope(float alpha, float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) elu(alpha, at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    elu(alpha, at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  /// `−g (e⁻ʸ − 1)`
  private static void softplusSlope(float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) {
      var v = at(b, q + i).neg();
      var u = v.blend(-40, v.compare(VectorOperators.LT, -40));
      var whole = u.mul(LOG2E).add(ROUND).sub(ROUND);
      var x = whole.fma(broadcast(S, -LN2_LOW), whole.fma(broadcast(S, -LN2_HIGH), u));
      var t = broadcast(S, 1 / 5040f).fma(x, broadcast(S, 1 / 720f)).fma(x, broadcast(S, 1 / 120f)).fma(x, broadcast(S, 1 / 24f));
      t = t.fma(x, broadcast(S, 1 / 6f)).fma(x, broadcast(S, 0.5f)).mul(x).fma(x, x);
      var scale = whole.add(ROUND + 127).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      t.fma(scale, scale.sub(1)).neg().mul(at(a, p + i)).intoArray(c, r + i);
    }
    for (; i < n; i++) c[r + i] = -PlainExponentials32.expm1(-b[q + i]) * a[p + i];
  }

  private static FloatVector expm1(FloatVector g, FloatVector y) {
    return y.add(1).mul(g);
  }

  private static void expm1Slope(float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) expm1(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    expm1(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static FloatVector log1p(FloatVector g, FloatVector y) {
    return g.div(y.add(1));
  }

  private static void log1pSlope(float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) log1p(at(a, p + i), at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    log1p(at(a, p + i, m), at(b, q + i, m)).intoArray(c, r + i, m);
  }

  /// Block by block, so that what the factor gives stays in the nearest cache.
  private static void factorSlope(float scale, Scalar1 h, float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    var slope = new float[Math.min(n, BLOCK)];
    for (int from = 0; from < n; from += BLOCK) {
      int m = Math.min(BLOCK, n - from), i = 0;
      Maps32.run(h.name(), h, b, q + from, slope, 0, m);
      for (; i < S.loopBound(m); i += L) at(slope, i).mul(scale).mul(at(a, p + from + i)).intoArray(c, r + from + i);
      for (; i < m; i++) c[r + from + i] = slope[i] * scale * a[p + from + i];
    }
  }
}
