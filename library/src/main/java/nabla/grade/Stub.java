package nabla.grade;

import java.util.ArrayList;

/// A solution's source without its solutions, as students get it: it compiles, and throws where something is missing.
///
/// The lines from `### BEGIN SOLUTION` to `### END SOLUTION` (in comments) give way to one that throws, in text to a line that asks for the
/// answer; lines that end in `// SOLUTION` go, and so do the regions `HIDDEN TESTS` and `MARK SCHEME`.
public final class Stub {
  /// What stands where a solution was.
  public static final String THROW = "throw new UnsupportedOperationException(\"not implemented yet\");";
  /// What stands in a text where an answer was.
  public static final String ASK = "YOUR ANSWER HERE";

  private enum Region {
    SOLUTION, HIDDEN_TESTS, MARK_SCHEME;

    String words() {
      return name().replace('_', ' ');
    }
  }

  private Stub() {}

  /// The student's version of a code cell.
  public static String of(String solution) {
    return of(solution, "//", THROW);
  }

  /// The student's version of a text cell, whose marks stand in HTML comments or bare.
  public static String ofText(String solution) {
    return of(solution, "", ASK);
  }

  private static String of(String solution, String comment, String instead) {
    var lines = new ArrayList<String>();
    Region inside = null;
    for (var line : solution.split("\n", -1)) {
      var begins = marked(line, comment, "BEGIN ");
      var ends = marked(line, comment, "END ");
      if (begins != null) {
        if (inside != null) throw new IllegalArgumentException(
            "### BEGIN " + begins.words() + " stands before ### END " + inside.words() + ": " + line.strip());
        inside = begins;
        if (begins == Region.SOLUTION) lines.add(line.substring(0, line.length() - line.stripLeading().length()) + instead);
      } else if (ends != null) {
        if (ends != inside)
          throw new IllegalArgumentException("### END " + ends.words() + " stands without ### BEGIN " + ends.words() + " before it");
        inside = null;
      } else if (inside == null && !line.stripTrailing().endsWith("// SOLUTION")) lines.add(line);
    }
    if (inside != null) throw new IllegalArgumentException("### BEGIN " + inside.words() + " has no ### END " + inside.words());
    return String.join("\n", lines);
  }

  /// Whether a code cell holds something to solve.
  public static boolean solves(String source) {
    return source.lines().anyMatch(line -> marked(line, "//", "BEGIN ") == Region.SOLUTION || line.stripTrailing().endsWith("// SOLUTION"));
  }

  /// Whether a text cell asks for an answer.
  public static boolean asks(String source) {
    return source.lines().anyMatch(line -> marked(line, "", "BEGIN ") == Region.SOLUTION);
  }

  private static Region marked(String line, String comment, String mark) {
    if (!line.strip().startsWith(comment)) return null;
    for (var region : Region.values())
      if (line.contains("### " + mark + region.words())) return region;
    return null;
  }
}
