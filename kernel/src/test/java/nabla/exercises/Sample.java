package nabla.exercises;

import java.util.function.DoubleUnaryOperator;
import nabla.grade.Answers;
import nabla.grade.Exercise;
import nabla.grade.Expect;
import nabla.grade.Task;
import org.junit.jupiter.api.Order;

/// A small exercise for tests of the grader: two visible tasks and a hidden one.
@Exercise(value = "00-sample", title = "A sample")
public class Sample {
  @Order(1)
  @Task(id = "square", points = 2, hint = "multiply x by itself", seconds = 2)
  void square(Answers student) {
    Expect.close("square(3)", 9, student.method("square", DoubleUnaryOperator.class).applyAsDouble(3), 1e-12);
  }

  @Order(2)
  @Task(id = "half", points = 1.5, hint = "divide by two", seconds = 2)
  void half(Answers student) {
    Expect.close("half(3)", 1.5, student.method("half", DoubleUnaryOperator.class).applyAsDouble(3), 1e-12);
  }

  @Order(3)
  @Task(id = "negative", points = 1, hint = "think of numbers below zero", seconds = 2, visibility = Task.Visibility.HIDDEN)
  void negative(Answers student) {
    Expect.close("square(-41)", 1681, student.method("square", DoubleUnaryOperator.class).applyAsDouble(-41), 1e-12);
  }
}
