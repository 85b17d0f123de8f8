package nabla.kernel.grading.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import nabla.kernel.grading.student.Handed;

/// What one student handed in: the notebook, or why there is none.
///
/// @param file the notebook, relative to the folder of all submissions; empty where there is none
/// @param problem why it cannot be graded, empty where it can
record Submission(String student, String file, String problem) {
  private static final int DEPTH = 6;

  /// Every submission in a folder, by student: a notebook is named after its student, and so is a folder that holds one.
  ///
  /// @throws IllegalArgumentException where there is none, or one student stands twice
  static List<Submission> in(Path folder, String exercise) throws IOException {
    if (!Files.isDirectory(folder)) throw new IllegalArgumentException("there is no folder " + folder);
    var all = new ArrayList<Submission>();
    var names = new HashSet<String>();
    try (var entries = Files.list(folder)) {
      for (var entry : entries.filter(e -> !e.getFileName().toString().startsWith(".")).sorted().toList()) {
        var one = entry(folder, entry, exercise);
        if (one == null) continue;
        if (!names.add(one.student())) throw new IllegalArgumentException(
            "the student " + one.student() + " stands twice in " + folder + ", as a notebook and as a folder: take one away");
        all.add(one);
      }
    }
    if (all.isEmpty()) throw new IllegalArgumentException("there is no submission in " + folder + ": notebooks, or folders with one each");
    return all;
  }

  /// The submission that a file or folder below `root` is.
  static Submission at(Path root, Path entry, String exercise) throws IOException {
    var one = entry(root, entry, exercise);
    return one != null ? one : new Submission(entry.getFileName().toString(), "", entry.getFileName() + " is not a notebook");
  }

  /// What was handed in with the notebook, below the folder of all submissions.
  Handed handed(Path root) {
    var parts = Path.of(file);
    return file.isEmpty() || parts.getNameCount() < 2
        ? Handed.NOTHING
        : new Handed(root.resolve(parts.getName(0)), root.resolve(file).getParent());
  }

  private static Submission entry(Path root, Path entry, String exercise) throws IOException {
    var name = entry.getFileName().toString();
    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) return folder(root, entry, exercise);
    if (name.endsWith(".ipynb")) {
      var student = name.substring(0, name.length() - ".ipynb".length());
      return Files.isSymbolicLink(entry) ? new Submission(student, "", "it is a link, not a file") : new Submission(student, name, "");
    }
    return name.matches("(?i).+\\.(zip|tar|tgz|gz|7z|rar|html|java|py|pdf)")
        ? new Submission(name.replaceFirst("\\.[^.]+$", ""), "",
            name + " is not a notebook" + (name.matches(".*[zr]$") ? ": unpack it" : ""))
        : null;
  }

  private static Submission folder(Path root, Path folder, String exercise) throws IOException {
    var student = folder.getFileName().toString();
    List<Path> found;
    try (var files = Files.walk(folder, DEPTH)) {
      found = files.filter(f -> f.toString().endsWith(".ipynb") && !f.toString().contains(".ipynb_checkpoints")
          && Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
    }
    var named = found.stream().filter(f -> f.getFileName().toString().equals(exercise + ".ipynb")).toList();
    var best = named.isEmpty() ? found : named;
    if (best.size() == 1) return new Submission(student, root.relativize(best.getFirst()).toString().replace('\\', '/'), "");
    if (best.isEmpty()) return new Submission(student, "", "there is no notebook in the folder");
    return new Submission(student, "",
        "there are " + best.size() + " notebooks in the folder, and " + (named.isEmpty() ? "none" : "several")
            + " named " + exercise + ".ipynb: " + String.join(", ", best.stream().map(f -> folder.relativize(f).toString()).toList()));
  }
}
