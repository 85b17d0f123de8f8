package nabla.kernel.operators;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// Makes something that parses of code that breaks off at its end: a name where one is missing, and every bracket closed.
final class Ending {
  private static final Pattern MEMBER = Pattern.compile("[.]\\s*\\w+\\s*$");
  private static final Pattern DANGLING = Pattern.compile("(?:[-+*/%<>=,?:&|!]|\\breturn|\\byield)\\s*$");
  private static final String SKIPPED = "\"\"\"(?:\\\\.|[^\\\\])*?(?:\"\"\"|$)|\"(?:\\\\.|[^\"\\\\\n])*(?:\"|$)|'(?:\\\\.|[^'\\\\\n])*(?:'|$)|//[^\n]*|/[*](?:.|\n)*?(?:[*]/|$)";
  private static final Pattern NO_CODE = Pattern.compile(SKIPPED);

  private Ending() {}

  /// The code with an ending.
  static String complete(String code) {
    return code + name(code) + brackets(NO_CODE.matcher(code).replaceAll(""));
  }

  private static String name(String code) {
    var end = code.stripTrailing();
    if (end.endsWith(".")) return "x$()";
    if (MEMBER.matcher(end).find()) return "()";
    return DANGLING.matcher(end).find() ? "x$" : "";
  }

  private static String brackets(String code) {
    Deque<Character> open = new ArrayDeque<>();
    for (char c : code.toCharArray())
      switch (c) {
      case '(' -> open.push(')');
      case '[' -> open.push(']');
      case '{' -> open.push('}');
      case ')', ']', '}' -> open.poll();
      default -> {}
      }
    var closing = new StringBuilder();
    for (char c : open) closing.append(c == '}' ? ";}" : c);
    return closing.toString();
  }
}
