package nabla.array.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Grad;
import nabla.grad.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Chains of functions of elements are computed block by block by several threads.
class LateThreadsTest {
  private static final Shape SHAPE = Shape.of(300, 701);
  private final int before = Pool.threads();

  @AfterEach
  void asBefore() {
    Pool.threads(before);
  }

  private static List<double[]> run() {
    var rng = new Rng(8);
    Tensor x = Tensor.param("x", rng.normal(DType.F32, SHAPE, 0, 1)), w = Tensor.param("w", rng.normal(DType.F32, SHAPE, 0, 1));
    var seed = Tensor.of(rng.normal(DType.F32, SHAPE, 0, 1));
    var y = x.mul(w).add(x).tanh().div(w.square().add(1)).sub(x.exp());
    var g = Grad.of(y, seed, List.of(x, w), false);
    return List.of(y.toDoubles(), g.get(0).toDoubles(), g.get(1).toDoubles());
  }

  @Test
  void valuesAndGradientsDoNotDependOnTheNumberOfThreads() {
    Pool.threads(1);
    var expected = run();
    for (int threads = 2; threads < 5; threads++) {
      Pool.threads(threads);
      for (int i = 0; i < 3; i++) {
        var actual = run();
        for (int k = 0; k < expected.size(); k++) assertArrayEquals(expected.get(k), actual.get(k), threads + " threads");
      }
    }
  }
}
