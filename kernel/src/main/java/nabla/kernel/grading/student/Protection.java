package nabla.kernel.grading.student;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What stands between a submission and the machine, besides a process of its own and results that are compared outside it.
public record Protection(Set<Shield> shields) {
  public Protection {
    shields = Set.copyOf(shields);
  }

  /// All protections.
  ///
  /// @throws Unprotected where the system has no namespaces for them
  public static Protection full() throws Unprotected {
    var missing = Bubblewrap.missing();
    if (!missing.isEmpty()) throw new Unprotected(missing);
    return new Protection(EnumSet.allOf(Shield.class)).available();
  }

  /// All but those that need namespaces: only for submissions that are trusted not to attack the grader.
  public static Protection unprotected() {
    return new Protection(EnumSet.complementOf(EnumSet.of(Shield.NAMESPACES, Shield.SYSTEM_CALLS))).available();
  }

  private Protection available() {
    var here = this;
    if (!SystemCalls.known()) here = here.without(Shield.SYSTEM_CALLS);
    return Limited.possible() ? here : here.without(Shield.LIMITS);
  }

  /// The others without this one.
  public Protection without(Shield... off) {
    var rest = EnumSet.noneOf(Shield.class);
    rest.addAll(shields);
    rest.removeAll(List.of(off));
    if (!rest.contains(Shield.NAMESPACES)) rest.remove(Shield.SYSTEM_CALLS);
    return new Protection(rest);
  }

  boolean has(Shield shield) {
    return shields.contains(shield);
  }

  /// What is on and what is off, in words.
  public List<String> on() {
    var lines = new ArrayList<>(List.of("on: a process of its own", "on: results are compared outside it"));
    for (var shield : Shield.values()) lines.add((has(shield) ? "on: " : "OFF: ") + shield.words());
    return lines;
  }

  /// The system lacks what confines a submission.
  public static final class Unprotected extends Exception {
    private static final long serialVersionUID = 1;

    Unprotected(String missing) {
      super("submissions are not graded here, because they could reach the files and the network of this machine: " + missing
          + ". Install bubblewrap where user namespaces are allowed, or grade in a container and say --unprotected.");
    }
  }
}
