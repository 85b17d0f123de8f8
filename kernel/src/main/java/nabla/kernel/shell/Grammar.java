package nabla.kernel.shell;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// Whether a text can be Java at all, as statements, an expression, members of a class or imports: JShell counts `int 3;` as complete.
final class Grammar {
  /// What stands around a snippet.
  private record Form(String before, String after) {}

  private static final List<Form> FORMS = List.of(new Form("class C { void m() {", "\n} }"), new Form("class C { Object o =", "\n; }"),
      new Form("class C {", "\n}"), new Form("", "\n"));

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private Grammar() {}

  /// Where a text stops being Java by the reading that goes furthest: an offset, or -1 where one reading takes it all.
  static int error(String source) {
    int furthest = 0;
    for (var form : FORMS) {
      int at = error(source, form);
      if (at < 0) return -1;
      furthest = Math.max(furthest, at);
    }
    return furthest;
  }

  private static int error(String source, Form form) {
    var text = form.before.startsWith("class C { Object") ? source.replaceFirst(";\\s*$", "") : source;
    var found = new DiagnosticCollector<JavaFileObject>();
    var unit = Analyzer.source(form.before + text + form.after);
    var task = (JavacTask) COMPILER.getTask(null, null, found, List.of("-proc:none"), null, List.of(unit));
    try {
      task.parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.getDiagnostics().stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .mapToInt(d -> Math.max(0, (int) d.getPosition() - form.before.length())).min().orElse(-1);
  }
}
