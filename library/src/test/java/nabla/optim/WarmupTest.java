package nabla.optim;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nabla.array.Rng;
import org.junit.jupiter.api.Test;

class WarmupTest {
  @Test
  void theWarmUpLeavesTheSessionsRandomNumbersAloneAndEndsWhenInterrupted() throws InterruptedException {
    Rng.seed(9);
    double expected = new Rng(9).normal();
    var thread = Warmup.start();
    assertTrue(thread.isDaemon());
    Thread.sleep(100);
    thread.interrupt();
    thread.join(20_000);
    assertFalse(thread.isAlive(), "still warming up");
    assertEquals(expected, Rng.session().normal());
  }

  @Test
  void everyStepOfTheWarmUpRuns() {
    assertDoesNotThrow(() -> Warmup.run(3, () -> true));
  }
}
