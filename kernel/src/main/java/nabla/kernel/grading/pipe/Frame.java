package nabla.kernel.grading.pipe;

/// One message: what it is, which request it belongs to, and its content.
public record Frame(Kind kind, int id, byte[] body) {
  /// What a message says. The student's process sends only those from `READY` on, and `CALL` for a function that was handed to it.
  public enum Kind {
    /// Run a cell: number, source.
    RUN,
    /// Find a method: the object's number or 0, name, parameter types, result type.
    FIND,
    /// Give the value of a variable: name, type.
    VARIABLE,
    /// Describe a class: name.
    TYPE,
    /// Make an object: class name, types of the arguments, arguments.
    MAKE,
    /// End the request that runs.
    STOP,
    /// Call a function: its number, arguments.
    CALL,
    /// The process listens.
    READY,
    /// The answer to a request.
    RESULT,
    /// The request ended by an exception.
    THREW,
    /// Something the grader's report should mention.
    NOTE
  }

  /// The frame that tells of an exception; what the exception says of itself is asked for once, and may itself throw.
  public static Frame threw(int id, Throwable thrown) {
    return new Frame(Kind.THREW, id, Thrown.body(thrown));
  }
}
