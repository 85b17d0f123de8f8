package nabla.kernel.guard;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Stands before calls that an exercise does not allow: tells the grader, and throws.
///
/// Public because the woven code calls it from the student's own class loader.
public final class Guard {
  private static final int MOST = 100;
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();
  private static volatile Consumer<String> grader = _ -> {};

  private Guard() {}

  /// Whom each refused call is told, once.
  public static void tell(Consumer<String> newGrader) {
    grader = newGrader;
  }

  /// Refuses a call.
  public static void refuse(String what) {
    if (TOLD.size() < MOST && TOLD.add(what)) grader.accept("refused: " + what);
    throw new NotAllowed("this exercise does not allow " + what);
  }
}
