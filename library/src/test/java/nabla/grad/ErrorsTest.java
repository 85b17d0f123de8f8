package nabla.grad;

import static nabla.lab.Making.*;
import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.array.Window;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// What a wrong call says: one line with the operation, the shapes and the cause.
class ErrorsTest {
  private static Map<String, Executable> wrong() {
    var calls = new LinkedHashMap<String, Executable>();
    calls.put("add: shapes (3, 4) and (3,) do not broadcast", () -> zeros(3, 4).add(zeros(3)));
    calls.put("where: shapes (2,) and (3,) do not broadcast", () -> zeros(2).where(zeros(3), zeros(3)));
    calls.put("mm: (32, 784) · (100, 10): inner sizes 784 and 100 differ", () -> zeros(32, 784).mm(zeros(100, 10)));
    calls.put("mm: (2, 3, 4) · (5, 4, 3): the leading axes do not broadcast", () -> zeros(2, 3, 4).mm(zeros(5, 4, 3)));
    calls.put("dot: (3,) · (4,): lengths 3 and 4 differ", () -> zeros(3).dot(zeros(4)));
    calls.put("axis 2 does not exist in shape (3, 4)", () -> zeros(3, 4).sum(2));
    calls.put("axis -3 does not exist in shape (3, 4)", () -> zeros(3, 4).softmax(-3));
    calls.put("max: shape (0,) has no numbers along the reduced axes", () -> zeros(0).max());
    calls.put("argmax: shape (2, 0) has no numbers along axis 1", () -> zeros(2, 0).argmax(1));
    calls.put("reshape: (3, 4) holds 12 numbers, (5, 2) would hold 10", () -> zeros(3, 4).reshape(5, 2));
    calls.put("concat: shapes (2, 3) and (2, 4) differ beside axis 0", () -> Tensor.concat(0, zeros(2, 3), zeros(2, 4)));
    calls.put("stack: shapes (2,) and (3,) differ", () -> Tensor.stack(0, zeros(2), zeros(3)));
    calls.put("gather: index 3 is outside axis 0 of shape (3, 4)", () -> zeros(3, 4).gather(0, 1, 3));
    calls.put("gather: index -1 is outside axis 0 of shape (3, 4)", () -> zeros(3, 4).gather(0, -1));
    calls.put("takeAlong: index 4.0 is not one of 0 to 3", () -> zeros(2, 4).pick(0, 4));
    calls.put("slice: 1 to 5 step 1 does not fit axis 0 of shape (3,)", () -> zeros(3).slice(0, 1, 5));
    calls.put("split: parts of 5 do not make up axis 0 of shape (4,)", () -> zeros(4).split(0, 2, 3));
    calls.put("squeeze: axis 0 of shape (2, 1) has extent 2, not 1", () -> zeros(2, 1).squeeze(0));
    calls.put("topK: axis 0 of shape (3,) has no 4 numbers", () -> zeros(3).topK(4, 0));
    calls.put("broadcastTo: (3,) does not stretch to (4,)", () -> zeros(3).broadcastTo(4));
    calls.put("einsum: ij,jk->ik on (2, 3), (4, 2): j is both 3 and 4", () -> Tensor.einsum("ij,jk->ik", zeros(2, 3), zeros(4, 2)));
    calls.put("conv2d: (1, 3, 8, 8) ∗ (6, 2, 3, 3): the input has 3 channels, the kernel takes 2",
        () -> zeros(1, 3, 8, 8).conv2d(zeros(6, 2, 3, 3)));
    calls.put("conv2d: a window of height 5 does not fit height 4 with padding 0", () -> zeros(1, 1, 4, 8).conv2d(zeros(1, 1, 5, 5)));
    calls.put("maxPool: a window of height 5 does not fit height 4 with padding 0", () -> zeros(1, 1, 4, 8).maxPool(5));
    calls.put("maxPool: a window over shape (1, 1, 2, 2) lies wholly in the padding",
        () -> zeros(1, 1, 2, 2).maxPool(1, Window.PLAIN.padding(1)));
    calls.put("stride: 0 × 0: steps are at least 1", () -> Window.PLAIN.stride(0));
    calls.put("batchNorm: shape (8, 3) needs 3 weights, these have shape (4,)", () -> zeros(8, 3).batchNorm(ones(4), zeros(4), 1e-5));
    calls.put("groupNorm: the channels of shape (2, 3) do not fall into 2 groups", () -> zeros(2, 3).groupNorm(2, ones(3), zeros(3), 1e-5));
    calls.put("softmaxCrossEntropy: logits (2, 3) and targets (2,): one target a logit is needed",
        () -> zeros(2, 3).softmaxCrossEntropy(zeros(2)));
    calls.put("dropout: the probability to drop is in [0, 1), not 1.0", () -> nabla.lab.Convolving.dropout(zeros(3), 1));
    calls.put("clip: the lower bound 2.0 is above the upper bound 1.0", () -> zeros(3).clip(2, 1));
    calls.put("shape (65536, 65536): an array holds at most 2³¹ − 9 numbers", () -> zeros(65536, 1).mm(zeros(1, 65536)));
    calls.put("backward: needs one number to differentiate, this has shape (3,); sum or average it first",
        () -> param("w", 1, 2, 3).exp().backward());
    return calls;
  }

  @TestFactory
  Stream<DynamicTest> aWrongCallSaysWhatIsWrongInOneLine() {
    return wrong().entrySet().stream().map(call -> dynamicTest(call.getKey(), () -> {
      var error = assertThrows(RuntimeException.class, call.getValue());
      assertTrue(error.getMessage().startsWith(call.getKey()), "expected: " + call.getKey() + "\nactual: " + error.getMessage());
      assertFalse(error.getMessage().contains("\n"), error.getMessage());
    }));
  }

  @TestFactory
  Stream<DynamicTest> wholeNumbersAsPlacesAreExactInSinglePrecision() {
    return Stream.of(dynamicTest("argmax beyond 2²⁴", () -> {
      int n = (1 << 24) + 2;
      var x = Array.zeros(DType.F32, Shape.of(n));
      x.raw(n - 1, 1);
      assertEquals(n - 1.0, Tensor.of(x).argmax().item());
    }));
  }
}
