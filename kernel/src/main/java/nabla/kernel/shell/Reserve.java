package nabla.kernel.shell;

/// Memory set aside for when cells have used up all the rest: to report that, and to compile the cell that frees more.
///
/// It is made in pieces, since collectors put one large array where there may be no room although there is some elsewhere. With 24 MB one cell in
/// fifteen could not be compiled.
public final class Reserve {
  private static final int MOST = 32, PIECE = 1 << 20;
  private static byte[][] memory;

  private Reserve() {}

  /// Sets the memory aside again, where there is plenty: until then the cell that frees more may need it.
  static synchronized void fill() {
    var java = Runtime.getRuntime();
    int pieces = (int) Math.min(MOST, java.maxMemory() / PIECE / 12);
    long free = java.maxMemory() - java.totalMemory() + java.freeMemory();
    if (memory != null || free < 4L * pieces * PIECE) return;
    try {
      memory = new byte[pieces][PIECE];
    } catch (OutOfMemoryError _) {
      memory = null;
    }
  }

  /// Gives the memory up where that was thrown for want of some; before anything else, for all else may need some itself.
  static void releaseAfter(Throwable thrown) {
    for (var t = thrown; t != null; t = t.getCause()) if (t instanceof OutOfMemoryError) release();
  }

  public static synchronized void release() {
    memory = null;
  }
}
