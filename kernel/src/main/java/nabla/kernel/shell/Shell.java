package nabla.kernel.shell;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// A Java session that runs cells, as the kernel, the notebook runner and the grader see it.
///
/// Offsets are UTF-16 indices into the cell's source as the user typed it.
public interface Shell extends AutoCloseable {
  /// Runs one cell to its end on the calling thread. Never throws for what the user wrote: that is a `Failure`.
  Outcome run(String source, int cell);

  /// Does work on what a cell yielded, such as drawing it: code of the user's that throws or is interrupted there is a `Failure` too.
  Outcome call(Callable<?> work);

  /// Stops the running cell, from any thread; state is kept.
  void interrupt();

  Completions complete(String source, int cursor);

  /// What stands at the cursor, as bundle data (`text/plain`, `text/html`), empty when nothing is known there.
  Map<String, String> inspect(String source, int cursor, boolean detailed);

  Completeness completeness(String source);

  /// The live value of a variable defined in a cell, or null.
  Object variable(String name);

  /// What the cells have defined so far.
  Definitions definitions();

  /// Ends the cell code that runs on a thread of its own, without touching the cell that started it.
  void stop(Thread thread);

  @Override
  void close();

  /// How a cell ended.
  sealed interface Outcome {}

  /// The cell ended well; `value` is that of its last expression where `present`.
  record Value(Object value, boolean present) implements Outcome {}

  /// The cell failed: a compile error, an exception, an interrupt. `traceback` may hold ANSI colours.
  record Failure(String name, String message, List<String> traceback) implements Outcome {}

  /// Candidates that replace `start..end` of the source.
  record Completions(List<Completion> candidates, int start, int end) {}

  /// One candidate: what is inserted, its kind (`method`, `variable`, `class`, `keyword`, `magic`, `file`), its signature.
  record Completion(String text, String kind, String signature) {}

  enum State {
    COMPLETE, INCOMPLETE, INVALID, UNKNOWN
  }

  /// Whether the source could run as it stands, and the indent of the next line where it could not yet.
  record Completeness(State state, String indent) {}
}
