package nabla.kernel;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How Nabla starts a JVM for students' code: the kernel, the notebook runner and the grader all use these options.
public final class Jvm {
  /// Assertions on; the door through which the library asks for the Vector API (named here, that module would cost the ahead-of-time cache
  /// its linked classes, and a start 400 ms); a young generation so small that the next array takes memory which is still in the caches (a sum
  /// of a million numbers takes half as long), with survivor spaces large enough that what a compilation leaves dies there (200 cells: 303 MB
  /// instead of 543); arrays of more than a million floats straight into the old generation, as copying activations through the young one took
  /// three times as long and four times the memory; a heap of at most 3/4 of the memory; no word about a logger that is not there.
  public static final List<String> FLAGS = List.of("-ea", "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED", "-XX:+UseSerialGC",
      "-Xms72m", "-Xmn56m",
      "-XX:SurvivorRatio=2", "-XX:PretenureSizeThreshold=4m", "-XX:MaxRAMPercentage=75", "-XX:-UsePerfData", "-Djava.awt.headless=true",
      "-Dfile.encoding=UTF-8",
      "-Dslf4j.internal.verbosity=ERROR");

  /// What Linux's C library takes from the environment: it gives back what compilers have freed, 16 MB after the warm-up and 200 cells, where it would
  /// keep that for itself.
  public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_TRIM_THRESHOLD_", "1000000");

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
