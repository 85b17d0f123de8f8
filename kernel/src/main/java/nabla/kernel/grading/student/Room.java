package nabla.kernel.grading.student;

import java.io.IOException;
import java.nio.file.Path;

/// The place that one submission gets: a folder of the grader's, in it a copy of the files handed in, and the folder that the notebook stood in.
record Room(Path folder, Path files, Path start) {
  /// Where the files are seen under namespaces.
  static final Path INSIDE = Path.of("/submission"), DATA = Path.of("/data");

  static Room furnish(Path folder, Handed handed, Limits limits, Journal journal) throws IOException {
    var files = folder.toRealPath().resolve("files");
    return new Room(folder, files, handed.copy(files, limits, journal));
  }

  /// The notebook's folder as it is seen under namespaces.
  Path inside() {
    return INSIDE.resolve(files.relativize(start).toString()).normalize();
  }
}
