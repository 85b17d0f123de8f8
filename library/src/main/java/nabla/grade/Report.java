package nabla.grade;

import java.util.List;
import java.util.Locale;
import nabla.display.Bundle;
import nabla.display.Displayable;

/// The results of an exercise, task by task. As text it is its total, so that graders that read one number can read it.
public record Report(String exercise, String title, List<TaskResult> tasks) implements Displayable {
  public double earned() {
    return tasks.stream().mapToDouble(TaskResult::earned).sum();
  }

  public double points() {
    return tasks.stream().mapToDouble(TaskResult::points).sum();
  }

  /// The result of one task.
  public TaskResult task(String id) {
    return tasks.stream().filter(t -> t.task().equals(id)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("exercise " + exercise + " has no task " + id));
  }

  @Override
  public Bundle display() {
    return Bundle.text(String.valueOf(earned()));
  }

  /// The table that a student sees.
  public Bundle table() {
    return Bundle.text(plain()).with(Bundle.HTML, html());
  }

  private String plain() {
    var text = new StringBuilder(exercise + ": " + number(earned()) + " of " + number(points()) + " points");
    for (int i = 0; i < tasks.size(); i++) {
      var t = tasks.get(i);
      text.append(String.format(Locale.ROOT, "%n%s %2d · %-20s %4s of %s", t.verdict().sign(), i + 1, t.task(), number(t.earned()),
          number(t.points())));
      if (!t.message().isEmpty()) text.append("  ").append(t.message().replace("\n", "\n    "));
      if (!t.hint().isEmpty()) text.append("\n    Hint: ").append(t.hint());
    }
    return text.toString();
  }

  private String html() {
    var rows = new StringBuilder();
    for (int i = 0; i < tasks.size(); i++) rows.append(row(i + 1, tasks.get(i)));
    return "<div style=\"overflow-x:auto\"><table style=\"border-collapse:collapse\"><caption style=\"text-align:left;font-weight:600;padding:4px 8px\">"
        + escape(title) + " — " + number(earned()) + " of " + number(points()) + " points</caption>" + rows + "</table></div>";
  }

  private static String row(int number, TaskResult t) {
    var cell = "<td style=\"text-align:left;vertical-align:top;padding:4px 8px\">";
    var narrow = cell.replace("4px 8px", "4px 8px;white-space:nowrap");
    var colour = t.passed() ? "#00875a" : "#b3412a";
    var hint = t.hint().isEmpty() ? "" : "<div><b>Hint:</b> " + escape(t.hint()) + "</div>";
    return "<tr>" + cell + "<span style=\"color:" + colour + "\">" + t.verdict().sign() + "</span></td>" + narrow + number + " · <code>"
        + escape(t.task()) + "</code></td>" + narrow
        + number(t.earned()) + " / " + number(t.points()) + "</td>" + cell + "<span style=\"white-space:pre-wrap\">" + escape(t.message())
        + "</span>" + hint + "</td>" + narrow
        + String.format(Locale.ROOT, "%.2f s", t.seconds()) + "</td></tr>";
  }

  private static String number(double points) {
    return points == Math.rint(points) ? String.valueOf((long) points) : String.valueOf(points);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
