package nabla.kernel.grading.student;

import java.util.List;
import nabla.grade.Report;

/// What became of one submission.
///
/// @param report the tasks, hidden ones too, as the grader's own process judged them. Messages of hidden tasks are for graders alone
/// @param cells how each cell of the notebook ended
/// @param events what the graders should know: calls that were refused, processes that ended or had to be ended, and why
/// @param protections what was on, in words
/// @param seconds wall time
/// @param cpuSeconds processor time of the student's processes, where the system tells
public record Outcome(Report report, List<CellEnd> cells, List<String> events, List<String> protections, double seconds,
    double cpuSeconds) {
  /// How a cell ended: its number among the cells that run, how it begins, its error, empty where there was none, and what it printed and
  /// showed as text.
  public record CellEnd(int number, String start, String error, String output, double seconds) {
    public boolean failed() {
      return !error.isEmpty();
    }
  }
}
