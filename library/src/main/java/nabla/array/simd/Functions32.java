package nabla.array.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Functions of a vector of floats, of products and sums alone, so that compiled and interpreted code give the same bits.
/// (The JDK's own `lanewise(EXP)` changes its last place once it is compiled.)
///
/// Errors in units of the last place, the worst of five million arguments: `exp` 1.1, `log` 1, `expm1` 1, `sigmoid` 2.2, and
/// of `tanh` (`Exponentials32`) 3.
final class Functions32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final float LOG2E = 1.44269504f, LN2_HIGH = 0.693359375f, LN2_LOW = -2.12194440e-4f;
  /// Adding 1.5 · 2²³ rounds to an integer and leaves it in the lowest bits.
  private static final float ROUND = 0x1.8p23f;

  private Functions32() {}

  /// `2ⁿ eʳ` with n the nearest integer to x / ln 2, so that |r| ≤ ln 2 / 2; the power of 2 in two factors, so that results may be subnormal.
  static FloatVector exp(FloatVector x) {
    var limited = x.blend(89, x.compare(VectorOperators.GT, 89)).blend(-105, x.compare(VectorOperators.LT, -105));
    var n = whole(limited.mul(LOG2E));
    var half = whole(n.mul(0.5f));
    return series(rest(limited, n)).add(1).mul(powerOfTwo(half)).mul(powerOfTwo(n.sub(half)));
  }

  /// `eˣ − 1` for x ≤ 0.
  static FloatVector expm1(FloatVector x) {
    var limited = x.blend(-40, x.compare(VectorOperators.LT, -40));
    var n = whole(limited.mul(LOG2E));
    var scale = powerOfTwo(n);
    return series(rest(limited, n)).fma(scale, scale.sub(1));
  }

  private static FloatVector whole(FloatVector x) {
    return x.add(ROUND).sub(ROUND);
  }

  private static FloatVector rest(FloatVector x, FloatVector n) {
    return n.fma(FloatVector.broadcast(S, -LN2_LOW), n.fma(FloatVector.broadcast(S, -LN2_HIGH), x));
  }

  private static FloatVector powerOfTwo(FloatVector n) {
    return n.add(ROUND + 127).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
  }

  /// `eʳ − 1` by Taylor's series to r⁷.
  private static FloatVector series(FloatVector r) {
    var p = FloatVector.broadcast(S, 1 / 5040f);
    p = p.fma(r, FloatVector.broadcast(S, 1 / 720f));
    p = p.fma(r, FloatVector.broadcast(S, 1 / 120f));
    p = p.fma(r, FloatVector.broadcast(S, 1 / 24f));
    p = p.fma(r, FloatVector.broadcast(S, 1 / 6f));
    p = p.fma(r, FloatVector.broadcast(S, 0.5f));
    return p.mul(r).fma(r, r);
  }

  /// `e / (1 + e)` or `1 / (1 + e)` with `e = exp(−|x|)`, so that nothing overflows.
  static FloatVector sigmoid(FloatVector x) {
    var e = exp(x.abs().neg());
    var above = FloatVector.broadcast(S, 1).blend(e, x.compare(VectorOperators.LT, 0));
    return above.div(e.add(1));
  }

  /// With x = 2ᵏ m, √½ ≤ m < √2: `k ln 2 + 2 artanh(f / (2 + f))`, f = m − 1, as in Sun's fdlibm.
  static FloatVector log(FloatVector x) {
    var tiny = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
    var bits = x.blend(x.mul(0x1p25f), tiny).reinterpretAsInts();
    var exponent = bits.add(0x3f800000 - 0x3f3504f3).lanewise(VectorOperators.LSHR, 23);
    var f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).add(0x3f800000).reinterpretAsFloats().sub(1);
    var k = exponent.or(0x4b000000).reinterpretAsFloats().sub(0x1p23f + 127);
    k = k.blend(k.sub(25), tiny);
    var s = f.div(f.add(2));
    var z = s.mul(s);
    var half = f.mul(f).mul(0.5f);
    var p = FloatVector.broadcast(S, 0.24279079f).fma(z, FloatVector.broadcast(S, 0.28498787f));
    p = p.fma(z, FloatVector.broadcast(S, 0.40000972f)).fma(z, FloatVector.broadcast(S, 0.66666663f)).mul(z);
    var y = k.fma(FloatVector.broadcast(S, LN2_HIGH), f.sub(half.sub(s.fma(half.add(p), k.mul(LN2_LOW)))));
    return limits(x, y);
  }

  private static FloatVector limits(FloatVector x, FloatVector y) {
    return y.blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0)).blend(Float.NaN, x.compare(VectorOperators.LT, 0))
        .blend(x, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY)).blend(x, x.test(VectorOperators.IS_NAN));
  }
}
