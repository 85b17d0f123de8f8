package nabla.kernel.grading.student;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import nabla.grad.Tensor;
import nabla.grade.Answers;
import nabla.grade.Exercise;
import nabla.grade.Expect;
import nabla.grade.Task;
import org.junit.jupiter.api.Order;

/// An exercise for testing what travels between a student's process and the tests.
@Exercise(value = "00-bench", title = "What travels")
public class Bench {
  public interface Half {
    double of(double x);
  }

  public interface Scale {
    void of(double[] x, double by);
  }

  public interface Derivative {
    double at(DoubleUnaryOperator f, double x);
  }

  public interface Product {
    Tensor of(Tensor a, Tensor b);
  }

  public record Line(double slope, double intercept) {}

  public interface Fit {
    Line of(double[] x, double[] y);
  }

  public interface Power {
    DoubleUnaryOperator of(int n);
  }

  public interface Words {
    List<String> of(String text);
  }

  @Order(1)
  @Task(id = "half", points = 1)
  void half(Answers student) {
    Expect.close("half of 3", 1.5, student.method("half", Half.class).of(3), 0);
  }

  @Order(2)
  @Task(id = "scale", points = 1)
  void scale(Answers student) {
    var x = new double[]{1, 2};
    student.method("scale", Scale.class).of(x, 3);
    Expect.close("x", new double[]{3, 6}, x, 0);
  }

  @Order(3)
  @Task(id = "derivative", points = 1)
  void derivative(Answers student) {
    Expect.close("x² at 3", 6, student.method("derivative", Derivative.class).at(x -> x * x, 3), 1e-4);
  }

  @Order(4)
  @Task(id = "product", points = 1)
  void product(Answers student) {
    var a = Tensor.of(nabla.array.Array.of(new float[]{1, 2, 3, 4}, nabla.array.Shape.of(2, 2)));
    var got = student.method("product", Product.class).of(a, a);
    Expect.close("a a", Tensor.of(nabla.array.Array.of(new float[]{7, 10, 15, 22}, nabla.array.Shape.of(2, 2))), got, 1e-6);
  }

  @Order(5)
  @Task(id = "fit", points = 1)
  void fit(Answers student) {
    var line = student.method("fit", Fit.class).of(new double[]{0, 1}, new double[]{1, 3});
    Expect.that(line.equals(new Line(2, 1)), "got " + line);
  }

  @Order(6)
  @Task(id = "power", points = 1)
  void power(Answers student) {
    Expect.close("2³", 8, student.method("power", Power.class).of(3).applyAsDouble(2), 0);
  }

  @Order(7)
  @Task(id = "words", points = 1, visibility = Task.Visibility.HIDDEN)
  void words(Answers student) {
    Expect.that(student.method("words", Words.class).of("a b").equals(List.of("a", "b")), "two words");
  }

  @Order(8)
  @Task(id = "rate", points = 1)
  void rate(Answers student) {
    Expect.close("rate", 3, student.variable("rate", double.class), 0);
  }
}
