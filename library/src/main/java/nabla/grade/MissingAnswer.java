package nabla.grade;

/// The student has not defined what a task asks for, or not in a form that fits.
public final class MissingAnswer extends AssertionError {
  private static final long serialVersionUID = 1;

  public MissingAnswer(String message) {
    super(message);
  }
}
