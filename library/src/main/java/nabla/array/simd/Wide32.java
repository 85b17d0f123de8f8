package nabla.array.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;

import java.util.Map;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import nabla.array.Scalar1;

/// Functions of floats computed in doubles by polynomials just long enough, 2e-9 of the value at most, and rounded once: 0.52 units of the last place.
///
/// Each is one loop whose body calls nothing but the Vector API: a helper that has been compiled by itself may not be inlined any more, and then every
/// vector is an object. The last vector overlaps the one before, so that no loop is needed for an end. The polynomials are Chebyshev's expansions on
/// the intervals named, as powers.
final class Wide32 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final VectorSpecies<Float> H = VectorSpecies.of(float.class, VectorShape.forBitSize(S.vectorBitSize() / 2));
  private static final int L = S.length();
  private static final double LOG2E = 1.44269504088896340736, LN2 = 0.693147180559945309417, PI = 3.141592653589793116,
      PI_REST = 1.2246467991473515e-16;
  /// Adding 1.5 · 2⁵² rounds to an integer and leaves it in the lowest bits.
  private static final double ROUND = 0x1.8p52;
  private static final double FAR_ANGLE = 1 << 16;

  /// See `Zips32`.
  private static final Map<String, Loop> LOOPS = Map.of("erf", (_, x, p, y, q, n) -> erf(x, p, y, q, n), "erfc",
      (_, x, p, y, q, n) -> erfc(x, p, y, q, n), "gelu", (_, x, p, y, q, n) -> gelu(x, p, y, q, n), "sin",
      (f, x, p, y, q, n) -> sine(f, 0, x, p, y, q, n), "cos", (f, x, p, y, q, n) -> sine(f, 0.5, x, p, y, q, n), "softplus",
      (_, x, p, y, q, n) -> softplus(x, p, y, q, n), "log1p", (_, x, p, y, q, n) -> log1p(x, p, y, q, n), "expm1",
      (_, x, p, y, q, n) -> expm1(x, p, y, q, n), "pow", (f, x, p, y, q, n) -> power(f.parameter(), x, p, y, q, n));

  private Wide32() {}

  @FunctionalInterface
  private interface Loop {
    void run(Scalar1 f, float[] x, int p, float[] y, int q, int n);
  }

  /// `y[q + i] = f(x[p + i])` for i < n, either into another array or over x itself; false, and nothing done, where the function is not one of these.
  static boolean run(String name, Scalar1 f, float[] x, int p, float[] y, int q, int n) {
    int rest = n < L || x == y ? n % L : 0, m = n - rest;
    if (rest > 0 && !few(name, f, x, p + m, y, q + m, rest)) return false;
    return m == 0 || whole(name, f, x, p, y, q, m);
  }

  /// At least one vector, and whole ones only over x itself.
  private static boolean whole(String name, Scalar1 f, float[] x, int p, float[] y, int q, int n) {
    var loop = LOOPS.get(name);
    if (loop == null || name.equals("pow") && special(f.parameter())) return false;
    loop.run(f, x, p, y, q, n);
    return true;
  }

  /// Whether the power is one that `Special` takes.
  private static boolean special(double power) {
    return power == 0 || power == 0.5 || power == 3;
  }

  private static boolean few(String name, Scalar1 f, float[] x, int p, float[] y, int q, int n) {
    float[] in = new float[L], out = new float[L];
    System.arraycopy(x, p, in, 0, n);
    if (!whole(name, f, in, 0, out, 0, L)) return false;
    System.arraycopy(out, 0, y, q, n);
    return true;
  }

  /// `x P(x²)` up to the first float whose error function is 1.
  private static void erf(float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = ((DoubleVector) FloatVector.fromArray(H, x, p + k).convertShape(VectorOperators.F2D, S, 0)).max(-3.925).min(3.925);
      var s = v.mul(v).mul(2 / 15.5).sub(1);
      var r = s.fma(broadcast(S, -0.00017313810037598615), broadcast(S, 0.00043062678779978405)).fma(s,
          broadcast(S, -0.0002835649326680623));
      r = r.fma(s, broadcast(S, 0.0005694468883349449)).fma(s, broadcast(S, -0.002348199510431894)).fma(s,
          broadcast(S, 0.004613420067905461));
      r = r.fma(s, broadcast(S, -0.007352799804117217)).fma(s, broadcast(S, 0.012542099659680823)).fma(s,
          broadcast(S, -0.02069083434877291));
      r = r.fma(s, broadcast(S, 0.031179820883890045)).fma(s, broadcast(S, -0.043926198059570494)).fma(s,
          broadcast(S, 0.058550511064014175));
      r = r.fma(s, broadcast(S, -0.07419268683339954)).fma(s, broadcast(S, 0.09055399938500136)).fma(s, broadcast(S, -0.10887457324153244));
      r = r.fma(s, broadcast(S, 0.13356881422902014)).fma(s, broadcast(S, -0.17934746489807774)).fma(s, broadcast(S, 0.35918096778212144));
      ((FloatVector) r.mul(v).convertShape(VectorOperators.D2F, H, 0)).intoArray(y, q + k);
    }
  }

  /// `eᵃ erfcx z` with `a = −z²` and `erfcx z = e^{z²} erfc z` a polynomial of `(z − 5/2) / (z + 5/2)`, up to z = 10.6; 2 less that where x is negative.
  private static void erfc(float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = (DoubleVector) FloatVector.fromArray(H, x, p + k).convertShape(VectorOperators.F2D, S, 0);
      var z = v.abs().min(10.6);
      var u = z.sub(2.5).div(z.add(2.5));
      var r = u.fma(broadcast(S, 5.8426584326835615e-06), broadcast(S, 1.4911744045213123e-05)).fma(u,
          broadcast(S, -3.391712308461019e-05));
      r = r.fma(u, broadcast(S, -0.00012650438281070316)).fma(u, broadcast(S, 0.00022864280270929894)).fma(u,
          broadcast(S, 0.0008751663597073384));
      r = r.fma(u, broadcast(S, -0.0026424834667459277)).fma(u, broadcast(S, -0.003993582071844535)).fma(u,
          broadcast(S, 0.0399225556198006));
      r = r.fma(u, broadcast(S, -0.12503306085958688)).fma(u, broadcast(S, 0.25171319247962004)).fma(u, broadcast(S, -0.371736733768269));
      r = r.fma(u, broadcast(S, 0.21080636406583164));
      var a = z.mul(z).neg();
      var turns = a.mul(LOG2E).add(ROUND);
      var e = turns.sub(ROUND).fma(broadcast(S, -LN2), a);
      var t = e.fma(broadcast(S, 0.00019915884136910002), broadcast(S, 0.0013948592779495662)).fma(e, broadcast(S, 0.008333266066259563));
      t = t.fma(e, broadcast(S, 0.04166621809479359)).fma(e, broadcast(S, 0.16666666891209153)).fma(e, broadcast(S, 0.500000010781411));
      t = t.fma(e, broadcast(S, 0.9999999999797646)).fma(e, broadcast(S, 0.9999999999595158)).mul(r);
      t = t.reinterpretAsLongs().add(turns.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles();
      t = t.blend(broadcast(S, 2).sub(t), v.compare(VectorOperators.LT, 0));
      ((FloatVector) t.convertShape(VectorOperators.D2F, H, 0)).intoArray(y, q + k);
    }
  }

  /// `max(x, 0) − |x| erfc(|x|/√2)/2`: never a difference of like numbers.
  private static void gelu(float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = (DoubleVector) FloatVector.fromArray(H, x, p + k).convertShape(VectorOperators.F2D, S, 0);
      var size = v.abs().min(14.9);
      var z = size.mul(0.70710678118654752440);
      var u = z.sub(2.5).div(z.add(2.5));
      var r = u.fma(broadcast(S, 5.8426584326835615e-06), broadcast(S, 1.4911744045213123e-05)).fma(u,
          broadcast(S, -3.391712308461019e-05));
      r = r.fma(u, broadcast(S, -0.00012650438281070316)).fma(u, broadcast(S, 0.00022864280270929894)).fma(u,
          broadcast(S, 0.0008751663597073384));
      r = r.fma(u, broadcast(S, -0.0026424834667459277)).fma(u, broadcast(S, -0.003993582071844535)).fma(u,
          broadcast(S, 0.0399225556198006));
      r = r.fma(u, broadcast(S, -0.12503306085958688)).fma(u, broadcast(S, 0.25171319247962004)).fma(u, broadcast(S, -0.371736733768269));
      r = r.fma(u, broadcast(S, 0.21080636406583164)).mul(size);
      var a = size.mul(size).mul(-0.5);
      var turns = a.mul(LOG2E).add(ROUND - 1);
      var e = turns.sub(ROUND - 1).fma(broadcast(S, -LN2), a);
      var t = e.fma(broadcast(S, 0.00019915884136910002), broadcast(S, 0.0013948592779495662)).fma(e, broadcast(S, 0.008333266066259563));
      t = t.fma(e, broadcast(S, 0.04166621809479359)).fma(e, broadcast(S, 0.16666666891209153)).fma(e, broadcast(S, 0.500000010781411));
      t = t.fma(e, broadcast(S, 0.9999999999797646)).fma(e, broadcast(S, 0.9999999999595158));
      t = t.reinterpretAsLongs().add(turns.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles();
      ((FloatVector) v.max(-0.0).sub(t.mul(r)).convertShape(VectorOperators.D2F, H, 0)).intoArray(y, q + k);
    }
  }

  /// `sin(x + half · π)` as `± sin r`, |r| ≤ π/2; of large angles, for which π would need more parts, by the definition.
  private static void sine(Scalar1 f, double half, float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = (DoubleVector) FloatVector.fromArray(H, x, p + k).convertShape(VectorOperators.F2D, S, 0);
      if (!v.abs().compare(VectorOperators.LE, FAR_ANGLE).allTrue()) {
        for (int j = k; j < k + L; j++) y[q + j] = (float) f.at(x[p + j]);
        continue;
      }
      var turns = v.mul(1 / PI).add(half).add(ROUND);
      var m = turns.sub(ROUND).sub(half);
      var r = m.fma(broadcast(S, -PI_REST), m.fma(broadcast(S, -PI), v));
      var z = r.mul(r);
      var s = z.fma(broadcast(S, -2.3889384687521257e-08), broadcast(S, 2.752528081329298e-06)).fma(z,
          broadcast(S, -0.00019840861432072752));
      s = s.fma(z, broadcast(S, 0.008333330976569553)).fma(z, broadcast(S, -0.16666666616892586)).fma(z, broadcast(S, 0.9999999999829592))
          .mul(r);
      var signed = s.reinterpretAsLongs().lanewise(VectorOperators.XOR, turns.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 63));
      ((FloatVector) signed.reinterpretAsDoubles().convertShape(VectorOperators.D2F, H, 0)).intoArray(y, q + k);
    }
  }

  /// `max(x, 0) + 2 artanh(e / (2 + e))` with `e = exp(−|x|)`.
  private static void softplus(float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = (DoubleVector) FloatVector.fromArray(H, x, p + k).convertShape(VectorOperators.F2D, S, 0);
      var a = v.abs().min(110).neg();
      var turns = a.mul(LOG2E).add(ROUND);
      var r = turns.sub(ROUND).fma(broadcast(S, -LN2), a);
      var t = r.fma(broadcast(S, 0.00019915884136910002), broadcast(S, 0.0013948592779495662)).fma(r, broadcast(S, 0.008333266066259563));
      t = t.fma(r, broadcast(S, 0.04166621809479359)).fma(r, broadcast(S, 0.16666666891209153)).fma(r, broadcast(S, 0.500000010781411));
      t = t.fma(r, broadcast(S, 0.9999999999797646)).fma(r, broadcast(S, 0.9999999999595158));
      t = t.reinterpretAsLongs().add(turns.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles();
      var s = t.div(t.add(2));
      var z = s.mul(s);
      var l = z.fma(broadcast(S, 0.2187585711234793), broadcast(S, 0.17117473340057845)).fma(z, broadcast(S, 0.22305755897423754));
      l = l.fma(z, broadcast(S, 0.2856810982386962)).fma(z, broadcast(S, 0.40000062348978055)).fma(z, broadcast(S, 0.6666666622917382))
          .fma(z, broadcast(S, 2.000000000004999));
      ((FloatVector) l.fma(s, v.max(0)).convertShape(VectorOperators.D2F, H, 0)).intoArray(y, q + k);
    }
  }

  /// `ln u` of `u = 1 + x = 2ᵏ(1 + f)`, √½ ≤ 1 + f < √2, as `k ln 2 + 2 artanh(f / (2 + f))`; below 2⁻²⁴ `x − x²/2`.
  private static void log1p(float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = (DoubleVector) FloatVector.fromArray(H, x, p + k).convertShape(VectorOperators.F2D, S, 0);
      var u = v.add(1);
      var bits = u.reinterpretAsLongs();
      var exponent = bits.add(0x3ff0000000000000L - 0x3fe6a09e667f3bcdL).lanewise(VectorOperators.LSHR, 52);
      var f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 52)).add(0x3ff0000000000000L).reinterpretAsDoubles().sub(1);
      var whole = exponent.or(0x4330000000000000L).reinterpretAsDoubles().sub(0x1p52 + 1023);
      var s = f.div(f.add(2));
      var z = s.mul(s);
      var l = z.fma(broadcast(S, 0.1960937156571786), broadcast(S, 0.22174159531509063)).fma(z, broadcast(S, 0.2857216838280979));
      l = l.fma(z, broadcast(S, 0.399999948692763)).fma(z, broadcast(S, 0.6666666667965868)).fma(z, broadcast(S, 1.9999999999999467))
          .mul(s);
      l = whole.fma(broadcast(S, LN2), l).blend(v.fma(v.mul(-0.5), v), v.abs().compare(VectorOperators.LT, 0x1p-24));
      l = l.blend(Double.NEGATIVE_INFINITY, u.compare(VectorOperators.EQ, 0)).blend(Double.NaN, u.compare(VectorOperators.LT, 0));
      l = l.blend(v, v.compare(VectorOperators.LT, Double.POSITIVE_INFINITY).not());
      ((FloatVector) l.convertShape(VectorOperators.D2F, H, 0)).intoArray(y, q + k);
    }
  }

  /// `2ⁿ (eʳ − 1) + (2ⁿ − 1)`
  private static void expm1(float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = (DoubleVector) FloatVector.fromArray(H, x, p + k).convertShape(VectorOperators.F2D, S, 0);
      var a = v.max(-50).min(100);
      var turns = a.mul(LOG2E).add(ROUND);
      var r = turns.sub(ROUND).fma(broadcast(S, -LN2), a);
      var t = r.fma(broadcast(S, 2.487618084633911e-05), broadcast(S, 0.0001990758485640314)).fma(r, broadcast(S, 0.0013888821646750019));
      t = t.fma(r, broadcast(S, 0.008333283514686431)).fma(r, broadcast(S, 0.04166666689111553)).fma(r, broadcast(S, 0.1666666678639883));
      t = t.fma(r, broadcast(S, 0.4999999999979774)).fma(r, broadcast(S, 0.9999999999955043));
      var scale = turns.add(1023).reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      t = t.mul(r).fma(scale, scale.sub(1)).blend(v, v.compare(VectorOperators.EQ, 0));
      ((FloatVector) t.convertShape(VectorOperators.D2F, H, 0)).intoArray(y, q + k);
    }
  }

  /// `|x|ᵖ = exp(p ln |x|)` with signs as `Math.pow` has them.
  private static void power(double power, float[] x, int p, float[] y, int q, int n) {
    boolean whole = power == Math.rint(power), odd = whole && Math.abs(power % 2) == 1;
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = (DoubleVector) FloatVector.fromArray(H, x, p + k).convertShape(VectorOperators.F2D, S, 0);
      var size = v.abs();
      var bits = size.reinterpretAsLongs();
      var exponent = bits.add(0x3ff0000000000000L - 0x3fe6a09e667f3bcdL).lanewise(VectorOperators.LSHR, 52);
      var f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 52)).add(0x3ff0000000000000L).reinterpretAsDoubles().sub(1);
      var s = f.div(f.add(2));
      var z = s.mul(s);
      var l = z.fma(broadcast(S, 0.1960937156571786), broadcast(S, 0.22174159531509063)).fma(z, broadcast(S, 0.2857216838280979));
      l = l.fma(z, broadcast(S, 0.399999948692763)).fma(z, broadcast(S, 0.6666666667965868)).fma(z, broadcast(S, 1.9999999999999467))
          .mul(s);
      l = exponent.or(0x4330000000000000L).reinterpretAsDoubles().sub(0x1p52 + 1023).fma(broadcast(S, LN2), l);
      l = l.blend(Double.NEGATIVE_INFINITY, size.compare(VectorOperators.EQ, 0)).blend(size,
          size.compare(VectorOperators.LT, Double.POSITIVE_INFINITY).not());
      var a = l.mul(power).max(-110).min(100);
      var turns = a.mul(LOG2E).add(ROUND);
      var r = turns.sub(ROUND).fma(broadcast(S, -LN2), a);
      var t = r.fma(broadcast(S, 0.00019915884136910002), broadcast(S, 0.0013948592779495662)).fma(r, broadcast(S, 0.008333266066259563));
      t = t.fma(r, broadcast(S, 0.04166621809479359)).fma(r, broadcast(S, 0.16666666891209153)).fma(r, broadcast(S, 0.500000010781411));
      t = t.fma(r, broadcast(S, 0.9999999999797646)).fma(r, broadcast(S, 0.9999999999595158));
      t = t.reinterpretAsLongs().add(turns.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles();
      if (odd) t = t.blend(t.neg(), v.test(VectorOperators.IS_NEGATIVE));
      else if (!whole)
        t = t.blend(Double.NaN, v.compare(VectorOperators.LT, 0).andNot(v.compare(VectorOperators.EQ, Double.NEGATIVE_INFINITY)));
      ((FloatVector) t.convertShape(VectorOperators.D2F, H, 0)).intoArray(y, q + k);
    }
  }
}
