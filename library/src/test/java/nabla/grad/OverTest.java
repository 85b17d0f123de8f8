package nabla.grad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.ScalarKernels;
import nabla.array.Shape;
import nabla.array.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Layers whose values lie in one array give what they give step by step.
class OverTest {
  private static final List<Unary> FUNCTIONS = Arrays.asList(null, new Activation.Tanh(), new Activation.Sigmoid(), new Activation.Relu(),
      new Activation.Selu(), new Activation.Gelu(), new Activation.Swish(), new Activation.Elu(1), new Powers.Exp(), new Powers.Square());
  private final Rng rng = new Rng(5);

  private Tensor param(DType dtype, String name, int... dims) { return Tensor.param(name, rng.normal(dtype, Shape.of(dims), 0, 0.5)); }

  private static void same(String what, Tensor expected, Tensor actual) {
    assertEquals(expected.shape(), actual.shape(), what);
    assertArrayEquals(expected.toDoubles(), actual.toDoubles(), what);
  }

  /// Value, gradients and gradients of gradients of two results of the same parameters.
  private void alike(String what, Tensor expected, Tensor actual, Tensor... parameters) {
    same(what, expected, actual);
    var seed = Tensor.of(rng.normal(expected.dtype(), expected.shape(), 0, 1));
    for (boolean again : new boolean[]{false, true}) {
      List<Tensor> g = Grad.of(expected.mul(seed).sum(), List.of(parameters), again),
          h = Grad.of(actual.mul(seed).sum(), List.of(parameters), again);
      for (int i = 0; i < parameters.length; i++) {
        same(what + ", gradient by " + parameters[i].name(), g.get(i), h.get(i));
        if (again && g.get(i).tracked()) same(what + ", second derivative by " + parameters[i].name(),
            Grad.of(g.get(i).square().sum(), List.of(parameters[i]), false).getFirst(),
            Grad.of(h.get(i).square().sum(), List.of(parameters[i]), false).getFirst());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLinearLayerIsProductSumAndFunction(DType dtype) {
    for (var f : FUNCTIONS)
      for (int[] dims : new int[][]{{9, 11}, {40, 11}, {2, 3, 11}, {11}}) {
        Tensor x = param(dtype, "x", dims), w = param(dtype, "W", 11, 13), b = param(dtype, "b", 13);
        alike("linear " + Arrays.toString(dims) + " " + f, Over.separate(x.mm(w), b, f), x.linear(w, b, f), x, w, b);
        alike("without bias " + f, Over.separate(x.mm(w), null, f), x.linear(w, null, f), x, w);
      }
  }

  @ParameterizedTest
  @EnumSource
  void aConvolutionIsProductSumAndFunction(DType dtype) {
    for (var f : FUNCTIONS) {
      Tensor x = param(dtype, "x", 3, 2, 7, 6), w = param(dtype, "W", 4, 2, 3, 3), b = param(dtype, "b", 4, 1, 1);
      var window = Window.PLAIN.padding(1);
      alike("conv2d " + f, Over.separate(x.conv2d(w, window), b, f), x.conv2d(w, window, b, f), x, w, b);
    }
  }

  @Test
  void operandsOfOtherShapesAndTypesAreTakenStepByStep() {
    Tensor x = param(DType.F32, "x", 5, 6), w = param(DType.F32, "W", 6, 7);
    for (var b : List.of(param(DType.F64, "b", 7), param(DType.F32, "b", 4, 5, 7), param(DType.F32, "b", 5, 1)))
      alike("bias " + b.shape() + b.dtype(), x.mm(w).add(b).tanh(), x.linear(w, b, new Activation.Tanh()), x, w, b);
  }

  @Test
  void theGraphIsTheSameAndItsValuesAreThereForWhoeverLooks() {
    Tensor x = param(DType.F32, "x", 8, 6), w = param(DType.F32, "W", 6, 7), b = param(DType.F32, "b", 7);
    Tensor expected = x.mm(w).add(b).relu(), actual = x.linear(w, b, new Activation.Relu());
    List<Tensor> steps = new ArrayList<>(Graph.nodes(expected)), found = new ArrayList<>(Graph.nodes(actual));
    assertEquals(steps.stream().map(t -> t.op() == null ? t.name() : t.op().name()).toList(),
        found.stream().map(t -> t.op() == null ? t.name() : t.op().name()).toList());
    var before = actual.toDoubles();
    for (int i = 0; i < steps.size(); i++) same("node " + i, steps.get(i), found.get(i));
    assertArrayEquals(before, actual.toDoubles(), "looking changes nothing");
    assertNotSame(actual.value().storage(), actual.inputs().getFirst().value().storage());
  }

  @Test
  void aValueThatWasNotKeptIsThatOfTheParametersItWasComputedFrom() {
    Tensor x = param(DType.F32, "x", 8, 6), w = param(DType.F32, "W", 6, 7), b = param(DType.F32, "b", 7);
    var expected = x.mm(w).toDoubles();
    var y = x.linear(w, b, new Activation.Relu());
    w.update(rng.normal(DType.F32, w.shape(), 0, 1));
    assertArrayEquals(expected, y.inputs().getFirst().inputs().getFirst().toDoubles());
  }

  @Test
  void whereThatWouldCostACopyOfLargeWeightsAStepItIsSaidThatTheyWereUpdated() {
    Tensor x = param(DType.F32, "x", 2, 20), w = param(DType.F32, "W", 20, 7), b = param(DType.F32, "b", 7);
    w.update(w.value().copy());
    var y = x.linear(w, b, new Activation.Relu());
    var before = y.toDoubles();
    w.update(rng.normal(DType.F32, w.shape(), 0, 1));
    assertArrayEquals(before, y.toDoubles());
    var said = assertThrows(IllegalStateException.class, () -> y.inputs().getFirst().value()).getMessage();
    assertTrue(said.contains("mm") && said.contains("updated since"), said);
  }

  @ParameterizedTest
  @EnumSource
  void functionsWrittenInPlaceGiveWhatTheyGiveElsewhere(DType dtype) {
    for (var f : FUNCTIONS)
      for (int n : f == null ? new int[0] : new int[]{5, 64, 131, 3000})
        for (var k : List.of(Kernels.best(), new ScalarKernels())) {
          var x = rng.normal(dtype, Shape.of(n), 0, 2);
          var expected = k.map(f, x).toDoubles();
          k.mapInto(f, x, x);
          assertArrayEquals(expected, x.toDoubles(), f.name() + " of " + n + " by " + k.getClass().getSimpleName());
        }
  }
}
