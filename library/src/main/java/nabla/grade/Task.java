package nabla.grade;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/// One graded task: a test method with points. It may take an `Answers` parameter, through which it sees the student's work.
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Task {
  /// The task's id, unique in its exercise: `"decompose"`.
  String id();

  double points();

  /// What helps a student who has failed twice.
  String hint() default "";

  Visibility visibility() default Visibility.VISIBLE;

  /// The concept ids that the task examines, at most five.
  String[] concepts() default {};

  /// Seconds of processor time after which a looping answer is cut off; by the clock, up to four times as many.
  double seconds() default 5;

  enum Visibility {
    /// Runs in the notebook.
    VISIBLE,
    /// Runs only when a submission is graded.
    HIDDEN
  }
}
