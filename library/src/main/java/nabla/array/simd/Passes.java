package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nabla.array.Scalar1;

/// What `Special` composes its functions of: each pass one loop over a block's numbers x and the scratch a, b and c.
///
/// Whole vectors all, for a masked end would double the loop: what lies behind the block's n numbers does not count. The scratch is as long as the
/// longest block, a multiple of every vector.
final class Passes {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();
  private static final double ROOT_HALF = Math.sqrt(0.5), FAR_ANGLE = 1 << 16;

  private Passes() {}

  interface Pass {
    void run(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f);
  }

  private static DoubleVector at(double[] x, int i) {
    return DoubleVector.fromArray(S, x, i);
  }

  static void copy(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    System.arraycopy(x, 0, a, 0, n);
  }

  static void keep(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    System.arraycopy(x, 0, c, 0, n);
  }

  static void minusAbs(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) at(x, i).abs().neg().intoArray(x, i);
  }

  static void plus1(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) at(x, i).add(1).intoArray(b, i);
  }

  static void scale(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) at(x, i).mul(-ROOT_HALF).intoArray(x, i);
  }

  static void product(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) at(a, i).mul(at(b, i)).intoArray(a, i);
  }

  static void addPositive(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) at(x, i).add(at(c, i).max(0)).intoArray(x, i);
  }

  static void exp(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) {
      DoubleVector limited = Functions64.limited(at(x, i)), k = Functions64.turns(limited);
      Functions64.scaled(Functions64.series(Functions64.rest(limited, k)), k).intoArray(x, i);
    }
  }

  static void expOfA(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) {
      DoubleVector limited = Functions64.limited(at(a, i)), k = Functions64.turns(limited);
      Functions64.scaled(Functions64.series(Functions64.rest(limited, k)), k).intoArray(a, i);
    }
  }

  static void expOfB(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) {
      DoubleVector limited = Functions64.limited(at(b, i)), k = Functions64.turns(limited);
      Functions64.scaled(Functions64.series(Functions64.rest(limited, k)), k).intoArray(b, i);
    }
  }

  /// Into a; `limits` comes after it.
  static void log(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) {
      var v = at(x, i);
      Functions64.logarithm(Functions64.exponent(v), Functions64.fraction(v)).intoArray(a, i);
    }
  }

  /// Into a; `limitsOfB` comes after it.
  static void logOfB(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) {
      var v = at(b, i);
      Functions64.logarithm(Functions64.exponent(v), Functions64.fraction(v)).intoArray(a, i);
    }
  }

  static void limits(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) Functions64.limits(at(x, i), at(a, i)).intoArray(x, i);
  }

  static void limitsOfB(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) Functions64.limits(at(b, i), at(a, i)).intoArray(b, i);
  }

  static void log1p(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) Special64.log1p(at(x, i), at(b, i)).intoArray(x, i);
  }

  static void expm1(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) {
      var v = at(x, i);
      var large = v.compare(VectorOperators.GT, 40);
      var y = Functions64.expm1(v.blend(0, large)).blend(at(a, i), large);
      y.blend(v, v.compare(VectorOperators.EQ, 0).or(v.test(VectorOperators.IS_NAN))).intoArray(x, i);
    }
  }

  static void farAbove(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) Special64.farAbove(at(x, i)).intoArray(a, i);
  }

  static void farBelow(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) Special64.farBelow(at(x, i)).intoArray(b, i);
  }

  static void rest(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) Special64.rest(at(x, i), at(a, i), at(b, i)).intoArray(b, i);
  }

  static void head(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) Special64.head(at(x, i)).intoArray(a, i);
  }

  static void above(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) Special64.above(at(x, i)).intoArray(b, i);
  }

  static void below(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) at(b, i).div(Special64.below(at(x, i))).intoArray(b, i);
  }

  static void erf(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) Special64.erf(at(x, i), at(a, i), at(b, i)).intoArray(x, i);
  }

  static void erfc(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i += L) Special64.erfc(at(x, i), at(a, i), at(b, i)).intoArray(x, i);
  }

  /// The last of gelu, `z erfc(−z/√2) / 2`; −∞ gives −0, as its limit.
  static void half(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i++) x[i] = c[i] < -40 ? -0.0 : c[i] == 0 ? c[i] : x[i] * (0.5 * c[i]);
  }

  static void sin(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    sine(f, 0, x, n);
  }

  static void cos(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    sine(f, 1, x, n);
  }

  /// Large angles, for which π/2 would need more parts, by the definition.
  private static void sine(Scalar1 f, double turns, double[] x, int n) {
    for (int i = 0; i < n; i += L) {
      var v = at(x, i);
      if (v.abs().compare(VectorOperators.LE, FAR_ANGLE).allTrue()) Special64.sine(v, turns).intoArray(x, i);
      else for (int k = i; k < i + L; k++) x[k] = f.at(x[k]);
    }
  }

  static void cube(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i++) x[i] = x[i] * x[i] * x[i];
  }

  static void root(double[] x, double[] a, double[] b, double[] c, int n, Scalar1 f) {
    for (int i = 0; i < n; i++) x[i] = x[i] == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : Math.sqrt(x[i]) + 0.0;
  }
}
