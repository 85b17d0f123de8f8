package nabla.data;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The environment variables of this session: those the process was started with, and what `%env NAME=VALUE` has set since.
///
/// Java cannot change its own environment; so what is to follow such changes reads the variables here.
public final class Environment {
  private static final Map<String, String> CHANGED = new ConcurrentHashMap<>();

  private Environment() {}

  /// The value of a variable, or null where it is not set.
  public static String get(String name) {
    var changed = CHANGED.get(name);
    return changed != null ? changed : System.getenv(name);
  }

  /// All variables by name, in alphabetical order.
  public static Map<String, String> all() {
    var all = new TreeMap<>(System.getenv());
    all.putAll(CHANGED);
    return all;
  }

  /// Sets a variable for this session.
  public static void set(String name, String value) {
    CHANGED.put(name, value);
  }

  /// The variables of processes that a builder starts, as the session has them; those that the program has set itself stay.
  public static Map<String, String> of(ProcessBuilder builder) {
    var variables = builder.environment();
    CHANGED.forEach((name, value) -> {
      var own = variables.get(name);
      if (own == null || own.equals(System.getenv(name))) variables.put(name, value);
    });
    return variables;
  }
}
