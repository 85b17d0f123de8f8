package nabla.kernel.shell;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.SimpleJavaFileObject;

/// A jar and the names of its classes by package; each version of a file is read once for the whole process.
record Jar(JarFile file, Map<String, List<String>> packages) {
  private static final Map<Version, Jar> READ = new ConcurrentHashMap<>();
  private static final String CLASS = ".class";

  private record Version(Path path, FileTime changed) {}

  /// @throws IOException for what is no jar
  static Jar of(Path path) throws IOException {
    var version = new Version(path, Files.getLastModifiedTime(path));
    var known = READ.get(version);
    if (known != null) return known;
    var read = read(new JarFile(path.toFile()));
    READ.put(version, read);
    return read;
  }

  private static Jar read(JarFile file) {
    var packages = new HashMap<String, List<String>>();
    file.stream().map(ZipEntry::getName).filter(n -> n.endsWith(CLASS) && !n.startsWith("META-INF/")).forEach(n -> {
      int slash = n.lastIndexOf('/');
      var home = slash < 0 ? "" : n.substring(0, slash).replace('/', '.');
      packages.computeIfAbsent(home, _ -> new ArrayList<>()).add(n.substring(slash + 1, n.length() - CLASS.length()));
    });
    return new Jar(file, packages);
  }

  /// The classes of a package.
  Stream<Entry> classes(String home) {
    return packages.getOrDefault(home, List.of()).stream().map(n -> new Entry(this, home.isEmpty() ? n : home + "." + n));
  }

  /// The jars that this one asks for in its manifest.
  List<Path> wants() throws IOException {
    var manifest = file.getManifest();
    var wanted = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    if (wanted == null) return List.of();
    var here = Path.of(file.getName()).toUri();
    return Stream.of(wanted.strip().split("\\s+")).map(here::resolve).filter(u -> "file".equals(u.getScheme())).map(Path::of).toList();
  }

  /// A class in a jar, as javac reads it.
  static final class Entry extends SimpleJavaFileObject {
    private static final URI SOMEWHERE = URI.create("jar:/");
    private final Jar jar;
    private final String type;

    private Entry(Jar jar, String type) {
      super(SOMEWHERE, Kind.CLASS);
      this.jar = jar;
      this.type = type;
    }

    private static String path(String type) {
      return type.replace('.', '/') + CLASS;
    }

    /// The binary name of the class.
    String type() {
      return type;
    }

    @Override
    public URI toUri() {
      return SOMEWHERE.resolve(Path.of(jar.file.getName()).toUri().getRawPath() + "!/" + path(type));
    }

    @Override
    public String getName() {
      return jar.file.getName() + "!/" + path(type);
    }

    @Override
    public InputStream openInputStream() throws IOException {
      return jar.file.getInputStream(jar.file.getEntry(path(type)));
    }
  }
}
