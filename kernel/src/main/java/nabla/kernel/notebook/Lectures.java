package nabla.kernel.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where notebooks are found.
public final class Lectures {
  private Lectures() {}

  /// Every notebook below `root`, by name.
  public static List<Path> all(Path root) throws IOException {
    if (!Files.isDirectory(root)) throw new IllegalArgumentException("there is no folder " + root);
    try (var files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".ipynb") && !file.toString().contains(".ipynb_checkpoints")).sorted().toList();
    }
  }

  /// Those asked for: a file, a folder, or the start of a name below `root`; all where nothing is asked for.
  static List<Path> find(Path root, List<String> names) throws IOException {
    if (names.isEmpty()) return some(all(root), "there is no notebook below " + root);
    var found = new ArrayList<Path>();
    for (var name : names) {
      var path = Path.of(name);
      if (Files.isDirectory(path)) found.addAll(some(all(path), "there is no notebook below " + name));
      else if (Files.isRegularFile(path)) found.add(path);
      else found.addAll(some(starting(root, name), "there is no notebook " + name + ", and none below " + root + " starts so"));
    }
    return found;
  }

  private static List<Path> starting(Path root, String name) throws IOException {
    return all(root).stream().filter(file -> file.getFileName().toString().startsWith(name)).toList();
  }

  private static List<Path> some(List<Path> found, String otherwise) {
    if (found.isEmpty()) throw new IllegalArgumentException(otherwise);
    return found;
  }
}
