package nabla.grad;

import java.util.function.Supplier;

/// What becomes of the operations of this thread.
enum Recording {
  /// They join the graph.
  ON,
  /// Their results are constants.
  OFF,
  /// As `OFF`, in a backward pass: what it reads of the graph's values it has dropped again when it goes on to the next node.
  PASS;

  private static final ThreadLocal<Recording[]> NOW = ThreadLocal.withInitial(() -> new Recording[]{ON});

  static Recording now() {
    return NOW.get()[0];
  }

  static boolean on() {
    return now() == ON;
  }

  /// Runs `work` in this way, then restores what was.
  <T> T during(Supplier<T> work) {
    var now = NOW.get();
    var before = now[0];
    now[0] = this;
    try {
      return work.get();
    } finally {
      now[0] = before;
    }
  }
}
