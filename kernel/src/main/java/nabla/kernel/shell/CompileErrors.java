package nabla.kernel.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The compile errors of a cell, each with its line, the source and a caret.
final class CompileErrors {
  static final String NAME = "CompileError";

  private CompileErrors() {}

  static Shell.Failure failure(CellSource cell, List<Problem> problems) {
    var sorted = problems.stream().sorted(Comparator.comparingInt(Problem::start)).distinct().toList();
    var lines = new ArrayList<String>();
    for (var problem : sorted) {
      if (!lines.isEmpty()) lines.add("");
      lines.addAll(show(cell, problem));
    }
    var first = sorted.getFirst();
    var more = sorted.size() > 1 ? " (and " + (sorted.size() - 1) + " more)" : "";
    return new Shell.Failure(NAME, "line " + cell.line(first.start()) + ": " + firstLine(first.message()) + more, List.copyOf(lines));
  }

  static List<String> show(CellSource cell, Problem problem) {
    int line = cell.line(problem.start()), column = problem.start() - cell.start(line);
    var text = cell.lineText(line);
    int width = Math.clamp(problem.end() - problem.start(), 1, Math.max(1, text.length() - column));
    var number = String.valueOf(line);
    var blank = " ".repeat(number.length());
    var pad = text.substring(0, Math.min(column, text.length())).replaceAll("[^\t]", " ");
    return List.of(Ansi.red(cell.place(line)) + ": " + Ansi.bold(problem.message()), "  " + number + " | " + text,
        "  " + blank + " | " + pad + Ansi.red("^".repeat(width)));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
