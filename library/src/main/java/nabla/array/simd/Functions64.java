package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Functions of a vector of doubles, of products and sums alone, so that compiled and interpreted code give the same bits.
/// (The JDK's own `lanewise(EXP)` changes its last place once it is compiled.)
///
/// Errors in units of the last place, the worst of five million arguments: `exp` 1.1, `log` 1, `expm1` 1, `sigmoid` 2.2, `tanh` 3.
final class Functions64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final double LOG2E = 1.44269504088710634, LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
  /// Adding 1.5 · 2⁵² rounds to an integer and leaves it in the lowest bits.
  private static final double ROUND = 0x1.8p52;

  private Functions64() {}

  /// `2ⁿ eʳ` with n the nearest integer to x / ln 2, so that |r| ≤ ln 2 / 2; the power of 2 in two factors, so that results may be subnormal.
  static DoubleVector exp(DoubleVector x) {
    DoubleVector limited = limited(x), n = whole(limited.mul(LOG2E));
    return scaled(series(rest(limited, n)), n);
  }

  /// What `exp` is made of, for loops: a part that has been compiled by itself to more than 2500 bytes is not inlined any more, and every vector
  /// that it takes or returns is an object.
  static DoubleVector limited(DoubleVector x) {
    return x.blend(710, x.compare(VectorOperators.GT, 710)).blend(-746, x.compare(VectorOperators.LT, -746));
  }

  /// The integer next to x / ln 2.
  static DoubleVector turns(DoubleVector x) {
    return whole(x.mul(LOG2E));
  }

  /// `2ⁿ (1 + p)`
  static DoubleVector scaled(DoubleVector p, DoubleVector n) {
    var half = whole(n.mul(0.5));
    return p.add(1).mul(powerOfTwo(half)).mul(powerOfTwo(n.sub(half)));
  }

  /// `eˣ − 1` for x ≤ 0.
  static DoubleVector expm1(DoubleVector x) {
    var limited = x.blend(-40, x.compare(VectorOperators.LT, -40));
    var n = whole(limited.mul(LOG2E));
    var scale = powerOfTwo(n);
    return series(rest(limited, n)).fma(scale, scale.sub(1));
  }

  private static DoubleVector whole(DoubleVector x) {
    return x.add(ROUND).sub(ROUND);
  }

  static DoubleVector rest(DoubleVector x, DoubleVector n) {
    return n.fma(DoubleVector.broadcast(S, -LN2_LOW), n.fma(DoubleVector.broadcast(S, -LN2_HIGH), x));
  }

  private static DoubleVector powerOfTwo(DoubleVector n) {
    return n.add(ROUND + 1023).reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
  }

  /// `eʳ − 1` by Taylor's series to r¹³.
  static DoubleVector series(DoubleVector r) {
    var p = DoubleVector.broadcast(S, 1 / 6227020800.0);
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 479001600.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 39916800.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 3628800.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 362880.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 40320.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 5040.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 720.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 120.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 24.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 6.0));
    p = p.fma(r, DoubleVector.broadcast(S, 0.5));
    return p.mul(r).fma(r, r);
  }

  /// `e / (1 + e)` or `1 / (1 + e)` with `e = exp(−|x|)`, so that nothing overflows.
  static DoubleVector sigmoid(DoubleVector x) {
    var e = exp(x.abs().neg());
    var above = DoubleVector.broadcast(S, 1).blend(e, x.compare(VectorOperators.LT, 0));
    return above.div(e.add(1));
  }

  /// `−t / (t + 2)` with `t = exp(−2|x|) − 1`, and the sign of x.
  static DoubleVector tanh(DoubleVector x) {
    var t = expm1(x.abs().mul(-2));
    var y = t.neg().div(t.add(2));
    return y.lanewise(VectorOperators.NEG, x.compare(VectorOperators.LT, 0)).blend(x, x.compare(VectorOperators.EQ, 0));
  }

  /// With x = 2ᵏ m, √½ ≤ m < √2: `k ln 2 + 2 artanh(f / (2 + f))`, f = m − 1, as in Sun's fdlibm.
  static DoubleVector log(DoubleVector x) {
    return limits(x, logarithm(exponent(x), fraction(x)));
  }

  private static LongVector bits(DoubleVector x) {
    return x.blend(x.mul(0x1p54), x.compare(VectorOperators.LT, Double.MIN_NORMAL)).reinterpretAsLongs();
  }

  private static LongVector exponent(LongVector bits) {
    return bits.add(0x3ff0000000000000L - 0x3fe6a09e667f3bcdL).lanewise(VectorOperators.LSHR, 52);
  }

  /// The k of `log`.
  static DoubleVector exponent(DoubleVector x) {
    var k = exponent(bits(x)).or(0x4330000000000000L).reinterpretAsDoubles().sub(0x1p52 + 1023);
    return k.blend(k.sub(54), x.compare(VectorOperators.LT, Double.MIN_NORMAL));
  }

  /// The f of `log`.
  static DoubleVector fraction(DoubleVector x) {
    var bits = bits(x);
    return bits.sub(exponent(bits).lanewise(VectorOperators.LSHL, 52)).add(0x3ff0000000000000L).reinterpretAsDoubles().sub(1);
  }

  /// `ln(2ᵏ (1 + f))`
  static DoubleVector logarithm(DoubleVector k, DoubleVector f) {
    var s = f.div(f.add(2));
    var half = f.mul(f).mul(0.5);
    var p = logarithm(s.mul(s));
    return k.fma(DoubleVector.broadcast(S, LN2_HIGH), f.sub(half.sub(s.fma(half.add(p), k.mul(LN2_LOW)))));
  }

  private static DoubleVector logarithm(DoubleVector z) {
    var p = DoubleVector.broadcast(S, 1.479819860511658591e-01);
    p = p.fma(z, DoubleVector.broadcast(S, 1.531383769920937332e-01));
    p = p.fma(z, DoubleVector.broadcast(S, 1.818357216161805012e-01));
    p = p.fma(z, DoubleVector.broadcast(S, 2.222219843214978396e-01));
    p = p.fma(z, DoubleVector.broadcast(S, 2.857142874366239149e-01));
    p = p.fma(z, DoubleVector.broadcast(S, 3.999999999940941908e-01));
    p = p.fma(z, DoubleVector.broadcast(S, 6.666666666666735130e-01));
    return p.mul(z);
  }

  static DoubleVector limits(DoubleVector x, DoubleVector y) {
    return y.blend(Double.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0)).blend(Double.NaN, x.compare(VectorOperators.LT, 0))
        .blend(x, x.compare(VectorOperators.EQ, Double.POSITIVE_INFINITY)).blend(x, x.test(VectorOperators.IS_NAN));
  }
}
