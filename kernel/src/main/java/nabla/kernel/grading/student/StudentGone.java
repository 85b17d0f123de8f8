package nabla.kernel.grading.student;

import nabla.kernel.grading.pipe.Exceptions;
import nabla.kernel.grading.pipe.Gone;
import nabla.kernel.grading.pipe.Thrown;

/// The student's process was not there for a task to the end.
final class StudentGone extends AssertionError {
  private static final long serialVersionUID = 1;
  static final String START = "your code's process went away: ";

  StudentGone(String why) {
    super(START + why);
  }

  /// What a task sees of what went wrong in a talk with `peer`.
  static Throwable because(Exception e, Peer peer) {
    return switch (e) {
      case Thrown thrown -> Exceptions.of(thrown);
      case Gone gone when gone.late() -> new AssertionError(gone.getMessage());
      case Gone gone -> new StudentGone(gone.getMessage().isEmpty() ? peer.end() : gone.getMessage());
      default -> new AssertionError(e.getMessage());
    };
  }
}
