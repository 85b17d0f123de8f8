package nabla.kernel.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/// Runs the pieces of a cell one after the other; stops at the first that fails.
final class Evaluator implements Session {
  private final Engine engine;
  private final Rewriter rewriter;
  private final Placements placements = new Placements();
  private CellSource cell;

  Evaluator(Engine engine, Rewriter rewriter) {
    this.engine = engine;
    this.rewriter = rewriter;
  }

  Shell.Outcome run(CellSource source) {
    var outer = cell;
    cell = source;
    try {
      Shell.Outcome outcome = new Shell.Value(null, false);
      for (var piece : Splitter.split(source.text(), engine.analysis())) {
        outcome = switch (piece) {
          case Piece.Code code -> run(code);
          case Piece.Magic magic -> throw new IllegalArgumentException("unknown magic " + magic.text());
        };
        if (outcome instanceof Shell.Failure) break;
      }
      return outcome;
    } catch (Throwable thrown) {
      return Traceback.failure(thrown, placements, engine.control().stopping());
    } finally {
      cell = outer;
    }
  }

  private Shell.Outcome run(Piece.Code code) {
    var edits = Edits.none(code.source());
    var events = eval(code, edits);
    for (int round = 0; refused(events) && round < Rewriter.ROUNDS; round++) {
      var again = rewriter.rejected(edits, diagnostics(events), this);
      if (again.isEmpty()) break;
      edits = again.get();
      events = eval(code, edits);
    }
    return outcome(code, edits, events);
  }

  private List<SnippetEvent> eval(Piece.Code code, Edits edits) {
    var events = engine.jshell().eval(edits.source());
    place(code, edits, events);
    return events;
  }

  private Shell.Outcome outcome(Piece.Code code, Edits edits, List<SnippetEvent> events) {
    if (refused(events)) return CompileErrors.failure(cell, diagnostics(events).stream().map(d -> problem(code, edits, d)).toList());
    var thrown = engine.control().takeThrown();
    if (thrown != null) return Traceback.failure(thrown, placements, engine.control().stopping());
    var value = engine.control().takeValue();
    boolean present = code.shown() && events.stream().anyMatch(e -> e.causeSnippet() == null && expression(e.snippet()));
    return new Shell.Value(present ? value : null, present);
  }

  private static boolean expression(Snippet snippet) {
    return snippet.kind() == Snippet.Kind.EXPRESSION || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
  }

  private static boolean refused(List<SnippetEvent> events) {
    return events.stream().anyMatch(e -> e.causeSnippet() == null && e.status() == Status.REJECTED);
  }

  private List<Diag> diagnostics(List<SnippetEvent> events) {
    return events.stream().filter(e -> e.causeSnippet() == null && e.status() == Status.REJECTED)
        .flatMap(e -> engine.jshell().diagnostics(e.snippet())).filter(Diag::isError).toList();
  }

  private static Problem problem(Piece.Code code, Edits edits, Diag diag) {
    int start = edits.toOriginal((int) diag.getStartPosition()), end = edits.toOriginal((int) diag.getEndPosition());
    return new Problem(code.offset() + start, code.offset() + end, diag.getCode(), diag.getMessage(Locale.ENGLISH));
  }

  private void place(Piece.Code code, Edits edits, List<SnippetEvent> events) {
    for (var event : events) {
      if (!event.status().isDefined() || event.snippet().kind() == Snippet.Kind.IMPORT) continue;
      var wrapper = engine.analysis().wrapper(event.snippet());
      placements.put(cell, code.offset(), wrapper, event.snippet().source());
      if (event.snippet() instanceof VarSnippet variable) engine.located(variable, wrapper.fullClassName());
    }
  }

  @Override
  public JShell jshell() {
    return engine.jshell();
  }

  @Override
  public Shell.Outcome run(String code) {
    return run(new CellSource(cell.number(), code));
  }

  @Override
  public <T> Optional<T> analyze(String snippet, Function<Analysis, T> use) {
    var wrappers = engine.analysis().wrappers(snippet);
    return wrappers.isEmpty() ? Optional.empty() : engine.analyzer().analyze(snippet, wrappers.getFirst(), use);
  }

  @Override
  public void addToClasspath(String path) {
    engine.jshell().addToClasspath(path);
    engine.analyzer().addToClasspath(path);
  }

  @Override
  public Object variable(String name) {
    return engine.variable(name);
  }
}
