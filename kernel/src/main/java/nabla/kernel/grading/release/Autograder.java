package nabla.kernel.grading.release;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nabla.kernel.Jvm;

/// The zip that Gradescope makes its container from: `setup.sh`, `run_autograder`, our jars and the one exercise.
final class Autograder {
  /// A moment that every entry carries, so that the same exercise gives the same bytes: 1980-02-01, as reproducible builds use it.
  private static final LocalDateTime MOMENT = LocalDateTime.of(1980, 2, 1, 0, 0);

  private Autograder() {}

  static void write(ExerciseFolder exercise, Path zip) throws IOException {
    var files = new TreeMap<String, Path>();
    for (var entry : Jvm.classPath().split(File.pathSeparator))
      if (entry.endsWith(".jar")) files.put("lib/" + Path.of(entry).getFileName(), Path.of(entry));
    if (files.isEmpty()) throw new IllegalArgumentException("there are no jars to pack: start it with `install/nabla release`");
    files.put("exercises/" + exercise.name() + "/solution.ipynb", exercise.folder().resolve("solution.ipynb"));
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (var script : new String[]{"setup.sh", "run_autograder"}) {
        var text = new String(Packaging.resource(script), StandardCharsets.UTF_8).replace("@exercise@", exercise.name());
        entry(out, script, to -> to.write(text.getBytes(StandardCharsets.UTF_8)));
      }
      for (var file : files.entrySet()) entry(out, file.getKey(), to -> Files.copy(file.getValue(), to));
    }
  }

  @FunctionalInterface
  private interface Content {
    void to(OutputStream out) throws IOException;
  }

  private static void entry(ZipOutputStream out, String name, Content content) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(MOMENT);
    out.putNextEntry(entry);
    content.to(out);
    out.closeEntry();
  }
}
