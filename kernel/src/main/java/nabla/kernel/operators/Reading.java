package nabla.kernel.operators;

import java.util.List;
import nabla.kernel.shell.Edits;

/// The passes over one source, to their fixed point.
final class Reading {
  private final Javac javac;
  private final Draft draft;
  private final Wrapping wrapping;
  private boolean cautious;
  private Edits result;

  Reading(Javac javac, Draft draft, Wrapping wrapping) {
    this.javac = javac;
    this.draft = draft;
    this.wrapping = wrapping;
    this.result = draft.edits();
  }

  /// What the passes so far have made of the source.
  Edits result() {
    return result;
  }

  /// Goes on to the fixed point. Asked for more than that, starts again and takes no call with a changed argument at javac's word.
  Edits next() {
    if (settle() || cautious || draft.size() == 0) return result;
    cautious = true;
    draft.clear();
    result = draft.edits();
    settle();
    return result;
  }

  /// Whether the passes found anything.
  private boolean settle() {
    int before = draft.size();
    TensorScan scan;
    do {
      scan = pass();
      result = draft.edits();
    } while (scan.found() && scan.unsettled());
    return draft.size() > before;
  }

  private TensorScan pass() {
    var text = wrapping.around(result.source());
    var trial = javac.attribute(List.of(text));
    int base = wrapping.before().length();
    return new TensorScan(trial, trial.units().getFirst(), text, draft, at -> result.toOriginal(at - base), cautious);
  }
}
