package nabla.kernel.shell;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.LocalExecutionControlProvider;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionEnv;

/// JShell with its execution control and class loader, and where each variable of the session lives.
record Engine(JShell jshell, LiveControl control, SnippetLoader loader, Analyzer analyzer, Map<String, Field> fields) {
  static Engine start(ClassLoader parent) {
    var loader = new SnippetLoader(parent);
    var control = new LiveControl(loader);
    var provider = new LocalExecutionControlProvider() {
      @Override
      public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return control;
      }
    };
    var jshell = JShell.builder().executionEngine(provider, Map.of()).compilerOptions("-proc:none", "-Xlint:none").build();
    return new Engine(jshell, control, loader, new Analyzer(loader), new ConcurrentHashMap<>());
  }

  SourceCodeAnalysis analysis() {
    return jshell.sourceCodeAnalysis();
  }

  Object variable(String name) {
    try {
      var field = fields.get(name);
      return field == null ? null : field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Notes where a variable's value lives now.
  void located(VarSnippet variable, String wrapper) {
    try {
      var field = Class.forName(wrapper, false, loader).getDeclaredField(variable.name());
      field.setAccessible(true);
      fields.put(variable.name(), field);
    } catch (ReflectiveOperationException e) {
      fields.remove(variable.name());
    }
  }
}
