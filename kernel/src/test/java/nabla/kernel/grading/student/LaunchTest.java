package nabla.kernel.grading.student;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import nabla.grade.Answers;
import nabla.grade.Task;
import org.junit.jupiter.api.Test;

/// What a student's process is started with follows from what its tasks ask for.
class LaunchTest {
  static class Quick {
    @Task(id = "quick", points = 1)
    void quick(Answers student) {}
  }

  static class Training {
    @Task(id = "quick", points = 1)
    void quick(Answers student) {}

    @Task(id = "training", points = 1, seconds = 20)
    void training(Answers student) {}
  }

  private static List<String> command(Class<?> tests) throws Exception {
    return Launch.without(tests, Limits.USUAL, Protection.unprotected()).command(List.of(), "open");
  }

  @Test
  void aProcessOfShortTasksStartsFast() throws Exception {
    var command = command(Quick.class);
    assertTrue(command.containsAll(List.of("-XX:TieredStopAtLevel=1", "-Dnabla.scalar=true")), command.toString());
  }

  @Test
  void aProcessWithALongTaskComputesFast() throws Exception {
    var command = command(Training.class);
    assertFalse(command.contains("-XX:TieredStopAtLevel=1") || command.contains("-Dnabla.scalar=true"), command.toString());
  }
}
