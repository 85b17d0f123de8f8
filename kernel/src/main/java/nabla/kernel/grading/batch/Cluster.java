package nabla.kernel.grading.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nabla.grade.results.ClassResults;
import nabla.kernel.Jvm;

/// A cluster that grades the parts of a plan, and the recipe for it.
enum Cluster {
  /// A job array; all nodes see the folders of submissions, results and Nabla.
  SLURM("grade.slurm"),
  /// An indexed Job; a persistent volume holds the folders of submissions and results.
  KUBERNETES("kubernetes.yaml", "Dockerfile");

  /// Slurm's usual largest array; more submissions share parts.
  private static final int PARTS = 1000;
  private final List<String> files;

  Cluster(String... files) {
    this.files = List.of(files);
  }

  static Cluster of(String name) {
    for (var one : values())
      if (one.name().toLowerCase(Locale.ROOT).equals(name)) return one;
    throw new IllegalArgumentException("--plan takes slurm or kubernetes, not " + name);
  }

  /// What to do with the recipe.
  String next(Path out) {
    var file = quoted(out.resolve(files.getFirst()));
    return switch (this) {
      case SLURM -> "Then: sbatch " + file;
      case KUBERNETES -> "Then: build the image as its Dockerfile says, put submissions and grades on the volume, kubectl apply -f " + file;
    } + "\nWhen all is done: install/nabla report " + quoted(out);
  }

  /// Writes the recipe beside the plan; returns its files.
  List<Path> write(Plan plan, Path out, Options options) throws IOException {
    var written = new ArrayList<Path>();
    for (var name : files) {
      var file = out.resolve(name);
      ClassResults.whole(file, filled(resource(name), plan, out, options));
      written.add(file);
    }
    return written;
  }

  private static String filled(String text, Plan plan, Path out, Options options) {
    int parts = Math.clamp(plan.items().size(), 1, PARTS);
    return text.replace("@exercise@", plan.sheet().exercise()).replace("@last@", String.valueOf(parts - 1))
        .replace("@parts@", String.valueOf(parts)).replace("@java@", quoted(Path.of(Jvm.java()))).replace("@classpath@", quote(Jvm.classPath()))
        .replace("@root@", quoted(options.root)).replace("@out@", quoted(out)).replace("@log@", absolute(out.resolve("slurm-%a.log")))
        .replace("@unprotected@", options.unprotected ? " --unprotected" : "");
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  private static String quoted(Path path) {
    return quote(absolute(path));
  }

  /// A text as one word of a shell's.
  private static String quote(String text) {
    return text.matches("[\\w./:@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static String resource(String name) throws IOException {
    try (var in = Cluster.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
