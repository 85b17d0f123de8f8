package nabla.grade.results;

import nabla.grade.TaskResult;

/// What one student reads. Of hidden tests it says whether they passed and, where not, only the author's own words.
final class Feedback {
  private Feedback() {}

  static String of(Sheet sheet, Graded graded) {
    var body = new StringBuilder("<h1>" + Page.escape(sheet.title()) + "</h1>\n<p>" + Page.escape(graded.student()) + " · <b>"
        + Csv.number(graded.earned()) + " of " + Csv.number(sheet.points()) + " points</b></p>\n");
    if (!graded.problem().isEmpty()) body.append("<p class=\"bad\">Not graded: ").append(Page.escape(graded.problem())).append("</p>\n");
    else body.append(tasks(sheet, graded));
    if (!graded.cells().isEmpty()) body.append("<h2>Cells that failed</h2>\n").append(Page.list(graded.cells()));
    if (!graded.remarks().isEmpty()) body.append("<h2>Notes</h2>\n").append(Page.list(graded.remarks()));
    return Page.of(sheet.title() + ": " + graded.student(), body.toString());
  }

  private static String tasks(Sheet sheet, Graded graded) {
    var rows = new StringBuilder("<div class=\"scroll\"><table>\n<tr><th></th><th>Task</th><th class=\"n\">Points</th><th></th></tr>\n");
    for (var task : graded.tasks()) {
      var item = sheet.item(task.task());
      var hint = task.passed() || item.hidden() || item.hint().isEmpty() ? "" : "<p><b>Hint:</b> " + Page.escape(item.hint()) + "</p>";
      rows.append("<tr><td class=\"").append(task.passed() ? "good" : "bad").append("\">").append(task.verdict().sign()).append("</td><td>")
          .append(Page.escape(sheet.name(item))).append(item.hidden() ? " <span class=\"soft\">(hidden test)</span>" : "")
          .append("</td><td class=\"n\">").append(Csv.number(task.earned())).append(" / ").append(Csv.number(task.points()))
          .append("</td><td><pre>").append(Page.escape(words(item, task))).append("</pre>").append(hint).append("</td></tr>\n");
    }
    return rows.append("</table></div>\n").toString();
  }

  /// What a student is told of a task.
  static String words(Sheet.Item item, TaskResult task) {
    if (task.passed()) return "";
    if (!item.hidden()) return task.message();
    return item.hint().isEmpty() ? "not passed" : item.hint();
  }
}
