package nabla.grade.results;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nabla.grade.TaskResult;
import nabla.grade.TaskResult.Verdict;

/// What the lecturer reads: how points are spread, how each task went, the commonest slips, who is missing, and everyone's points.
final class ClassPage {
  private static final int BINS = 10, WIDTH = 640, HEIGHT = 150;
  private final ClassResults results;
  private final StringBuilder html = new StringBuilder();

  private ClassPage(ClassResults results) {
    this.results = results;
  }

  static String of(ClassResults results) {
    var page = new ClassPage(results);
    page.head();
    page.spread();
    page.tasks();
    page.slips();
    page.without();
    page.students();
    return Page.of(results.sheet().exercise() + ": results", page.html.toString());
  }

  private void head() {
    var graded = results.with(Graded.Status.GRADED);
    html.append("<h1>").append(Page.escape(results.sheet().title())).append("</h1>\n<p>").append(Page.escape(results.sheet().exercise()))
        .append(" · ").append(results.students().size()).append(" students, ").append(graded.size()).append(" graded");
    if (!graded.isEmpty()) {
      var points = graded.stream().mapToDouble(Graded::earned).sorted().toArray();
      html.append(String.format(Locale.ROOT, ", mean %.1f and median %.1f of %s points", Arrays.stream(points).average().orElse(0),
          (points[(points.length - 1) / 2] + points[points.length / 2]) / 2, Csv.number(results.sheet().points())));
    }
    html.append("</p>\n");
    var protections = new TreeMap<String, Integer>();
    graded.forEach(g -> protections.merge(String.join(", ", g.protections()), 1, Integer::sum));
    for (var on : protections.entrySet())
      html.append("<p class=\"soft\">Protections").append(protections.size() > 1 ? " of " + on.getValue() : "")
          .append(": ").append(Page.escape(on.getKey().isEmpty() ? "none" : on.getKey())).append("</p>\n");
  }

  /// A histogram of the totals.
  private void spread() {
    var graded = results.with(Graded.Status.GRADED);
    if (graded.isEmpty()) return;
    double most = results.sheet().points();
    var counts = new int[BINS];
    for (var one : graded) counts[most == 0 ? 0 : (int) Math.min(BINS - 1, one.earned() / most * BINS)]++;
    int top = Arrays.stream(counts).max().orElse(1);
    html.append("<h2>Points</h2>\n<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT + 60)
        .append("\" role=\"img\" aria-label=\"")
        .append("How many students have how many points\" font-size=\"13\" fill=\"currentColor\">\n");
    double step = (double) WIDTH / BINS;
    for (int i = 0; i < BINS; i++) {
      double tall = (double) HEIGHT * counts[i] / top;
      html.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" style=\"fill:var(--good)\"/>%n",
          i * step + 2, HEIGHT + 16 - tall, step - 4, tall));
      if (counts[i] > 0) text((i + .5) * step, HEIGHT + 11 - tall, String.valueOf(counts[i]));
    }
    for (int i = 0; i <= BINS; i += 2)
      text(Math.clamp(i * step, 14, WIDTH - 14), HEIGHT + 33, String.format(Locale.ROOT, "%.1f", most * i / BINS));
    text(WIDTH / 2.0, HEIGHT + 54, "points");
    html.append("</svg>\n");
  }

  private void text(double x, double y, String text) {
    html.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>%n", x, y, text));
  }

  private static final Map<Verdict, String> COLOURS = Map.of(Verdict.PASSED, "good", Verdict.FAILED, "bad", Verdict.MISSING, "none",
      Verdict.TIMED_OUT, "late");

  private void tasks() {
    var graded = results.with(Graded.Status.GRADED);
    if (graded.isEmpty()) return;
    html.append("<h2>Tasks</h2>\n<p class=\"soft\">");
    for (var verdict : Verdict.values()) html.append("<span style=\"color:var(--").append(COLOURS.get(verdict)).append(")\">■</span> ")
        .append(name(verdict)).append(" &ensp; ");
    html.append("</p>\n<div class=\"scroll\"><table>\n<tr><th>Task</th><th class=\"n\">Points</th><th style=\"width:50%\">Students</th>")
        .append("<th class=\"n\">Passed</th></tr>\n");
    for (var item : results.sheet().items()) {
      var counts = new TreeMap<Verdict, Integer>();
      for (var one : graded)
        one.tasks().stream().filter(t -> t.task().equals(item.task())).forEach(t -> counts.merge(Slips.verdict(t), 1, Integer::sum));
      html.append("<tr><td>").append(Page.escape(results.sheet().name(item)))
          .append(item.hidden() ? " <span class=\"soft\">(hidden)</span>" : "")
          .append("</td><td class=\"n\">").append(Csv.number(item.points())).append("</td><td>").append(bar(counts, graded.size()))
          .append("</td><td class=\"n\">").append(Math.round(100.0 * counts.getOrDefault(Verdict.PASSED, 0) / graded.size()))
          .append(" %</td></tr>\n");
    }
    html.append("</table></div>\n");
  }

  private static String name(Verdict verdict) {
    return verdict == Verdict.MISSING ? "not answered" : verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String bar(Map<Verdict, Integer> counts, int all) {
    var bar = new StringBuilder("<div style=\"display:flex;height:1.1em;margin-top:.2em\">");
    for (var count : counts.entrySet()) bar.append(String.format(Locale.ROOT,
        "<span title=\"%d %s\" style=\"width:%.2f%%;background:var(--%s)\"></span>", count.getValue(), name(count.getKey()),
        100.0 * count.getValue() / all, COLOURS.get(count.getKey())));
    return bar.append("</div>").toString();
  }

  private void slips() {
    var slips = Slips.commonest(results);
    if (slips.isEmpty()) return;
    html.append(
        "<h2>The commonest slips</h2>\n<div class=\"scroll\"><table>\n<tr><th class=\"n\">Students</th><th>Task</th><th>For example</th></tr>\n");
    for (var slip : slips) html.append("<tr><td class=\"n\" title=\"").append(Page.escape(String.join(", ", slip.students()))).append("\">")
        .append(slip.students().size()).append("</td><td>").append(Page.escape(results.sheet().name(results.sheet().item(slip.task()))))
        .append("</td><td><pre>")
        .append(Page.escape(slip.example())).append("</pre></td></tr>\n");
    html.append("</table></div>\n");
  }

  private void without() {
    for (var status : new Graded.Status[]{Graded.Status.MISSING, Graded.Status.UNFINISHED, Graded.Status.FAILED}) {
      var those = results.with(status);
      if (those.isEmpty()) continue;
      html.append("<h2>").append(status == Graded.Status.MISSING
          ? "Nothing handed in"
          : status == Graded.Status.FAILED ? "Could not be graded" : "Not graded yet").append("</h2>\n")
          .append(Page.list(those.stream().map(g -> g.student() + (status == Graded.Status.FAILED ? ": " + g.problem() : "")).toList()));
    }
  }

  private void students() {
    html.append(
        "<h2>Students</h2>\n<div class=\"scroll\"><table>\n<tr><th>Student</th><th class=\"n\">Points</th><th>Tasks</th><th>Notes</th></tr>\n");
    for (var one : results.students()) {
      if (one.tasks().isEmpty()) continue;
      var name = Page.escape(one.student());
      html.append("<tr><td class=\"whole\"><a href=\"feedback/").append(link(ClassResults.file(one.student()))).append(".html\">")
          .append(name)
          .append("</a></td><td class=\"n\">").append(Csv.number(one.earned())).append("</td><td class=\"whole\">");
      for (TaskResult task : one.tasks()) html.append("<span title=\"").append(Page.escape(task.task())).append("\" class=\"")
          .append(task.passed() ? "good" : "bad").append("\">").append(task.verdict().sign()).append("</span> ");
      html.append("</td><td>").append(Page.escape(String.join("; ", one.notes()))).append("</td></tr>\n");
    }
    html.append("</table></div>\n");
  }

  private static String link(String file) {
    return java.net.URLEncoder.encode(file, java.nio.charset.StandardCharsets.UTF_8).replace("+", "%20");
  }
}
