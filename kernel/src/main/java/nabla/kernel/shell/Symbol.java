package nabla.kernel.shell;

import java.util.regex.Pattern;

/// What javac could not find: its kind (`variable`, `method`, `class`), its name, the arguments of a call, and where it looked.
record Symbol(String kind, String name, String arguments, String location) {
  private static final Pattern SYMBOL = Pattern.compile("symbol: +(?:static )?(\\w+) +([\\w$]+)(?:\\((.*)\\))?");
  private static final Pattern LOCATION = Pattern.compile("location: +(?:variable \\S+ of type |\\w+ )?([^\n]*)");

  static Symbol of(Problem problem) {
    var symbol = SYMBOL.matcher(problem.message());
    if (!symbol.find()) return new Symbol("", "", null, "");
    var location = LOCATION.matcher(problem.message());
    return new Symbol(symbol.group(1), symbol.group(2), symbol.group(3) == null ? null : Jargon.shortTypes(symbol.group(3)),
        location.find() ? Jargon.shortTypes(location.group(1)).strip() : "");
  }

  /// Whether it was looked for inside another type, as in `x.name`, rather than in scope.
  boolean member() {
    return !location.isEmpty();
  }

  /// The name of that type without type arguments.
  String owner() {
    return location.replaceAll("<.*", "").replaceAll("\\[.*", "");
  }
}
