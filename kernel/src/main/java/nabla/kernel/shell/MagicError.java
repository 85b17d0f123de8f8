package nabla.kernel.shell;

/// What a magic says when it cannot do what was asked: one line, without a stack trace.
public final class MagicError extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MagicError(String message) {
    super(message);
  }

  public MagicError(String message, Throwable cause) {
    super(message, cause);
  }
}
