package nabla.array.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nabla.array.Scalar1;

/// Logarithms and sines of doubles, each one loop whose body calls nothing but the Vector API, as in `Wide32`.
///
/// The logarithm is that of Sun's fdlibm: x = 2ᵏ (1 + f), √½ ≤ 1 + f < √2, `s = f / (2 + f)` and `ln x = k ln 2 + 2 artanh s`; errors: see `Wide64`.
/// Coefficients are fdlibm's (e_log.c, k_sin.c, k_cos.c: "Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy,
/// modify, and distribute this software is freely granted, provided that this notice is preserved.").
final class Logarithms64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();
  private static final double LOG2E = 1.44269504088710634, LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
  /// Adding 1.5 · 2⁵² rounds to an integer and leaves it in the lowest bits.
  private static final double ROUND = 0x1.8p52;
  private static final double HALF_PI = 1.5707963267948966, HALF_PI_2 = 6.123233995736766e-17, HALF_PI_3 = -1.4973849048591833e-33;
  private static final double FAR_ANGLE = 1 << 16;

  private Logarithms64() {}

  /// `k ln 2 + (f − (f²/2 − s (f²/2 + R)))`
  static void log(double[] x, int p, double[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = DoubleVector.fromArray(S, x, p + k);
      var tiny = v.abs().compare(VectorOperators.LT, Double.MIN_NORMAL);
      var size = v.abs().blend(v.abs().mul(0x1p54), tiny);
      var bits = size.reinterpretAsLongs();
      var exponent = bits.add(0x3ff0000000000000L - 0x3fe6a09e667f3bcdL).lanewise(VectorOperators.LSHR, 52);
      var f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 52)).add(0x3ff0000000000000L).reinterpretAsDoubles().sub(1);
      var whole = exponent.or(0x4330000000000000L).reinterpretAsDoubles().sub(0x1p52 + 1023);
      whole = whole.blend(whole.sub(54), tiny);
      var s = f.div(f.add(2));
      var z = s.mul(s);
      var half = f.mul(f).mul(0.5);
      var l = z.fma(broadcast(S, 0.14798198605116586), broadcast(S, 0.15313837699209373)).fma(z, broadcast(S, 0.1818357216161805)).fma(z,
          broadcast(S, 0.22222198432149784));
      l = l.fma(z, broadcast(S, 0.2857142874366239)).fma(z, broadcast(S, 0.3999999999940942)).fma(z, broadcast(S, 0.6666666666666735));
      l = f.sub(half.sub(s.fma(l.fma(z, half), whole.mul(LN2_LOW))));
      l = whole.fma(broadcast(S, LN2_HIGH), l).blend(Double.NEGATIVE_INFINITY, v.compare(VectorOperators.EQ, 0));
      l = l.blend(Double.NaN, v.compare(VectorOperators.LT, 0));
      l.blend(v, v.compare(VectorOperators.LT, Double.POSITIVE_INFINITY).not()).intoArray(y, q + k);
    }
  }

  /// The logarithm of `u = 1 + x` and of what rounding lost of x: `c = x − (u − 1)` adds `c / u`, with `1 / (1 + f) ≈ 1 − 2 s + 2 s²`.
  static void log1p(double[] x, int p, double[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = DoubleVector.fromArray(S, x, p + k);
      var size = v.add(1);
      var bits = size.reinterpretAsLongs();
      var exponent = bits.add(0x3ff0000000000000L - 0x3fe6a09e667f3bcdL).lanewise(VectorOperators.LSHR, 52);
      var f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 52)).add(0x3ff0000000000000L).reinterpretAsDoubles().sub(1);
      var whole = exponent.or(0x4330000000000000L).reinterpretAsDoubles().sub(0x1p52 + 1023);
      var s = f.div(f.add(2));
      var z = s.mul(s);
      var half = f.mul(f).mul(0.5);
      var l = z.fma(broadcast(S, 0.14798198605116586), broadcast(S, 0.15313837699209373)).fma(z, broadcast(S, 0.1818357216161805)).fma(z,
          broadcast(S, 0.22222198432149784));
      l = l.fma(z, broadcast(S, 0.2857142874366239)).fma(z, broadcast(S, 0.3999999999940942)).fma(z, broadcast(S, 0.6666666666666735));
      var lost = v.sub(size.sub(1));
      var shrunk = lost
          .mul(broadcast(S, 1023).sub(whole).add(0x1.8p52).reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles());
      lost = shrunk.mul(z.sub(s).fma(broadcast(S, 2), broadcast(S, 1)));
      l = f.sub(half.sub(s.fma(l.fma(z, half), whole.fma(broadcast(S, LN2_LOW), lost))));
      l = whole.fma(broadcast(S, LN2_HIGH), l).blend(v, v.abs().compare(VectorOperators.LT, 0x1p-54));
      l = l.blend(Double.NEGATIVE_INFINITY, v.compare(VectorOperators.EQ, -1)).blend(Double.NaN, v.compare(VectorOperators.LT, -1));
      l.blend(v, v.compare(VectorOperators.LT, Double.POSITIVE_INFINITY).not()).intoArray(y, q + k);
    }
  }

  /// `sin(x + turns · π/2)` as the sine or cosine of r, |r| ≤ π/4, with fdlibm's polynomials (k_sin.c, k_cos.c); of large angles, for which π would need
  /// more parts, by the definition g.
  static void sine(Scalar1 g, double turns, double[] x, int p, double[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = DoubleVector.fromArray(S, x, p + k);
      if (!v.abs().compare(VectorOperators.LE, FAR_ANGLE).allTrue()) {
        for (int j = k; j < k + L; j++) y[q + j] = g.at(x[p + j]);
        continue;
      }
      var biased = v.mul(1 / HALF_PI).add(ROUND);
      var m = biased.sub(ROUND);
      var r = m.fma(broadcast(S, -HALF_PI_3), m.fma(broadcast(S, -HALF_PI_2), m.fma(broadcast(S, -HALF_PI), v)));
      var z = r.mul(r);
      var s = z.fma(broadcast(S, 1.58969099521155e-10), broadcast(S, -2.5050760253406863e-08)).fma(z, broadcast(S, 2.7557313707070068e-06))
          .fma(z, broadcast(S, -0.0001984126982985795));
      s = s.fma(z, broadcast(S, 0.00833333333332249)).fma(z, broadcast(S, -0.16666666666666632));
      var half = z.mul(0.5);
      var most = broadcast(S, 1).sub(half);
      var c = z.fma(broadcast(S, -1.1359647557788195e-11), broadcast(S, 2.087572321298175e-09))
          .fma(z, broadcast(S, -2.7557314351390663e-07)).fma(z, broadcast(S, 2.480158728947673e-05));
      c = c.fma(z, broadcast(S, -0.001388888888887411)).fma(z, broadcast(S, 0.0416666666666666));
      c = c.mul(z).fma(z, broadcast(S, 1).sub(most).sub(half)).add(most);
      var quarter = biased.add(turns).reinterpretAsLongs();
      var odd = quarter.lanewise(VectorOperators.LSHL, 63).reinterpretAsDoubles().test(VectorOperators.IS_NEGATIVE);
      c = s.mul(z).fma(r, r).blend(r, r.compare(VectorOperators.EQ, 0)).blend(c, odd);
      var sign = quarter.and(2).lanewise(VectorOperators.LSHL, 62);
      c.reinterpretAsLongs().lanewise(VectorOperators.XOR, sign).reinterpretAsDoubles().intoArray(y, q + k);
    }
  }
}
