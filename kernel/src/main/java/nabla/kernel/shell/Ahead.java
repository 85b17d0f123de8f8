package nabla.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import nabla.kernel.shell.Edits.Edit;
import nabla.kernel.shell.Piece.Code;

/// Compiles what a cell is about to run as one block, so that its errors are known before any of it has run.
///
/// In the block the cell's variables are local ones. What Java asks of local variables only (a value before use, no change where a lambda
/// uses them, no hidden name) is no error of a cell. A piece that compiles by itself counts as right.
final class Ahead {
  private static final Set<String> OF_LOCALS = Set.of("already.defined", "var.might.not.have.been.initialized", "unreachable.stmt",
      "cant.ref.non.effectively.final.var", "local.variables.referenced.from.lambda.expression.must.be.final",
      "var.might.already.be.assigned", "var.might.be.assigned.in.loop", "cant.infer.local.var.type");
  private static final String NOT_STATEMENT = "compiler.err.not.stmt";
  private static final Pattern MODIFIERS = Pattern.compile("\\s*(?:(?:final|static|public|private|protected)\\s+)+");
  private static final Pattern STATEMENT = Pattern.compile("(?s)\\s*(?:(?:if|for|while|do|try|switch|throw|synchronized|assert)\\b|[{@]).*"
      + "|.*[)}]\\s*;?\\s*|.*(?:\\+\\+|--)\\s*;?\\s*|[\\w.\\[\\]<>,?\\s]+(?:[-+*/%&|^]|<<|>>)?=[^=].*");
  private static final int MOST_ROUNDS = 12;

  private final Snippets snippets;
  private final CellSource cell;
  private final String text;
  private final List<Code> pieces;
  private final Set<Integer> expressions = new TreeSet<>();
  private Edits block, reading;
  private boolean clean;
  private int rounds;

  /// The statements and variables among `pieces` of `text`, which is the cell as the splitter saw it.
  Ahead(Snippets snippets, CellSource cell, String text, List<Code> pieces) {
    this.snippets = snippets;
    this.cell = cell;
    this.text = text;
    this.pieces = pieces;
    for (int i = 0; i < pieces.size(); i++)
      if (pieces.get(i).shown() && !STATEMENT.matcher(Mask.of(pieces.get(i).source())).matches()
          && Declarations.names(pieces.get(i).source()).isEmpty())
        expressions.add(i);
  }

  /// The errors of the pieces, in the order in which the compiler found them.
  List<Problem> problems() {
    var errors = read();
    while (errors.stream().anyMatch(this::isExpression)) errors = read();
    clean = errors.isEmpty() && rounds < MOST_ROUNDS;
    var found = new ArrayList<Problem>();
    var right = new TreeSet<Integer>();
    for (var error : errors) {
      int at = toCell(error.getPosition()), i = piece(at);
      if (i < 0 || right.contains(i) || OF_LOCALS.contains(error.getCode().replaceFirst("^compiler\\.err\\.", ""))) continue;
      if (snippets.check(pieces.get(i), cell).isEmpty()) right.add(i);
      else found.add(Problem.of(cell, this::toCell, error));
    }
    return found;
  }

  /// Whether the compiler found nothing at all, so that the pieces can run as they were read here.
  boolean clean() {
    return clean;
  }

  /// How a piece is to be read, as the rewriter has read it within the block.
  Edits reading(Code piece) {
    int from = piece.offset(), to = from + piece.source().length();
    var edits = new ArrayList<Edit>();
    for (var e : reading.edits()) {
      int start = start() + block.toOriginal(e.start()), end = start() + block.toOriginal(e.end());
      if (start >= from && end <= to) edits.add(new Edit(start - from, end - from, e.replacement(), e.stands()));
    }
    return new Edits(piece.source(), edits);
  }

  /// Reads the block as JShell and the rewriter do; the errors that remain, none where the rewriter never comes to an end.
  private List<Diag> read() {
    block = block();
    reading = Edits.none(block.source());
    for (rounds = 0; rounds < MOST_ROUNDS; rounds++) {
      var errors = snippets.errors(reading.source());
      var again = errors.isEmpty() ? Optional.<Edits>empty() : snippets.rejected(reading, errors);
      if (again.isEmpty()) return errors;
      reading = again.get();
    }
    return List.of();
  }

  /// Notes that a piece is a value, no statement; whether that is news.
  private boolean isExpression(Diag error) {
    return error.getCode().equals(NOT_STATEMENT) && piece(toCell(error.getPosition())) >= 0
        && expressions.add(piece(toCell(error.getPosition())));
  }

  private int start() {
    return pieces.getFirst().offset();
  }

  /// The pieces as one block: nothing else, a semicolon after each, a variable for each value.
  private Edits block() {
    int from = start(), to = end(pieces.getLast());
    var edits = new ArrayList<Edit>();
    int at = from;
    for (int i = 0; i < pieces.size(); i++) {
      var piece = pieces.get(i);
      if (at < piece.offset()) edits.add(new Edit(at - from, piece.offset() - from, ""));
      var modifiers = MODIFIERS.matcher(piece.source());
      int head = modifiers.lookingAt() ? modifiers.end() : 0;
      edits.add(new Edit(piece.offset() - from, piece.offset() + head - from,
          (i == 0 ? "{ " : " ") + (expressions.contains(i) ? "var $$" + i + " = " : "")));
      at = end(piece);
      edits.add(new Edit(at - from, at - from, ";\n" + (i == pieces.size() - 1 ? "}" : "")));
    }
    return new Edits(text.substring(from, to), edits);
  }

  /// Where a piece ends in the cell: without the semicolon that was not typed.
  private int end(Code piece) {
    int end = piece.offset() + piece.source().length();
    return text.startsWith(piece.source(), piece.offset()) ? end : end - 1;
  }

  /// Whether the pieces stand in the cell as they are.
  boolean sound() {
    return pieces.stream().allMatch(p -> text.startsWith(p.source(), p.offset())
        || p.source().endsWith(";") && text.startsWith(p.source().substring(0, p.source().length() - 1), p.offset()));
  }

  private int toCell(long position) {
    return start() + block.toOriginal(reading.toOriginal((int) position));
  }

  /// The piece at a position of the cell, or -1.
  private int piece(int at) {
    for (int i = 0; i < pieces.size(); i++)
      if (at >= pieces.get(i).offset() && at <= end(pieces.get(i))) return i;
    return -1;
  }
}
