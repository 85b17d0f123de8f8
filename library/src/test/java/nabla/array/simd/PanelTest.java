package nabla.array.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Interrupted;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Products on more threads than there are panels wait for one another, and none loses a panel.
class PanelTest {
  private static final int THREADS = 2 * Long.SIZE, EACH = 8;
  private final Kernels kernels = Kernels.best();

  @BeforeEach
  @AfterEach
  void vectors() {
    Loops.hold(true);
  }

  private double[] product(long seed) {
    var rng = new Rng(seed);
    Array a = rng.normal(DType.F32, Shape.of(61, 70), 0, 1), b = rng.normal(DType.F32, Shape.of(70, 83), 0, 1);
    return kernels.matmul(a, b).toDoubles();
  }

  @Test
  @Timeout(60)
  void manyThreadsGetTheBitsOfOne() throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var results = threads.invokeAll(Collections.nCopies(THREADS, (Callable<double[]>) () -> {
        for (int i = 1; i < EACH; i++) product(i);
        return product(0);
      }));
      for (var result : results) assertArrayEquals(product(0), result.get());
    }
  }

  @Test
  @Timeout(60)
  void panelsAreGivenBackByProductsThatAreStopped() throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var stopped = threads.invokeAll(Collections.nCopies(THREADS, (Callable<Interrupted>) () -> {
        Thread.currentThread().interrupt();
        return assertThrows(Interrupted.class, () -> product(0));
      }));
      for (var one : stopped) assertNotNull(one.get());
    }
    assertEquals(61 * 83, product(0).length);
  }

  @Test
  void whatIsTakenTwiceIsAnotherPanel() {
    var taken = new HashSet<Long>();
    long one = Panel.take(), other = Panel.take();
    taken.add(one);
    taken.add(other);
    Panel.give(one);
    Panel.give(other);
    assertEquals(2, taken.size(), "panels at " + taken);
  }
}
