package nabla.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// Counts failed tries of each task in a small file beside the notebook. Losing it costs only hints.
final class Attempts {
  private final Path file;
  private final Properties counts = new Properties();

  Attempts(Path folder, String exercise) {
    file = folder.resolve(".nabla").resolve("attempts-" + exercise + ".properties");
    try (var in = Files.newBufferedReader(file)) {
      counts.load(in);
    } catch (IOException | IllegalArgumentException lost) {
      counts.clear();
    }
  }

  /// The same report, with hints only where a task has failed at least twice; counts this try.
  Report count(Report report) {
    var tasks = report.tasks().stream().map(this::count).toList();
    save();
    return new Report(report.exercise(), report.title(), tasks);
  }

  private TaskResult count(TaskResult t) {
    if (t.passed() || t.verdict() == TaskResult.Verdict.MISSING)
      return new TaskResult(t.task(), t.earned(), t.points(), t.verdict(), t.message(), "", t.seconds());
    int failed = failed(t.task()) + 1;
    counts.setProperty(t.task(), String.valueOf(failed));
    return new TaskResult(t.task(), t.earned(), t.points(), t.verdict(), t.message(), failed >= 2 ? t.hint() : "", t.seconds());
  }

  private int failed(String task) {
    try {
      return Integer.parseInt(counts.getProperty(task, "0"));
    } catch (NumberFormatException lost) {
      return 0;
    }
  }

  private void save() {
    try {
      Files.createDirectories(file.getParent());
      try (var out = Files.newBufferedWriter(file)) {
        counts.store(out, null);
      }
    } catch (IOException readOnly) {
      System.getLogger("nabla").log(System.Logger.Level.DEBUG, "attempts are not counted: {0}", readOnly.getMessage());
    }
  }
}
