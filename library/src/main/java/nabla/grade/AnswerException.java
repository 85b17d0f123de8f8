package nabla.grade;

/// An exception that the student's code threw in another process; its message begins with the exception's name.
public final class AnswerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public AnswerException(String message) {
    super(message);
  }
}
