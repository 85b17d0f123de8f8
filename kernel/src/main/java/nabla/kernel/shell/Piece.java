package nabla.kernel.shell;

import java.util.List;

/// A part of a cell that runs as one: a snippet of Java, or a line that starts with `%`.
sealed interface Piece {
  int offset();

  /// Java for JShell; `source` starts at `offset` of the cell and may end with a semicolon that was not typed;
  /// `shown` where none was, so that an expression's value is the cell's; `broken` where it cannot be parsed;
  /// `parts` are the statements of a block that was not typed as one.
  record Code(String source, int offset, boolean shown, boolean broken, List<Code> parts) implements Piece {
    Code(String source, int offset, boolean shown, boolean broken) {
      this(source, offset, shown, broken, List.of());
    }
  }

  /// A magic, with its text up to the end of its line (or cell).
  record Magic(String text, int offset) implements Piece {}
}
