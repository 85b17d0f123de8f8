package nabla.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where data files are: the folders that are searched, and the one into which downloads go.
///
/// As a rule the folder that the environment variable `NABLA_DATA` names, then the user's cache, `~/.cache/nabla` (`$XDG_CACHE_HOME/nabla` where
/// that is set); downloads go into the cache.
public record Store(List<Path> searched, Path kept) {
  private static volatile boolean offline;

  public Store { searched = List.copyOf(searched); }

  /// One folder for everything.
  public static Store at(Path folder) { return new Store(List.of(folder), folder); }

  /// The folders of this machine's user.
  ///
  /// @throws DataException where `NABLA_DATA` names no folder
  public static Store standard() { return standard(Environment.get("NABLA_DATA"), System.getenv("XDG_CACHE_HOME")); }

  static Store standard(String named, String caches) {
    var cache = caches == null || caches.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(caches);
    var kept = cache.resolve("nabla");
    var folders = new ArrayList<Path>();
    if (named != null && !named.isBlank()) {
      if (!Files.isDirectory(Path.of(named))) throw new DataException("NABLA_DATA names " + named + ", which is no folder");
      folders.add(Path.of(named));
    }
    folders.add(kept);
    return new Store(folders, kept);
  }

  /// The published files, of MNIST and CIFAR, that one of the folders has.
  public List<Path> published() {
    return Stream.concat(Mnist.FILES.stream(), Cifar.FILES.stream()).map(file -> find(file.name())).flatMap(Optional::stream).toList();
  }

  /// From now on nothing is downloaded: a file that is not on this machine is an error.
  public static void offline() { offline = true; }

  /// A file of this name, where one of the folders has it.
  public Optional<Path> find(String name) {
    return searched.stream().map(folder -> folder.resolve(name)).filter(Files::isRegularFile).findFirst();
  }

  /// The file on this machine, downloaded first where it is not here yet.
  ///
  /// @throws DataException where it is another file, or is not here and cannot be downloaded
  public Path need(Remote file) {
    var found = find(file.name());
    if (found.isEmpty() && offline) throw new DataException(file.name() + " is not on this machine, and nothing is downloaded here");
    if (found.isEmpty()) return new Download(file, this).run();
    try {
      if (file.is(found.get())) return found.get();
    } catch (IOException e) {
      throw new DataException(found.get() + " cannot be read: " + e.getMessage());
    }
    throw new DataException(found.get() + " is not the file that was published under this name, or is damaged: delete it, and it is"
        + " downloaded again from " + file.from());
  }

  /// What to do where a file cannot be downloaded.
  String instead(Remote file) {
    return "get " + file.from() + " elsewhere and put it into " + kept
        + ", or name the folder it is in by the environment variable NABLA_DATA";
  }
}
