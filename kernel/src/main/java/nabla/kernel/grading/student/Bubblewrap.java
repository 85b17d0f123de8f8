package nabla.kernel.grading.student;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a command in namespaces of its own: it sees the shared libraries, the JVM, the jars it needs, the files that were
/// handed in, data sets, an empty `/tmp`, and nothing else.
final class Bubblewrap {
  private static final String BWRAP = "bwrap";
  private static final List<String> APART = List.of("--unshare-all", "--unshare-user", "--die-with-parent", "--new-session", "--uid",
      "65534", "--gid",
      "65534", "--hostname", "student", "--cap-drop", "ALL");
  private static final List<Path> LIBRARIES = List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/usr/lib32"), Path.of("/lib"),
      Path.of("/lib64"), Path.of("/etc/ld.so.cache"));

  private Bubblewrap() {}

  /// What keeps it from working here, empty where nothing does. The answer is found once.
  static String missing() {
    return Probe.MISSING;
  }

  private static final class Probe {
    static final String MISSING = probe();

    private static String probe() {
      var command = new ArrayList<>(List.of(BWRAP));
      command.addAll(APART);
      command.addAll(List.of("--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "true"));
      try {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes()).strip();
        if (!process.waitFor(10, TimeUnit.SECONDS)) return "bubblewrap does not end";
        return process.exitValue() == 0 ? "" : "bubblewrap cannot make namespaces (" + said + ")";
      } catch (IOException e) {
        return "there is no bubblewrap (bwrap)";
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return "interrupted";
      }
    }
  }

  /// The command that runs `launch`'s own command confined.
  static List<String> wrap(List<String> command, Launch launch, Room room, boolean filtered) throws IOException {
    var all = new ArrayList<>(List.of(BWRAP));
    all.addAll(APART);
    all.addAll(
        List.of("--proc", "/proc", "--dev", "/dev", "--size", String.valueOf((long) launch.limits().disk() << 20), "--tmpfs", "/tmp"));
    for (var path : LIBRARIES) add(all, path);
    for (var etc : javaSettings()) add(all, etc);
    add(all, launch.java().getParent().getParent());
    for (var entry : launch.visible()) add(all, entry);
    all.addAll(List.of("--ro-bind", room.files().toString(), Room.INSIDE.toString()));
    for (var file : launch.published())
      all.addAll(List.of("--ro-bind", file.toRealPath().toString(), Room.DATA.resolve(file.getFileName()).toString()));
    if (filtered) all.addAll(List.of("--seccomp", "9"));
    all.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", room.inside().toString()));
    all.addAll(command);
    return all;
  }

  private static void add(List<String> all, Path path) throws IOException {
    if (Files.isSymbolicLink(path)) all.addAll(List.of("--symlink", Files.readSymbolicLink(path).toString(), path.toString()));
    else if (Files.exists(path)) all.addAll(List.of("--ro-bind", path.toString(), path.toString()));
  }

  /// Debian keeps the settings of its JDKs in `/etc`.
  private static List<Path> javaSettings() throws IOException {
    try (var all = Files.newDirectoryStream(Path.of("/etc"), "java-*")) {
      var found = new ArrayList<Path>();
      all.forEach(found::add);
      return found;
    }
  }
}
