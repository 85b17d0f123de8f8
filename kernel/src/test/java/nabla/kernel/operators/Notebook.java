package nabla.kernel.operators;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import jdk.jshell.Diag;
import nabla.grad.Tensor;
import nabla.kernel.shell.Edits;
import nabla.kernel.shell.Rewriter;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Settings.Setting;
import nabla.kernel.shell.Shell;
import nabla.kernel.shell.Shells;

/// A session with operators that knows how its last cell was read.
final class Notebook implements AutoCloseable, Rewriter {
  static final String SETUP = """
      var a = tensor(1, 2, 3); var b = tensor(4, 5, 6); var c = tensor(2, 2, 2); var d = tensor(1, 0, 1);
      var M = tensor(new double[][] {{1, 2}, {3, 4}}); int n = 3; double k = 0.5; Integer boxed = 2; Double half = 0.5; Object any = a;""";

  private final TensorOperators operators = new TensorOperators();
  final Shell shell = Shells.open(this, List.of());
  private final Map<String, List<Edits>> readings = new LinkedHashMap<>();
  private Session session;
  private int number;

  Notebook() {
    run(SETUP);
  }

  @Override
  public List<Setting> settings() {
    return operators.settings();
  }

  @Override
  public Optional<Edits> rejected(Edits tried, List<Diag> diagnostics, Session session) {
    this.session = session;
    var edits = operators.rejected(tried, diagnostics, session);
    edits.ifPresent(e -> readings.computeIfAbsent(e.original(), first -> new ArrayList<>(List.of(Edits.none(first)))).add(e));
    return edits;
  }

  Shell.Outcome run(String cell) {
    readings.clear();
    return shell.run(cell, ++number);
  }

  /// What a cell yields, or else prints, as the table of cases writes it; `!` and the message where it fails.
  String value(String cell) {
    var out = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      return switch (run(cell)) {
        case Shell.Value value -> value.present() ? text(value.value()) : printed.toString(StandardCharsets.UTF_8).strip();
        case Shell.Failure failure -> "! " + failure.message();
      };
    } finally {
      System.setOut(out);
    }
  }

  /// The last cell as it was compiled in the end: a method that waited for another is read again when that is there.
  String rewritten(String cell) {
    if (session == null) return cell;
    var text = Shown.of(session.last());
    for (var steps : readings.values())
      for (var step : steps) text = text.replace(Shown.of(step), Shown.of(steps.getLast()));
    return text;
  }

  static String text(Object value) {
    if (!(value instanceof Tensor tensor)) return String.valueOf(value).replaceAll("\\s+", " ");
    var numbers = new StringJoiner(" ");
    for (double x : tensor.toDoubles())
      numbers.add(x == Math.rint(x) ? String.valueOf((long) x) : String.valueOf(Math.round(x * 1e4) / 1e4));
    return numbers.toString();
  }

  /// The traceback of a cell that must fail, without colours.
  String error(String cell) {
    return switch (run(cell)) {
      case Shell.Failure failure -> String.join("\n", failure.traceback()).replaceAll("\033\\[[0-9;]*m", "");
      case Shell.Value value -> throw new AssertionError(cell + " → " + value);
    };
  }

  @Override
  public void close() {
    shell.close();
  }
}
