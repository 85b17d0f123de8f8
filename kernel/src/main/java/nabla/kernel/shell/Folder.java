package nabla.kernel.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The folder in which magics and cells look for files.
public final class Folder {
  private static volatile Path current = Path.of("").toAbsolutePath();

  private Folder() {}

  /// The current folder.
  public static Path current() {
    return current;
  }

  /// Moves the whole process there: Java opens relative paths where the process is. Only `toAbsolutePath` goes on naming the first folder.
  public static void change(Path folder) {
    if (!Native.changeFolder(folder.toString())) throw new MagicError("%cd: no access to " + folder);
    current = folder;
  }

  /// A path as the user wrote it: `~` is the home folder, relative ones start at the current folder, quotes are dropped.
  public static Path resolve(String written) {
    var text = written.replaceAll("^([\"'])(.*)\\1$", "$2");
    if (text.equals("~") || text.startsWith("~/")) text = System.getProperty("user.home") + text.substring(1);
    return current.resolve(text).normalize();
  }

  /// An existing file, or a clear refusal in the name of `magic`.
  public static Path file(String magic, String written) {
    if (written.isBlank()) throw new MagicError(magic + ": which file? Write it after the magic: " + magic + " helpers.jsh");
    var file = resolve(written);
    if (!Files.isRegularFile(file)) throw new MagicError(magic + ": there is no file " + written + " in " + current);
    return file;
  }

  /// The existing paths that a pattern such as `lib/*.jar` stands for.
  public static List<Path> matching(String pattern) {
    var path = resolve(pattern);
    if (!pattern.contains("*")) return Files.exists(path) ? List.of(path) : List.of();
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + path);
    try (var files = Files.list(path.getParent())) {
      return files.filter(matcher::matches).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /// The names that could complete a path that was begun.
  public static List<String> names(String begun) {
    int slash = begun.lastIndexOf('/') + 1;
    try (var files = Files.list(resolve(begun.substring(0, slash)))) {
      return files.map(f -> begun.substring(0, slash) + f.getFileName() + (Files.isDirectory(f) ? "/" : ""))
          .filter(n -> n.startsWith(begun)).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
