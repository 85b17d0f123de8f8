package nabla.kernel.guard;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
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

  /// Allows reading files below this folder, by names that are looked up in the process's own.
  public static void read(Path folder) throws IOException {
    Reading.allow(folder);
  }

  /// The name of a file that is about to be read, if it may be.
  public static String file(String name) {
    return Reading.checked(name).toString();
  }

  /// The file that is about to be read, if it may be.
  public static Path file(Path path) {
    return Reading.checked(path == null ? null : path.toString());
  }

  /// The file that is about to be read, if it may be.
  public static File file(File file) {
    return Reading.checked(file);
  }

  /// Refuses a call.
  public static void refuse(String what) {
    refuse(what, "");
  }

  /// Refuses a call with these details, which the grader is not told: they may be a hidden task's.
  static void refuse(String what, String details) {
    if (TOLD.size() < MOST && TOLD.add(what)) grader.accept("refused: " + what);
    throw new NotAllowed("this exercise does not allow " + what + details);
  }
}
