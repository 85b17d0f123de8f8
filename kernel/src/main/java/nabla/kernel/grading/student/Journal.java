package nabla.kernel.grading.student;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// What happened to a submission besides its answers, each thing once, in order.
final class Journal {
  private static final int MOST = 200, LONG = 400;

  private final SequencedSet<String> lines = new LinkedHashSet<>();

  synchronized void note(String line) {
    var clean = line.replaceAll("\\p{Cntrl}+", " ");
    if (lines.size() < MOST) lines.add(clean.length() > LONG ? clean.substring(0, LONG) + " …" : clean);
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
