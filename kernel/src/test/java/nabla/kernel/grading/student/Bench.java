package nabla.kernel.grading.student;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import nabla.array.Array;
import nabla.array.Shape;
import nabla.grad.Grad;
import nabla.grad.Tensor;
import nabla.grade.Answers;
import nabla.grade.AnswerType;
import nabla.grade.Exercise;
import nabla.grade.Expect;
import nabla.grade.MissingAnswer;
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

  public interface Loss {
    Tensor of(Tensor w, Tensor x);
  }

  public interface Slope {
    Tensor of(UnaryOperator<Tensor> f, Tensor x);
  }

  public interface Descend {
    void of(Tensor w, Tensor g, double rate);
  }

  public interface Momentum {
    double[] step(double[] w, double[] g);

    int steps();
  }

  private static Tensor vector(double... x) {
    return Tensor.of(Array.of(x, Shape.of(x.length)));
  }

  @Order(9)
  @Task(id = "gradient", points = 1)
  void gradient(Answers student) {
    var f = student.method("loss", Loss.class);
    var w = Tensor.param("w", Array.of(new double[]{1, 2, 3}, Shape.of(3)));
    var x = vector(2, 1, -1);
    var inner = w.mul(2);
    var loss = f.of(inner, x).add(w.sum());
    loss.backward();
    Expect.close("Σ x (2w)³ + Σ w", 16 + 64 - 216 + 6, loss.item(), 1e-12);
    Expect.close("its gradient 6x (2w)² + 1, through steps of the test before and after", new double[]{49, 97, -215}, w.grad().toDoubles(),
        1e-12);
    var second = Grad.hessian(v -> f.of(v, x), vector(1, 2, 3));
    Expect.close("its second derivatives", new double[]{12, 0, 0, 0, 12, 0, 0, 0, -18}, second.toDoubles(), 1e-12);
  }

  @Order(10)
  @Task(id = "parameters", points = 1)
  void parameters(Answers student) {
    var loss = student.method("ownLoss", OwnLoss.class).of();
    var w = student.variable("weights", Tensor.class);
    loss.backward();
    Expect.close("the gradient of a loss by the student's own parameter", new double[]{2, 4}, w.grad().toDoubles(), 1e-12);
  }

  public interface OwnLoss {
    Tensor of();
  }

  @Order(11)
  @Task(id = "slope", points = 1)
  void slope(Answers student) {
    var got = student.method("slope", Slope.class).of(x -> x.pow(3).sum(), vector(1, 2));
    Expect.close("the student's gradient of the test's function", new double[]{3, 12}, got.toDoubles(), 1e-12);
  }

  @Order(12)
  @Task(id = "descend", points = 1)
  void descend(Answers student) {
    var w = Tensor.param("w", Array.of(new double[]{1, 2}, Shape.of(2)));
    student.method("descend", Descend.class).of(w, vector(1, 1), 0.5);
    Expect.close("w after a step", new double[]{0.5, 1.5}, w.toDoubles(), 1e-12);
  }

  @Order(13)
  @Task(id = "type", points = 1)
  void type(Answers student) {
    var line = student.type("Straight");
    Expect.that(line.kind() == AnswerType.Kind.RECORD && line.components().equals(List.of("double slope", "double intercept")), "" + line);
    var momentum = student.type("Momentum");
    Expect.that(momentum.methods().equals(List.of("double[] step(double[], double[])", "int steps()"))
        && momentum.constructors().equals(List.of("Momentum(double, double)")) && momentum.parents().equals(List.of("Rule"))
        && momentum.fields().contains("double rate"), "" + momentum);
    Expect.that(student.type("Phase").constants().equals(List.of("TRAIN", "TEST")), "" + student.type("Phase"));
    try {
      student.type("Nowhere");
      throw new AssertionError("Nowhere is somewhere");
    } catch (MissingAnswer missing) {
      Expect.that(missing.getMessage().equals("define the class or record Nowhere"), missing.getMessage());
    }
  }

  @Order(14)
  @Task(id = "make", points = 1)
  void make(Answers student) {
    var momentum = student.make("Momentum", Momentum.class, 0.1, 0.9);
    Expect.close("first step", new double[]{0.9}, momentum.step(new double[]{1}, new double[]{1}), 1e-12);
    Expect.close("second step", new double[]{0.81}, momentum.step(new double[]{1}, new double[]{1}), 1e-12);
    Expect.close("steps", 2, momentum.steps(), 0);
    Expect.close("another object", 0, student.make("Momentum", Momentum.class, 1, 0).steps(), 0);
    try {
      student.make("Momentum", Momentum.class, "fast");
      throw new AssertionError("made of a text");
    } catch (MissingAnswer missing) {
      Expect.that(missing.getMessage().equals("the task makes a new Momentum(String); your class Momentum has Momentum(double, double)"),
          missing.getMessage());
    }
  }
}
