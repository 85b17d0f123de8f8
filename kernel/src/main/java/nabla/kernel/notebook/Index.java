package nabla.kernel.notebook;

import java.util.List;
import nabla.kernel.render.Html;
import nabla.kernel.render.Markdown;

/// The page that lists the executed notebooks.
final class Index {
  private Index() {}

  static String of(List<Row> rows) {
    var html = new StringBuilder("<h1>Nabla: the lectures</h1>\n<table class=\"index\">\n");
    html.append("<tr><th>lecture</th><th></th><th>cells</th><th>seconds</th><th>result</th></tr>\n");
    for (var row : rows) html.append(line(row));
    return Page.frame("Nabla: the lectures", "assets", html.append("</table>\n").toString());
  }

  private static String line(Row row) {
    var name = Html.escape(row.name());
    var link = row.page()
        ? "<a href=\"" + name + ".html\">" + Markdown.html(row.title()).replaceAll("</?p>|\\n", "") + "</a>"
        : Html.escape(row.title());
    return "<tr><td>%s</td><td>%s</td><td>%d</td><td>%s</td><td class=\"%s\">%s</td></tr>%n".formatted(name, link, row.cells(), row.time(),
        row.passed() ? "pass" : "fail", row.passed() ? "pass" : Html.escape(row.problem()));
  }
}
