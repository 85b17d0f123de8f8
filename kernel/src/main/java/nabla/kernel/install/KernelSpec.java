package nabla.kernel.install;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import nabla.kernel.Jvm;
import nabla.kernel.Main;
import nabla.kernel.grading.release.VisibleTests;

/// The folder `kernels/nabla` of a Jupyter installation: `kernel.json`, logo, jars and cache. It needs nothing but the JDK that made it,
/// so the project may be moved, rebuilt or deleted. Of the exercises' tests it holds those that students may see.
final class KernelSpec {
  private final Path folder, lib, cache, stamp;
  private final CacheMaker maker;

  /// Makes a cache of these jars in that file; returns null, or why there is none.
  @FunctionalInterface
  interface CacheMaker {
    String make(Path cache, List<Path> jars) throws IOException, InterruptedException;
  }

  KernelSpec(Path jupyter, CacheMaker maker) {
    this.maker = maker;
    folder = jupyter.resolve("kernels").resolve("nabla").toAbsolutePath().normalize();
    lib = folder.resolve("lib");
    cache = folder.resolve("nabla.aot");
    stamp = folder.resolve("made-from");
  }

  Path folder() {
    return folder;
  }

  /// Copies the jars, makes the cache and, last, the file that Jupyter reads; does only what has changed since the last time.
  /// Returns null, or why there is no cache.
  String install(List<Path> jars) throws IOException, InterruptedException {
    var made = signature(jars);
    var current = Files.exists(stamp) && Files.readString(stamp).equals(made) && Files.exists(cache);
    var problem = current ? null : renew(jars);
    copyResource("logo-svg.svg");
    Files.writeString(folder.resolve("kernel.json"), json(copies(jars)));
    if (problem == null) Files.writeString(stamp, made);
    return problem;
  }

  private String renew(List<Path> jars) throws IOException, InterruptedException {
    Files.createDirectories(lib);
    Files.deleteIfExists(stamp);
    Files.deleteIfExists(cache);
    var copies = copies(jars);
    try (var old = Files.list(lib)) {
      for (var file : old.toList())
        if (!copies.contains(file)) Files.delete(file);
    }
    for (var i = 0; i < jars.size(); i++) {
      var fresh = lib.resolve(jars.get(i).getFileName() + ".new");
      VisibleTests.copy(jars.get(i), fresh);
      Files.move(fresh, copies.get(i), StandardCopyOption.REPLACE_EXISTING);
    }
    return maker.make(cache, copies);
  }

  private List<Path> copies(List<Path> jars) {
    return jars.stream().map(jar -> lib.resolve(jar.getFileName())).toList();
  }

  /// What the cache depends on: place, JDK, options, jars.
  private String signature(List<Path> jars) throws IOException {
    var lines = new ArrayList<>(List.of(lib.toString(), Jvm.java(), System.getProperty("java.vm.version"), Jvm.FLAGS.toString()));
    for (var jar : jars) lines.add(jar.getFileName() + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar));
    return String.join("\n", lines);
  }

  private String json(List<Path> jars) {
    var argv = new JsonArray();
    argv.add(Jvm.java());
    Jvm.FLAGS.forEach(argv::add);
    AotCache.use(cache).forEach(argv::add);
    for (var part : List.of("-cp", AotCache.classPath(jars), Main.class.getName(), "{connection_file}")) argv.add(part);
    var json = new JsonObject();
    json.add("argv", argv);
    json.addProperty("display_name", "Java (Nabla)");
    json.addProperty("language", "java");
    json.addProperty("interrupt_mode", "message");
    var environment = new JsonObject();
    Jvm.ENVIRONMENT.forEach(environment::addProperty);
    json.add("env", environment);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n";
  }

  private void copyResource(String name) throws IOException {
    try (var in = KernelSpec.class.getResourceAsStream(name)) {
      Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
