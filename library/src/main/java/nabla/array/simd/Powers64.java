package nabla.array.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Constant powers of doubles, in two loops whose bodies call nothing but the Vector API, as in `Wide32`: the logarithm, as in `Logarithms64` but in two
/// parts, and its multiple's exponential.
final class Powers64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();
  private static final double LOG2E = 1.44269504088710634, LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
  /// Adding 1.5 · 2⁵² rounds to an integer and leaves it in the lowest bits.
  private static final double ROUND = 0x1.8p52;
  private static final double TWO_THIRDS = 2.0 / 3, TWO_THIRDS_REST = 3.700743415417188e-17;

  private Powers64() {}

  /// `ln |x|` in two parts, 11 bits more than one holds.
  static void logarithm(double[] x, int p, double[] high, double[] rest, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = DoubleVector.fromArray(S, x, p + k);
      var tiny = v.abs().compare(VectorOperators.LT, Double.MIN_NORMAL);
      var size = v.abs().blend(v.abs().mul(0x1p54), tiny);
      var bits = size.reinterpretAsLongs();
      var exponent = bits.add(0x3ff0000000000000L - 0x3fe6a09e667f3bcdL).lanewise(VectorOperators.LSHR, 52);
      var f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 52)).add(0x3ff0000000000000L).reinterpretAsDoubles().sub(1);
      var whole = exponent.or(0x4330000000000000L).reinterpretAsDoubles().sub(broadcast(S, 0x1p52 + 1023).blend(0x1p52 + 1077, tiny));
      var d = f.add(2);
      var over = broadcast(S, 1).div(d);
      var s = f.mul(over);
      var low = s.neg().fma(f.sub(d.sub(2)), s.neg().fma(d, f)).mul(over);
      var z = s.mul(s);
      var l = z.fma(broadcast(S, 0.11723178623876518), broadcast(S, 0.11706236339491206)).fma(z, broadcast(S, 0.1333480469384731)).fma(z,
          broadcast(S, 0.1538459496251843));
      l = l.fma(z, broadcast(S, 0.18181818335392802)).fma(z, broadcast(S, 0.22222222221655885)).fma(z, broadcast(S, 0.28571428571429364));
      var third = z.mul(TWO_THIRDS);
      l = l.fma(z, broadcast(S, 0.4)).mul(z).fma(z, z.fma(broadcast(S, TWO_THIRDS), third.neg()).add(z.mul(TWO_THIRDS_REST)));
      l = s.fma(s, z.neg()).add(s.mul(low).mul(2)).fma(broadcast(S, TWO_THIRDS), l);
      var q3 = s.mul(third);
      l = s.fma(l, s.fma(third, q3.neg())).add(low.mul(third)).add(low.mul(2));
      var one = s.mul(2).add(q3);
      l = l.add(s.mul(2).sub(one).add(q3));
      var all = whole.mul(LN2_HIGH).add(one);
      all.intoArray(high, k);
      whole.mul(LN2_HIGH).sub(all).add(one).add(whole.fma(broadcast(S, LN2_LOW), l)).intoArray(rest, k);
    }
  }

  /// `|x|ᵖ = exp(p ln |x|)`, given the logarithm, with signs as `Math.pow` has them.
  static void power(double power, double[] x, int p, double[] high, double[] rest, double[] y, int q, int n) {
    boolean whole = power == Math.rint(power), odd = whole && Math.abs(power % 2) == 1;
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = DoubleVector.fromArray(S, x, p + k);
      var log = DoubleVector.fromArray(S, high, k);
      var h = log.mul(power);
      var l = log.fma(broadcast(S, power), h.neg()).add(DoubleVector.fromArray(S, rest, k).mul(power));
      h = h.blend(710, h.compare(VectorOperators.GT, 710)).blend(-746, h.compare(VectorOperators.LT, -746));
      var turns = h.mul(LOG2E).add(ROUND);
      var m = turns.sub(ROUND);
      var r = m.fma(broadcast(S, -LN2_HIGH), h).add(m.fma(broadcast(S, -LN2_LOW), l));
      var t = r.fma(broadcast(S, 2.091467937680297e-09), broadcast(S, 2.5105206374263736e-08)).fma(r, broadcast(S, 2.755727366134811e-07))
          .fma(r, broadcast(S, 2.75572554257457e-06));
      t = t.fma(r, broadcast(S, 2.4801587325533363e-05)).fma(r, broadcast(S, 0.00019841269874800493)).fma(r,
          broadcast(S, 0.0013888888888883752));
      t = t.fma(r, broadcast(S, 0.008333333333326141)).fma(r, broadcast(S, 0.04166666666666667)).fma(r, broadcast(S, 0.1666666666666667));
      t = t.fma(r, broadcast(S, 0.5)).mul(r).fma(r, r);
      var half = turns.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 1);
      var first = half.add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      var second = turns.reinterpretAsLongs().sub(half).add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      t = t.add(1).mul(first).mul(second);
      t = t.blend(power > 0 ? 0 : 1 / 0.0, v.compare(VectorOperators.EQ, 0));
      t = t.blend(power > 0 ? 1 / 0.0 : 0, v.abs().compare(VectorOperators.EQ, 1 / 0.0)).blend(v, v.test(VectorOperators.IS_NAN));
      if (odd) t = t.blend(t.neg(), v.test(VectorOperators.IS_NEGATIVE));
      else if (!whole) t = t.blend(Double.NaN, v.compare(VectorOperators.LT, 0).andNot(v.compare(VectorOperators.EQ, -1 / 0.0)));
      t.intoArray(y, q + k);
    }
  }
}
