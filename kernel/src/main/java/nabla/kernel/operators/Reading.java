package nabla.kernel.operators;

import java.util.ArrayList;
import java.util.List;
import nabla.kernel.shell.Edits;

/// The passes over sources that are compiled together, to their fixed point.
final class Reading {
  /// A source and what stands around it.
  record Part(Draft draft, Wrapping wrapping) {
    String text() {
      return wrapping.around(draft.edits().source());
    }
  }

  private final Javac javac;
  private final List<Part> parts;
  private boolean cautious;

  Reading(Javac javac, List<Part> parts) {
    this.javac = javac;
    this.parts = parts;
  }

  /// What the passes so far have made of each source.
  List<Edits> result() {
    return parts.stream().map(p -> p.draft.edits()).toList();
  }

  /// Goes on to the fixed point. Asked for more than that, starts again and takes no call with a changed argument at javac's word.
  void advance() {
    if (settle() || cautious || size() == 0) return;
    cautious = true;
    parts.forEach(p -> p.draft.clear());
    settle();
  }

  /// Whether the passes found anything.
  private boolean settle() {
    int before = size();
    while (pass());
    return size() > before;
  }

  private int size() {
    return parts.stream().mapToInt(p -> p.draft.size()).sum();
  }

  /// One pass; true where it found something and left operators whose operands have no type yet.
  private boolean pass() {
    var texts = parts.stream().map(Part::text).toList();
    var trial = javac.attribute(texts);
    var scans = new ArrayList<TensorScan>();
    for (int i = 0; i < parts.size(); i++) {
      var draft = parts.get(i).draft;
      var edits = draft.edits();
      int base = parts.get(i).wrapping.before().length();
      scans.add(new TensorScan(trial, trial.units().get(i), texts.get(i), draft, at -> edits.toOriginal(at - base), cautious));
    }
    return scans.stream().anyMatch(TensorScan::found) && scans.stream().anyMatch(TensorScan::unsettled);
  }
}
