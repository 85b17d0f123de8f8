package nabla.grade;

/// Why a task failed, in words for its student. What a student's own exception says of itself is not trusted to be short or to return.
final class Blame {
  private static final int LONG = 600;

  private Blame() {}

  static String of(Throwable thrown) {
    if (thrown == null) return "failed";
    var message = message(thrown);
    return switch (thrown) {
      case AnswerException e -> message;
      case AssertionError e -> message.isEmpty() ? "an assertion failed" : message;
      case UnsupportedOperationException e when message.startsWith("not implemented yet") -> message;
      case OutOfMemoryError e -> "ran out of memory";
      case StackOverflowError e -> "a method calls itself without end";
      default -> thrown.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    };
  }

  private static String message(Throwable thrown) {
    try {
      var message = String.valueOf(thrown.getMessage());
      return thrown.getMessage() == null ? "" : message.length() > LONG ? message.substring(0, LONG) + " …" : message;
    } catch (Throwable hostile) {
      return "";
    }
  }
}
