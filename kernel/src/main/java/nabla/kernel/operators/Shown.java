package nabla.kernel.operators;

import nabla.kernel.shell.Edits;
import nabla.kernel.shell.Edits.Edit;

/// A reading as a student reads it: the calls on the lines of the source.
public final class Shown {
  private Shown() {}

  public static String of(Edits edits) {
    var shown = edits.edits().stream().map(e -> new Edit(e.start(), e.end(), plain(e.replacement()))).toList();
    return new Edits(edits.original(), shown).source();
  }

  private static String plain(String call) {
    return call.replace("\n(", "(");
  }
}
