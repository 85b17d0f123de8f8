package nabla.kernel.shell;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/// Prints exceptions that no cell ends with: those of `e.printStackTrace()` in a cell and those that end a thread which a cell started.
///
/// Public because the woven code calls it from the cell's own class loader.
public final class StackTraces {
  private static final Map<ClassLoader, WeakReference<Engine>> ENGINES = Collections.synchronizedMap(new WeakHashMap<>());

  private StackTraces() {}

  /// Stands for `thrown.printStackTrace()`: the same on standard error, with cells and lines.
  public static void print(Throwable thrown) {
    var known = ENGINES.get(Thread.currentThread().getContextClassLoader());
    var engine = known == null ? null : known.get();
    if (engine == null) thrown.printStackTrace();
    else Traceback.lines(thrown, engine).forEach(System.err::println);
  }

  /// Prints what ends threads of this engine's cells; a stop is no error.
  static void watch(Engine engine) {
    ENGINES.put(engine.loader(), new WeakReference<>(engine));
    Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> {
      if (!(thrown instanceof Stop.Stopped)) print(thrown);
    });
  }
}
