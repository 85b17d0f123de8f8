package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Error functions, sines, logarithms and exponentials about 1, of a vector of doubles; also those of floats, widened and rounded once.
///
/// Coefficients and intervals are those of Sun's fdlibm (s_erf.c, k_sin.c, k_cos.c: "Copyright (C) 1993 by Sun Microsystems, Inc. All rights
/// reserved. Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.").
///
/// Errors in units of the last place of a double, the worst that a test finds: `erf` 2, `erfc` 4 (12 beyond 5), `expm1` 2, `log1p` 2, `softplus` 2, `sin` and
/// `cos` 1.5 where |x| ≤ 2¹⁶, `gelu` 16 above −4 (relative errors of `erfc` grow with x² below). Of floats, all of them: 0.6.
final class Special64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  /// `π/2` in three parts.
  private static final double HALF_PI = 1.5707963267948966, HALF_PI_2 = 6.123233995736766e-17, HALF_PI_3 = -1.4973849048591833e-33;
  private static final double ROUND = 0x1.8p52;
  private static final double CENTRE = 8.45062911510467529297e-01;
  private static final double[] NEAR = {1.28379167095512558561e-01, -3.25042107247001499370e-01, -2.84817495755985104766e-02,
      -5.77027029648944159157e-03, -2.37630166566501626084e-05, 0, 0};
  private static final double[] NEAR_BELOW = {1, 3.97917223959155352819e-01, 6.50222499887672944485e-02, 5.08130628187576562776e-03,
      1.32494738004321644526e-04, -3.96022827877536812320e-06, 0};
  private static final double[] MIDDLE = {-2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01,
      3.18346619901161753674e-01, -1.10894694282396677476e-01, 3.54783043256182359371e-02, -2.16637559486879084300e-03};
  private static final double[] MIDDLE_BELOW = {1, 1.06420880400844228286e-01, 5.40397917702171048937e-01, 7.18286544141962662868e-02,
      1.26171219808761642112e-01, 1.36370839120290507362e-02, 1.19844998467991074170e-02};
  private static final double[] FAR = {-9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01,
      -6.23753324503260060396e+01, -1.62396669462573470355e+02, -1.84605092906711035994e+02, -8.12874355063065934246e+01,
      -9.81432934416914548592e+00, 0};
  private static final double[] FAR_BELOW = {1, 1.96512716674392571292e+01, 1.37657754143519042600e+02, 4.34565877475229228821e+02,
      6.45387271733267880336e+02, 4.29008140027567833386e+02, 1.08635005541779435134e+02, 6.57024977031928170135e+00,
      -6.04244152148580987438e-02};
  private static final double[] FARTHER = {-9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01,
      -1.60636384855821916062e+02, -6.37566443368389627722e+02, -1.02509513161107724954e+03, -4.83519191608651397019e+02, 0, 0};
  private static final double[] FARTHER_BELOW = {1, 3.03380607434824582924e+01, 3.25792512996573918826e+02, 1.53672958608443695994e+03,
      3.19985821950859553908e+03, 2.55305040643316442583e+03, 4.74528541206955367215e+02, -2.24409524465858183362e+01, 0};
  private static final double[] SINE = {-1.66666666666666324348e-01, 8.33333333332248946124e-03, -1.98412698298579493134e-04,
      2.75573137070700676789e-06, -2.50507602534068634195e-08, 1.58969099521155010221e-10};
  private static final double[] COSINE = {4.16666666666666019037e-02, -1.38888888888741095749e-03, 2.48015872894767294178e-05,
      -2.75573143513906633035e-07, 2.08757232129817482790e-09, -1.13596475577881948265e-11};

  private Special64() {}

  private static DoubleVector all(double c) {
    return DoubleVector.broadcast(S, c);
  }

  /// `Σ aᵢ xⁱ`, or `Σ bᵢ xⁱ` where the mask says so.
  private static DoubleVector polynomial(DoubleVector x, double[] a, double[] b, VectorMask<Double> other) {
    var y = all(a[a.length - 1]).blend(b[b.length - 1], other);
    for (int i = a.length - 2; i >= 0; i--) y = y.fma(x, all(a[i]).blend(b[i], other));
    return y;
  }

  private static DoubleVector polynomial(DoubleVector x, double[] a) {
    var y = all(a[a.length - 1]);
    for (int i = a.length - 2; i >= 0; i--) y = y.fma(x, all(a[i]));
    return y;
  }

  /// The numerator of erf's rational part below 1.25: of x² below 0.84375, of |x| − 1 beyond.
  static DoubleVector above(DoubleVector x) {
    var near = near(x);
    return polynomial(place(x, near), MIDDLE, NEAR, near);
  }

  /// Its denominator.
  static DoubleVector below(DoubleVector x) {
    var near = near(x);
    return polynomial(place(x, near), MIDDLE_BELOW, NEAR_BELOW, near);
  }

  private static VectorMask<Double> near(DoubleVector x) {
    return x.abs().compare(VectorOperators.LT, 0.84375);
  }

  private static DoubleVector place(DoubleVector x, VectorMask<Double> near) {
    return x.abs().sub(1).blend(x.mul(x), near);
  }

  /// From 1.25 on `erfc x = eᵃ eᵇ / x` with `a = −h² − 9/16` and `b = (h − x)(h + x) + R/S`: h is x with half its bits, so that its square is exact.
  static DoubleVector head(DoubleVector x) {
    var h = far(x).reinterpretAsLongs().and(0xffffffff00000000L).reinterpretAsDoubles();
    return h.neg().fma(h, all(-0.5625));
  }

  /// R of `head`.
  static DoubleVector farAbove(DoubleVector x) {
    var size = far(x);
    return polynomial(all(1).div(size.mul(size)), FAR, FARTHER, farther(size));
  }

  /// S of `head`.
  static DoubleVector farBelow(DoubleVector x) {
    var size = far(x);
    return polynomial(all(1).div(size.mul(size)), FAR_BELOW, FARTHER_BELOW, farther(size));
  }

  private static VectorMask<Double> farther(DoubleVector size) {
    return size.compare(VectorOperators.GE, 1 / 0.35);
  }

  /// The b of `head`, given R and S.
  static DoubleVector rest(DoubleVector x, DoubleVector above, DoubleVector below) {
    var size = far(x);
    var h = size.reinterpretAsLongs().and(0xffffffff00000000L).reinterpretAsDoubles();
    return h.sub(size).fma(h.add(size), above.div(below));
  }

  private static DoubleVector far(DoubleVector x) {
    return x.abs().max(1.25).min(28);
  }

  /// `2/√π ∫₀ˣ e^{−t²} dt`, given `e^head e^rest` and the rational part.
  static DoubleVector erf(DoubleVector x, DoubleVector tail, DoubleVector ratio) {
    var size = x.abs();
    var near = near(x);
    var y = ratio.add(CENTRE).blend(ratio.fma(size, size), near);
    y = y.blend(all(1).sub(tail.div(far(x))), size.compare(VectorOperators.GE, 1.25));
    return y.blend(y.neg(), x.test(VectorOperators.IS_NEGATIVE)).blend(x, x.test(VectorOperators.IS_NAN));
  }

  /// `1 − erf x`, given `e^head e^rest` and the rational part.
  static DoubleVector erfc(DoubleVector x, DoubleVector tail, DoubleVector ratio) {
    var size = x.abs();
    VectorMask<Double> near = near(x), negative = x.compare(VectorOperators.LT, 0);
    var close = all(0.5).sub(x.sub(0.5).add(ratio.mul(x))).blend(all(1).sub(ratio.fma(x, x)), x.compare(VectorOperators.LT, 0.25));
    var middle = all(1 - CENTRE).sub(ratio).blend(ratio.add(1 + CENTRE), negative);
    var far = tail.div(far(x)).blend(0, size.compare(VectorOperators.GT, 28));
    far = far.blend(all(2).sub(far), negative);
    return middle.blend(close, near).blend(far, size.compare(VectorOperators.GE, 1.25)).blend(x, x.test(VectorOperators.IS_NAN));
  }

  /// `ln(1 + x) = ln u + (x − (u − 1)) / u` with u = 1 + x rounded, given ln u.
  static DoubleVector log1p(DoubleVector x, DoubleVector log) {
    var u = x.add(1);
    var lost = x.sub(u.sub(1)).div(u);
    lost = lost.blend(0, u.compare(VectorOperators.EQ, 0).or(u.test(VectorOperators.IS_INFINITE)));
    return log.add(lost).blend(x, x.abs().compare(VectorOperators.LT, 0x1p-54));
  }

  /// The sine of numbers up to 2¹⁶, of `x + turns π/2`.
  static DoubleVector sine(DoubleVector x, double turns) {
    var biased = x.mul(1 / HALF_PI).add(ROUND);
    var n = biased.sub(ROUND);
    var quarter = biased.add(turns).reinterpretAsLongs();
    var r = n.fma(all(-HALF_PI_3), n.fma(all(-HALF_PI_2), n.fma(all(-HALF_PI), x)));
    var z = r.mul(r);
    var sine = polynomial(z, SINE).mul(z).fma(r, r);
    var half = z.mul(0.5);
    var whole = all(1).sub(half);
    var cosine = polynomial(z, COSINE).mul(z).fma(z, all(1).sub(whole).sub(half)).add(whole);
    var y = sine.blend(cosine, quarter.and(1).compare(VectorOperators.EQ, 1).cast(S));
    y = y.blend(y.neg(), quarter.and(2).compare(VectorOperators.EQ, 2).cast(S));
    return turns == 0 ? y.blend(x, x.compare(VectorOperators.EQ, 0)) : y;
  }
}
