package nabla.grade;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/// Marks a test class as an exercise: its `Task` methods are what a student is graded by.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Workbench.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public @interface Exercise {
  /// The name students grade by: `"07-bias-variance"`.
  String value();

  /// What the exercise is about, in a few words.
  String title();
}
