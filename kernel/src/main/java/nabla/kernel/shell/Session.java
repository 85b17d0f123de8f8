package nabla.kernel.shell;

import java.util.Optional;
import java.util.function.Function;
import jdk.jshell.JShell;

/// The Java session behind a shell, as rewriters and magics see it. Used on the thread that runs the cell.
public interface Session {
  /// The one JShell; evaluating in it directly leaves errors without cell and line, so prefer `run`.
  JShell jshell();

  /// Runs code as part of the present cell and returns how it ended.
  Shell.Outcome run(String code);

  /// Reads a snippet as javac does, without running it: `use` gets its tree with types, or nothing when it cannot be wrapped.
  <T> Optional<T> analyze(String snippet, Function<Analysis, T> use);

  /// Puts a jar or folder on the class path of compiler and program.
  void addToClasspath(String path);

  /// The live value of a variable, or null.
  Object variable(String name);
}
