package nabla.kernel.grading.student;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import nabla.data.DataException;
import nabla.data.Store;
import nabla.kernel.Jvm;

/// How a student's process is started: which JVM, with which class path, options and environment; `cache` is the ahead-of-time cache it uses,
/// or null; `published` are the data files that it may read.
record Launch(Path java, List<Path> classPath, Limits limits, Protection protection, Path cache, List<Path> published) {
  /// Bubblewrap kills what it started when the *thread* that started it ends, so one thread that never ends starts all.
  private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(work -> {
    var thread = new Thread(work, "starts students");
    thread.setDaemon(true);
    return thread;
  });

  /// What is left of the class path without the place of some tests; every jar has been looked into for it.
  private static final Map<Path, List<Path>> CLASS_PATHS = new ConcurrentHashMap<>();

  /// Submissions are short: what the second compiler and vector kernels win, their own start costs several times over.
  private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-Dnabla.scalar=true");

  /// This process's JVM and class path, without the places where exercises' tests lie.
  static Launch without(Class<?> tests, Limits limits, Protection protection) throws IOException {
    var secret = Path.of(tests.getProtectionDomain().getCodeSource().getLocation().getPath()).toRealPath();
    var entries = CLASS_PATHS.get(secret);
    if (entries == null) CLASS_PATHS.put(secret, entries = classPath(secret));
    return new Launch(Path.of(Jvm.java()).toRealPath(), entries, limits, protection, ClassCache.of(entries), dataSets());
  }

  private static List<Path> classPath(Path secret) throws IOException {
    var entries = new ArrayList<Path>();
    for (var entry : Jvm.classPath().split(File.pathSeparator)) {
      var path = Path.of(entry);
      if (Files.exists(path) && !path.toRealPath().equals(secret) && !holdsTests(path)) entries.add(path.toRealPath());
    }
    return List.copyOf(entries);
  }

  private static List<Path> dataSets() {
    try {
      return Store.standard().published();
    } catch (DataException none) {
      return List.of();
    }
  }

  /// Whether a jar or folder of the class path holds exercises.
  private static boolean holdsTests(Path entry) throws IOException {
    if (Files.isDirectory(entry)) return Files.exists(entry.resolve("nabla/exercises")) || entry.endsWith("test-classes");
    try (var jar = new java.util.jar.JarFile(entry.toFile())) {
      return jar.stream().anyMatch(e -> e.getName().startsWith("nabla/exercises/"));
    }
  }

  /// What the process must be able to read besides the JVM.
  List<Path> visible() {
    return cache == null ? classPath : Stream.concat(classPath.stream(), Stream.of(cache)).toList();
  }

  Process start(Room room) throws IOException {
    var builder = new ProcessBuilder(wrapped(room)).directory(room.start().toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(Map.of("LANG", "C.UTF-8", "PATH", "/usr/bin:/bin"));
    data().ifPresent(place -> builder.environment().put("NABLA_DATA", place));
    try {
      return STARTER.submit(builder::start).get();
    } catch (ExecutionException e) {
      throw new IOException("the student's process could not be started: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// The folder in which the process finds the published data sets that are on this machine.
  private Optional<String> data() {
    if (protection.has(Shield.NAMESPACES)) return published.isEmpty() ? Optional.empty() : Optional.of(Room.DATA.toString());
    return published.stream().findFirst().map(file -> file.getParent().toString());
  }

  private List<String> wrapped(Room room) throws IOException {
    var command = command(cache == null ? List.of() : List.of("-XX:AOTCache=" + cache), protection.has(Shield.GUARD) ? "guarded" : "open");
    command.add((protection.has(Shield.NAMESPACES) ? Room.INSIDE : room.files()).toString());
    Path filter = null;
    if (protection.has(Shield.SYSTEM_CALLS)) SystemCalls.write(filter = room.folder().toRealPath().resolve("filter"));
    if (protection.has(Shield.NAMESPACES)) command = Bubblewrap.wrap(command, this, room, filter != null);
    return Limited.wrap(command, limits, protection.has(Shield.LIMITS), filter);
  }

  /// The command itself, unconfined.
  List<String> command(List<String> options, String mode) {
    var command = new ArrayList<>(List.of(java.toString()));
    Jvm.FLAGS.stream().filter(f -> !f.startsWith("-XX:MaxRAM")).forEach(command::add);
    command.addAll(SHORT_LIVED);
    if (protection.has(Shield.JVM)) command.addAll(hardening());
    command.addAll(options);
    var path = String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList());
    command.addAll(List.of("-cp", path, StudentMain.class.getName(), mode));
    return command;
  }

  /// Native calls end at a linker that is not there: `--illegal-native-access=deny` would refuse them, too, but costs the class cache its linked
  /// classes, a second of processor time a submission.
  private List<String> hardening() {
    return List.of("-Xmx" + limits.heap() + "m", "-XX:MaxDirectMemorySize=" + limits.direct() + "m", "-XX:MaxMetaspaceSize=256m",
        "-XX:ReservedCodeCacheSize=96m", "-XX:+DisableAttachMechanism", "-XX:-EnableDynamicAgentLoading", "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=/dev/null", "--sun-misc-unsafe-memory-access=deny", "-Djdk.internal.foreign.CABI=UNSUPPORTED", "-Xlog:disable");
  }
}
