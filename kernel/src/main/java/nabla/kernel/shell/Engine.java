package nabla.kernel.shell;

import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.execution.LocalExecutionControlProvider;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionEnv;

/// JShell with what surrounds it: its execution control and class loader, a second compiler to look with, the variables, the places.
record Engine(JShell jshell, LiveControl control, SnippetLoader loader, Analyzer analyzer, Variables variables, Placements placements,
    Settings settings) {
  /// An engine whose cells see the classes of `parent`, with all imports done.
  static Engine start(ClassLoader parent, Settings settings) {
    var loader = new SnippetLoader(parent);
    var control = new LiveControl(loader);
    var provider = new LocalExecutionControlProvider() {
      @Override
      public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return control;
      }
    };
    var jshell = JShell.builder().executionEngine(provider, Map.of()).compilerOptions("-proc:none", "-Xlint:none", "-parameters").build();
    jshell.eval(Imports.line(parent));
    return new Engine(jshell, control, loader, new Analyzer(loader), new Variables(loader), new Placements(loader), settings);
  }

  /// A new engine over the same parent.
  Engine fresh() {
    return start(loader.getParent(), settings);
  }

  SourceCodeAnalysis analysis() {
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
