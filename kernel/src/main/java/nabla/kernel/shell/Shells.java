package nabla.kernel.shell;

/// Opens Java sessions.
public final class Shells {
  private Shells() {}

  /// A session without operators.
  public static Shell open() {
    return open(Rewriter.NONE);
  }

  /// A session whose refused snippets get a second reading from `rewriter`. Returns when the imports are done.
  public static Shell open(Rewriter rewriter) {
    return new JavaShell(rewriter);
  }
}
