package nabla.kernel.shell;

import java.util.Locale;
import java.util.function.LongToIntFunction;
import jdk.jshell.Diag;
import nabla.kernel.shell.Placements.Origin;

/// One thing the compiler refused: where in its cell (offsets, end exclusive), the code in javac's catalogue, and javac's message.
record Problem(CellSource cell, int start, int end, String code, String message) {
  static Problem of(Origin origin, Diag diag) {
    return of(origin.cell(), origin::inCell, diag);
  }

  /// A problem of a source whose positions lead back into the cell by `inCell`.
  static Problem of(CellSource cell, LongToIntFunction inCell, Diag diag) {
    int start = inCell.applyAsInt(diag.getStartPosition()), end = inCell.applyAsInt(diag.getEndPosition());
    if (diag.getCode().startsWith("compiler.err.cant.resolve") || diag.getCode().startsWith("compiler.err.cant.apply")) {
      start = name(cell.text(), inCell.applyAsInt(diag.getPosition()));
      end = word(cell.text(), start);
    }
    return new Problem(cell, start, Math.max(end, start + 1), diag.getCode(), diag.getMessage(Locale.ENGLISH));
  }

  /// Where the name starts that stands at a position or after its dot.
  private static int name(String text, int position) {
    int at = position;
    while (at < text.length() && !Character.isJavaIdentifierPart(text.charAt(at))) at++;
    return at < text.length() ? at : position;
  }

  private static int word(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) end++;
    return end;
  }

  int line() {
    return cell.line(start);
  }

  /// The text it is about.
  String text() {
    return cell.text().substring(Math.min(start, cell.text().length()), Math.min(end, cell.text().length()));
  }
}
