package nabla.kernel.shell;

/// The switch that ends user code: woven into every loop and method of a cell by `LocalExecutionControl`, read there at each turn.
///
/// Public because the woven code calls it from the cell's own class loader.
public final class Stop {
  private static volatile boolean raised;

  private Stop() {}

  /// Ends the calling user code where a stop was asked for.
  public static void check() {
    if (raised) throw new Stopped();
  }

  static void raise() {
    raised = true;
  }

  static void lower() {
    raised = false;
  }

  /// What ends user code when its cell is interrupted.
  static final class Stopped extends Error {
    private static final long serialVersionUID = 1;

    Stopped() {
      super("the cell was interrupted");
    }
  }
}
