package nabla.kernel.shell;

import java.util.ArrayDeque;

/// Finds the bracket that a cell leaves open.
final class Brackets {
  private Brackets() {}

  static String unclosed(CellSource cell) {
    var masked = Mask.of(cell.text());
    var open = new ArrayDeque<Integer>();
    for (int i = 0; i < masked.length(); i++) {
      char c = masked.charAt(i);
      if ("([{".indexOf(c) >= 0) open.push(i);
      else if (")]}".indexOf(c) >= 0 && !open.isEmpty()) open.pop();
    }
    if (open.isEmpty()) return "the code ends too early: something is missing here";
    int at = open.peek();
    return "the code ends too early: the " + masked.charAt(at) + " of line " + cell.line(at) + " is not closed";
  }

  /// How many brackets are open at the end of masked text.
  static int depth(String masked) {
    int depth = 0;
    for (int i = 0; i < masked.length(); i++)
      depth += "([{".indexOf(masked.charAt(i)) >= 0 ? 1 : ")]}".indexOf(masked.charAt(i)) >= 0 ? -1 : 0;
    return depth;
  }
}
