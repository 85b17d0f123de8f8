package nabla.kernel.grading.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nabla.grade.Grader;
import nabla.kernel.notebook.Notebook;

/// An exercise as its author keeps it: `NN-slug/{solution.ipynb, tests/*.java, mutants/*.jsh}`.
public record ExerciseFolder(Path folder) {
  /// A wrong answer that somebody planted: its file's name, the one task that it must lose, and its source.
  public record Mutant(String name, String fails, String source) {}

  public ExerciseFolder {
    folder = folder.toAbsolutePath().normalize();
  }

  /// The exercises below `root`, in their order.
  public static List<ExerciseFolder> all(Path root) throws IOException {
    if (!Files.isDirectory(root)) throw new IllegalArgumentException("there is no folder " + root);
    try (var folders = Files.list(root)) {
      return folders.filter(f -> Files.exists(f.resolve("solution.ipynb"))).sorted().map(ExerciseFolder::new).toList();
    }
  }

  /// The exercise of that name below `root`, or the only one whose name starts so: `14` is enough of `14-backpropagation-by-hand`.
  public static ExerciseFolder of(Path root, String name) throws IOException {
    var found = starting(root, name);
    for (var one : found) if (one.name().equals(name)) return one;
    if (found.size() == 1) return found.getFirst();
    throw new IllegalArgumentException(name + " is the start of " + String.join(", ", found.stream().map(ExerciseFolder::name).toList())
        + "; which exercise?");
  }

  /// The exercises below `root` whose names start so, at least one.
  public static List<ExerciseFolder> starting(Path root, String name) throws IOException {
    var all = all(root);
    var found = all.stream().filter(e -> e.name().startsWith(name)).toList();
    if (found.isEmpty()) throw unknown(name, root, all);
    return found;
  }

  private static IllegalArgumentException unknown(String name, Path root, List<ExerciseFolder> all) {
    return new IllegalArgumentException("there is no exercise " + name + " in " + root + "; there are "
        + String.join(", ", all.stream().map(ExerciseFolder::name).toList()));
  }

  public String name() {
    return folder.getFileName().toString();
  }

  public Notebook solution() throws IOException {
    return Notebook.read(folder.resolve("solution.ipynb"));
  }

  /// Its test class, which the build has compiled.
  public Class<?> tests() {
    return Grader.find(name());
  }

  /// The planted wrong answers by name; the first line of each says `// fails: taskId`.
  public List<Mutant> mutants() throws IOException {
    var place = folder.resolve("mutants");
    if (!Files.isDirectory(place)) return List.of();
    try (var files = Files.list(place)) {
      var all = new java.util.ArrayList<Mutant>();
      for (var file : files.filter(f -> f.toString().endsWith(".jsh")).sorted().toList()) all.add(mutant(file));
      return all;
    }
  }

  private static Mutant mutant(Path file) throws IOException {
    var source = Files.readString(file);
    var first = source.lines().findFirst().orElse("");
    if (!first.matches("// fails: \\S+\\s*"))
      throw new IllegalArgumentException(
          file.getFileName() + " must begin with the line `// fails: taskId`, it begins with `" + first + "`");
    return new Mutant(file.getFileName().toString(), first.substring("// fails: ".length()).strip(), source);
  }
}
