package nabla.kernel.shell;

import java.util.regex.Pattern;

/// Words for a name that does not exist and for a call that fits no method.
final class Missing {
  private static final Pattern CANDIDATE = Pattern
      .compile("(?:method|constructor) (?:<[^>]*>)?(\\S*?)(?:<.*?>)?\\(?([\\w$.]*\\(.*?\\)|[^\n]*?) is not applicable");
  private static final int SHOWN = 5;

  private Missing() {}

  static String text(Problem problem, Names names) {
    var symbol = Symbol.of(problem);
    if (symbol.name().isEmpty()) return Jargon.shortTypes(problem.message()).replaceAll("\\s*\n\\s*", "; ");
    if (symbol.member() && !symbol.owner().isEmpty()) return member(symbol, names);
    var what = switch (symbol.kind()) {
      case "method" -> "there is no method `" + symbol.name() + "(" + symbol.arguments() + ")`";
      case "class" -> "there is no class `" + symbol.name() + "`";
      default -> "there is no variable `" + symbol.name() + "`";
    };
    var lost = names.lost(symbol.name());
    if (lost.isPresent()) return what + " any more: " + lost.get();
    var near = names.suggest(symbol.name(), symbol.kind());
    return what + near.map(n -> ". Did you mean `" + n + "`?").orElse("");
  }

  private static String member(Symbol symbol, Names names) {
    boolean call = symbol.kind().equals("method");
    var near = names.type(symbol.owner()).flatMap(t -> Names.suggestMember(symbol.name(), t));
    return "`" + symbol.location() + "` has no "
        + (call ? "method `" + symbol.name() + "(" + symbol.arguments() + ")`" : symbol.kind() + " `" + symbol.name() + "`")
        + near.map(n -> ". Did you mean `" + n + "`?").orElse("");
  }

  /// What a call could be, from javac's list of candidates.
  static String candidates(String kind, String name, String arguments, String list) {
    var found = CANDIDATE.matcher(list).results().map(m -> Jargon.shortTypes(m.group(2).isEmpty() ? m.group(1) : m.group(2)))
        .map(c -> c.replaceFirst("^.*[.](?=\\w+\\()", "")).distinct().toList();
    var call = (kind.equals("constructor") ? "new " : "") + name;
    var shown = found.stream().limit(SHOWN).map(c -> "\n      " + c).reduce("", String::concat);
    var more = found.size() > SHOWN ? "\n      … and " + (found.size() - SHOWN) + " more" : "";
    return "`" + call + "` does not take (" + Jargon.none(arguments) + ")" + (found.isEmpty() ? "" : "; it takes one of" + shown + more);
  }
}
