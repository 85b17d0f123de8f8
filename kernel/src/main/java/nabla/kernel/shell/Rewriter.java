package nabla.kernel.shell;

import java.util.List;
import java.util.Optional;
import jdk.jshell.Diag;
import nabla.kernel.shell.Settings.Setting;

/// Gives a snippet that the compiler refused a second reading, for example operators on tensors as method calls.
///
/// The path of a cell: text → magics → snippets → `JShell.eval` → **refused?** → `rejected` → `JShell.eval` → outcome.
/// Legal Java never comes here. A rewriter returns edits of the source *as typed*; errors and stack traces are led back through them.
/// It may be asked again about its own result (`tried.edits()` not empty), at most `ROUNDS` times a snippet.
@FunctionalInterface
public interface Rewriter {
  int ROUNDS = 4;

  /// The rewriter that mends nothing.
  Rewriter NONE = (tried, diagnostics, session) -> Optional.empty();

  /// A new reading of `tried.original()`, or empty when there is none.
  ///
  /// `diagnostics` carry positions in `tried.source()`; none of the snippet has run.
  Optional<Edits> rejected(Edits tried, List<Diag> diagnostics, Session session);

  /// What `%config` can change about it.
  default List<Setting> settings() {
    return List.of();
  }

  /// A reading of code that breaks off at its end, for completion there; empty when it stays as it is.
  default Optional<Edits> unfinished(String code, Session session) {
    return Optional.empty();
  }
}
