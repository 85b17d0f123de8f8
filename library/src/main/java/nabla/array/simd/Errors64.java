package nabla.array.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Error functions of doubles, in loops whose bodies call nothing but the Vector API, as in `Wide32`.
///
/// Polynomials are Chebyshev's expansions on the intervals named, as powers; that of erf beyond 1 is weighted by erfc. Errors: see `Wide64`.
final class Errors64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();
  private static final double LOG2E = 1.44269504088710634, LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
  /// Adding 1.5 · 2⁵² rounds to an integer and leaves it in the lowest bits.
  private static final double ROUND = 0x1.8p52;
  private static final double ROOT_TWO_PI = 0.39894228040143267794;

  private Errors64() {}

  /// `erfc z = e^{Q(z)}` of z = |x| from 1 on, up to the first double whose error function is 1, near enough for erf.
  static void rest(double[] x, int p, double[] tail, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var u = DoubleVector.fromArray(S, x, p + k).abs();
      u = u.blend(5.95, u.compare(VectorOperators.GT, 5.95));
      var a = u.fma(broadcast(S, 1.7396603447560782e-11), broadcast(S, -6.408407836139596e-10)).fma(u, broadcast(S, 1.0722615233913963e-08))
          .fma(u, broadcast(S, -1.0639709467723669e-07));
      a = a.fma(u, broadcast(S, 6.751302548024215e-07)).fma(u, broadcast(S, -2.6094812198421827e-06)).fma(u,
          broadcast(S, 3.3707390604898836e-06));
      a = a.fma(u, broadcast(S, 2.8694698228718238e-05)).fma(u, broadcast(S, -0.0002322141260095376)).fma(u,
          broadcast(S, 0.0009226843398517216));
      a = a.fma(u, broadcast(S, -0.002102499054777788)).fma(u, broadcast(S, 0.0005879507942992447)).fma(u,
          broadcast(S, 0.018862329147044016));
      a = a.fma(u, broadcast(S, -0.10263590145652676)).fma(u, broadcast(S, -0.6366682657123961)).fma(u, broadcast(S, -1.128368546606663));
      a = a.fma(u, broadcast(S, -1.0820464706895996e-06));
      var turns = a.mul(LOG2E).add(ROUND);
      var r = turns.sub(ROUND).fma(broadcast(S, -LN2_LOW), turns.sub(ROUND).fma(broadcast(S, -LN2_HIGH), a));
      var t = r.fma(broadcast(S, 2.091467937680297e-09), broadcast(S, 2.5105206374263736e-08)).fma(r, broadcast(S, 2.755727366134811e-07))
          .fma(r, broadcast(S, 2.75572554257457e-06));
      t = t.fma(r, broadcast(S, 2.4801587325533363e-05)).fma(r, broadcast(S, 0.00019841269874800493)).fma(r,
          broadcast(S, 0.0013888888888883752));
      t = t.fma(r, broadcast(S, 0.008333333333326141)).fma(r, broadcast(S, 0.04166666666666667)).fma(r, broadcast(S, 0.1666666666666667));
      t = t.fma(r, broadcast(S, 0.5)).mul(r).fma(r, r);
      var scale = turns.add(1023).reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      t.fma(scale, scale).intoArray(tail, k);
    }
  }

  /// `x + x P(x²)` below 1, `1 − tail` beyond.
  static void erf(double[] x, int p, double[] tail, double[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = DoubleVector.fromArray(S, x, p + k);
      var z = v.mul(v);
      var near = z.fma(broadcast(S, 5.957176147748911e-11), broadcast(S, -1.1372848856791674e-09))
          .fma(z, broadcast(S, 1.4659775274047436e-08)).fma(z, broadcast(S, -1.6350312701054695e-07));
      near = near.fma(z, broadcast(S, 1.6461000484121368e-06)).fma(z, broadcast(S, -1.4925595266831182e-05)).fma(z,
          broadcast(S, 0.0001205533111164271));
      near = near.fma(z, broadcast(S, -0.000854832698083379)).fma(z, broadcast(S, 0.0052239776248180145)).fma(z,
          broadcast(S, -0.026866170645076792));
      near = near.fma(z, broadcast(S, 0.11283791670954879)).fma(z, broadcast(S, -0.3761263890318375)).fma(z,
          broadcast(S, 0.1283791670955126));
      near = near.fma(v, v).blend(v, v.compare(VectorOperators.EQ, 0));
      var far = broadcast(S, 1).sub(DoubleVector.fromArray(S, tail, k));
      far = far.blend(far.neg(), v.compare(VectorOperators.LT, 0));
      near.blend(far, v.abs().compare(VectorOperators.GE, 1)).intoArray(y, q + k);
    }
  }

  /// `e^{z²} erfc z` of `z = scale |x|` up to 30, as `P(u) / (1 + 2 z)` with `u = (z − 3) / (z + 3)`.
  static void tail(double scale, double[] x, int p, double[] tail, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var z = DoubleVector.fromArray(S, x, p + k).abs().mul(scale);
      z = z.blend(28, z.compare(VectorOperators.GT, 28));
      var u = z.sub(3).div(z.add(3));
      var c = u.fma(broadcast(S, -4.210104975119195e-09), broadcast(S, -8.500119502115306e-09)).fma(u, broadcast(S, 3.29163439676632e-08))
          .fma(u, broadcast(S, 9.186243026143847e-08));
      c = c.fma(u, broadcast(S, -1.311166137536459e-07)).fma(u, broadcast(S, -6.050048623933503e-07)).fma(u,
          broadcast(S, 3.4899197889744293e-07));
      c = c.fma(u, broadcast(S, 3.463997532352904e-06)).fma(u, broadcast(S, -7.275875746667183e-07)).fma(u,
          broadcast(S, -2.009663087595395e-05));
      c = c.fma(u, broadcast(S, 4.948147875576539e-06)).fma(u, broadcast(S, 0.00012509815174864322)).fma(u,
          broadcast(S, -0.00010515949033775975));
      c = c.fma(u, broadcast(S, -0.0007798320379611115)).fma(u, broadcast(S, 0.001888690312003782)).fma(u,
          broadcast(S, 0.002529391788270445));
      c = c.fma(u, broadcast(S, -0.02377051491423367)).fma(u, broadcast(S, 0.06830802734580459)).fma(u, broadcast(S, -0.11927366341552853));
      c = c.fma(u, broadcast(S, 0.12964515870270552)).fma(u, broadcast(S, -0.047562294353446374)).fma(u, broadcast(S, -0.1356211061245807));
      c = c.fma(u, broadcast(S, 1.2530080582697296));
      c.div(z.fma(broadcast(S, 2), broadcast(S, 1))).intoArray(tail, k);
    }
  }

  /// `e^{−h − lost} tail`, where `h + lost` is x² unrounded; 2 less that where x is negative.
  static void erfc(double[] x, int p, double[] tail, double[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = DoubleVector.fromArray(S, x, p + k);
      var u = v.blend(28, v.abs().compare(VectorOperators.GT, 28));
      var h = u.mul(u);
      var lost = u.fma(u, h.neg());
      var a = h.neg();
      a = a.blend(-746, a.compare(VectorOperators.LT, -746));
      var turns = a.mul(LOG2E).add(ROUND);
      var m = turns.sub(ROUND);
      var r = m.fma(broadcast(S, -LN2_LOW), m.fma(broadcast(S, -LN2_HIGH), a)).sub(lost);
      var t = r.fma(broadcast(S, 2.091467937680297e-09), broadcast(S, 2.5105206374263736e-08)).fma(r, broadcast(S, 2.755727366134811e-07))
          .fma(r, broadcast(S, 2.75572554257457e-06));
      t = t.fma(r, broadcast(S, 2.4801587325533363e-05)).fma(r, broadcast(S, 0.00019841269874800493)).fma(r,
          broadcast(S, 0.0013888888888883752));
      t = t.fma(r, broadcast(S, 0.008333333333326141)).fma(r, broadcast(S, 0.04166666666666667)).fma(r, broadcast(S, 0.1666666666666667));
      t = t.fma(r, broadcast(S, 0.5)).mul(r).fma(r, r).add(1).mul(DoubleVector.fromArray(S, tail, k));
      var half = turns.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 1);
      var first = half.add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      var second = turns.reinterpretAsLongs().sub(half).add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      t = t.mul(first).mul(second);
      t.blend(broadcast(S, 2).sub(t), v.compare(VectorOperators.LT, 0)).intoArray(y, q + k);
    }
  }

  /// `max(x, 0) − ½ |x| e^{−h − lost} tail`, where `h + lost` is x²/2 unrounded: never a difference of like numbers.
  static void gelu(double[] x, int p, double[] tail, double[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = DoubleVector.fromArray(S, x, p + k);
      var u = v.abs();
      u = u.blend(40, u.compare(VectorOperators.GT, 40));
      var s = u.mul(0.5);
      var h = u.mul(s);
      var lost = u.fma(s, h.neg());
      var a = h.neg();
      a = a.blend(-746, a.compare(VectorOperators.LT, -746));
      var turns = a.mul(LOG2E).add(ROUND);
      var m = turns.sub(ROUND);
      var r = m.fma(broadcast(S, -LN2_LOW), m.fma(broadcast(S, -LN2_HIGH), a)).sub(lost);
      var t = r.fma(broadcast(S, 2.091467937680297e-09), broadcast(S, 2.5105206374263736e-08)).fma(r, broadcast(S, 2.755727366134811e-07))
          .fma(r, broadcast(S, 2.75572554257457e-06));
      t = t.fma(r, broadcast(S, 2.4801587325533363e-05)).fma(r, broadcast(S, 0.00019841269874800493)).fma(r,
          broadcast(S, 0.0013888888888883752));
      t = t.fma(r, broadcast(S, 0.008333333333326141)).fma(r, broadcast(S, 0.04166666666666667)).fma(r, broadcast(S, 0.1666666666666667));
      t = t.fma(r, broadcast(S, 0.5)).mul(r).fma(r, r).add(1).mul(DoubleVector.fromArray(S, tail, k));
      var half = turns.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 1);
      var first = half.add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      var second = turns.reinterpretAsLongs().sub(half).add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      t = t.mul(s).mul(first).mul(second);
      v.blend(v.mul(0), v.compare(VectorOperators.LE, 0)).blend(-0.0, v.compare(VectorOperators.LT, 0)).sub(t).intoArray(y, q + k);
    }
  }

  /// `Φ(x) + x φ(x)`: of negative x `e^{−h − lost} (½ tail − |x| / √(2π))`; 1 less that of −x else.
  static void geluSlope(double[] x, int p, double[] tail, double[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = DoubleVector.fromArray(S, x, p + k);
      var u = v.abs();
      u = u.blend(40, u.compare(VectorOperators.GT, 40));
      var s = u.mul(0.5);
      var h = u.mul(s);
      var lost = u.fma(s, h.neg());
      var a = h.neg();
      a = a.blend(-746, a.compare(VectorOperators.LT, -746));
      var turns = a.mul(LOG2E).add(ROUND);
      var m = turns.sub(ROUND);
      var r = m.fma(broadcast(S, -LN2_LOW), m.fma(broadcast(S, -LN2_HIGH), a)).sub(lost);
      var t = r.fma(broadcast(S, 2.091467937680297e-09), broadcast(S, 2.5105206374263736e-08)).fma(r, broadcast(S, 2.755727366134811e-07))
          .fma(r, broadcast(S, 2.75572554257457e-06));
      t = t.fma(r, broadcast(S, 2.4801587325533363e-05)).fma(r, broadcast(S, 0.00019841269874800493)).fma(r,
          broadcast(S, 0.0013888888888883752));
      t = t.fma(r, broadcast(S, 0.008333333333326141)).fma(r, broadcast(S, 0.04166666666666667)).fma(r, broadcast(S, 0.1666666666666667));
      t = t.fma(r, broadcast(S, 0.5)).mul(r).fma(r, r).add(1).mul(DoubleVector.fromArray(S, tail, k).mul(0.5).sub(u.mul(ROOT_TWO_PI)));
      var half = turns.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 1);
      var first = half.add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      var second = turns.reinterpretAsLongs().sub(half).add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      t = t.mul(first).mul(second);
      t.blend(broadcast(S, 1).sub(t), v.compare(VectorOperators.GE, 0)).intoArray(y, q + k);
    }
  }
}
