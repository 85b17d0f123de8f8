package nabla.kernel.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nabla.kernel.Jvm;
import nabla.kernel.RehearsalMain;

/// The ahead-of-time cache of the kernel's classes, linked: half of the start, and nothing else; without it the kernel starts all the same.
///
/// The JVM refuses a cache made by another JDK, from other jars or with other options by itself and in silence.
final class AotCache {
  /// Options of a kernel that uses the cache where it fits, and says nothing where it does not.
  static List<String> use(Path cache) {
    return List.of("-XX:AOTCache=" + cache, "-Xlog:disable");
  }

  private AotCache() {}

  /// Makes the cache from these jars; returns null, or why there is none.
  static String make(Path cache, List<Path> jars) throws IOException, InterruptedException {
    var data = Files.createTempDirectory("nabla-rehearsal");
    var log = data.resolve("log");
    try {
      var builder = new ProcessBuilder(command(cache, jars)).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().put("NABLA_DATA_DIR", data.toString());
      var process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(180, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
      if (process.exitValue() == 0 && Files.exists(cache)) return null;
      Files.deleteIfExists(cache);
      return Files.readString(log).lines().reduce((_, last) -> last).orElse("exit code " + process.exitValue());
    } finally {
      try (var left = Files.list(data)) {
        for (var file : left.toList()) Files.delete(file);
      }
      Files.delete(data);
    }
  }

  private static List<String> command(Path cache, List<Path> jars) {
    var command = new ArrayList<>(List.of(Jvm.java()));
    command.addAll(Jvm.FLAGS);
    command.add("-Dnabla.scalar=true"); // no cache can be made of classes whose module came after the start, as the Vector API's does
    command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-cp", classPath(jars), RehearsalMain.class.getName()));
    return command;
  }

  static String classPath(List<Path> jars) {
    return String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
  }
}
