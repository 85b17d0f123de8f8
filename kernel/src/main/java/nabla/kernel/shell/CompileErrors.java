package nabla.kernel.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The compile errors of a cell, each with its line, the source and a caret.
final class CompileErrors {
  static final String NAME = "CompileError";

  private CompileErrors() {}

  static Shell.Failure failure(List<Problem> problems, Names names) {
    var sorted = problems.stream().sorted(Comparator.comparingInt(Problem::start)).distinct().toList();
    var lines = new ArrayList<String>();
    for (var problem : sorted) {
      if (!lines.isEmpty()) lines.add("");
      lines.addAll(show(problem, Jargon.plain(problem, names)));
    }
    var first = sorted.getFirst();
    var more = sorted.size() > 1 ? " (and " + (sorted.size() - 1) + " more)" : "";
    return new Shell.Failure(NAME, "line " + first.line() + ": " + Jargon.plain(first, names).lines().findFirst().orElse("") + more,
        List.copyOf(lines));
  }

  /// The message with the place, the source line and a caret under it.
  static List<String> show(Problem problem, String message) {
    var cell = problem.cell();
    int line = problem.line(), column = problem.start() - cell.start(line);
    var text = cell.lineText(line);
    int width = Math.clamp(problem.end() - problem.start(), 1, Math.max(1, text.length() - column));
    var number = String.valueOf(line);
    var pad = text.substring(0, Math.min(column, text.length())).replaceAll("[^\t]", " ");
    var lines = message.lines().toList();
    var shown = new ArrayList<String>();
    shown.add(Ansi.red(cell.place(line)) + ": " + Ansi.bold(lines.getFirst()));
    shown.addAll(lines.subList(1, lines.size()));
    shown.add("  " + number + " | " + text);
    shown.add("  " + " ".repeat(number.length()) + " | " + pad + Ansi.red("^".repeat(width)));
    return shown;
  }
}
