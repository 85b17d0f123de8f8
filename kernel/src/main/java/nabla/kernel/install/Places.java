package nabla.kernel.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Where Jupyter looks for kernels.
record Places(Map<String, String> environment, String system, Path home) {
  static Places here() {
    return new Places(System.getenv(), System.getProperty("os.name"), home(System.getenv(), System.getProperty("os.name")));
  }

  /// The home folder as Jupyter sees it: `HOME` where the system has it; Java itself asks the system's list of users.
  static Path home(Map<String, String> environment, String system) {
    var home = environment.getOrDefault("HOME", "");
    return Path.of(home.isBlank() || system.startsWith("Windows") ? System.getProperty("user.home") : home);
  }

  /// The user's own Jupyter data folder.
  Path user() {
    var own = environment.get("JUPYTER_DATA_DIR");
    if (own != null && !own.isBlank()) return Path.of(own);
    if (system.startsWith("Mac")) return home.resolve("Library/Jupyter");
    if (system.startsWith("Windows"))
      return Path.of(environment.getOrDefault("APPDATA", home.resolve("AppData/Roaming").toString()), "jupyter");
    var data = environment.get("XDG_DATA_HOME");
    return (data == null || data.isBlank() ? home.resolve(".local/share") : Path.of(data)).resolve("jupyter");
  }

  /// The data folder of an installation prefix.
  static Path prefix(Path prefix) {
    return prefix.resolve("share/jupyter");
  }

  /// The active Python environment's prefix.
  Path sysPrefix() throws IOException {
    for (var name : new String[]{"VIRTUAL_ENV", "CONDA_PREFIX"}) {
      var active = environment.get(name);
      if (active != null && !active.isBlank()) return Path.of(active);
    }
    for (var python : new String[]{"python3", "python"}) {
      var prefix = ask(python);
      if (prefix != null) return prefix;
    }
    throw new IOException("--sys-prefix needs a Python environment: activate one, or use --prefix DIR");
  }

  private static Path ask(String python) throws IOException {
    try {
      var process = new ProcessBuilder(python, "-c", "import sys; print(sys.prefix)").redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 && !answer.isEmpty() ? Path.of(answer) : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }
}
