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
    if (last instanceof Piece.Code code && code.broken() && open(code.source(), engine))
      return new Shell.Completeness(State.INCOMPLETE, indent(source));
    boolean invalid = pieces.stream().anyMatch(p -> p instanceof Piece.Code code && code.broken());
    return new Shell.Completeness(invalid ? State.INVALID : State.COMPLETE, "");
  }

  /// Whether more text could make it right.
  private static boolean open(String code, Engine engine) {
    if (Mask.open(code)) return true;
    return engine.analysis().analyzeCompletion(code).completeness() != Completeness.UNKNOWN;
  }

  private static String indent(String source) {
    return INDENT.repeat(Math.max(0, Brackets.depth(Mask.of(source))));
  }
}
