package nabla.kernel.grading.student;

import nabla.grade.Answers;
import nabla.grade.Exercise;
import nabla.grade.Expect;
import nabla.grade.MissingAnswer;
import nabla.grade.Task;
import org.junit.jupiter.api.Order;

/// The exercise that the attacks are made on: one task that each submission solves honestly, one that none does, and what was stolen.
@Exercise(value = "00-victim", title = "Victim")
public class Victim {
  public interface Function {
    double of(double x);
  }

  /// What the hidden task expects.
  public static double reference() {
    return 8128.125;
  }

  @Order(1)
  @Task(id = "attack", points = 1, seconds = 2, visibility = Task.Visibility.HIDDEN)
  void hiddenPelican(Answers student) {
    Expect.close("attack(1)", reference(), student.method("attack", Function.class).of(1), 1e-9);
  }

  @Order(2)
  @Task(id = "honest", points = 1, seconds = 2)
  void honest(Answers student) {
    Expect.close("half of 3", 1.5, student.method("half", Function.class).of(3), 0);
  }

  @Order(3)
  @Task(id = "loot", points = 0)
  void loot(Answers student) {
    try {
      var loot = student.variable("loot", String.class);
      throw new AssertionError("loot " + loot);
    } catch (MissingAnswer none) {
      throw new AssertionError("no loot");
    }
  }
}
