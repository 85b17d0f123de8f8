package nabla.derive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// How wide a formula is set, in letters, and where it may be broken.
final class Width {
  /// What fits on a line beside its number, its left side and its reason.
  static final int LINE = 62;
  /// What fits on a row of a notebook page: left side, right side and reason.
  static final int ROW = 76;

  private Width() {}

  /// About how many letters wide; a fraction is as wide as its longer half.
  static int of(String latex) {
    var flat = latex;
    for (int round = 0; round < 6 && flat.contains("\\frac"); round++) {
      var m = java.util.regex.Pattern.compile("\\\\frac\\{([^{}]*(?:\\{[^{}]*\\}[^{}]*)*)\\}\\{([^{}]*(?:\\{[^{}]*\\}[^{}]*)*)\\}")
          .matcher(flat);
      flat = m.replaceAll(r -> java.util.regex.Matcher
          .quoteReplacement(Plain.of(r.group(1)).length() > Plain.of(r.group(2)).length() ? r.group(1) : r.group(2)));
    }
    return Plain.of(flat).replaceAll("[\u0300-\u036f]", "").length();
  }

  /// Does a fraction stand in the denominator of another?
  static boolean nested(String latex) {
    var around = new ArrayDeque<Integer>(); // for each brace that is open, which argument of a fraction it is: 0 none, 1 above, 2 below
    int next = 0;
    for (int i = 0; i < latex.length(); i++) {
      if (latex.startsWith("\\frac{", i)) {
        if (around.contains(2)) return true;
        next = 1;
      } else if (latex.charAt(i) == '{') {
        around.push(next);
        next = 0;
      } else if (latex.charAt(i) == '}' && !around.isEmpty() && around.pop() == 1) next = 2;
    }
    return false;
  }

  /// The formula in pieces that each fit, broken before plus, minus or a product sign outside all brackets.
  static List<String> lines(String latex, int most) {
    var lines = new ArrayList<String>();
    var rest = latex;
    while (of(rest) > most) {
      int cut = cut(rest, most);
      if (cut < 0) break;
      lines.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    lines.add(rest);
    return lines;
  }

  private static int cut(String s, int most) {
    int depth = 0, best = -1;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '{' || c == '(' || c == '[') depth++;
      if (c == '}' || c == ')' || c == ']') depth--;
      boolean sign = s.startsWith(" + ", i) || s.startsWith(" - ", i) || s.startsWith(" \\odot ", i);
      if (depth != 0 || !sign || i < 2) continue;
      if (of(s.substring(0, i)) > most && best > 0) return best;
      best = i;
    }
    return best;
  }
}
