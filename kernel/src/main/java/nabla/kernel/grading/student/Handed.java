package nabla.kernel.grading.student;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.TreeSet;

/// The files that a student handed in beside the notebook: they may be read by names relative to the notebook's folder.
///
/// @param folder what was handed in; null where it is the notebook alone
/// @param start the notebook's own folder
public record Handed(Path folder, Path start) {
  /// Nothing but the notebook.
  public static final Handed NOTHING = new Handed(null, null);
  private static final int MOST = 500;

  /// The files, sorted: no notebooks, no links, nothing whose name begins with a dot.
  public List<Path> files() throws IOException {
    var found = new TreeSet<Path>();
    if (folder == null) return List.of();
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes of) {
        return at.equals(folder) || !dotted(at) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes of) {
        if (of.isRegularFile() && !dotted(file) && !file.toString().endsWith(".ipynb")) found.add(file);
        return FileVisitResult.CONTINUE;
      }
    });
    return List.copyOf(found);
  }

  private static boolean dotted(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  /// Copies the files to a new folder and returns where the notebook's own folder is there; says what is too much.
  Path copy(Path to, Limits limits, Journal journal) throws IOException {
    Files.createDirectories(to);
    if (folder == null) return to;
    long bytes = 0, room = (long) limits.disk() << 20;
    int files = 0;
    for (var file : files()) {
      bytes += Files.size(file);
      if (++files > MOST || bytes > room) {
        journal.note(
            "of the files that were handed in only the first " + (files > MOST ? MOST + " are there" : limits.disk() + " MB are there"));
        break;
      }
      var copy = to.resolve(folder.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
    }
    var here = to.resolve(folder.relativize(start).toString()).normalize();
    Files.createDirectories(here);
    return here;
  }
}
