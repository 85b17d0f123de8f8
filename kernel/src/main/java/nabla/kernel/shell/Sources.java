package nabla.kernel.shell;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;

/// Finds the source text of classes: the library's beside its classes, the JDK's in `src.zip`, others' in a sources jar beside theirs.
final class Sources {
  private static final String OF_LIBRARY = "sources/";

  private Sources() {}

  /// The text of the file that declares a class, or empty where there is none on this machine.
  static Optional<String> of(Class<?> type) {
    var outer = type;
    while (outer.getEnclosingClass() != null) outer = outer.getEnclosingClass();
    var file = outer.getName().replace('.', '/') + ".java";
    try {
      if (outer.getModule().isNamed()) return entry(jdk(), outer.getModule().getName() + "/" + file);
      var own = resource(outer, OF_LIBRARY + file);
      return own.isPresent() ? own : entry(sourcesJar(outer), file);
    } catch (IOException | URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Path jdk() {
    return Path.of(System.getProperty("java.home"), "lib", "src.zip");
  }

  private static Path sourcesJar(Class<?> type) throws URISyntaxException {
    var source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) return Path.of("");
    return Path.of(Path.of(source.getLocation().toURI()).toString().replaceFirst("\\.jar$", "-sources.jar"));
  }

  private static Optional<String> resource(Class<?> type, String name) throws IOException {
    var loader = type.getClassLoader();
    try (var in = loader == null ? null : loader.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(text(in));
    }
  }

  private static Optional<String> entry(Path archive, String name) throws IOException {
    if (!Files.isRegularFile(archive)) return Optional.empty();
    try (var zip = new ZipFile(archive.toFile())) {
      var entry = zip.getEntry(name);
      if (entry == null) return Optional.empty();
      try (var in = zip.getInputStream(entry)) {
        return Optional.of(text(in));
      }
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
