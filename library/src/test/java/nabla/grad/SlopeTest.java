package nabla.grad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.Scalar1;
import nabla.array.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlopeTest {
  private static final List<Unary> FUNCTIONS = List.of(new Activation.Tanh(), new Activation.Sigmoid(), new Activation.Relu(),
      new Activation.Selu(), new Powers.Exp(),
      new Powers.Sqrt(), new Powers.Square(), new Powers.Log(), new Powers.Abs(), new Activation.Softplus(), new Activation.LeakyRelu(0.2),
      new Activation.Elu(0.7), new Activation.Gelu(), new Activation.Swish(), new Activation.HardTanh(), new Powers.Expm1(),
      new Powers.Log1p(),
      new Powers.Power(1.7), new Powers.Power(-1), new Powers.Power(2), new ErrorFunction.Erf(), new ErrorFunction.Erfc(),
      new Trigonometry.Sin(),
      new Trigonometry.Cos());

  @ParameterizedTest
  @ValueSource(ints = {7, 203})
  void theGradientInOneLoopIsTheTextbooks(int n) {
    for (var f : FUNCTIONS)
      for (var dtype : DType.values()) {
        assertNotNull(f.pull(), f.name());
        var rng = new Rng(n);
        double low = f.domain() == Domain.POSITIVE ? 0.1 : -3;
        var x = Tensor.param("x", rng.uniform(dtype, Shape.of(n), low, 3));
        var g = Tensor.of(rng.normal(dtype, Shape.of(n), 0, 1));
        var y = Tensor.apply(f, x);
        var composed = Recording.ON.during(() -> f.vjp(List.of(x), y, g)).getFirst();
        var direct = Recording.OFF.during(() -> f.vjp(List.of(x), y, g)).getFirst();
        assertArrayEquals(composed.toDoubles(), direct.toDoubles(), 30 * dtype.epsilon(), f.name() + " " + dtype);
      }
  }

  @ParameterizedTest
  @EnumSource
  void theFastKernelsKnowEveryOneByItsName(DType dtype) {
    var x = Array.full(dtype, Shape.of(203), 2);
    for (var f : FUNCTIONS) {
      var slope = f.pull();
      var hollow = new Slope(slope.name(), slope.ofValue(), slope.parameter(), hollow(slope.factor(), dtype), (g, v) -> {
        throw new AssertionError(f.name() + " in " + dtype + " is computed by its definition");
      });
      assertEquals(f.pull().at(2, 2), Kernels.best().zip(hollow, x, x).get(7), 3 * dtype.epsilon() * 8, f.name());
    }
  }

  private static Scalar1 hollow(Scalar1 f, DType dtype) {
    return f == null ? null : new Scalar1() {
      public String name() { return f.name(); }
      public double parameter() { return f.parameter(); }
      public double at(double x) { throw new AssertionError(f.name() + " in " + dtype + " is computed by its definition"); }
    };
  }

  @Test
  void functionsWhoseValueDoesNotTellTheArgumentsSignHaveNoSuchLoop() {
    assertNull(new Activation.LeakyRelu(-0.1).pull());
    assertNull(new Activation.Elu(-1).pull());
  }

  @ParameterizedTest
  @EnumSource
  void theGradientOfCrossEntropyInOnePassIsTheTextbooks(DType dtype) {
    var rng = new Rng(9);
    for (var targets : DType.values()) {
      var x = Tensor.param("z", rng.normal(dtype, Shape.of(6, 5, 11), 0, 2));
      var t = Tensor.of(rng.uniform(targets, Shape.of(6, 5, 11), 0, 1));
      var y = x.softmaxCrossEntropy(t);
      var g = Tensor.of(rng.normal(y.dtype(), y.shape(), 0, 1));
      var composed = Recording.ON.during(() -> y.op().vjp(List.of(x, t), y, g)).getFirst();
      var direct = Recording.OFF.during(() -> y.op().vjp(List.of(x, t), y, g)).getFirst();
      assertArrayEquals(composed.toDoubles(), direct.toDoubles(), 100 * Math.max(dtype.epsilon(), targets.epsilon()),
          dtype + " with targets of " + targets);
      assertEquals(dtype.with(targets), y.dtype());
    }
  }
}
