package nabla.array.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Stream;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.Scalar1;
import nabla.array.ScalarKernels;
import nabla.array.Shape;
import nabla.grad.Activation;
import nabla.grad.ErrorFunction;
import nabla.grad.Powers;
import nabla.grad.Trigonometry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The errors that `Wide64` states, in units of the last place, against the scalar functions.
class SpecialTest {
  private static final int N = 60_001;
  private static final MathContext DIGITS = new MathContext(90);
  private static final double[] SPECIAL = {0.0, -0.0, 1, -1, 1e-30, -1e-30, 1e-300, 1e30, -1e30, 27.5, -27.5, 40.5, -40.5, 709, -745,
      0.84375, 1.25, 6,
      -6, -1e-320, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1 << 16, 1e6};

  /// The function, its arguments from and to, and the error in doubles.
  static Stream<Arguments> functions() {
    return Stream.of(of(new ErrorFunction.Erf(), -7, 7, 2), of(new ErrorFunction.Erfc(), -7, 5, 4), of(new ErrorFunction.Erfc(), 5, 27, 12),
        of(new Activation.Gelu(), -4, 40, 16), of(new Powers.Expm1(), -50, 700, 2), of(new Powers.Expm1(), -1, 1, 2),
        of(new Powers.Log1p(), -0.999, 1, 2), of(new Powers.Log1p(), 0, 1e6, 2), of(new Activation.Softplus(), -700, 700, 2),
        of(new Activation.Softplus(), -3, 3, 2), of(new Trigonometry.Sin(), -7, 7, 1.5), of(new Trigonometry.Cos(), -7, 7, 1.5),
        of(new Trigonometry.Sin(), -65_000, 65_000, 1.5), of(new Trigonometry.Cos(), -65_000, 65_000, 1.5),
        of(new Powers.Power(3), -9, 9, 1.5),
        of(new Powers.Power(0.5), 0, 9, 0), of(new Powers.Power(-1.5), 0.01, 9, 1), of(new Powers.Power(2.7), 0, 99, 1));
  }

  /// Those and the functions that floats have loops of their own for.
  static Stream<Arguments> functionsOfDoubles() {
    return Stream.concat(functions(),
        Stream.of(of(new Powers.Power(1000), 0.5, 2, 1), of(new Powers.Power(-77.7), 1e-4, 1e4, 1),
            of(new Powers.Power(0.1), 1e-320, 1e-300, 1),
            of(new Powers.Exp(), -745, 709, 1.1), of(new Powers.Log(), 1e-9, 9, 1), of(new Powers.Log(), 0, 1e-307, 1),
            of(new Activation.Sigmoid(), -40, 40, 3), of(new Activation.Tanh(), -20, 20, 3), of(new Activation.Swish(), -40, 40, 4),
            of(new Activation.Elu(1), -40, 1, 2), of(new Activation.Elu(1), -1e-3, 0, 2)));
  }

  private static Arguments of(Scalar1 f, double from, double to, double ulps) {
    return Arguments.of(f, from, to, ulps);
  }

  @ParameterizedTest
  @MethodSource("functionsOfDoubles")
  void doublesAreAsExactAsStated(Scalar1 f, double from, double to, double ulps) {
    var x = new double[N];
    for (int i = 0; i < N; i++) x[i] = from + (to - from) * i / (N - 1);
    var y = Kernels.best().map(f, Array.of(x, Shape.of(N))).f64();
    double worst = 0, where = 0;
    for (int i = 0; i < N; i += f instanceof ErrorFunction || f instanceof Activation.Gelu ? 97 : 1) {
      double exact = exact(f, x[i]), error = Math.abs(y[i] - exact) / Math.ulp(exact);
      if (!(error <= worst)) {
        worst = error;
        where = x[i];
      }
    }
    assertTrue(worst <= ulps, f + " at " + where + ": an error of " + worst + " units, stated: " + ulps);
  }

  /// Hipparchus' error functions, by which the scalar ones are defined, err by up to 60 units themselves.
  private static double exact(Scalar1 f, double x) {
    if (f instanceof ErrorFunction.Erf) return erf(new BigDecimal(x)).doubleValue();
    if (f instanceof ErrorFunction.Erfc && x <= 7) return BigDecimal.ONE.subtract(erf(new BigDecimal(x))).doubleValue();
    if (!(f instanceof Activation.Gelu) || x > 7) return f.at(x);
    var half = new BigDecimal(x).divide(BigDecimal.TWO, DIGITS);
    return half.add(half.multiply(erf(new BigDecimal(x).divide(BigDecimal.TWO.sqrt(DIGITS), DIGITS)))).doubleValue();
  }

  /// `2/√π Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1))`
  private static BigDecimal erf(BigDecimal x) {
    BigDecimal sum = BigDecimal.ZERO, power = x, square = x.multiply(x, DIGITS).negate();
    for (int n = 0; power.abs().compareTo(new BigDecimal("1e-60")) > 0; n++) {
      sum = sum.add(power.divide(BigDecimal.valueOf(2 * n + 1), DIGITS), DIGITS);
      power = power.multiply(square, DIGITS).divide(BigDecimal.valueOf(n + 1), DIGITS);
    }
    return sum.multiply(BigDecimal.TWO)
        .divide(new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494459").sqrt(DIGITS), DIGITS);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void floatsAreRightButForTheRounding(Scalar1 f, double from, double to) {
    var x = new float[N];
    for (int i = 0; i < N; i++) x[i] = (float) (from + (to - from) * i / (N - 1));
    var y = Kernels.best().map(f, Array.of(x, Shape.of(N))).f32();
    for (int i = 0; i < N; i++) {
      double exact = f.at(x[i]), error = Math.abs(y[i] - exact) / Math.ulp((float) exact);
      assertTrue(error <= 0.6 || (float) exact == y[i],
          f + " at " + x[i] + ": expected " + exact + ", got " + y[i] + ", " + error + " units");
    }
  }

  private static final List<Scalar1> OF_FLOATS = List.of(new ErrorFunction.Erf(), new ErrorFunction.Erfc(), new Activation.Gelu(),
      new Powers.Expm1(), new Powers.Log1p(), new Activation.Softplus(), new Trigonometry.Sin(), new Trigonometry.Cos(),
      new Powers.Power(0.7), new Powers.Power(-1.5), new Powers.Power(5), new Powers.Power(-8), new Powers.Power(60));

  @Test
  void floatsOfEverySizeAreRightButForTheRounding() {
    var rng = new Rng(3);
    var x = new float[200_000];
    for (int i = 0; i < x.length; i++)
      x[i] = i % 2 == 0 ? Float.intBitsToFloat((int) (rng.uniform() * 0x1p32 - 0x1p31)) : 15 * (float) rng.normal();
    for (var f : OF_FLOATS) {
      var y = Kernels.best().map(f, Array.of(x, Shape.of(x.length))).f32();
      for (int i = 0; i < x.length; i++) {
        double exact = f.at(x[i]), error = Math.abs(y[i] - exact) / Math.ulp((float) exact);
        assertTrue(error <= 0.6 || Float.compare((float) exact, y[i]) == 0,
            f + " at " + x[i] + ": expected " + exact + ", got " + y[i] + ", " + error + " units");
      }
    }
  }

  @Test
  void aFloatGivesTheSameWhereverItStands() {
    var rng = new Rng(4);
    var x = rng.normal(DType.F32, Shape.of(97), 0, 3);
    for (var f : OF_FLOATS)
      for (int n = 64; n < 97; n++)
        for (int from : new int[]{0, 97 - n}) {
          var whole = Kernels.best().map(f, x).slice(0, from, from + n, 1).copy().f32();
          assertArrayEquals(whole, Kernels.best().map(f, x.slice(0, from, from + n, 1)).f32(), f + " of " + n + " from " + from);
        }
  }

  @Test
  void whatIsNotOrdinaryGivesWhatTheDefinitionsGive() {
    for (var f : List.of(new ErrorFunction.Erf(), new ErrorFunction.Erfc(), new Activation.Gelu(), new Powers.Expm1(), new Powers.Log1p(),
        new Activation.Softplus(), new Trigonometry.Sin(), new Trigonometry.Cos(), new Powers.Power(3), new Powers.Power(0.5),
        new Powers.Power(-3),
        new Powers.Power(0.7), new Powers.Power(-0.7), new Powers.Power(4)))
      for (var dtype : DType.values()) {
        var x = new double[4 * SPECIAL.length];
        for (int i = 0; i < x.length; i++) x[i] = SPECIAL[i % SPECIAL.length];
        var a = Array.copyOf(dtype, x, Shape.of(x.length));
        double[] expected = new ScalarKernels().map(f, a).toDoubles(), actual = Kernels.best().map(f, a).toDoubles();
        for (int i = 0; i < SPECIAL.length; i++) {
          if (f instanceof ErrorFunction.Erf && Math.abs(SPECIAL[i]) < 1e-3) continue; // of these the definition is the less exact
          double scale = Double.isFinite(expected[i])
              ? Math.max(Math.abs(expected[i]) * Math.clamp(SPECIAL[i] * SPECIAL[i], 100, 1e4) * dtype.epsilon(),
                  dtype == DType.F32 ? 2e-45 : 1e-322)
              : 0;
          assertArrayEquals(new double[]{expected[i]}, new double[]{actual[i]}, scale, f + " of " + a.get(i) + " in " + dtype);
          if (expected[i] == 0)
            assertTrue(Double.compare(expected[i], actual[i]) == 0,
                f + " of " + a.get(i) + ": the sign of " + expected[i] + ", got " + actual[i]);
        }
      }
  }
}
