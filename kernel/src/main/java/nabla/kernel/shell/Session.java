package nabla.kernel.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.tools.JavaFileManager;
import jdk.jshell.JShell;

/// The Java session behind a shell, as rewriters and magics see it. Used on the thread that runs the cell.
public interface Session {
  /// The one JShell; evaluating in it directly leaves errors without cell and line, so prefer `run`.
  JShell jshell();

  /// Runs code of the present cell and returns how it ended; errors name the cell's own lines where the code is part of it.
  Shell.Outcome run(String code);

  /// Runs the text of a file; errors name it.
  Shell.Outcome run(String file, String code);

  /// Reads a snippet as javac does, without running it: `use` gets its tree with types; empty when it cannot be wrapped.
  <T> Optional<T> analyze(String snippet, Function<Analysis, T> use);

  /// The Java that ran last, a cell or what a magic ran, and how it was rewritten; nothing is edited before any.
  Edits last();

  /// Does work of a magic that an interrupt may stop.
  <T> T interruptible(Callable<T> work) throws Exception;

  /// The class path and the classes of the session so far, for a compiler beside JShell.
  JavaFileManager files();

  /// Puts a jar or folder on the class path of compiler and program.
  void addToClasspath(String path);

  /// What was put on the class path, in order.
  List<String> classpath();

  /// The variables of the session with their live values, in order of definition.
  Map<String, Object> variables();

  /// The declared type of a variable, as a student would write it.
  String type(String variable);

  /// Forgets every variable, method, class and import of the user.
  void reset();

  /// The magics of this session.
  List<Magic> magics();

  /// What `%config` changes.
  Settings settings();

  /// How long code of cells has run so far, in nanoseconds, without the time to compile it.
  long ranNanos();

  /// How much processor time the thread of cells has taken so far, in nanoseconds.
  long cpuNanos();
}
