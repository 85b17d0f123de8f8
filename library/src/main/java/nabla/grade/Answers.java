package nabla.grade;

import java.lang.management.ManagementFactory;

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

  /// What the student's class, record, interface or enum declares.
  ///
  /// @throws MissingAnswer where there is none of that name
  AnswerType type(String name);

  /// A new object of the student's class, seen through an interface of the tests: each of its methods calls the student's of the same name and
  /// form.
  ///
  /// @param arguments of a constructor, converted as Java assigns them
  /// @throws MissingAnswer where there is no such class, constructor or method, or it does not fit
  <T> T make(String type, Class<T> as, Object... arguments);

  /// The processor seconds that the student's code has used on behalf of this thread; 0 where the machine does not tell.
  default double worked(Thread thread) {
    long nanos = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
    return Math.max(0, nanos / 1e9);
  }

  /// Ends the student's code that still runs on this thread, if it can be ended.
  default void stop(Thread thread) {
    thread.interrupt();
  }
}
