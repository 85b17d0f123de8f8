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
    return splitter.pieces;
  }

  /// The cell with a title line such as `# Part one` as a Java comment of the same length.
  static String commented(String cell) {
    return cell.startsWith("# ") ? "//" + cell.substring(2) : cell;
  }

  /// Where magics start: lines outside text blocks and comments.
  static List<Integer> magicLines(String text) {
    var found = new ArrayList<Integer>();
    var masked = Mask.of(text);
    for (int at = 0; at < text.length();) {
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
    var rest = text;
    while (!rest.isBlank()) {
      int at = offset + text.length() - rest.length(), skip = skipped(rest);
      if (skip > 0) {
        rest = rest.substring(skip);
        continue;
      }
      var unit = analysis.analyzeCompletion(rest);
      if (unit.completeness() == Completeness.EMPTY) return;
      var whole = unit.source() == null || unit.completeness() == Completeness.CONSIDERED_INCOMPLETE;
      var source = whole ? rest : unit.source();
      var typed = whole ? rest : rest.substring(0, rest.length() - unit.remaining().length());
      pieces.add(new Piece.Code(source, at, !Mask.endsWithSemicolon(typed)));
      if (whole || unit.remaining().isEmpty()) return;
      rest = unit.remaining();
    }
  }

  /// How many blanks and empty statements lead the text.
  private static int skipped(String text) {
    int at = 0;
    while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ';')) at++;
    return at;
  }
}
