package nabla.grade.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import nabla.grade.TaskResult;

/// The commonest ways to fail: messages that differ in numbers alone are one slip.
record Slips(String task, String example, List<String> students) {
  private static final int SHOWN = 10;

  static List<Slips> commonest(ClassResults results) {
    var all = new LinkedHashMap<String, Slips>();
    for (var graded : results.with(Graded.Status.GRADED))
      for (var task : graded.tasks())
        if (verdict(task) == TaskResult.Verdict.FAILED || task.verdict() == TaskResult.Verdict.TIMED_OUT)
          all.computeIfAbsent(task.task() + "\n" + kind(task.message()), _ -> new Slips(task.task(), task.message(), new ArrayList<>()))
              .students().add(graded.student());
    return all.values().stream().sorted(Comparator.comparingInt((Slips s) -> -s.students().size())).limit(SHOWN).toList();
  }

  /// The verdict, where a stub that was left alone counts as no answer.
  static TaskResult.Verdict verdict(TaskResult task) {
    return task.verdict() == TaskResult.Verdict.FAILED && task.message().startsWith("not implemented yet")
        ? TaskResult.Verdict.MISSING
        : task.verdict();
  }

  private static String kind(String message) {
    return message.lines().findFirst().orElse("").replaceAll("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?|NaN|Infinity", "#");
  }
}
