package nabla.kernel.shell;

import java.io.File;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.LineNumber;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/// The class loader of everything a session compiles: a child of the kernel's own, so that objects are shared, with assertions on.
final class SnippetLoader extends URLClassLoader {
  private final Map<String, byte[]> waiting = new ConcurrentHashMap<>();
  private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();

  private final boolean guarded;

  SnippetLoader(ClassLoader parent, boolean guarded) {
    super("cells", new URL[0], parent);
    this.guarded = guarded;
    setDefaultAssertionStatus(true);
  }

  boolean guarded() {
    return guarded;
  }

  private void load(ClassBytecodes[] classes) throws ClassInstallException {
    var loaded = new boolean[classes.length];
    var weaver = new Weaver(Arrays.stream(classes).collect(Collectors.toMap(ClassBytecodes::name, ClassBytecodes::bytecodes, (a, _) -> a)),
        compiled, this, guarded);
    for (var c : classes) waiting.put(c.name(), weaver.weave(c.bytecodes()));
    try {
      for (int i = 0; i < classes.length; i++) {
        loadClass(classes[i].name()).getDeclaredMethods();
        loaded[i] = true;
      }
    } catch (ClassNotFoundException | LinkageError e) {
      throw new ClassInstallException("load: " + e, loaded);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var bytes = waiting.remove(name);
    if (bytes == null) return super.findClass(name);
    compiled.put(name, bytes);
    return defineClass(name, bytes, 0, bytes.length);
  }

  private void addToClasspath(String path) throws InternalException {
    for (var entry : path.split(File.pathSeparator))
      try {
        addURL(new File(entry).toURI().toURL());
      } catch (MalformedURLException e) {
        throw new InternalException(e.toString());
      }
  }

  /// This loader as JShell's execution control wants it.
  LoaderDelegate delegate() {
    return new LoaderDelegate() {
      @Override
      public void load(ClassBytecodes[] classes) throws ClassInstallException {
        SnippetLoader.this.load(classes);
      }

      @Override
      public void classesRedefined(ClassBytecodes[] classes) {}

      @Override
      public void addToClasspath(String path) throws InternalException {
        SnippetLoader.this.addToClasspath(path);
      }

      @Override
      public Class<?> findClass(String name) throws ClassNotFoundException {
        return loadClass(name);
      }
    };
  }

  /// The bytes of every class of the session so far, by binary name, as a compiler beside JShell needs them.
  Map<String, byte[]> compiled() {
    return compiled;
  }

  /// Lets go of the bytes of a class that no code to come can name, and of those inside it.
  void forget(String name) {
    compiled.keySet().removeIf(c -> c.startsWith(name) && (c.length() == name.length() || c.charAt(name.length()) == '$'));
  }

  /// The line of the first instruction of a snippet's own code, or 0.
  int firstLine(String name) {
    var bytes = compiled.get(name);
    if (bytes == null) return 0;
    return ClassFile.of().parse(bytes).methods().stream().filter(m -> m.methodName().stringValue().startsWith("do_it$"))
        .flatMap(m -> m.code().stream())
        .flatMap(c -> c.elementStream()).mapMultiToInt((element, lines) -> {
          if (element instanceof LineNumber line) lines.accept(line.line());
        }).min().orElse(0);
  }
}
