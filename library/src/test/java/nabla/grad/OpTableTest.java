package nabla.grad;

import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.ScalarKernels;
import nabla.tex.Tex;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every operation of the sealed tree, on every sample of the table, in every layout.
class OpTableTest {
  private static final OpTable TABLE = new OpTable();

  @Test
  void everyOperationHasSamples() {
    assertEquals(List.of(), TABLE.missing(), "operations without samples in OpTable");
    assertTrue(OpTable.operations().size() > 80, "the walk found only " + OpTable.operations().size() + " operations");
  }

  private static Stream<DynamicTest> each(BiConsumer<Sample, Layout> check) {
    return OpTable.operations().stream().map(op -> dynamicTest(op.getSimpleName(), () -> {
      for (var sample : TABLE.of(op))
        for (var layout : Layout.values())
          if (sample.inputs().stream().anyMatch(x -> layout.fits(x.rank()))) check.accept(sample, layout);
    }));
  }

  private static void passes(Checks.Error error, Sample sample, Layout layout) {
    assertTrue(error.passed(), sample + ", " + layout + ": error " + error.size() + ": " + error.text());
  }

  @TestFactory
  Stream<DynamicTest> theGradientAgreesWithCentralDifferences() {
    return each((sample, layout) -> passes(Checks.first(sample, layout), sample, layout));
  }

  @TestFactory
  Stream<DynamicTest> theGradientOfTheGradientAgreesWithCentralDifferences() {
    return each((sample, layout) -> passes(Checks.second(sample, layout), sample, layout));
  }

  @TestFactory
  Stream<DynamicTest> aViewGivesTheSameNumbersAsACopy() {
    return each((sample, layout) -> assertArrayEquals(sample.value(DType.F64, Layout.PLAIN).toDoubles(),
        sample.value(DType.F64, layout).toDoubles(), 1e-14,
        () -> sample + ", " + layout));
  }

  @TestFactory
  Stream<DynamicTest> singleAgreesWithDoublePrecision() {
    return each((sample, layout) -> {
      if (sample.op() instanceof Cast) return;
      var narrow = sample.value(DType.F32, layout);
      close(sample.value(DType.F64, layout).toDoubles(), narrow.toDoubles(), 3e-5, sample + ", " + layout);
      assertEquals(DType.F32, narrow.dtype(), sample.toString());
    });
  }

  @TestFactory
  Stream<DynamicTest> theFastKernelsAgreeWithTheirDefinition() {
    return each((sample, layout) -> {
      for (var dtype : DType.values()) {
        var in = sample.inputs().stream().map(x -> layout.view(Tensor.of(layout.storage(x.cast(dtype)))).value()).toList();
        var slow = sample.op().forward(new ScalarKernels(), in);
        var fast = sample.op().forward(Kernels.best(), in);
        assertEquals(slow.shape(), fast.shape(), sample.toString());
        assertEquals(slow.dtype(), fast.dtype(), sample.toString());
        close(slow.toDoubles(), fast.toDoubles(), 64 * dtype.epsilon(), sample + ", " + layout + ", " + dtype);
      }
    });
  }

  private static void close(double[] expected, double[] actual, double tolerance, String what) {
    assertEquals(expected.length, actual.length, what);
    for (int i = 0; i < expected.length; i++)
      assertEquals(expected[i], actual[i], tolerance * Math.max(1, Math.abs(expected[i])), what + " at " + i);
  }

  @TestFactory
  Stream<DynamicTest> theGradientHasTheInputsShapeAndDtype() {
    return each((sample, layout) -> {
      if (sample.op() instanceof Cast) return;
      var leaves = sample.inputs().stream().map(x -> Tensor.param("x", layout.storage(x.cast(DType.F32)))).toList();
      var y = sample.apply(leaves.stream().map(layout::view).toArray(Tensor[]::new));
      assertEquals(sample.op().differentiable(), y.tracked(), sample.toString());
      if (!y.tracked()) return;
      for (var leaf : Grad.of(y.sum(), leaves, false)) assertEquals(DType.F32, leaf.dtype(), sample.toString());
    });
  }

  @TestFactory
  Stream<DynamicTest> formulasAndRulesAreBalanced() {
    var names = List.of(Tex.atom("x"), Tex.atom("w").plus(Tex.atom("b")), Tex.atom("z").neg(), Tex.atom("u"));
    return OpTable.operations().stream().map(op -> dynamicTest(op.getSimpleName(), () -> {
      for (var sample : TABLE.of(op)) {
        balanced(sample.op().tex(names.subList(0, sample.inputs().size())).code());
        balanced(sample.op().rule());
        assertFalse(sample.op().name().isBlank());
      }
    }));
  }

  private static void balanced(String tex) {
    int depth = 0;
    for (char c : tex.replace("\\{", "").replace("\\}", "").toCharArray()) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      assertTrue(depth >= 0, tex);
    }
    assertEquals(0, depth, tex);
    assertEquals(tex.split("\\\\left(?![a-z])", -1).length, tex.split("\\\\right(?![a-z])", -1).length, tex);
    assertEquals(tex.split("\\\\begin\\{", -1).length, tex.split("\\\\end\\{", -1).length, tex);
  }
}
