package nabla.kernel.shell;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The switch that ends user code: woven into every loop and method of a cell by `Weaver`, read there at each turn.
///
/// Public because the woven code calls it from the cell's own class loader.
public final class Stop {
  private static final Set<Thread> ENDED = ConcurrentHashMap.newKeySet();
  private static volatile boolean raised;
  private static volatile boolean all;

  private Stop() {}

  /// Ends the calling user code where a stop was asked for.
  public static void check() {
    if (raised && (all || ENDED.contains(Thread.currentThread()))) throw new Stopped();
  }

  static void raise() {
    all = true;
    raised = true;
  }

  static void lower() {
    all = false;
    ENDED.removeIf(thread -> !thread.isAlive());
    raised = !ENDED.isEmpty();
  }

  /// Ends user code on one thread only.
  static void end(Thread thread) {
    ENDED.add(thread);
    raised = true;
    thread.interrupt();
  }

  /// Lets a thread that was ended run user code again.
  static void spare(Thread thread) {
    ENDED.remove(thread);
    raised = all || !ENDED.isEmpty();
  }

  /// What a cell ends with whose thread no interrupt reached, with the frames in which that was left.
  static final class Left extends Error {
    private static final long serialVersionUID = 1;

    Left(StackTraceElement[] frames) {
      super(called(frames));
      setStackTrace(frames);
    }

    /// What the cell had called.
    private static String called(StackTraceElement[] frames) {
      var call = "the code";
      for (var frame : frames) {
        if (Placements.ofCell(frame)) break;
        call = frame.getClassName() + "." + frame.getMethodName();
      }
      return call;
    }
  }

  /// What ends user code when its cell is interrupted.
  static final class Stopped extends Error {
    private static final long serialVersionUID = 1;

    Stopped() {
      super("the cell was interrupted");
    }
  }
}
