package nabla.kernel.protocol;

import java.util.concurrent.atomic.AtomicInteger;

/// Whether nobody waits for the kernel: nothing is asked of it now, and nothing was for a while.
public final class Rest {
  private static final long WHILE = 3_000_000_000L;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile long last = System.nanoTime();

  /// A message has come.
  void begin() {
    asked.incrementAndGet();
  }

  /// A message has been answered.
  void end() {
    last = System.nanoTime();
    asked.decrementAndGet();
  }

  /// Whether it is time for work that nobody waits for; ask again before each piece of it.
  public boolean now() {
    return asked.get() == 0 && System.nanoTime() - last > WHILE;
  }
}
