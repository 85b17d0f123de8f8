package nabla.array;

/// Long work was asked to stop: thrown by kernels, training loops and backward passes on an interrupted thread.
public final class Interrupted extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final ThreadLocal<boolean[]> WHOLE = ThreadLocal.withInitial(() -> new boolean[1]);

  public Interrupted() {
    super("interrupted");
  }

  /// Throws where the current thread has been interrupted; the thread's flag stays set.
  public static void check() {
    if (Thread.currentThread().isInterrupted() && heeded()) throw new Interrupted();
  }

  /// Whether the current thread's work may be left when it is interrupted; false within `whole`.
  public static boolean heeded() {
    return !WHOLE.get()[0];
  }

  /// Runs work to its end although the thread is interrupted meanwhile: what must not be left half done. The flag stays set.
  public static void whole(Runnable work) {
    var whole = WHOLE.get();
    boolean before = whole[0];
    whole[0] = true;
    try {
      work.run();
    } finally {
      whole[0] = before;
    }
  }
}
