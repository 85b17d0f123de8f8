package nabla.kernel.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nabla.kernel.shell.Piece.Code;

/// A stretch of a cell that is judged as a whole before any of it runs.
///
/// It ends before a magic, before a variable that it has declared already, and before a method or class that replaces one of an earlier cell:
/// what follows can be judged only when that is done. Declarations at its start need no judging, since they run nothing.
final class Section {
  private static final Pattern RETURN = Pattern.compile("\\s*return\\b.*", Pattern.DOTALL);

  private final Evaluator evaluator;
  private final List<Piece> members = new ArrayList<>();
  private final List<Code> running = new ArrayList<>(), declarations = new ArrayList<>();
  private final Set<String> variables = new HashSet<>();
  private Ahead ahead;

  /// The section at the start of what is left of a cell.
  Section(Collection<Piece> rest, Evaluator evaluator) {
    this.evaluator = evaluator;
    for (var piece : rest)
      if (!(piece instanceof Code code && add(code))) break;
    if (members.isEmpty()) members.add(rest.iterator().next());
  }

  private boolean add(Code code) {
    boolean idle = Declarations.idle(code.source());
    if (running.isEmpty() && idle) return members.add(code);
    if (running.isEmpty() && !members.isEmpty()) return false;
    var names = Declarations.names(code.source());
    if (idle ? replaces(code, names) : RETURN.matcher(code.source()).matches() || names.stream().anyMatch(variables::contains))
      return false;
    if (idle) declarations.add(code);
    else {
      running.addAll(code.parts().isEmpty() ? List.of(code) : code.parts());
      members.addAll(code.parts());
      variables.addAll(names);
    }
    return members.add(code);
  }

  private boolean replaces(Code code, Set<String> names) {
    var jshell = evaluator.engine().jshell();
    boolean known = jshell.methods().anyMatch(m -> names.contains(m.name())) || jshell.types().anyMatch(t -> names.contains(t.name()));
    return known && !evaluator.snippets().stands(code);
  }

  boolean holds(Piece piece) {
    return members.stream().anyMatch(p -> p == piece);
  }

  /// The declarations between its statements: made first, they change nothing that runs.
  List<Code> declarations() {
    return declarations;
  }

  /// The names that it declares.
  Set<String> names() {
    var names = new HashSet<String>();
    for (var piece : members)
      if (piece instanceof Code code) names.addAll(Declarations.names(code.source()));
    return names;
  }

  /// The errors of its statements, seen together; its declarations have been made.
  List<Problem> problems(CellSource cell, String text) {
    if (running.size() < 2) return List.of();
    var block = new Ahead(evaluator.snippets(), cell, text, running);
    if (!block.sound()) return List.of();
    var problems = block.problems();
    if (block.clean()) ahead = block;
    return problems;
  }

  /// How a piece was read with the others, or null where it was not.
  Edits reading(Code piece) {
    return ahead == null ? null : ahead.reading(piece);
  }
}
