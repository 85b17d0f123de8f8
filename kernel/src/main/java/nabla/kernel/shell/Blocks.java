package nabla.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Joins statements that follow each other into one block: JShell takes some 8 ms a snippet, whatever its length.
///
/// Only what declares nothing is joined. A block that the compiler refuses is run statement by statement after all.
final class Blocks {
  private static final Pattern STATEMENT = Pattern.compile("\\s*(?:(?:for|while|if|do|try|switch|synchronized)\\b\\s*[({].*|\\{.*|"
      + "(?!(?:return|throw|yield|break|continue|assert|new|import)\\b)[\\w$.]+\\s*(?:\\(|\\[\\s*[^]\\s]|=[^=]|[-+*/%&|^]=|<<=|>>=|\\+\\+|--).*;\\s*)",
      Pattern.DOTALL);

  private Blocks() {}

  static List<Piece> join(List<Piece> pieces, String text) {
    var joined = new ArrayList<Piece>();
    var run = new ArrayList<Piece.Code>();
    for (var piece : pieces)
      if (piece instanceof Piece.Code code && !code.broken() && STATEMENT.matcher(Mask.of(code.source())).matches()) run.add(code);
      else {
        flush(run, joined, text);
        joined.add(piece);
      }
    flush(run, joined, text);
    return joined;
  }

  private static void flush(List<Piece.Code> run, List<Piece> joined, String text) {
    if (run.size() < 2) joined.addAll(run);
    else {
      var first = run.getFirst();
      var last = run.getLast();
      var source = "{" + text.substring(first.offset(), last.offset()) + last.source() + "\n}";
      joined.add(new Piece.Code(source, first.offset() - 1, false, false, List.copyOf(run)));
    }
    run.clear();
  }
}
