package nabla.grade;

/// What a student defined, looked up by name and type. Tests see the student only through this.
public interface Answers {
  /// The student's method as an instance of a functional interface, numbers converted as Java assigns them.
  ///
  /// @throws MissingAnswer where there is no such method or it does not fit
  <T> T method(String name, Class<T> type);

  /// The value of the student's variable.
  ///
  /// @throws MissingAnswer where there is no such variable or it has another type
  <T> T variable(String name, Class<T> type);

  /// The student's class, record or interface.
  ///
  /// @throws MissingAnswer where there is none of that name
  Class<?> type(String name);

  /// Ends the student's code that still runs on this thread, if it can be ended.
  default void stop(Thread thread) {
    thread.interrupt();
  }
}
