package nabla.kernel.grading.student;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import nabla.grade.results.Graded;

/// What happened to a submission besides its answers, each thing once, in order.
final class Journal {
  private static final int MOST = 200, LONG = 400;

  private boolean tasks;
  private final SequencedSet<String> lines = new LinkedHashSet<>();

  synchronized void note(String line) {
    var clean = line.replaceAll("\\p{Cntrl}+", " ");
    if (lines.size() < MOST) lines.add((tasks ? Graded.IN_A_TASK : "") + (clean.length() > LONG ? clean.substring(0, LONG) + " …" : clean));
  }

  /// From now on tasks run: what happens then may tell of hidden ones, and is for graders alone.
  synchronized void tasks() {
    tasks = true;
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
