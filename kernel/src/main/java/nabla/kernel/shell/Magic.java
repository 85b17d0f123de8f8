package nabla.kernel.shell;

import java.util.List;

/// A command that starts with `%` in the first column of a line, or with `%%` at the start of a cell.
///
/// One class a magic; `nabla.kernel.magic.Magics` lists them.
public interface Magic {
  /// Its name without the percent sign.
  String name();

  /// How it is written and what it does, as `%help` prints it: usage lines separated by `\n`, a tab before the explanation.
  String help();

  /// Runs it. What it throws with a message becomes the cell's error.
  Shell.Outcome run(Call call, Session session) throws Exception;

  /// What could stand at the end of its arguments; by default nothing.
  default List<String> complete(String arguments, Session session) {
    return List.of();
  }

  /// Whether its arguments are Java code, completed like any other.
  default boolean code() {
    return false;
  }

  /// A magic as it was written: `arguments` is the rest of its line, `body` the rest of the cell of a `%%` magic and null for one of a line.
  record Call(String name, String arguments, String body) {
    public boolean wholeCell() {
      return body != null;
    }
  }

  /// The outcome of a magic that shows nothing.
  static Shell.Outcome done() {
    return new Shell.Value(null, false);
  }

  /// The outcome of a magic that shows a value.
  static Shell.Outcome shows(Object value) {
    return new Shell.Value(value, true);
  }
}
