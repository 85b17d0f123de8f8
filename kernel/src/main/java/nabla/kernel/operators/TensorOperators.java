package nabla.kernel.operators;

import java.util.List;
import java.util.Optional;
import jdk.jshell.Diag;
import jdk.jshell.VarSnippet;
import nabla.kernel.shell.Edits;
import nabla.kernel.shell.Rewriter;
import nabla.kernel.shell.Session;

/// Reads `a * b` on tensors as `a.mul(b)` in the cells of a session.
public final class TensorOperators implements Rewriter {
  private Javac javac;
  private Reading last;
  private boolean on = true;

  /// Switches operators off or on, for the cells to come.
  public void on(boolean on) {
    this.on = on;
  }

  @Override
  public Optional<Edits> rejected(Edits tried, List<Diag> diagnostics, Session session) {
    if (!on) return Optional.empty();
    if (javac == null || !javac.sees(session.files())) javac = new Javac(session.files());
    if (last == null || !last.result().equals(tried)) last = reading(tried.original(), session);
    if (last == null) return Optional.empty();
    var next = last.next();
    return next.equals(tried) ? Optional.empty() : Optional.of(next);
  }

  private Reading reading(String source, Session session) {
    var read = Wrapping.read(javac, source);
    if (read == null || read.syntax().operations().isEmpty()) return null;
    var draft = new Draft(source, read.syntax(), shadowed(read.syntax(), session), true);
    var wrapping = Wrapping.in(session.jshell(), read);
    return new Reading(javac, draft, wrapping);
  }

  private static boolean shadowed(Syntax syntax, Session session) {
    return syntax.variables().contains("nabla")
        || session.jshell().variables().map(VarSnippet::name).anyMatch("nabla"::equals);
  }
}
