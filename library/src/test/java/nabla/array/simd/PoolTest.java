package nabla.array.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import nabla.array.Interrupted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoolTest {
  private final int before = Pool.threads();

  @BeforeEach
  void takeTwoThreads() {
    Pool.threads(2);
  }

  @AfterEach
  void asBefore() {
    Thread.interrupted();
    Pool.threads(before);
  }

  @Test
  void everyPartIsDoneOnce() {
    for (int threads = 1; threads < 5; threads++) {
      Pool.threads(threads);
      for (int parts = 1; parts < 200; parts++) {
        var done = new AtomicIntegerArray(parts);
        Pool.run(parts, done::incrementAndGet);
        for (int i = 0; i < parts; i++) assertEquals(1, done.get(i), "part " + i + " of " + parts + " with " + threads + " threads");
      }
    }
  }

  @Test
  void aPartFailsForTheOwner() {
    var e = assertThrows(IllegalStateException.class, () -> together(i -> {
      if (i == 1) throw new IllegalStateException("part 1");
    }));
    assertEquals("part 1", e.getMessage());
  }

  @Test
  void anInterruptReachesPartsOfHelpers() {
    Thread.currentThread().interrupt();
    assertThrows(Interrupted.class, () -> together(i -> {
      if (i == 1) Pool.check();
    }));
  }

  @Test
  void whatMustBeDoneWholeIsNotLeftByHelpersEither() {
    Thread.currentThread().interrupt();
    var done = new AtomicInteger();
    Interrupted.whole(() -> together(i -> {
      Pool.check();
      done.incrementAndGet();
    }));
    assertEquals(2, done.get());
  }

  @Test
  void littleWorkIsNotShared() {
    assertEquals(1, Pool.parts(1000, 100));
    Pool.threads(1);
    assertEquals(1, Pool.parts(1_000_000_000, 100));
  }

  @Test
  void aHelperWithoutWorkParksAndComesAgain() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      together(part -> {});
      for (int wait = 0; wait < 20_000 && !helpersPark(); wait++) Thread.sleep(1);
      assertTrue(helpersPark(), "helpers still wait for work after 20 s");
    }
  }

  private static boolean helpersPark() {
    return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("nabla-helper"))
        .allMatch(t -> t.getState() == Thread.State.WAITING);
  }

  /// Runs two parts, neither of which begins before a thread has come for each: part 1 is the helper's.
  private static void together(IntConsumer work) {
    var come = new AtomicInteger();
    Pool.run(2, i -> {
      come.incrementAndGet();
      for (long from = System.nanoTime(); come.get() < 2; Thread.onSpinWait())
        assertTrue(System.nanoTime() - from < 20_000_000_000L, "no helper came within 20 s");
      work.accept(i);
    });
  }
}
