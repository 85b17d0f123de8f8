package nabla.kernel.shell;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/// What the text of a snippet declares, read without the compiler, and which declarations stand in the session word for word.
final class Declarations {
  private static final Pattern VARIABLE = Pattern.compile("\\s*(?:(?:final|static|public|private|protected|@\\w+)\\s+)*"
      + "([A-Za-z_$][\\w.$]*)\\s*(?:<[^;=()]*>)?\\s*(?:\\[\\s*]\\s*)*\\s(\\w+)\\s*(?:\\[\\s*]\\s*)*(?:[=,;].*)?", Pattern.DOTALL);
  private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum)\\s+(\\w+)");
  private static final Pattern METHOD = Pattern.compile("\\s*[\\w<>\\[\\].,?&\\s]+[\\s>\\]](\\w+)\\s*\\(.*", Pattern.DOTALL);
  private static final String MODIFIERS = "(?:(?:public|private|protected|static|final|abstract|sealed|non-sealed|strictfp"
      + "|@[\\w.]+(?:\\([^()]*\\))?)\\s+)*";
  private static final Pattern DECLARED_TYPE = Pattern.compile(MODIFIERS + "(?:class|record|interface|enum|@interface)\\s+[A-Za-z_$]");
  private static final Pattern DECLARED_METHOD = Pattern
      .compile(MODIFIERS + "(?:<.*?>\\s*)?([\\w$]+)[\\w$.<>\\[\\],?&\\s]*?[\\s>\\]]+[\\w$]+\\s*\\([^=]*?\\)[^()=;]*\\{.*}", Pattern.DOTALL);
  private static final Set<String> NO_METHODS = Set.of("return", "throw", "new", "else", "yield", "assert", "if", "for", "while", "do",
      "switch", "try", "case", "catch", "finally", "synchronized");
  private static final Set<String> NO_TYPES = Set.of("return", "throw", "import", "new", "assert", "yield", "package", "else", "goto");

  private final JShell jshell;
  private final Map<String, Snippet> bySource = new HashMap<>();

  Declarations(JShell jshell) {
    this.jshell = jshell;
  }

  /// The variable that this text declares with its type written out, or null.
  static String typedVariable(String source) {
    var variable = VARIABLE.matcher(Mask.of(source));
    if (!variable.matches() || NO_TYPES.contains(variable.group(1)) || variable.group(1).equals("var")) return null;
    return variable.group(2);
  }

  /// Whether a text seems to declare a method, a type or an import, and nothing that runs.
  static boolean idle(String source) {
    var masked = Mask.of(source).strip();
    if (masked.startsWith("import ")) return true;
    if (DECLARED_TYPE.matcher(masked).lookingAt()) return true;
    var method = DECLARED_METHOD.matcher(masked);
    return method.matches() && !NO_METHODS.contains(method.group(1));
  }

  /// The names that a text seems to declare, whether or not it compiles.
  static Set<String> names(String source) {
    var names = new HashSet<String>();
    var masked = Mask.of(source);
    var variable = VARIABLE.matcher(masked);
    if (variable.matches() && !NO_TYPES.contains(variable.group(1))) names.add(variable.group(2));
    var type = TYPE.matcher(masked);
    if (type.find()) names.add(type.group(1));
    var method = METHOD.matcher(masked);
    if (method.matches()) names.add(method.group(1));
    return names;
  }

  /// Notes a snippet that JShell took as it was typed.
  void add(String source, Snippet snippet) {
    if (kept(snippet)) bySource.put(source, snippet);
  }

  /// The snippet of an earlier run of the same declaration that still stands, or null.
  Snippet standing(String source) {
    var snippet = bySource.get(source);
    if (snippet == null || jshell.status(snippet) == Snippet.Status.VALID) return snippet;
    bySource.remove(source);
    return null;
  }

  /// Declarations that need not be made again; JShell itself would keep the class of one that reads the same.
  private static boolean kept(Snippet snippet) {
    return snippet.kind() == Snippet.Kind.METHOD || snippet.kind() == Snippet.Kind.IMPORT || snippet.kind() == Snippet.Kind.TYPE_DECL;
  }
}
