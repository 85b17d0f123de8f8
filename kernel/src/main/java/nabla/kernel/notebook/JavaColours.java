package nabla.kernel.notebook;

import java.util.regex.Pattern;
import nabla.kernel.render.Html;

/// Java source as HTML, its comments, literals, keywords and annotations coloured by class names.
final class JavaColours {
  private static final Pattern TOKEN = Pattern.compile("""
      (?<comment>//[^\\n]*|/\\*.*?(?:\\*/|$))\
      |(?<text>\"""(?:\\\\.|[^\\\\])*?(?:\"""|$)|"(?:\\\\.|[^"\\\\\\n])*"?|'(?:\\\\.|[^'\\\\\\n])*'?)\
      |(?<number>\\b\\d[\\w.]*)\
      |(?<mark>@\\w+|(?m:^)%%?\\w+)\
      |(?<word>\\b(?:abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else|enum|extends|false|final|finally\
      |float|for|if|implements|import|instanceof|int|interface|long|new|null|package|permits|private|protected|public|record|return|sealed|short\
      |static|super|switch|synchronized|this|throw|throws|true|try|var|void|volatile|when|while|yield)\\b)""", Pattern.DOTALL);
  private static final String[] GROUPS = {"comment", "text", "number", "mark", "word"};

  private JavaColours() {}

  static String html(String source) {
    var html = new StringBuilder();
    var token = TOKEN.matcher(source);
    var at = 0;
    while (token.find()) {
      html.append(Html.escape(source.substring(at, token.start())));
      for (var group : GROUPS)
        if (token.group(group) != null)
          html.append("<span class=\"").append(group).append("\">").append(Html.escape(token.group())).append("</span>");
      at = token.end();
    }
    return html.append(Html.escape(source.substring(at))).toString();
  }
}
