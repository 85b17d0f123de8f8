package nabla.kernel.shell;

import java.util.List;

/// Opens Java sessions.
public final class Shells {
  private Shells() {}

  /// A session without operators and magics.
  public static Shell open() {
    return open(Rewriter.NONE, List.of());
  }

  /// A session whose refused snippets get a second reading from `rewriter`, and that knows these magics. Returns when the imports are done.
  public static Shell open(Rewriter rewriter, List<Magic> magics) {
    return new JavaShell(rewriter, magics, false);
  }

  /// A session for a submission: as the other, but its cells may call only what `nabla.kernel.guard` allows.
  public static Shell guarded(Rewriter rewriter, List<Magic> magics) {
    return new JavaShell(rewriter, magics, true);
  }
}
