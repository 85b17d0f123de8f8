package nabla.kernel.shell;

import jdk.jshell.SourceCodeAnalysis.Completeness;
import nabla.kernel.shell.Shell.State;

/// Whether a cell could run as it stands.
final class Complete {
  private static final String INDENT = "  ";

  private Complete() {}

  static Shell.Completeness check(Engine engine, String source) {
    var pieces = Splitter.split(source, engine.analysis());
    var last = pieces.isEmpty() ? null : pieces.getLast();
    var state = State.COMPLETE;
    for (var piece : pieces)
      if (piece instanceof Piece.Code code && state != State.INVALID) {
        boolean open = piece == last && open(code, engine);
        if (code.broken() || Grammar.error(code.source()) >= 0) state = open ? State.INCOMPLETE : State.INVALID;
      }
    return new Shell.Completeness(state, state == State.INCOMPLETE ? indent(source) : "");
  }

  /// Whether more text could make it right.
  private static boolean open(Piece.Code code, Engine engine) {
    if (Mask.open(code.source())) return true;
    if (!code.broken()) return Grammar.error(code.source()) >= code.source().length() - (code.shown() ? 1 : 0);
    return engine.analysis().analyzeCompletion(code.source()).completeness() != Completeness.UNKNOWN;
  }

  private static String indent(String source) {
    return INDENT.repeat(Math.max(0, Brackets.depth(Mask.of(source))));
  }
}
