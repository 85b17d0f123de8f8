package nabla.grad;

import static nabla.lab.Making.*;
import static org.junit.jupiter.api.Assertions.*;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import org.junit.jupiter.api.Test;

/// What a graph keeps, forgets and computes again.
class GraphTest {
  @Test
  void aGraphDroppedByTheUserIsCollected() throws InterruptedException {
    var w = param("w", 1, 2, 3);
    var node = new WeakReference<>(loss(w));
    for (int i = 0; i < 50 && node.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertNull(node.get(), "the graph of a finished pass is still reachable from its parameter");
    assertNotNull(w.grad());
  }

  private static Tensor loss(Tensor w) {
    var y = w.square().tanh().sum();
    y.backward();
    return y;
  }

  @Test
  void dropoutComputedAgainDropsTheSame() {
    var x = Tensor.param("x", new Rng(1).normal(DType.F32, nabla.array.Shape.of(40), 0, 1));
    for (var y : new Tensor[]{x.dropout(0.5, new Rng(2)), x.alphaDropout(0.5, new Rng(2))})
      assertArrayEquals(y.toDoubles(), Graph.replay(y, Map.of()).toDoubles());
  }

  @Test
  void nothingIsRecordedWithinNoGrad() {
    var w = param("w", 2);
    var y = Tensor.noGrad(w::square);
    assertFalse(y.tracked());
    assertTrue(w.square().tracked(), "recording is on again");
    assertFalse(w.square().detach().tracked());
  }

  @Test
  void anOperationOfOnesOwnIsDifferentiatedTwice() {
    var cube = Op.of("cube", x -> x.pow(3), (x, y, g) -> g.mul(x.square()).mul(3));
    var second = Grad.grad(Grad.grad(x -> cube.apply(x)));
    assertEquals(12, second.apply(Tensor.scalar(DType.F64, 2)).item(), 1e-12);
  }

  @Test
  void anOperationOfAnyNumberOfTensorsHasTheGradientsItWasGiven() {
    var sum = Op.ofAll("weighted", in -> in.get(0).add(in.get(1).mul(2)).add(in.get(2).mul(3)),
        (in, y, g) -> List.of(g, g.mul(2), g.mul(3)));
    var parameters = List.of(Tensor.param("a", Array.scalar(DType.F64, 1)), Tensor.param("b", Array.scalar(DType.F64, 2)),
        Tensor.param("c", Array.scalar(DType.F64, 3)));
    var y = sum.apply(parameters.toArray(Tensor[]::new));
    assertEquals(14, y.item());
    y.backward();
    assertEquals(List.of(1.0, 2.0, 3.0), parameters.stream().map(p -> p.grad().item()).toList());
  }
}
