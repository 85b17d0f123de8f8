package nabla.kernel.shell;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/// The class path of the program plus the classes that the session has compiled.
final class SessionFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final SnippetLoader loader;
  private String classPath = System.getProperty("java.class.path");

  SessionFiles(StandardJavaFileManager files, SnippetLoader loader) {
    super(files);
    this.loader = loader;
    locate();
  }

  void addToClasspath(String path) {
    classPath += File.pathSeparator + path;
    locate();
  }

  private void locate() {
    try {
      fileManager.setLocation(StandardLocation.CLASS_PATH, Arrays.stream(classPath.split(File.pathSeparator)).map(File::new).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Iterable<JavaFileObject> list(Location location, String name, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
    if (location != StandardLocation.CLASS_PATH || !name.equals("REPL")) return super.list(location, name, kinds, recurse);
    var found = new ArrayList<JavaFileObject>();
    loader.compiled().forEach((type, bytes) -> found.add(new Compiled(type, bytes)));
    return found;
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof Compiled compiled ? compiled.type : super.inferBinaryName(location, file);
  }

  private static final class Compiled extends SimpleJavaFileObject {
    private final String type;
    private final byte[] bytes;

    Compiled(String type, byte[] bytes) {
      super(URI.create("session:///" + type.replace('.', '/').replace("$", "%24") + ".class"), Kind.CLASS);
      this.type = type;
      this.bytes = bytes;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
