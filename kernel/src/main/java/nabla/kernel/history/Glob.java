package nabla.kernel.history;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The protocol's search pattern: `*` any text, `?` any character, `[a-z]` and `[^a-z]` one of a list.
final class Glob {
  private Glob() {}

  static Pattern compile(String glob) {
    try {
      return Pattern.compile(regex(glob), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      return Pattern.compile(Pattern.quote(glob));
    }
  }

  private static String regex(String glob) {
    var regex = new StringBuilder();
    for (var i = 0; i < glob.length(); i++) {
      var end = glob.charAt(i) == '[' ? glob.indexOf(']', i + 2) : -1;
      if (end > 0) {
        regex.append(glob, i, end + 1);
        i = end;
      } else regex.append(one(glob.charAt(i)));
    }
    return regex.toString();
  }

  private static String one(char c) {
    return switch (c) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(String.valueOf(c));
    };
  }
}
