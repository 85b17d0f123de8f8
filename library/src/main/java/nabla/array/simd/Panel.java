package nabla.array.simd;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Memory outside the heap that right factors are packed into, one panel for every product under way.
///
/// All panels are one constant piece of memory whose size is a power of two: a place that is masked needs no check, so that the tiles' loops are
/// left with little beside their multiplications.
final class Panel {
  /// Bytes of a panel: what the second nearest cache holds beside a block of the left factor.
  static final int SIZE = 1 << 20;
  /// As many as threads can be busy with at once, and some; a bit of a `long` each.
  private static final int COUNT = Math.min(Long.SIZE, 2 * Integer.highestOneBit(Runtime.getRuntime().availableProcessors()));
  /// What a tile reads behind a masked place.
  private static final int BEHIND = 4096;
  private static final long PAUSE = 20_000;
  static final MemorySegment MEMORY = Arena.global().allocate((long) COUNT * SIZE + BEHIND, 64);
  static final long MASK = (long) COUNT * SIZE - 1;
  private static final AtomicLong FREE = new AtomicLong(-1L >>> Long.SIZE - COUNT);

  private Panel() {}

  /// The place of a panel that is the caller's until `give`; waits for one, as long as nobody interrupts.
  static long take() {
    while (true) {
      long free = FREE.get();
      if (free != 0 && FREE.compareAndSet(free, free & free - 1)) return (long) Long.numberOfTrailingZeros(free) * SIZE;
      if (free == 0) {
        Pool.check();
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  static void give(long place) {
    FREE.getAndUpdate(free -> free | 1L << place / SIZE);
  }
}
