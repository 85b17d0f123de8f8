package nabla.kernel.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Javac's messages in plain words: what is wrong and what to do, on one line.
final class Jargon {
  private static final Pattern EXPECTED = Pattern.compile("(.*) expected", Pattern.DOTALL);
  private static final Pattern CONVERT = Pattern
      .compile("incompatible types: (?:inferred type does not conform.*|(.+) cannot be converted to (.+))", Pattern.DOTALL);
  private static final Pattern LOSSY = Pattern.compile("incompatible types: possible lossy conversion from (\\w+) to (\\w+)");
  private static final Pattern APPLY = Pattern.compile(
      "(\\w+) (\\S+) in [^\n]* cannot be applied to given types;\\s*required: +([^\n]*)\\s*found: +([^\n]*)",
      Pattern.DOTALL);
  private static final Pattern NO_SUITABLE = Pattern.compile("no suitable (\\w+) found for ([\\w$]+)\\((.*?)\\)\n(.*)", Pattern.DOTALL);
  private static final Pattern OPERATOR = Pattern.compile(
      "bad operand types? .*operator '(.+?)'(?:.*first type: +([^\n]*)\\s*second type: +([^\n]*))?",
      Pattern.DOTALL);
  private static final Pattern UNREPORTED = Pattern.compile("unreported exception (\\S+?);.*", Pattern.DOTALL);

  private Jargon() {}

  static String plain(Problem problem, Names names) {
    var code = problem.code().replaceFirst("^compiler\\.err\\.", "");
    var message = shortTypes(problem.message());
    return switch (code) {
      case "cant.resolve", "cant.resolve.location", "cant.resolve.args", "cant.resolve.args.params", "cant.resolve.location.args",
          "cant.resolve.location.args.params" ->
        Missing.text(problem, names);
      case "doesnt.exist" -> message.replaceFirst("package (\\S+) does not exist", "there is no package `$1`")
          + ": check the spelling, or add its library with %maven";
      case "expected", "expected2", "expected3", "expected4" -> match(EXPECTED, message, m -> "missing here: " + quoted(m.group(1)));
      case "prob.found.req" -> types(message);
      case "cant.apply.symbol" ->
        match(APPLY, message, m -> call(m.group(1), m.group(2)) + " takes (" + none(m.group(3)) + "), not (" + none(m.group(4)) + ")");
      case "cant.apply.symbols" -> match(NO_SUITABLE, message, m -> Missing.candidates(m.group(1), m.group(2), m.group(3), m.group(4)));
      case "operator.cant.be.applied", "operator.cant.be.applied.1" -> match(OPERATOR, message, Jargon::operator);
      case "unreported.exception.need.to.catch.or.throw" -> match(UNREPORTED, message,
          m -> "this may throw " + m.group(1) + ": catch it (try … catch), or add `throws " + m.group(1) + "` to the method");
      default -> fixed(code, problem, message);
    };
  }

  private static String fixed(String code, Problem problem, String message) {
    return switch (code) {
      case "jdk.eval.error.object.method" ->
        "every Java object already has a method of this name: choose another, or declare it inside a class";
      case "premature.eof" -> Brackets.unclosed(problem.cell());
      case "illegal.start.of.expr" -> "an expression is missing before this, or a bracket does not match";
      case "illegal.start.of.type" -> "a type or a name is missing before this, or a bracket does not match";
      case "not.stmt" -> "this is a value, not a statement: assign it to a variable, or call something on it";
      case "missing.ret.stmt" -> "not every way through this method ends with a `return`";
      case "unreachable.stmt" -> "this line can never run";
      case "var.might.not.have.been.initialized" -> message.replaceFirst("variable (\\w+) might not have been initialized",
          "`$1` may have no value yet: give it one where it is declared");
      case "already.defined" -> message.replaceFirst("(\\w+) (\\S+) is already defined.*", "there is already a $1 `$2` here");
      case "local.variables.referenced.from.lambda.expression.must.be.final", "cant.ref.non.effectively.final.var" ->
        "a lambda or inner class can use "
            + "a local variable only if it never changes: copy it into a new variable first";
      case "int.number.too.large" -> "this number is too large for an int: write an L after it (a long)";
      case "unclosed.str.lit" -> "this text has no closing \"";
      case "unclosed.text.block" -> "this text block has no closing \"\"\"";
      case "unclosed.char.lit", "empty.char.lit" -> "'…' holds exactly one character; text stands between double quotes";
      case "cant.deref" ->
        message.replaceFirst("(\\w+) cannot be dereferenced", "a value of the primitive type $1 has no methods or fields");
      case "array.req.but.found" ->
        message.replaceFirst("array required, but (.+) found", "only an array can be indexed with [ ], and this is of type $1");
      case "illegal.char" -> message.replaceFirst("illegal character: '(.*)'", "the character $1 does not belong into Java code");
      case "else.without.if" -> "this `else` has no `if` before it: check the braces";
      case "incomparable.types" -> message.replaceFirst("incomparable types: (.+) and (.+)", "$1 and $2 can never be equal");
      case "does.not.override.abstract" ->
        message.replaceFirst("(\\S+) is not abstract and does not override abstract method (.+?) in (.+)", "`$1` must define $2 of $3");
      case "cant.infer.local.var.type" -> message.replaceFirst("(?s)cannot infer type for local variable (\\w+).*\\((.*)\\).*",
          "the type of `$1` cannot be guessed ($2): write it instead of var");
      case "void.not.allowed.here", "illegal.initializer.for.type" ->
        message.replaceFirst("'void' type not allowed here", "this call yields no value");
      default -> message.replaceAll("\\s*\n\\s*", "; ");
    };
  }

  private static String types(String message) {
    var lossy = LOSSY.matcher(message);
    if (lossy.matches()) return "a " + lossy.group(1) + " does not fit into " + article(lossy.group(2)) + ": write (" + lossy.group(2)
        + ") before it to cut it";
    var convert = CONVERT.matcher(message);
    if (convert.matches() && convert.group(1) != null)
      return article(convert.group(2)) + " is needed here, and this is " + article(convert.group(1));
    if (message.contains("bad return type in lambda"))
      return message.replaceFirst("(?s).*bad return type in lambda expression\\s*(.*)", "the lambda returns the wrong type: $1");
    if (message.contains("missing return value")) return "a value must be returned here";
    if (message.contains("unexpected return value")) return "this method is void: it cannot return a value";
    return message.replaceFirst("^incompatible types: ", "types do not fit: ").replaceAll("\\s*\n\\s*", "; ");
  }

  private static String operator(Matcher m) {
    return m.group(2) == null
        ? "`" + m.group(1) + "` does not work on this"
        : "`" + m.group(1) + "` does not work between " + article(m.group(2)) + " and " + article(m.group(3));
  }

  private static String call(String kind, String name) {
    return kind.equals("constructor") ? "`new " + name + "(…)`" : "`" + name + "`";
  }

  private static String quoted(String tokens) {
    return tokens.replace("'", "`").replace("<identifier>", "a name");
  }

  static String none(String types) {
    return types.equals("no arguments") ? "" : types;
  }

  static String article(String type) {
    return ("aeiouAEIOU".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
  }

  private interface Words {
    String of(Matcher match);
  }

  private static String match(Pattern pattern, String message, Words words) {
    var match = pattern.matcher(message);
    return match.lookingAt() ? words.of(match) : message.replaceAll("\\s*\n\\s*", "; ");
  }

  /// The text with packages and wrapper classes removed from type names.
  static String shortTypes(String message) {
    return message.replaceAll("(?:REPL\\.)?\\$JShell\\$\\w+[.$]", "").replaceAll("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])", "");
  }
}
