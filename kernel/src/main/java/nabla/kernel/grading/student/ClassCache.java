package nabla.kernel.grading.student;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import nabla.array.Array;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.kernel.grading.Form;
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
      "double[] h = {1, 2};\nfor (var v : h) x++;", "dtype(F64);", "Tensor product(Tensor a, Tensor b) {\n  var c = a.mm(b) * 2 - b;\n"
          + "  return mean(exp(-c) / sigmoid(a.t()), 0);\n}",
      "double[] scaled(double[] x, double by) {\n  var y = new double[x.length];\n  for (int i = 0; i < x.length; i++) y[i] = by * x[i];\n"
          + "  return y;\n}",
      "double slope(DoubleUnaryOperator f, double x) { return (f.applyAsDouble(x + 1e-5) - f.applyAsDouble(x - 1e-5)) / 2e-5; }",
      "record Point(double x, double y) {}\nnew Point(1, 2)", "List.of(1, 2).stream().map(i -> i + 1).toList()", "unknown + 1", "1 / 0",
      "new File(\"x\")");
  private static final Tensor SMALL = Tensor.of(Array.of(new double[]{1, 2, 3, 4}, Shape.of(2, 2)));
  private static final Map<List<Path>, Path> KNOWN = new ConcurrentHashMap<>();
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);

  private ClassCache() {}

  /// From now on submissions to the exercise of these tests use the cache in this folder. Where there is none that fits, it is made, which
  /// takes as long as a few submissions, or only looked for. Returns null, or why there is none.
  public static synchronized String use(Path folder, Class<?> tests, boolean make) throws IOException, InterruptedException {
    var launch = Launch.without(tests, Limits.USUAL, Protection.unprotected());
    if (launch.classPath().stream().anyMatch(Files::isDirectory)) return "the class path has folders; a cache is made of jars only";
    var cache = folder.toAbsolutePath().normalize().resolve("student.aot");
    var stamp = cache.resolveSibling("student.aot.made-from");
    var made = signature(launch);
    if (!Files.exists(cache) || !Files.exists(stamp) || !Files.readString(stamp).equals(made)) {
      if (!make) return "there is none yet";
      Files.createDirectories(folder);
      Files.deleteIfExists(stamp);
      var fresh = Files.createTempFile(folder, "student", ".aot");
      try {
        var problem = rehearse(launch, fresh);
        if (problem != null) return problem;
        Files.move(fresh, cache, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
      Files.writeString(stamp, made);
    }
    KNOWN.put(launch.classPath(), cache.toRealPath());
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
  private static String rehearse(Launch launch, Path cache) throws IOException, InterruptedException {
    Files.delete(cache);
    var process = new ProcessBuilder(launch.command(List.of("-XX:AOTCacheOutput=" + cache), "rehearsal"))
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var talk = new Talk(new Link(process.getInputStream(), process.getOutputStream(), 1 << 20), _ -> {}, e -> e);
    var listener = new Thread(talk::listen, "hears a rehearsal");
    listener.setDaemon(true);
    listener.start();
    try {
      session(talk, System.nanoTime() + PATIENCE);
      process.getOutputStream().close();
      process.waitFor(PATIENCE, TimeUnit.NANOSECONDS);
      return Files.exists(cache) && Files.size(cache) > 0 ? null : "the JVM made no cache";
    } catch (Gone | Thrown e) {
      return "the rehearsal failed: " + e.getMessage();
    } finally {
      process.destroyForcibly();
      talk.close();
    }
  }

  private static void session(Talk talk, long end) throws IOException, Gone, Thrown {
    talk.next(end);
    for (int i = 0; i < CELLS.size(); i++)
      talk.request(Kind.RUN, new ValueWriter(null).number(i + 1).text(CELLS.get(i)).number(1000).bytes(), end);
    var arguments = Map.of("scaled", new Object[]{new double[]{1, 2}, 3.0}, "product", new Object[]{SMALL, SMALL}, "slope",
        new Object[]{(DoubleUnaryOperator) x -> x * x, 1.0});
    talk.lending().until(end);
    for (var method : Rehearsed.class.getMethods()) {
      var body = RemoteAnswers.find(0, Form.of(method.getName(), method)).bytes();
      int number = talk.request(Kind.FIND, body, end).number();
      try {
        talk.lending().call(number, arguments.get(method.getName()), method);
      } catch (Throwable e) {
        throw new IOException("the rehearsed method " + method.getName() + " failed", e);
      }
    }
  }

  /// What the rehearsal's cells define and its tests call.
  public interface Rehearsed {
    double[] scaled(double[] x, double by);

    Tensor product(Tensor a, Tensor b);

    double slope(DoubleUnaryOperator f, double x);
  }
}
