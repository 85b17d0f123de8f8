package nabla.grad;

import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Values, gradients and second derivatives as PyTorch has them, special functions as SciPy has them.
class GoldenTest {
  private static final List<String> FILES = List.of("functions", "arrays", "losses", "convolutions", "norms");
  private static final double TOLERANCE = 1e-10;

  @Test
  void thereAreAtLeastThreeHundredCases() {
    long cases = FILES.stream().mapToLong(file -> Golden.read(file).size()).sum();
    assertTrue(cases >= 300, "only " + cases + " cases");
  }

  @TestFactory
  Stream<DynamicTest> valuesAndGradientsAreThoseOfPyTorch() {
    return FILES.stream().flatMap(file -> Golden.read(file).stream()).map(golden -> dynamicTest(golden.toString(), () -> compare(golden)));
  }

  private static void compare(Golden golden) {
    var in = new ArrayList<Tensor>();
    for (var x : golden.inputs()) in.add(Tensor.param("x" + in.size(), x));
    var y = golden.apply(in);
    assertEquals(golden.shape(), y.shape());
    close(golden.output(), y, "value");
    if (golden.gradients().isEmpty()) return;
    var loss = y.mul(wave(Math::sin, y)).sum();
    var plain = Grad.of(loss, in, false);
    var first = Grad.of(loss, in, true);
    var along = Tensor.scalar(DType.F64, 0);
    for (int i = 0; i < in.size(); i++) {
      close(golden.gradients().get(i), plain.get(i), "gradient of input " + i);
      close(golden.gradients().get(i), first.get(i), "recorded gradient of input " + i);
      along = along.add(first.get(i).mul(wave(Math::cos, first.get(i))).sum());
    }
    var second = Grad.of(along, in, false);
    for (int i = 0; i < in.size(); i++) close(golden.second().get(i), second.get(i), "second derivative of input " + i);
  }

  private static Tensor wave(DoubleUnaryOperator f, Tensor like) {
    var x = new double[like.size()];
    for (int i = 0; i < x.length; i++) x[i] = f.applyAsDouble(i + 1);
    return Tensor.of(Array.of(x, Shape.of(like.shape().dims())));
  }

  private static void close(double[] expected, Tensor actual, String what) {
    var a = actual.toDoubles();
    assertEquals(expected.length, a.length, what);
    for (int i = 0; i < a.length; i++) assertEquals(expected[i], a[i], TOLERANCE * Math.max(1, Math.abs(expected[i])), what + " at " + i);
  }
}
