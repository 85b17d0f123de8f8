package nabla.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import nabla.kernel.shell.Placements.Origin;
import nabla.kernel.shell.Variables.Held;

/// Hands snippets to JShell, with a second reading by the rewriter, and keeps the books: places, variables, declarations.
final class Snippets {
  private final Engine engine;
  private final Rewriter rewriter;
  private final Session session;
  private final Declarations declarations;

  Snippets(Engine engine, Rewriter rewriter, Session session) {
    this.engine = engine;
    this.rewriter = rewriter;
    this.session = session;
    this.declarations = new Declarations(engine.jshell());
  }

  /// What became of a snippet: refused with problems, or made and run, with what it yielded or threw.
  record Attempt(Origin origin, List<Snippet> made, List<Problem> problems, boolean valued, Object value, Throwable thrown,
      List<SnippetEvent> events) {
    boolean refused() {
      return !problems.isEmpty();
    }

    /// Whether it was refused for a name that does not exist (yet).
    boolean misses() {
      return problems.stream()
          .anyMatch(p -> p.code().startsWith("compiler.err.cant.resolve") || p.code().startsWith("compiler.err.doesnt.exist"));
    }
  }

  Attempt run(Piece.Code code, CellSource cell) {
    return run(code, cell, null);
  }

  /// Runs a piece that was read ahead, or not (`read` is null then).
  Attempt run(Piece.Code code, CellSource cell, Edits read) {
    var origin = new Origin(cell, code.offset(), read != null ? read : Edits.none(code.source()));
    var standing = declarations.standing(code.source());
    if (standing != null) return again(standing, origin);
    if (read == null && redefines(code)) {
      origin = reading(code, cell);
      var problems = problems(origin);
      if (!problems.isEmpty()) return new Attempt(origin, List.of(), problems, false, null, null, List.of());
    }
    return run(code, origin);
  }

  private Attempt run(Piece.Code code, Origin read) {
    var origin = read;
    var events = eval(origin);
    for (int round = 0; refused(events) && round < Rewriter.ROUNDS; round++) {
      var again = rejected(origin.edits(), errors(own(events)));
      if (again.isEmpty()) break;
      origin = new Origin(origin.cell(), code.offset(), again.get());
      events = eval(origin);
    }
    return attempt(code, origin, events);
  }

  private List<SnippetEvent> eval(Origin origin) {
    engine.placements().running(origin);
    try {
      return engine.eval(origin.edits().source());
    } finally {
      engine.placements().running(null);
    }
  }

  /// A declaration that stands already, typed again.
  private Attempt again(Snippet snippet, Origin typed) {
    var before = engine.placements().origin(snippet);
    var origin = before == null ? typed : new Origin(typed.cell(), typed.offset(), before.edits());
    engine.placements().put(snippet, origin);
    if (snippet.kind() != Kind.IMPORT) engine.placements().put(snippet, engine.analysis().wrapper(snippet));
    return new Attempt(origin, List.of(snippet), List.of(), false, null, null, List.of());
  }

  /// JShell drops a variable whose new declaration it refuses; such declarations are checked first.
  private boolean redefines(Piece.Code code) {
    var name = Declarations.typedVariable(code.source());
    return name != null && engine.variables().all().containsKey(name);
  }

  /// Whether a piece stands in the session word for word.
  boolean stands(Piece.Code code) {
    return declarations.standing(code.source()) != null;
  }

  /// The compiler's errors in a source that is not to run.
  List<Diag> errors(String source) {
    return errors(snippets(source));
  }

  /// The rewriter's next reading of a refused source.
  Optional<Edits> rejected(Edits tried, List<Diag> errors) {
    return rewriter.rejected(tried, errors, session);
  }

  private List<Snippet> snippets(String source) {
    return engine.analysis(source).sourceToSnippets(source);
  }

  /// The problems of a snippet that is not to run.
  List<Problem> check(Piece.Code code, CellSource cell) {
    if (!code.broken()) return problems(reading(code, cell));
    var problems = problems(new Origin(cell, code.offset(), Edits.none(code.source())));
    return problems.isEmpty() ? List.of(unfinished(code, cell)) : problems;
  }

  /// JShell is silent about an expression that another statement follows without a semicolon.
  private static Problem unfinished(Piece.Code code, CellSource cell) {
    int at = code.offset() + Math.max(0, Grammar.error(code.source()));
    return new Problem(cell, at, at + 1, "compiler.err.expected", "';' expected");
  }

  /// The last reading of a snippet that is not to run.
  private Origin reading(Piece.Code code, CellSource cell) {
    var edits = Edits.none(code.source());
    for (int round = 0; round < Rewriter.ROUNDS; round++) {
      var errors = errors(edits.source());
      var again = errors.isEmpty() ? Optional.<Edits>empty() : rejected(edits, errors);
      if (again.isEmpty()) break;
      edits = again.get();
    }
    return new Origin(cell, code.offset(), edits);
  }

  private List<Problem> problems(Origin origin) {
    return errors(origin.edits().source()).stream().map(d -> Problem.of(origin, d)).toList();
  }

  /// Whether a snippet declares a method, a type or an import.
  boolean declares(Piece.Code code) {
    return snippets(code.source()).stream()
        .anyMatch(s -> s.kind() == Kind.METHOD || s.kind() == Kind.TYPE_DECL || s.kind() == Kind.IMPORT);
  }

  private Attempt attempt(Piece.Code code, Origin origin, List<SnippetEvent> events) {
    var made = own(events);
    if (refused(events)) {
      var problems = errors(made).stream().map(d -> Problem.of(origin, d)).toList();
      return new Attempt(origin, made, problems, false, null, null, events);
    }
    for (var snippet : made) engine.placements().put(snippet, origin);
    if (made.size() == 1) declarations.add(code.source(), made.getFirst());
    place(events);
    engine.variables().settle();
    var thrown = engine.control().takeThrown();
    var value = engine.control().takeValue();
    boolean valued = thrown == null && made.stream().anyMatch(Snippets::expression);
    made.forEach(this::release);
    made.forEach(this::revive);
    return new Attempt(origin, made, List.of(), valued, valued ? value : null, thrown, events);
  }

  /// Reads the methods and classes again that wait for a name declared just now, or that its new type has broken.
  private void revive(Snippet cause) {
    if (!(cause instanceof DeclarationSnippet)) return;
    for (var waiting : engine.analysis().dependents(cause)) {
      var origin = engine.placements().origin(waiting);
      if (origin == null || !waits(waiting)) continue;
      var code = new Piece.Code(origin.edits().original(), origin.offset(), false, false);
      var again = reading(code, origin.cell());
      if (problems(again).isEmpty()) run(code, again);
    }
  }

  /// Whether a method or class is left with errors other than missing names.
  private boolean waits(Snippet snippet) {
    var status = engine.jshell().status(snippet);
    return (snippet.kind() == Kind.METHOD || snippet.kind() == Kind.TYPE_DECL)
        && (status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED) && !errors(List.of(snippet)).isEmpty();
  }

  /// Notes where classes and variables are, and gives variables their values back which only depend on what was declared.
  private void place(List<SnippetEvent> events) {
    var held = new ArrayList<Held>();
    for (var event : events) {
      if (event.causeSnippet() != null && event.snippet() instanceof VarSnippet dependent && event.status() != Status.OVERWRITTEN) {
        var before = engine.variables().held(dependent.name());
        if (before != null) held.add(before);
      }
      place(event);
    }
    for (var before : held)
      if (!engine.variables().restore(before)) declareAgain(before);
  }

  /// Declares a variable that JShell has dropped, or given another type, as it was: its own cell has not run again.
  private void declareAgain(Held before) {
    var why = engine.variables().lost().getOrDefault(before.name(), "its type has changed");
    var events = engine.eval(before.type() + " " + before.name() + ";");
    if (!refused(events)) place(events);
    if (!refused(events) && engine.variables().restore(before)) return;
    engine.jshell().variables().filter(v -> v.name().equals(before.name())).forEach(engine.jshell()::drop);
    engine.variables().lose(before.name(), why);
  }

  /// Notes where a snippet's class and variable are.
  private void place(SnippetEvent event) {
    var snippet = event.snippet();
    if (snippet.kind() == Kind.IMPORT || snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND && event.causeSnippet() != null) return;
    if (event.status().isDefined()) {
      var wrapper = engine.analysis().wrapper(snippet);
      engine.placements().put(snippet, wrapper);
      if (snippet instanceof VarSnippet variable && snippet.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
        engine.variables().put(variable, wrapper.fullClassName());
    } else if (snippet instanceof VarSnippet lost && event.causeSnippet() != null && event.status() != Status.OVERWRITTEN)
      engine.variables().lose(lost.name(), Notes.cause(event) + "; run the cell that makes it again");
  }

  /// Lets go of what only ran: the place of a statement, and the temporary variable that JShell makes for an expression, with its value.
  private void release(Snippet snippet) {
    if (snippet.kind() == Kind.STATEMENT || snippet.kind() == Kind.EXPRESSION) engine.placements().remove(snippet);
    if (snippet.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND) return;
    engine.variables().release((VarSnippet) snippet, engine.analysis().wrapper(snippet).fullClassName());
    engine.jshell().drop(snippet);
    engine.placements().remove(snippet);
  }

  /// Why a snippet that was taken failed, or null.
  Shell.Failure failure(Attempt attempt, Names names) {
    for (var event : attempt.events())
      if (event.exception() instanceof UnresolvedReferenceException missing) {
        var failure = Notes.unresolved(missing.getSnippet(), engine, names);
        if (failure != null) return failure;
      }
    if (attempt.thrown() == null) return null;
    return Traceback.failure(attempt.thrown(), engine);
  }

  private static List<Snippet> own(List<SnippetEvent> events) {
    return events.stream().filter(e -> e.causeSnippet() == null).map(SnippetEvent::snippet).toList();
  }

  private static boolean refused(List<SnippetEvent> events) {
    return events.stream().anyMatch(e -> e.causeSnippet() == null && e.status() == Status.REJECTED);
  }

  private List<Diag> errors(List<Snippet> snippets) {
    return snippets.stream().flatMap(engine.jshell()::diagnostics).filter(Diag::isError).toList();
  }

  private static boolean expression(Snippet snippet) {
    return snippet.kind() == Kind.EXPRESSION || snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
  }
}
