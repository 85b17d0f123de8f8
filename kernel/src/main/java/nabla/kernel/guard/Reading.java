package nabla.kernel.guard;

import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Holds the names of files that a submission opens for reading against the one folder that it may read: its own.
final class Reading {
  private static volatile Path folder;

  private Reading() {}

  /// Allows the files below this folder.
  static void allow(Path newFolder) throws IOException {
    folder = newFolder.toRealPath();
  }

  /// The file of that name, if it lies in the submission's folder, links followed; where there is none of that name, its place.
  static Path checked(String name) {
    var root = folder;
    if (name == null || root == null) return refused(name);
    try {
      var path = Path.of(name).toAbsolutePath().normalize();
      if (!path.startsWith(root) && !Path.of(name).toAbsolutePath().toRealPath().startsWith(root)) return refused(name);
      var real = real(path);
      return real.startsWith(root) ? real : refused(name);
    } catch (InvalidPathException | IOException nowhere) {
      return refused(name);
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException missing) {
      return path;
    }
  }

  private static Path refused(String name) {
    Guard.refuse("opening files outside the submission", " (" + name + ")");
    throw new IllegalStateException();
  }

  static File checked(File file) {
    return checked(file == null ? null : file.toString()).toFile();
  }
}
