package nabla.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/// One session shared by a test class, spoken to in cells.
final class Cells implements AutoCloseable {
  final Shell shell;
  private int number;

  Cells() {
    this(Rewriter.NONE);
  }

  Cells(Rewriter rewriter) {
    shell = Shells.open(rewriter, java.util.List.of());
  }

  Shell.Outcome run(String source) {
    return shell.run(source, ++number);
  }

  /// The number of the cell that ran last.
  int number() {
    return number;
  }

  /// The value of a cell that must end well.
  Object value(String source) {
    var outcome = run(source);
    return assertInstanceOf(Shell.Value.class, outcome, () -> source + " → " + outcome).value();
  }

  /// The failure of a cell that must fail.
  Shell.Failure failure(String source) {
    return assertInstanceOf(Shell.Failure.class, run(source), source);
  }

  /// The traceback of a cell that must fail, without colours.
  String error(String source) {
    return plain(failure(source));
  }

  static String plain(Shell.Failure failure) {
    return String.join("\n", failure.traceback()).replaceAll("\033\\[[0-9;]*m", "");
  }

  @Override
  public void close() {
    shell.close();
  }
}
