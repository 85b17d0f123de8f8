package nabla.array;

/// Long work was asked to stop: thrown by kernels, training loops and backward passes on an interrupted thread.
public final class Interrupted extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Interrupted() {
    super("interrupted");
  }

  /// Throws where the current thread has been interrupted; the thread's flag stays set.
  public static void check() {
    if (Thread.currentThread().isInterrupted()) throw new Interrupted();
  }
}
