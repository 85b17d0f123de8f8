package nabla.kernel.shell;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;

/// Memory set aside for when cells use up all the rest: to report that, and to compile the cell that frees more.
///
/// A kernel whose heap is far from full holds none. A thread looks after each collection of garbage, for it sleeps until the last object that nobody
/// can reach has gone. The memory is made in pieces, since collectors put one large array where there may be no room although there is some
/// elsewhere. With 24 MB one cell in fifteen could not be compiled.
public final class Reserve {
  private static final int MOST = 32, PIECE = 1 << 20, AGAIN = 1_000, MOST_CAUSES = 8;
  private static final ReferenceQueue<Object> COLLECTED = new ReferenceQueue<>();
  private static byte[][] memory;
  private static Thread watch;

  private Reserve() {}

  /// Starts to watch how full the heap is.
  static synchronized void watch() {
    if (watch == null) watch = Thread.ofPlatform().daemon().name("reserve").start(Reserve::fillAfterCollections);
  }

  private static void fillAfterCollections() {
    try {
      while (true) fillAfterCollection();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private static void fillAfterCollection() throws InterruptedException {
    try {
      var unreachable = new PhantomReference<>(new Object(), COLLECTED);
      COLLECTED.remove();
      Reference.reachabilityFence(unreachable);
      fill();
    } catch (OutOfMemoryError full) {
      Thread.sleep(AGAIN);
    }
  }

  /// Sets the memory aside once a third of the heap is in use, while there is plenty left: after that, the cell that frees more needs it.
  private static synchronized void fill() {
    var java = Runtime.getRuntime();
    long most = java.maxMemory(), used = java.totalMemory() - java.freeMemory(), pieces = Math.min(MOST, most / PIECE / 12);
    if (used < most / 4) memory = null;
    if (memory != null || used < most / 3 || most - used < 3 * pieces * PIECE) return;
    memory = new byte[(int) pieces][PIECE];
  }

  /// Gives the memory up where that was thrown for want of some; before anything else, for all else may need some itself. Causes may
  /// go round in a circle.
  static void releaseAfter(Throwable thrown) {
    var t = thrown;
    for (int i = 0; t != null && i < MOST_CAUSES; i++, t = t.getCause()) if (t instanceof OutOfMemoryError) release();
  }

  public static synchronized void release() {
    memory = null;
  }
}
