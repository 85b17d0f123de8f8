package nabla.kernel.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// Text as HTML: escaped, and terminal colours as spans.
public final class Html {
  private static final Pattern COLOUR = Pattern.compile("\u001B\\[([0-9;]*)m");

  private Html() {}

  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  /// Terminal text: ANSI colours become spans, other control sequences vanish.
  public static String terminal(String text) {
    var html = new StringBuilder();
    Deque<String> open = new ArrayDeque<>();
    var code = COLOUR.matcher(text);
    var at = 0;
    while (code.find()) {
      html.append(escape(text.substring(at, code.start())));
      at = code.end();
      for (var number : code.group(1).split(";")) colour(html, open, number.isEmpty() ? "0" : number);
    }
    html.append(escape(text.substring(at)));
    return html.append("</span>".repeat(open.size())).toString();
  }

  private static void colour(StringBuilder html, Deque<String> open, String number) {
    if (number.equals("0") || number.equals("39") || number.equals("22")) {
      html.append("</span>".repeat(open.size()));
      open.clear();
    } else {
      html.append("<span class=\"ansi").append(number).append("\">");
      open.push(number);
    }
  }
}
