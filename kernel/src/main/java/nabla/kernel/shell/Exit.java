package nabla.kernel.shell;

/// What `System.exit`, `Runtime.exit` and `Runtime.halt` become in a cell: an error of that cell, so that the notebook's state survives.
///
/// Public because the woven code calls it from the cell's own class loader.
public final class Exit {
  private Exit() {}

  /// Stands for `System.exit(status)`.
  public static void exit(int status) {
    throw new ExitError("System.exit(" + status + ")");
  }

  /// Stands for `Runtime.getRuntime().exit(status)`.
  public static void exit(Runtime runtime, int status) {
    throw new ExitError("Runtime.exit(" + status + ")");
  }

  /// Stands for `Runtime.getRuntime().halt(status)`.
  public static void halt(Runtime runtime, int status) {
    throw new ExitError("Runtime.halt(" + status + ")");
  }

  static final class ExitError extends Error {
    private static final long serialVersionUID = 1;

    ExitError(String call) {
      super(call + " would end the whole notebook session, so it was not done; to leave a method early use `return`");
    }
  }
}
