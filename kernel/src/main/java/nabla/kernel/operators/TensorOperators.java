package nabla.kernel.operators;

import java.util.List;
import java.util.Optional;
import jdk.jshell.Diag;
import jdk.jshell.PersistentSnippet;
import nabla.kernel.shell.Edits;
import nabla.kernel.shell.Rewriter;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Settings.Setting;

/// Reads `a * b` on tensors as `a.mul(b)` in the cells of a session.
public final class TensorOperators implements Rewriter {
  /// The setting that switches operators off.
  public static final Setting OPERATORS = new Setting("operators", List.of("on", "off"), "operators on tensors");

  private static final String SHORT = "Operators";

  private Javac javac;
  private Reading last;

  @Override
  public Optional<Edits> rejected(Edits tried, List<Diag> diagnostics, Session session) {
    if (off(session)) return Optional.empty();
    if (last == null || !last.result().getFirst().equals(tried)) last = reading(tried.original(), session);
    if (last == null) return Optional.empty();
    last.advance();
    var next = last.result().getFirst();
    return next.equals(tried) ? Optional.empty() : Optional.of(next);
  }

  @Override
  public List<Setting> settings() {
    return List.of(OPERATORS);
  }

  @Override
  public Optional<Edits> unfinished(String code, Session session) {
    if (off(session)) return Optional.empty();
    var reading = reading(Ending.complete(code), session);
    if (reading == null) return Optional.empty();
    reading.advance();
    var edits = reading.result().getFirst().edits().stream().filter(e -> e.end() <= code.length()).toList();
    return edits.isEmpty() ? Optional.empty() : Optional.of(new Edits(code, edits));
  }

  private static boolean off(Session session) {
    return session.settings().get(OPERATORS.name()).equals("off");
  }

  private Reading reading(String source, Session session) {
    if (javac == null || !javac.sees(session.files())) javac = new Javac(session.files());
    var read = Wrapping.read(javac, source);
    if (read == null || read.syntax().operations().isEmpty()) return null;
    var draft = new Draft(source, read.syntax(), library(read.syntax(), session), true);
    var wrapping = Wrapping.in(session.jshell(), read);
    return new Reading(javac, List.of(new Reading.Part(draft, wrapping)));
  }

  /// Cells import `nabla.lab`: the short name does, unless something of the user's goes by it.
  private static String library(Syntax syntax, Session session) {
    boolean taken = syntax.variables().contains(SHORT)
        || session.jshell().snippets().anyMatch(s -> s instanceof PersistentSnippet p && p.name().equals(SHORT));
    return taken ? Draft.LIBRARY : SHORT;
  }
}
