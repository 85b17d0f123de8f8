package nabla.kernel;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// How Nabla starts a JVM for students' code: the kernel, the notebook runner and the grader all use these options.
public final class Jvm {
  /// Assertions on; the door through which the library asks for the Vector API (named here, that module would cost the ahead-of-time cache
  /// its linked classes, and a start 400 ms); survivor spaces large enough that what a compilation leaves dies young (200 cells: 303 MB
  /// instead of 543); arrays of numbers, from 256 kB on, straight into the old generation, as copying them through the small young one took half as much
  /// time again and five times the memory; a heap of at most 3/4 of the memory; no word about a logger that is not there.
  public static final List<String> FLAGS = List.of("-ea", "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED", "-XX:+UseSerialGC",
      "-Xms64m", "-Xmn48m",
      "-XX:SurvivorRatio=1", "-XX:PretenureSizeThreshold=256k", "-XX:MaxRAMPercentage=75", "-XX:-UsePerfData", "-Djava.awt.headless=true",
      "-Dfile.encoding=UTF-8",
      "-Dslf4j.internal.verbosity=ERROR");

  private Jvm() {}

  /// This process's `java`.
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// This process's class path, every entry absolute.
  public static String classPath() {
    var entries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
    return entries.map(entry -> Path.of(entry).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
  }

  /// The command that starts `main` in a fresh JVM with this process's `java` and class path.
  public static List<String> command(Class<?> main, String... arguments) {
    var command = new ArrayList<String>();
    command.add(java());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
