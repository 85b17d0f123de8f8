package nabla.kernel.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nabla.kernel.shell.Edits.Edit;
import nabla.kernel.shell.Snippets.Attempt;

/// One run of one cell: its pieces in order, up to the first that fails.
///
/// Nothing runs when a piece cannot be parsed. A piece that needs a declaration further down gets it first.
/// When the compiler refuses a piece, those after it are read too, so that all errors of the cell are shown at once.
final class CellRun {
  private static final Shell.Outcome NOTHING = new Shell.Value(null, false);

  private final Evaluator evaluator;
  private final CellSource cell;
  private final Deque<Piece> rest;
  private final String text;
  private final List<Attempt> done = new ArrayList<>();
  private final List<Attempt> tried = new ArrayList<>();
  private Section section;
  private int offset;

  CellRun(Evaluator evaluator, CellSource cell, String text) {
    this.evaluator = evaluator;
    this.cell = cell;
    this.text = text;
    this.rest = new ArrayDeque<>(Splitter.split(text, evaluator.engine().analysis()));
  }

  CellSource cell() {
    return cell;
  }

  /// Where the piece that runs now starts.
  int offset() {
    return offset;
  }

  boolean ranJava() {
    return !tried.isEmpty();
  }

  /// What ran, with the changes made to its snippets.
  Edits edits() {
    var edits = new ArrayList<Edit>();
    for (var attempt : tried)
      for (var e : attempt.origin().edits().edits()) {
        int at = attempt.origin().offset();
        edits.add(new Edit(at + e.start(), at + e.end(), e.replacement(), e.stands()));
      }
    return new Edits(text, edits);
  }

  Shell.Outcome run() throws Exception {
    if (rest.stream().anyMatch(p -> p instanceof Piece.Code code && code.broken())) return refused(List.of(), Set.of());
    var outcome = NOTHING;
    while (!rest.isEmpty()) {
      var refused = section == null || !section.holds(rest.peek()) ? judge() : null;
      if (refused != null) return refused;
      var piece = rest.poll();
      offset = piece.offset();
      outcome = switch (piece) {
        case Piece.Code code -> run(code);
        case Piece.Magic magic -> Spell.cast(magic.text(), evaluator);
      };
      if (outcome instanceof Shell.Failure) return outcome;
    }
    if (evaluator.settings().get(Settings.NOTES.name()).equals("on")) Notes.unfinished(done, evaluator.engine(), names());
    return outcome;
  }

  /// Looks at what is about to run as a whole; its failure where the compiler refuses any of it.
  private Shell.Failure judge() {
    section = new Section(rest, evaluator);
    var problems = new ArrayList<Problem>();
    var missing = new HashSet<String>();
    for (var declaration : section.declarations()) {
      var attempt = declare(declaration);
      if (attempt.refused()) missing.addAll(Declarations.names(declaration.source()));
      problems.addAll(attempt.problems());
    }
    for (var problem : section.problems(cell, Splitter.commented(text)))
      if (!missing.contains(Symbol.of(problem).name())) problems.add(problem);
    if (problems.isEmpty()) return null;
    rest.removeIf(section::holds);
    return refused(problems, section.names());
  }

  private Attempt declare(Piece.Code declaration) {
    var attempt = evaluator.snippets().run(declaration, cell);
    if (attempt.refused()) return attempt;
    rest.remove(declaration);
    done.add(attempt);
    tried.add(attempt);
    return attempt;
  }

  private Shell.Outcome run(Piece.Code code) {
    var read = section.reading(code);
    var attempt = evaluator.snippets().run(code, cell, read);
    if (attempt.refused() && read != null && !read.edits().isEmpty()) attempt = evaluator.snippets().run(code, cell);
    if (attempt.misses() && declareRest()) attempt = evaluator.snippets().run(code, cell);
    if (attempt.refused() && !code.parts().isEmpty()) return piecemeal(code);
    tried.add(attempt);
    if (attempt.refused()) return refused(attempt.problems(), Declarations.names(code.source()));
    done.add(attempt);
    var failure = evaluator.snippets().failure(attempt, names());
    if (failure != null) return failure;
    return attempt.valued() && code.shown() ? new Shell.Value(attempt.value(), true) : NOTHING;
  }

  /// Runs the statements of a block one by one.
  private Shell.Outcome piecemeal(Piece.Code block) {
    for (var part : block.parts().reversed()) rest.push(part);
    return NOTHING;
  }

  /// Makes the declarations that stand further down in the cell; false where there are none.
  private boolean declareRest() {
    var ahead = rest.stream().filter(p -> p instanceof Piece.Code code && evaluator.snippets().declares(code)).toList();
    ahead.forEach(piece -> declare((Piece.Code) piece));
    return !ahead.isEmpty();
  }

  private Shell.Failure refused(List<Problem> problems, Set<String> missing) {
    var all = new ArrayList<>(problems);
    var unknown = new HashSet<>(missing);
    for (var piece : rest)
      if (piece instanceof Piece.Code code) {
        for (var problem : evaluator.snippets().check(code, cell))
          if (!unknown.contains(Symbol.of(problem).name())) all.add(problem);
        unknown.addAll(Declarations.names(code.source()));
      }
    return CompileErrors.failure(all, names());
  }

  private Names names() {
    return new Names(evaluator.engine());
  }
}
