package nabla.grade;

import java.util.ArrayList;
import java.util.List;

/// A solution's source without its solutions, as students get it: it compiles, and throws where something is missing.
///
/// The lines from `### BEGIN SOLUTION` to `### END SOLUTION` (in comments) give way to one that throws;
/// lines that end in `// SOLUTION` go.
public final class Stub {
  static final String THROW = "throw new UnsupportedOperationException(\"not implemented yet\");";

  private Stub() {}

  /// The student's version of a cell.
  public static String of(String solution) {
    var lines = new ArrayList<String>();
    boolean inside = false;
    for (var line : List.of(solution.split("\n", -1))) {
      if (marks(line, "BEGIN SOLUTION")) {
        if (inside) throw new IllegalArgumentException("### BEGIN SOLUTION stands twice without ### END SOLUTION between: " + line.strip());
        inside = true;
        lines.add(line.substring(0, line.length() - line.stripLeading().length()) + THROW);
      } else if (marks(line, "END SOLUTION")) {
        if (!inside) throw new IllegalArgumentException("### END SOLUTION stands without ### BEGIN SOLUTION before it");
        inside = false;
      } else if (!inside && !line.stripTrailing().endsWith("// SOLUTION")) lines.add(line);
    }
    if (inside) throw new IllegalArgumentException("### BEGIN SOLUTION has no ### END SOLUTION");
    return String.join("\n", lines);
  }

  /// Whether a cell holds something to solve.
  public static boolean solves(String source) {
    return source.lines().anyMatch(line -> marks(line, "BEGIN SOLUTION") || line.stripTrailing().endsWith("// SOLUTION"));
  }

  private static boolean marks(String line, String mark) {
    return line.strip().startsWith("//") && line.contains("### " + mark);
  }
}
