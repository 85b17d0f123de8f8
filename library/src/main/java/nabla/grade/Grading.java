package nabla.grade;

import java.nio.file.Path;
import java.util.List;
import nabla.display.Screen;

/// Grading inside a notebook: the kernel says whose answers they are, `grade("NN-slug")` shows the table and returns the report.
public final class Grading {
  private static volatile Answers answers;
  private static volatile boolean skipped;

  private Grading() {}

  /// Makes these the answers that `grade` looks at.
  public static void use(Answers present) {
    answers = present;
  }

  /// From now on `grade` does nothing: a submission is graded from outside.
  public static void skip() {
    skipped = true;
  }

  /// Grades the visible tasks of an exercise, shows the table, and gives hints where a task failed at least twice.
  public static Report grade(String exercise) {
    if (skipped) return new Report(exercise, "", List.of());
    if (answers == null) throw new IllegalStateException("grade: there is no notebook here whose answers could be graded");
    var report = new Attempts(Path.of(""), exercise).count(Grader.grade(Grader.find(exercise), answers, false));
    Screen.current().show(report.table(), null);
    return report;
  }
}
