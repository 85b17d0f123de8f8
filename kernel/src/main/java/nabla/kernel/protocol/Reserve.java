package nabla.kernel.protocol;

/// Memory set aside, so that a cell's error can still be reported when the cell has used up all the rest.
final class Reserve {
  private static final int SIZE = 8 << 20;
  private static byte[] memory = new byte[SIZE];

  private Reserve() {}

  /// Sets the memory aside again, where there is some.
  static synchronized void fill() {
    if (memory != null) return;
    try {
      memory = new byte[SIZE];
    } catch (OutOfMemoryError _) {
      memory = null;
    }
  }

  static synchronized void release() {
    memory = null;
  }
}
