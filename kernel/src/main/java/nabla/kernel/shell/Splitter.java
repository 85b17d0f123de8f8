package nabla.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/// Cuts a cell into snippets and magics, in order.
///
/// A line that starts in its first column with `%` and a letter is a magic, `%%` takes the whole cell;
/// a first line that starts with `# ` is a comment.
final class Splitter {
  private static final Pattern LINE_MAGIC = Pattern.compile("%[a-zA-Z].*");

  private final SourceCodeAnalysis analysis;
  private final List<Piece> pieces = new ArrayList<>();

  private Splitter(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  static List<Piece> split(String cell, SourceCodeAnalysis analysis) {
    var splitter = new Splitter(analysis);
    var text = commented(cell);
    if (text.startsWith("%%")) splitter.pieces.add(new Piece.Magic(text, 0));
    else splitter.lines(text);
    return Blocks.join(splitter.pieces, text);
  }

  /// The cell with a title line such as `# Part one` as a Java comment of the same length.
  static String commented(String cell) {
    return cell.startsWith("# ") ? "//" + cell.substring(2) : cell;
  }

  /// Where magics start: lines outside text blocks and comments.
  static List<Integer> magicLines(String text) {
    var found = new ArrayList<Integer>();
    var masked = text.contains("%") ? Mask.of(text) : "";
    for (int at = 0; at < masked.length();) {
      int end = text.indexOf('\n', at), stop = end < 0 ? text.length() : end;
      if (LINE_MAGIC.matcher(masked.substring(at, stop)).matches()) found.add(at);
      at = stop + 1;
    }
    return found;
  }

  private void lines(String text) {
    int at = 0;
    for (int magic : magicLines(text)) {
      code(text.substring(at, magic), at);
      int end = text.indexOf('\n', magic), stop = end < 0 ? text.length() : end;
      pieces.add(new Piece.Magic(text.substring(magic, stop).stripTrailing(), magic));
      at = stop;
    }
    code(text.substring(at), at);
  }

  private void code(String text, int offset) {
    for (var rest = text.substring(skipped(text)); !rest.isBlank(); rest = rest.substring(skipped(rest))) {
      int at = offset + text.length() - rest.length();
      var unit = analysis.analyzeCompletion(rest);
      switch (unit.completeness()) {
        case EMPTY -> rest = "";
        case COMPLETE, COMPLETE_WITH_SEMI -> {
          var typed = rest.substring(0, rest.length() - unit.remaining().length());
          pieces.add(new Piece.Code(unit.source(), at, !Mask.endsWithSemicolon(typed), false));
          rest = unit.remaining();
        }
        default -> {
          int cut = unit.completeness() == Completeness.UNKNOWN ? resume(rest) : rest.length();
          pieces.add(new Piece.Code(rest.substring(0, cut), at, false, true));
          rest = rest.substring(cut);
        }
      }
    }
  }

  /// Where to read on after code that cannot be parsed: the first line outside all brackets from which a statement parses.
  private int resume(String text) {
    var masked = Mask.of(text);
    int depth = 0;
    for (int i = 0; i < masked.length(); i++) {
      depth += "([{".indexOf(masked.charAt(i)) >= 0 ? 1 : ")]}".indexOf(masked.charAt(i)) >= 0 ? -1 : 0;
      if (masked.charAt(i) == '\n' && depth <= 0 && parses(text.substring(i))) return i;
    }
    return text.length();
  }

  private boolean parses(String text) {
    var completeness = analysis.analyzeCompletion(text).completeness();
    return completeness == Completeness.COMPLETE || completeness == Completeness.COMPLETE_WITH_SEMI;
  }

  /// How many blanks and empty statements lead the text.
  private static int skipped(String text) {
    int at = 0;
    while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ';')) at++;
    return at;
  }
}
