package nabla.kernel.shell;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/// Prints exceptions that no cell ends with: those of `e.printStackTrace()` in a cell and those that end a thread which a cell started.
///
/// Public because the woven code calls it from the cell's own class loader.
public final class StackTraces {
  private static final Map<ClassLoader, WeakReference<Engine>> ENGINES = Collections.synchronizedMap(new WeakHashMap<>());
  private static volatile WeakReference<Engine> latest = new WeakReference<>(null);

  private StackTraces() {}

  /// Stands for `thrown.printStackTrace()`: the same on standard error, with cells and lines.
  public static void print(Throwable thrown) {
    if (overrides(thrown)) thrown.printStackTrace();
    else lines(thrown).forEach(System.err::println);
  }

  /// Stands for `thrown.printStackTrace(stream)`.
  public static void print(Throwable thrown, PrintStream stream) {
    if (overrides(thrown, PrintStream.class)) thrown.printStackTrace(stream);
    else lines(thrown).forEach(stream::println);
  }

  /// Stands for `thrown.printStackTrace(writer)`; text that a program keeps has no colours.
  public static void print(Throwable thrown, PrintWriter writer) {
    if (overrides(thrown, PrintWriter.class)) thrown.printStackTrace(writer);
    else lines(thrown).forEach(line -> writer.println(Ansi.plain(line)));
  }

  /// Whether an exception's class has a way of its own to be printed.
  private static boolean overrides(Throwable thrown, Class<?>... parameters) {
    try {
      return thrown.getClass().getMethod("printStackTrace", parameters).getDeclaringClass() != Throwable.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The exception as a student wants it, on whichever thread it came up: those of pools have a class loader of their own.
  private static List<String> lines(Throwable thrown) {
    var known = ENGINES.get(Thread.currentThread().getContextClassLoader());
    var engine = (known == null ? latest : known).get();
    if (engine != null) return Traceback.lines(thrown, engine);
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString().lines().toList();
  }

  /// Prints what ends threads of this engine's cells; a stop is no error.
  static void watch(Engine engine) {
    latest = new WeakReference<>(engine);
    ENGINES.put(engine.loader(), latest);
    Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> {
      if (!(thrown instanceof Stop.Stopped)) print(thrown);
    });
  }
}
