package nabla.kernel.guard;

/// Thrown in place of a call that the exercise does not allow.
public final class NotAllowed extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotAllowed(String message) {
    super(message);
  }
}
