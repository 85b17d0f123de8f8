package nabla.grad;

import java.util.function.Supplier;

/// Whether operations of this thread join the graph.
final class Recording {
  private static final ThreadLocal<boolean[]> OFF = ThreadLocal.withInitial(() -> new boolean[1]);

  private Recording() {}

  static boolean on() {
    return !OFF.get()[0];
  }

  /// Runs `work` with recording on or off, then restores what was.
  static <T> T with(boolean on, Supplier<T> work) {
    var off = OFF.get();
    boolean before = off[0];
    off[0] = !on;
    try {
      return work.get();
    } finally {
      off[0] = before;
    }
  }
}
