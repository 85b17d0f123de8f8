package nabla.kernel.shell;

import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.execution.LocalExecutionControlProvider;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionEnv;

/// JShell with what surrounds it: its execution control and class loader, a second compiler to look with, the variables, the places.
record Engine(JShell jshell, Sight sight, LiveControl control, SnippetLoader loader, Analyzer analyzer, Variables variables,
    Placements placements, Settings settings) {
  /// An engine whose cells see the classes of `parent` and what `Imports` lists.
  static Engine start(ClassLoader parent, Settings settings) {
    return start(parent, settings, false);
  }

  /// An engine whose cells, where it is guarded, may call only what submissions may.
  static Engine start(ClassLoader parent, Settings settings, boolean guarded) {
    var loader = new SnippetLoader(parent, guarded);
    var control = new LiveControl(loader);
    var provider = new LocalExecutionControlProvider() {
      @Override
      public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return control;
      }
    };
    var jshell = JShell.builder().executionEngine(provider, Map.of()).fileManager(ClassPath::new)
        .compilerOptions("-proc:none", "-Xlint:none", "-parameters").build();
    return new Engine(jshell, new Sight(jshell, parent), control, loader, new Analyzer(loader), new Variables(loader),
        new Placements(loader), settings);
  }

  /// A new engine over the same parent.
  Engine fresh() {
    return start(loader.getParent(), settings, loader.guarded());
  }

  /// Evaluates a snippet.
  List<SnippetEvent> eval(String snippet) {
    sight.see(snippet);
    return jshell.eval(snippet);
  }

  /// JShell's analysis, for what needs no imports: syntax, and snippets that it knows.
  SourceCodeAnalysis analysis() {
    return jshell.sourceCodeAnalysis();
  }

  /// JShell's analysis of this code.
  SourceCodeAnalysis analysis(String code) {
    sight.see(code);
    return jshell.sourceCodeAnalysis();
  }

  void addToClasspath(String path) {
    jshell.addToClasspath(path);
    analyzer.addToClasspath(path);
  }

  void close() {
    jshell.close();
  }
}
