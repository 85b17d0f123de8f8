package nabla.kernel.shell;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/// A compiler beside JShell, through javac's public tree API, that sees the session's classes and runs nothing.
final class Analyzer {
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final SessionFiles files;

  Analyzer(SnippetLoader loader) {
    files = new SessionFiles(new ClassPath(compiler.getStandardFileManager(null, null, null)), loader);
  }

  /// Attributes a wrapped snippet and hands it to `use`.
  <T> Optional<T> analyze(String snippet, SnippetWrapper wrapper, Function<Analysis, T> use) {
    var found = new DiagnosticCollector<JavaFileObject>();
    var source = source(wrapper.wrapped());
    var options = List.of("-proc:none", "-Xlint:none", "-XDshould-stop.at=FLOW");
    var task = (JavacTask) compiler.getTask(null, files, found, options, null, List.of(source));
    try {
      var unit = task.parse().iterator().next();
      task.analyze();
      var analysis = new Analysis(snippet, wrapper, unit, Trees.instance(task), task.getElements(), task.getTypes(),
          found.getDiagnostics());
      return Optional.ofNullable(use.apply(analysis));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JavaFileManager files() {
    return files;
  }

  void addToClasspath(String path) {
    files.addToClasspath(path);
  }

  static JavaFileObject source(String text) {
    return new SimpleJavaFileObject(URI.create("cell:///Cell.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }

      @Override
      public boolean isNameCompatible(String simpleName, Kind kind) {
        return true;
      }
    };
  }
}
