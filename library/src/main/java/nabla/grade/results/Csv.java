package nabla.grade.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import nabla.grade.TaskResult;

/// The results as comma-separated values (RFC 4180): a header, then a line a student. Nothing in it depends on the clock.
final class Csv {
  private Csv() {}

  static String of(ClassResults results) {
    var lines = new ArrayList<List<String>>();
    var header = new ArrayList<>(List.of("student", "exercise", "status", "points", "of"));
    results.sheet().items().forEach(item -> header.add(item.task()));
    header.addAll(List.of("problem", "notices"));
    lines.add(header);
    for (var graded : results.students()) lines.add(line(results.sheet(), graded));
    return lines.stream().map(line -> line.stream().map(Csv::field).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining());
  }

  private static List<String> line(Sheet sheet, Graded graded) {
    var line = new ArrayList<>(List.of(text(graded.student()), sheet.exercise(), graded.status().name().toLowerCase(java.util.Locale.ROOT),
        graded.tasks().isEmpty() ? "" : number(graded.earned()), number(sheet.points())));
    for (var item : sheet.items()) line.add(graded.tasks().stream().filter(t -> Objects.equals(t.task(), item.task()))
        .map(TaskResult::earned).map(Csv::number).findFirst().orElse(""));
    line.add(text(graded.problem()));
    line.add(text(String.join("; ", graded.notices())));
    return line;
  }

  /// Points without a needless `.0`, with a point in every country.
  static String number(double points) {
    return points == Math.rint(points) && Math.abs(points) < 1e15 ? String.valueOf((long) points) : String.valueOf(points);
  }

  /// Text that a spreadsheet must not take for a formula.
  private static String text(String text) {
    return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
  }

  private static String field(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
