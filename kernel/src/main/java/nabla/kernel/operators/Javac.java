package nabla.kernel.operators;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// javac through its public tree API: source texts in, trees out, with types where asked; nothing is generated or run.
final class Javac {
  private static final List<String> OPTIONS = List.of("-proc:none", "-Xlint:none", "-Xmaxerrs", "10000", "-XDshould-stop.at=ATTR");

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final JavaFileManager files;

  Javac(JavaFileManager files) {
    this.files = files;
  }

  /// Whether this reads these very files.
  boolean sees(JavaFileManager other) {
    return files == other;
  }

  /// The trees of some sources, in order, and what was wrong with them.
  record Trial(JavacTask task, List<CompilationUnitTree> units, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    Trees trees() {
      return Trees.instance(task);
    }

    /// The errors in one of the units.
    List<Diagnostic<? extends JavaFileObject>> errors(CompilationUnitTree unit) {
      var uri = unit.getSourceFile().toUri();
      return diagnostics.stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR && d.getSource().toUri().equals(uri)).toList();
    }

    TypeElement type(String name) {
      return task.getElements().getTypeElement(name);
    }
  }

  Trial parse(List<String> sources) {
    return run(sources, false);
  }

  Trial attribute(List<String> sources) {
    return run(sources, true);
  }

  private Trial run(List<String> sources, boolean attribute) {
    var found = new DiagnosticCollector<JavaFileObject>();
    var objects = new ArrayList<JavaFileObject>();
    for (var source : sources) objects.add(new Text(source, objects.size()));
    var task = (JavacTask) compiler.getTask(null, files, found, OPTIONS, null, objects);
    try {
      var units = new ArrayList<CompilationUnitTree>();
      task.parse().forEach(units::add);
      if (attribute) task.analyze();
      return new Trial(task, units, found.getDiagnostics());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String text, int number) {
      super(URI.create("text:///" + number + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return true;
    }
  }
}
