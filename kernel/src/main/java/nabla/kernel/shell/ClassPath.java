package nabla.kernel.shell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/// A compiler's files, with a class path that reads the table of contents of a jar once for all compilers of the process.
///
/// javac's own opens a file system for each jar and walks it, for each compiler anew: a quarter of the time to the first cell.
final class ClassPath extends ForwardingJavaFileManager<StandardJavaFileManager> implements StandardJavaFileManager {
  private final Map<Path, Jar> jars = new LinkedHashMap<>();
  private List<Path> entries = List.of();

  /// The files of `javac` with the class path of the program.
  ClassPath(StandardJavaFileManager javac) {
    super(javac);
    use(paths(System.getProperty("java.class.path")));
  }

  private static List<Path> paths(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator)).filter(e -> !e.isEmpty()).map(Path::of).map(Path::toAbsolutePath).toList();
  }

  private void use(List<Path> wanted) {
    boolean more = !entries.isEmpty();
    entries = wanted;
    jars.clear();
    for (var entry : wanted) if (Files.isRegularFile(entry)) open(entry, more);
    try {
      fileManager.setLocationFromPaths(StandardLocation.CLASS_PATH, wanted.stream().filter(Files::isDirectory).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Opens a jar, and with `all` those that it asks for; what is no jar brings no classes.
  private void open(Path entry, boolean all) {
    if (jars.containsKey(entry)) return;
    try {
      var jar = Jar.of(entry);
      jars.put(entry, jar);
      if (all) jar.wants().forEach(w -> open(w, true));
    } catch (IOException e) {
      // javac would fail on it for good
    }
  }

  @Override
  public Iterable<JavaFileObject> list(Location location, String home, Set<Kind> kinds, boolean recurse) throws IOException {
    var listed = super.list(location, home, kinds, recurse);
    if (location != StandardLocation.CLASS_PATH || !kinds.contains(Kind.CLASS)) return listed;
    var found = new ArrayList<JavaFileObject>();
    listed.forEach(found::add);
    for (var jar : jars.values()) jar.classes(home).forEach(found::add);
    return found;
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof Jar.Entry entry ? entry.type() : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a instanceof Jar.Entry || b instanceof Jar.Entry ? a.toUri().equals(b.toUri()) : super.isSameFile(a, b);
  }

  /// Where javac looks for plug-ins: cells have none.
  @Override
  public ClassLoader getClassLoader(Location location) {
    return ClassLoader.getPlatformClassLoader();
  }

  @Override
  public boolean handleOption(String option, Iterator<String> rest) {
    if (!option.equals("-classpath")) return super.handleOption(option, rest);
    use(paths(rest.next()));
    return true;
  }

  @Override
  public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
    setLocationFromPaths(location, StreamSupport.stream(files.spliterator(), false).map(File::toPath).toList());
  }

  @Override
  public void setLocationFromPaths(Location location, Collection<? extends Path> paths) throws IOException {
    if (location == StandardLocation.CLASS_PATH) use(paths.stream().map(Path::toAbsolutePath).toList());
    else fileManager.setLocationFromPaths(location, paths);
  }

  @Override
  public Iterable<? extends File> getLocation(Location location) {
    return location == StandardLocation.CLASS_PATH ? entries.stream().map(Path::toFile).toList() : fileManager.getLocation(location);
  }

  @Override
  public Iterable<? extends Path> getLocationAsPaths(Location location) {
    return location == StandardLocation.CLASS_PATH ? entries : fileManager.getLocationAsPaths(location);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
    return fileManager.getJavaFileObjectsFromFiles(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
    return fileManager.getJavaFileObjects(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
    return fileManager.getJavaFileObjectsFromStrings(names);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
    return fileManager.getJavaFileObjects(names);
  }
}
