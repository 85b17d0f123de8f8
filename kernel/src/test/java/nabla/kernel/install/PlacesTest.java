package nabla.kernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final Path HOME = Path.of("home", "me");

  private static Path user(String system, String... variables) {
    var environment = variables.length == 0 ? Map.<String, String>of() : Map.of(variables[0], variables[1]);
    return new Places(environment, system, HOME).user();
  }

  @Test
  void eachSystemHasItsFolder() {
    assertEquals(HOME.resolve(".local/share/jupyter"), user("Linux"));
    assertEquals(HOME.resolve("Library/Jupyter"), user("Mac OS X"));
    assertEquals(HOME.resolve("AppData/Roaming/jupyter"), user("Windows 11"));
  }

  @Test
  void jupytersOwnVariableGoesFirst() {
    assertEquals(Path.of("elsewhere"), user("Linux", "JUPYTER_DATA_DIR", "elsewhere"));
    assertEquals(Path.of("data", "jupyter"), user("Linux", "XDG_DATA_HOME", "data"));
  }

  @Test
  void theHomeFolderIsTheOneTheEnvironmentNames() {
    assertEquals(HOME, Places.home(Map.of("HOME", HOME.toString()), "Linux"));
    assertEquals(Path.of(System.getProperty("user.home")), Places.home(Map.of("HOME", ""), "Linux"));
    assertEquals(Path.of(System.getProperty("user.home")), Places.home(Map.of("HOME", "/c/Users/me"), "Windows 11"));
  }

  @Test
  void theActivePythonEnvironmentIsTheSystemPrefix() throws IOException {
    assertEquals(Path.of("venv"), new Places(Map.of("VIRTUAL_ENV", "venv"), "Linux", HOME).sysPrefix());
    assertEquals(Path.of("venv", "share", "jupyter"), Places.prefix(Path.of("venv")));
  }
}
