package nabla.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// The files of the project, seen from the module that holds the rules.
final class Sources {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> GENERATED = Set.of("target", ".git", ".nabla", ".ipynb_checkpoints", ".idea", ".vscode", ".settings",
      "__pycache__");

  private Sources() {}

  /// Every file whose name ends so, apart from what a build or an editor makes.
  static List<Path> ending(String... ends) {
    try (var files = Files.walk(ROOT)) {
      return files.filter(Files::isRegularFile).filter(Sources::own).filter(file -> ends(file, ends)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean own(Path file) {
    for (var part : ROOT.relativize(file))
      if (GENERATED.contains(part.toString())) return false;
    return true;
  }

  private static boolean ends(Path file, String... ends) {
    for (var end : ends)
      if (file.toString().endsWith(end)) return true;
    return false;
  }

  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
