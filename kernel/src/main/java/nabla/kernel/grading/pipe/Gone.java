package nabla.kernel.grading.pipe;

/// The other side no longer answers.
public final class Gone extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean late;

  Gone(boolean late, String message) {
    super(message);
    this.late = late;
  }

  /// Whether it may still live and just takes too long.
  public boolean late() {
    return late;
  }
}
