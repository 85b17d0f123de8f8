package nabla.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A fresh kernel that is left alone for a while.
class WarmingTest {
  private static final int ALONE_MS = 3_600, TRIES = 10;

  private KernelProcess kernel;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    kernel = new KernelProcess();
    client = new Client(kernel.connection);
  }

  @AfterEach
  void end() throws Exception {
    client.close();
    kernel.close();
  }

  /// How much processor time the warm-up has taken, in nanoseconds.
  private long taken() {
    var turn = client.run("""
        var warmup = Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("nabla-warmup")).findFirst().orElseThrow();
        System.out.print(java.lang.management.ManagementFactory.getThreadMXBean().getThreadCpuTime(warmup.threadId()));
        """);
    return Long.parseLong(turn.text("stdout"));
  }

  @Test
  void theLibraryIsWarmedUpWhileNobodyWaitsAndRestsWhileACellRuns() throws InterruptedException {
    long before = taken(), after = before;
    for (int i = 0; i < TRIES && after < before + 20_000_000; i++) {
      Thread.sleep(ALONE_MS);
      after = taken();
    }
    assertTrue(after >= before + 20_000_000, before + " → " + after + " ns");
    var cell = client.run("""
        boolean pauses() { return Arrays.stream(warmup.getStackTrace()).anyMatch(f -> f.getMethodName().equals("pause")); }
        for (int i = 0; i < 1000 && warmup.isAlive() && !pauses(); i++) Thread.sleep(10);
        int worked = 0;
        for (int i = 0; i < 50; i++) {
          if (warmup.isAlive() && !pauses()) worked++;
          Thread.sleep(10);
        }
        System.out.print(worked);
        """);
    assertEquals("0", cell.text("stdout"));
  }
}
