package nabla.kernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nabla.kernel.Jvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {
  @TempDir Path folder;

  /// A jar in which no kernel is: it can be installed, but no cache can be made of it.
  private List<Path> jars(String... names) throws IOException {
    Files.createDirectories(folder.resolve("built"));
    var jars = new java.util.ArrayList<Path>();
    for (var name : names) jars.add(Files.writeString(folder.resolve("built").resolve(name), name));
    return jars;
  }

  private JsonObject json() throws IOException {
    return JsonParser.parseString(Files.readString(folder.resolve("jupyter/kernels/nabla/kernel.json"))).getAsJsonObject();
  }

  private KernelSpec spec() {
    return new KernelSpec(folder.resolve("jupyter"), (_, _) -> "no reason");
  }

  @Test
  void jupyterReadsTheNameTheLanguageAndThisJava() throws Exception {
    spec().install(jars("a.jar"));
    var json = json();
    assertEquals("Java (Nabla)", json.get("display_name").getAsString());
    assertEquals("java", json.get("language").getAsString());
    assertEquals("message", json.get("interrupt_mode").getAsString());
    var argv = json.getAsJsonArray("argv");
    assertEquals(Jvm.java(), argv.get(0).getAsString());
    assertEquals("{connection_file}", argv.get(argv.size() - 1).getAsString());
    for (var flag : Jvm.FLAGS) assertTrue(argv.contains(new JsonPrimitive(flag)), flag + " is not in " + argv);
    for (var one : Jvm.ENVIRONMENT.entrySet()) assertEquals(one.getValue(), json.getAsJsonObject("env").get(one.getKey()).getAsString());
  }

  @Test
  void theKernelNeedsNothingOfTheProject() throws Exception {
    spec().install(jars("a.jar", "b.jar"));
    assertFalse(json().toString().contains(folder.resolve("built").toString()), json().toString());
    for (var name : new String[]{"a.jar", "b.jar"})
      assertTrue(Files.exists(folder.resolve("jupyter/kernels/nabla/lib").resolve(name)), name);
    assertTrue(Files.exists(folder.resolve("jupyter/kernels/nabla/logo-svg.svg")));
  }

  @Test
  void installingAgainReplacesTheJars() throws Exception {
    spec().install(jars("a.jar", "old.jar"));
    Files.writeString(folder.resolve("built/a.jar"), "newer");
    spec().install(List.of(folder.resolve("built/a.jar")));
    var lib = folder.resolve("jupyter/kernels/nabla/lib");
    assertEquals("newer", Files.readString(lib.resolve("a.jar")));
    assertFalse(Files.exists(lib.resolve("old.jar")));
    assertFalse(json().toString().contains("old.jar"));
  }

  @Test
  void withoutACacheTheKernelIsInstalledAllTheSame() throws Exception {
    assertEquals("no reason", spec().install(jars("a.jar")));
    assertTrue(json().get("argv") instanceof JsonArray);
  }

  @Test
  void aCacheIsMadeAgainOnlyWhenSomethingChanged() throws Exception {
    var made = new int[1];
    var spec = new KernelSpec(folder.resolve("jupyter"), (cache, _) -> {
      made[0]++;
      Files.writeString(cache, "cache");
      return null;
    });
    spec.install(jars("a.jar"));
    spec.install(List.of(folder.resolve("built/a.jar")));
    assertEquals(1, made[0], "nothing had changed");
    spec.install(jars("a.jar", "b.jar"));
    assertEquals(2, made[0], "a jar had come");
  }

  @Test
  void aRehearsalThatFailsLeavesNoCacheButAReason() throws Exception {
    var cache = folder.resolve("nabla.aot");
    assertNotNull(AotCache.make(cache, jars("a.jar")));
    assertFalse(Files.exists(cache));
  }

  @Test
  void aCacheThatIsMissingOrForeignStopsNoJvm() throws Exception {
    var cache = Files.writeString(folder.resolve("foreign.aot"), "no cache");
    for (var file : List.of(cache, folder.resolve("missing.aot"))) {
      var command = new java.util.ArrayList<>(List.of(Jvm.java()));
      command.addAll(AotCache.use(file));
      command.add("-version");
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes());
      assertEquals(0, process.waitFor(), said);
      assertTrue(said.startsWith("openjdk version") || said.startsWith("java version"), said);
    }
  }
}
