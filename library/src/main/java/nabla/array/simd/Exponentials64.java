package nabla.array.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Exponentials of doubles and what is made of one; errors: see `Wide64`.
///
/// Each is one loop whose body calls nothing but the Vector API, as in `Wide32`. The last vector overlaps the one before where nothing else is said.
final class Exponentials64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();
  private static final double LOG2E = 1.44269504088710634, LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
  /// Adding 1.5 · 2⁵² rounds to an integer and leaves it in the lowest bits.
  private static final double ROUND = 0x1.8p52;

  private Exponentials64() {}

  /// `exp(x − most) = 2ⁿ (1 + p)`, the power of 2 in two factors, so that results may be subnormal.
  static void exp(double most, double[] x, int p, double[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = DoubleVector.fromArray(S, x, p + k).sub(most);
      var a = v.blend(710, v.compare(VectorOperators.GT, 710)).blend(-746, v.compare(VectorOperators.LT, -746));
      var turns = a.mul(LOG2E).add(ROUND);
      var whole = turns.sub(ROUND);
      var r = whole.fma(broadcast(S, -LN2_LOW), whole.fma(broadcast(S, -LN2_HIGH), a));
      var t = r.fma(broadcast(S, 2.091467937680297e-09), broadcast(S, 2.5105206374263736e-08)).fma(r, broadcast(S, 2.755727366134811e-07))
          .fma(r, broadcast(S, 2.75572554257457e-06));
      t = t.fma(r, broadcast(S, 2.4801587325533363e-05)).fma(r, broadcast(S, 0.00019841269874800493)).fma(r,
          broadcast(S, 0.0013888888888883752));
      t = t.fma(r, broadcast(S, 0.008333333333326141)).fma(r, broadcast(S, 0.04166666666666667)).fma(r, broadcast(S, 0.1666666666666667));
      t = t.fma(r, broadcast(S, 0.5)).mul(r).fma(r, r);
      var half = turns.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 1);
      var low = half.add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      var high = turns.reinterpretAsLongs().sub(half).add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      t.add(1).mul(low).mul(high).intoArray(y, q + k);
    }
  }

  /// `e / (1 + e)` or `1 / (1 + e)` with `e = exp(−|x|)`, so that nothing overflows.
  static void sigmoid(double[] x, int p, double[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = DoubleVector.fromArray(S, x, p + k);
      var a = v.abs().neg();
      a = a.blend(-746, a.compare(VectorOperators.LT, -746));
      var turns = a.mul(LOG2E).add(ROUND);
      var whole = turns.sub(ROUND);
      var r = whole.fma(broadcast(S, -LN2_LOW), whole.fma(broadcast(S, -LN2_HIGH), a));
      var t = r.fma(broadcast(S, 2.091467937680297e-09), broadcast(S, 2.5105206374263736e-08)).fma(r, broadcast(S, 2.755727366134811e-07))
          .fma(r, broadcast(S, 2.75572554257457e-06));
      t = t.fma(r, broadcast(S, 2.4801587325533363e-05)).fma(r, broadcast(S, 0.00019841269874800493)).fma(r,
          broadcast(S, 0.0013888888888883752));
      t = t.fma(r, broadcast(S, 0.008333333333326141)).fma(r, broadcast(S, 0.04166666666666667)).fma(r, broadcast(S, 0.1666666666666667));
      t = t.fma(r, broadcast(S, 0.5)).mul(r).fma(r, r);
      var half = turns.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 1);
      var low = half.add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      var high = turns.reinterpretAsLongs().sub(half).add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      var e = t.add(1).mul(low).mul(high);
      broadcast(S, 1).blend(e, v.compare(VectorOperators.LT, 0)).div(e.add(1)).intoArray(y, q + k);
    }
  }

  /// `x σ(x)`
  static void swish(double[] x, int p, double[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = DoubleVector.fromArray(S, x, p + k);
      var a = v.abs().neg();
      a = a.blend(-746, a.compare(VectorOperators.LT, -746));
      var turns = a.mul(LOG2E).add(ROUND);
      var whole = turns.sub(ROUND);
      var r = whole.fma(broadcast(S, -LN2_LOW), whole.fma(broadcast(S, -LN2_HIGH), a));
      var t = r.fma(broadcast(S, 2.091467937680297e-09), broadcast(S, 2.5105206374263736e-08)).fma(r, broadcast(S, 2.755727366134811e-07))
          .fma(r, broadcast(S, 2.75572554257457e-06));
      t = t.fma(r, broadcast(S, 2.4801587325533363e-05)).fma(r, broadcast(S, 0.00019841269874800493)).fma(r,
          broadcast(S, 0.0013888888888883752));
      t = t.fma(r, broadcast(S, 0.008333333333326141)).fma(r, broadcast(S, 0.04166666666666667)).fma(r, broadcast(S, 0.1666666666666667));
      t = t.fma(r, broadcast(S, 0.5)).mul(r).fma(r, r);
      var half = turns.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 1);
      var low = half.add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      var high = turns.reinterpretAsLongs().sub(half).add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      var e = t.add(1).mul(low).mul(high);
      broadcast(S, 1).blend(e, v.compare(VectorOperators.LT, 0)).div(e.add(1)).mul(v).intoArray(y, q + k);
    }
  }

  /// `−t / (t + 2)` with `t = exp(−2|x|) − 1`, and the sign of x.
  static void tanh(double[] x, int p, double[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = DoubleVector.fromArray(S, x, p + k);
      var a = v.abs().mul(-2);
      a = a.blend(-40, a.compare(VectorOperators.LT, -40));
      var turns = a.mul(LOG2E).add(ROUND);
      var whole = turns.sub(ROUND);
      var r = whole.fma(broadcast(S, -LN2_LOW), whole.fma(broadcast(S, -LN2_HIGH), a));
      var t = r.fma(broadcast(S, 2.091467937680297e-09), broadcast(S, 2.5105206374263736e-08)).fma(r, broadcast(S, 2.755727366134811e-07))
          .fma(r, broadcast(S, 2.75572554257457e-06));
      t = t.fma(r, broadcast(S, 2.4801587325533363e-05)).fma(r, broadcast(S, 0.00019841269874800493)).fma(r,
          broadcast(S, 0.0013888888888883752));
      t = t.fma(r, broadcast(S, 0.008333333333326141)).fma(r, broadcast(S, 0.04166666666666667)).fma(r, broadcast(S, 0.1666666666666667));
      t = t.fma(r, broadcast(S, 0.5)).mul(r).fma(r, r);
      var scale = turns.add(1023).reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      t = t.fma(scale, scale.sub(1));
      t = t.neg().div(t.add(2));
      t.blend(t.neg(), v.compare(VectorOperators.LT, 0)).blend(v, v.compare(VectorOperators.EQ, 0)).intoArray(y, q + k);
    }
  }

  /// `2 (2ⁿ⁻¹ p + (2ⁿ⁻¹ − ½))`
  static void expm1(double[] x, int p, double[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = DoubleVector.fromArray(S, x, p + k);
      var a = v.blend(710, v.compare(VectorOperators.GT, 710)).blend(-50, v.compare(VectorOperators.LT, -50));
      var turns = a.mul(LOG2E).add(ROUND);
      var whole = turns.sub(ROUND);
      var r = whole.fma(broadcast(S, -LN2_LOW), whole.fma(broadcast(S, -LN2_HIGH), a));
      var t = r.fma(broadcast(S, 2.091467937680297e-09), broadcast(S, 2.5105206374263736e-08)).fma(r, broadcast(S, 2.755727366134811e-07))
          .fma(r, broadcast(S, 2.75572554257457e-06));
      t = t.fma(r, broadcast(S, 2.4801587325533363e-05)).fma(r, broadcast(S, 0.00019841269874800493)).fma(r,
          broadcast(S, 0.0013888888888883752));
      t = t.fma(r, broadcast(S, 0.008333333333326141)).fma(r, broadcast(S, 0.04166666666666667)).fma(r, broadcast(S, 0.1666666666666667));
      t = t.fma(r, broadcast(S, 0.5)).mul(r).fma(r, r);
      var scale = turns.add(1022).reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      t = t.fma(scale, scale.sub(0.5)).mul(2);
      t.blend(v, v.abs().compare(VectorOperators.LT, 0x1p-54)).intoArray(y, q + k);
    }
  }

  /// `max(x, 0) + ln(1 + e)` with `e = exp(−|x|)` and `ln(1 + e) = e − s (e − R(s²))`, s = e / (2 + e).
  static void softplus(double[] x, int p, double[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = DoubleVector.fromArray(S, x, p + k);
      var a = v.abs().neg();
      a = a.blend(-746, a.compare(VectorOperators.LT, -746));
      var turns = a.mul(LOG2E).add(ROUND);
      var whole = turns.sub(ROUND);
      var r = whole.fma(broadcast(S, -LN2_LOW), whole.fma(broadcast(S, -LN2_HIGH), a));
      var t = r.fma(broadcast(S, 2.091467937680297e-09), broadcast(S, 2.5105206374263736e-08)).fma(r, broadcast(S, 2.755727366134811e-07))
          .fma(r, broadcast(S, 2.75572554257457e-06));
      t = t.fma(r, broadcast(S, 2.4801587325533363e-05)).fma(r, broadcast(S, 0.00019841269874800493)).fma(r,
          broadcast(S, 0.0013888888888883752));
      t = t.fma(r, broadcast(S, 0.008333333333326141)).fma(r, broadcast(S, 0.04166666666666667)).fma(r, broadcast(S, 0.1666666666666667));
      t = t.fma(r, broadcast(S, 0.5)).mul(r).fma(r, r);
      var half = turns.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 1);
      var low = half.add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      var high = turns.reinterpretAsLongs().sub(half).add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      var e = t.add(1).mul(low).mul(high);
      var s = e.div(e.add(2));
      var z = s.mul(s);
      var l = z.fma(broadcast(S, 0.14938828485979846), broadcast(S, 0.052834122281372714)).fma(z, broadcast(S, 0.09231944273368248)).fma(z,
          broadcast(S, 0.09457163207211484));
      l = l.fma(z, broadcast(S, 0.10531837812039883)).fma(z, broadcast(S, 0.1176439410267377)).fma(z, broadcast(S, 0.13333345323305978));
      l = l.fma(z, broadcast(S, 0.15384615076709174)).fma(z, broadcast(S, 0.18181818186880555)).fma(z, broadcast(S, 0.22222222222172788));
      l = l.fma(z, broadcast(S, 0.2857142857142882)).fma(z, broadcast(S, 0.4)).fma(z, broadcast(S, 0.6666666666666666));
      e.sub(s.mul(e.sub(l.mul(z)))).add(v.blend(0, v.compare(VectorOperators.LT, 0))).intoArray(y, q + k);
    }
  }

  /// `scale · x`, and where x is not positive `scale · alpha · (2ⁿ p + (2ⁿ − 1))`; of any count of numbers, also over x itself.
  static void elu(double scale, double alpha, double[] x, int p, double[] y, int q, int n) {
    int m = S.loopBound(n);
    for (int i = 0; i < m; i += L) {
      var v = DoubleVector.fromArray(S, x, p + i);
      var positive = v.compare(VectorOperators.GT, 0);
      var a = v.blend(0, positive);
      a = a.blend(-40, a.compare(VectorOperators.LT, -40));
      var turns = a.mul(LOG2E).add(ROUND);
      var whole = turns.sub(ROUND);
      var r = whole.fma(broadcast(S, -LN2_LOW), whole.fma(broadcast(S, -LN2_HIGH), a));
      var t = r.fma(broadcast(S, 2.091467937680297e-09), broadcast(S, 2.5105206374263736e-08)).fma(r, broadcast(S, 2.755727366134811e-07))
          .fma(r, broadcast(S, 2.75572554257457e-06));
      t = t.fma(r, broadcast(S, 2.4801587325533363e-05)).fma(r, broadcast(S, 0.00019841269874800493)).fma(r,
          broadcast(S, 0.0013888888888883752));
      t = t.fma(r, broadcast(S, 0.008333333333326141)).fma(r, broadcast(S, 0.04166666666666667)).fma(r, broadcast(S, 0.1666666666666667));
      t = t.fma(r, broadcast(S, 0.5)).mul(r).fma(r, r);
      var power = turns.add(1023).reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      t.fma(power, power.sub(1)).mul(alpha).blend(v, positive).mul(scale).intoArray(y, q + i);
    }
    PlainExponentials64.elu(scale, alpha, x, p + m, y, q + m, n - m);
  }

  /// `c = −a (e⁻ᵇ − 1)` for b ≥ 0, of any count of numbers.
  static void softplusSlope(double[] a, int p, double[] b, int q, double[] c, int s, int n) {
    int m = S.loopBound(n);
    for (int i = 0; i < m; i += L) {
      var v = DoubleVector.fromArray(S, b, q + i).neg();
      v = v.blend(-40, v.compare(VectorOperators.LT, -40));
      var turns = v.mul(LOG2E).add(ROUND);
      var whole = turns.sub(ROUND);
      var r = whole.fma(broadcast(S, -LN2_LOW), whole.fma(broadcast(S, -LN2_HIGH), v));
      var t = r.fma(broadcast(S, 2.091467937680297e-09), broadcast(S, 2.5105206374263736e-08)).fma(r, broadcast(S, 2.755727366134811e-07))
          .fma(r, broadcast(S, 2.75572554257457e-06));
      t = t.fma(r, broadcast(S, 2.4801587325533363e-05)).fma(r, broadcast(S, 0.00019841269874800493)).fma(r,
          broadcast(S, 0.0013888888888883752));
      t = t.fma(r, broadcast(S, 0.008333333333326141)).fma(r, broadcast(S, 0.04166666666666667)).fma(r, broadcast(S, 0.1666666666666667));
      t = t.fma(r, broadcast(S, 0.5)).mul(r).fma(r, r);
      var power = turns.add(1023).reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      t.fma(power, power.sub(1)).neg().mul(DoubleVector.fromArray(S, a, p + i)).intoArray(c, s + i);
    }
    for (int i = m; i < n; i++) c[s + i] = -PlainExponentials64.expm1(-b[q + i]) * a[p + i];
  }
}
