package nabla.kernel.history;

import java.nio.file.Path;
import java.util.Locale;

/// Where the kernel keeps what outlives it: `NABLA_DATA_DIR`, or the system's usual folder for a user's application data.
public final class DataFolder {
  private DataFolder() {}

  public static Path path() {
    var own = System.getenv("NABLA_DATA_DIR");
    return own != null ? Path.of(own) : usual().resolve("nabla");
  }

  private static Path usual() {
    var home = Path.of(System.getProperty("user.home"));
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.contains("win")) return named("APPDATA", home.resolve("AppData/Roaming"));
    if (system.contains("mac")) return home.resolve("Library/Application Support");
    return named("XDG_DATA_HOME", home.resolve(".local/share"));
  }

  private static Path named(String variable, Path otherwise) {
    var value = System.getenv(variable);
    return value == null || value.isEmpty() ? otherwise : Path.of(value);
  }
}
