package nabla.kernel.shell;

/// Java text with comments and the insides of literals blanked, offsets kept: what a reader sees who looks for structure only.
final class Mask {
  private final String text;
  private final StringBuilder out;
  private int at;
  private boolean open;

  private Mask(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length());
  }

  static String of(String text) {
    return new Mask(text).read();
  }

  /// Whether the text's code ends with a semicolon, comments aside.
  static boolean endsWithSemicolon(String text) {
    return of(text).stripTrailing().endsWith(";");
  }

  /// Whether the text ends inside a block comment or a text block.
  static boolean open(String text) {
    var mask = new Mask(text);
    mask.read();
    return mask.open;
  }

  /// Whether a text that ends at a cursor leaves it inside a comment.
  static boolean inComment(String text) {
    var line = text.substring(text.lastIndexOf('\n') + 1);
    var masked = of(text + "x");
    return masked.charAt(masked.length() - 1) == ' '
        && (line.contains("//") || line.stripLeading().startsWith("*") || text.lastIndexOf("/*") > text.lastIndexOf("*/"));
  }

  private String read() {
    while (at < text.length())
      if (text.startsWith("//", at)) blank(end("\n", 2, false));
      else if (text.startsWith("/*", at)) blank(end("*/", 2, true));
      else if (text.startsWith("\"\"\"", at)) literal(3, end("\"\"\"", 3, true));
      else if (text.charAt(at) == '"' || text.charAt(at) == '\'') literal(1, quoted(text.charAt(at)));
      else out.append(text.charAt(at++));
    return out.toString();
  }

  /// The offset of the next `mark` (past it where `past`), or the end of the text.
  private int end(String mark, int skip, boolean past) {
    int found = text.indexOf(mark, at + skip);
    while (found > 0 && mark.startsWith("\"") && text.charAt(found - 1) == '\\') found = text.indexOf(mark, found + 1);
    open |= found < 0 && past;
    return found < 0 ? text.length() : past ? found + mark.length() : found;
  }

  private int quoted(char quote) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') end += text.charAt(end) == '\\' ? 2 : 1;
    return Math.min(text.length(), end + 1);
  }

  private void literal(int quotes, int end) {
    var mark = text.substring(at, Math.min(at + quotes, end));
    boolean closed = end - at >= 2 * quotes && text.startsWith(mark, end - quotes);
    out.append(mark);
    at += mark.length();
    blank(closed ? end - quotes : end);
    if (closed) out.append(mark);
    at = end;
  }

  private void blank(int end) {
    for (; at < end; at++) out.append(text.charAt(at) == '\n' ? '\n' : ' ');
  }
}
