package nabla.grade.results;

import java.util.List;
import nabla.grade.TaskResult;

/// One student's submission, graded or not.
///
/// @param problem why it could not be graded, empty where it was
/// @param tasks a result for each task of the sheet, in its order; none where the submission is missing
/// @param cells the errors of its cells, a line each
/// @param notices what was put right in the notebook
/// @param events what happened while it ran that graders should know
/// @param protections what stood between it and the machine
/// @param when the moment its grading began, in ISO form
/// @param seconds wall time of its grading
/// @param cpuSeconds processor time of the student's processes
public record Graded(String student, Status status, String problem, List<TaskResult> tasks, List<String> cells, List<String> notices,
    List<String> events, List<String> protections, String when, double seconds, double cpuSeconds) {
  /// How an event begins that happened while tasks ran: what a submission does with a hidden task's numbers is not for its student.
  public static final String IN_A_TASK = "in a task: ";

  /// Whether there is a grade.
  public enum Status {
    GRADED, FAILED, MISSING, UNFINISHED
  }

  public Graded {
    tasks = List.copyOf(tasks);
    cells = List.copyOf(cells);
    notices = List.copyOf(notices);
    events = List.copyOf(events);
    protections = List.copyOf(protections);
  }

  /// A submission that could not be graded: no points, and why.
  public static Graded failed(String student, Sheet sheet, String problem, String when) {
    var tasks = sheet.items().stream()
        .map(i -> new TaskResult(i.task(), 0, i.points(), TaskResult.Verdict.MISSING, problem, "", 0)).toList();
    return new Graded(student, Status.FAILED, problem, tasks, List.of(), List.of(), List.of(), List.of(), when, 0, 0);
  }

  /// A student without a submission, or with one that nobody has graded yet.
  public static Graded none(String student, Status status) {
    var problem = status == Status.MISSING ? "nothing was handed in" : "not graded yet";
    return new Graded(student, status, problem, List.of(), List.of(), List.of(), List.of(), List.of(), "", 0, 0);
  }

  /// What its student should know of the submission: what was put right, and what happened while its cells ran.
  List<String> remarks() {
    return java.util.stream.Stream.concat(notices.stream(), events.stream().filter(e -> !e.startsWith(IN_A_TASK))).toList();
  }

  /// What graders should know of the submission.
  List<String> notes() {
    return java.util.stream.Stream.concat(notices.stream(), events.stream()).toList();
  }

  /// The points of all tasks together.
  public double earned() {
    return tasks.stream().mapToDouble(TaskResult::earned).sum();
  }
}
