package nabla.kernel.shell;

import java.util.ArrayList;

/// What could stand at the cursor.
final class Completer {
  private Completer() {}

  static Shell.Completions complete(Engine engine, String source, int cursor) {
    var anchor = new int[] { cursor };
    var found = new ArrayList<Shell.Completion>();
    for (var s : engine.analysis().completionSuggestions(source, cursor, anchor)) found.add(new Shell.Completion(s.continuation(), "", ""));
    return new Shell.Completions(found, anchor[0], cursor);
  }
}
