package nabla.kernel.grading.student;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import nabla.kernel.grading.pipe.Frame.Kind;
import nabla.kernel.grading.pipe.Gone;
import nabla.kernel.grading.pipe.Link;
import nabla.kernel.grading.pipe.Talk;
import nabla.kernel.grading.pipe.Thrown;
import nabla.kernel.grading.pipe.ValueWriter;

/// The ahead-of-time cache of the classes that every student's process loads; without it each takes longer to start, and nothing else.
///
/// The JVM makes caches from jars only, and passes over one that does not fit its jars or options.
public final class ClassCache {
  private static final List<String> CELLS = List.of("int x = 6;\nx * 7", "double f(double x) { return x * x; }\nf(2)",
      "var a = tensor(1, 2, 3);\na * a + 1", "Tensor g(Tensor w) { return sum(square(w)); }\ng(a)",
      "double[] h = {1, 2};\nfor (var v : h) x++;",
      "record Point(double x, double y) {}\nnew Point(1, 2)", "List.of(1, 2).stream().map(i -> i + 1).toList()", "unknown + 1", "1 / 0",
      "new File(\"x\")");
  private static final Map<List<Path>, Path> KNOWN = new ConcurrentHashMap<>();
  private static final long MINUTES = TimeUnit.MINUTES.toNanos(3);

  private ClassCache() {}

  /// From now on submissions to the exercise of these tests use the cache in this folder, made first where there is none that fits.
  /// Returns null, or why there is none.
  public static synchronized String use(Path folder, Class<?> tests) throws IOException, InterruptedException {
    var launch = Launch.without(tests, Limits.USUAL, Protection.unprotected());
    if (launch.classPath().stream().anyMatch(Files::isDirectory)) return "the class path has folders; a cache is made of jars only";
    Files.createDirectories(folder);
    var place = folder.toRealPath();
    var cache = place.resolve("student.aot");
    var stamp = place.resolve("student.aot.made-from");
    var made = signature(launch);
    if (!Files.exists(cache) || !Files.exists(stamp) || !Files.readString(stamp).equals(made)) {
      Files.deleteIfExists(stamp);
      Files.deleteIfExists(cache);
      var problem = make(launch, cache);
      if (problem != null) return problem;
      Files.writeString(stamp, made);
    }
    KNOWN.put(launch.classPath(), cache);
    return null;
  }

  /// The cache for a class path, or null.
  static Path of(List<Path> classPath) {
    return KNOWN.get(classPath);
  }

  /// What the cache depends on: JDK, options and jars.
  private static String signature(Launch launch) throws IOException {
    var text = new StringBuilder(launch.command(List.of(), "").toString() + System.getProperty("java.vm.version"));
    for (var jar : launch.classPath()) text.append('\n').append(Files.size(jar)).append(' ').append(Files.getLastModifiedTime(jar));
    return text.toString();
  }

  /// A process hears a short session and ends; its JVM writes what it has learnt.
  private static String make(Launch launch, Path cache) throws IOException, InterruptedException {
    var process = new ProcessBuilder(launch.command(List.of("-XX:AOTCacheOutput=" + cache), "rehearsal"))
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var talk = new Talk(new Link(process.getInputStream(), process.getOutputStream(), 1 << 20), _ -> {}, e -> e);
    var listener = new Thread(talk::listen, "hears a rehearsal");
    listener.setDaemon(true);
    listener.start();
    try {
      var end = System.nanoTime() + MINUTES;
      talk.next(end);
      for (int i = 0; i < CELLS.size(); i++)
        talk.request(Kind.RUN, new ValueWriter(null).number(i + 1).text(CELLS.get(i)).number(1000).bytes(), end);
      process.getOutputStream().close();
      process.waitFor(MINUTES, TimeUnit.NANOSECONDS);
      return Files.exists(cache) ? null : "the JVM made no cache";
    } catch (Gone | Thrown e) {
      return "the rehearsal failed: " + e.getMessage();
    } finally {
      process.destroyForcibly();
      talk.close();
    }
  }
}
