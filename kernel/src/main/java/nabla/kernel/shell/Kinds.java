package nabla.kernel.shell;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import jdk.jshell.VarSnippet;

/// What the names at a place are: members of the value before the dot, or names in scope.
abstract sealed class Kinds {
  private static final Pattern CREATION = Pattern.compile("\\bnew\\s+$");
  private static final Pattern RECEIVER = Pattern.compile("[\\w$.]+$");

  /// A kind and a signature, empty where it is not known.
  record Known(String kind, String signature) {}

  abstract Known of(String name, boolean call);

  /// The kinds after `before`, the text up to the name.
  static Kinds at(String before, Engine engine) {
    if (before.endsWith("::") || before.endsWith("."))
      return new Members(receiver(before.replaceFirst("(\\.|::)$", ""), engine), before.endsWith("::"));
    return new Scope(engine, CREATION.matcher(before).find());
  }

  /// The class whose members can follow, or null.
  private static Class<?> receiver(String before, Engine engine) {
    var expression = expression(before);
    var field = engine.variables().all().get(expression);
    if (field != null) return field.getType();
    var names = new Names(engine);
    if (RECEIVER.matcher(expression).matches() && Character.isUpperCase(expression.charAt(0)) && names.type(expression).isPresent())
      return names.type(expression).get();
    var declared = declared(expression, before);
    if (declared.isPresent()) return names.type(declared.get()).orElse(null);
    var type = expression.isEmpty() ? null : engine.analysis(expression).analyzeType(expression, expression.length());
    return type == null ? null : names.type(Jargon.shortTypes(type).replaceAll("<.*", "")).orElse(null);
  }

  /// The type that this text writes for a name, as in `Tensor x` or `var x = new Tensor(…)`.
  private static Optional<String> declared(String name, String text) {
    if (!SourceVersion.isIdentifier(name)) return Optional.empty();
    return Pattern.compile("\\b([A-Z]\\w*)(?:<[^;=()]*>)?\\s+" + name + "\\b|\\bvar\\s+" + name + "\\s*=\\s*new\\s+([A-Z]\\w*)")
        .matcher(Mask.of(text)).results()
        .map(m -> m.group(1) == null ? m.group(2) : m.group(1)).reduce((_, last) -> last);
  }

  /// The expression at the end of the text, read backwards over names, dots and balanced brackets.
  private static String expression(String text) {
    var masked = Mask.of(text);
    int at = masked.length(), depth = 0;
    for (; at > 0; at--) {
      char c = masked.charAt(at - 1);
      if (")]".indexOf(c) >= 0) depth++;
      else if ("([".indexOf(c) >= 0) {
        if (--depth < 0) break;
      } else if (depth == 0 && !Character.isJavaIdentifierPart(c) && c != '.' && c != '"' && !fluent(masked, at - 1)) break;
    }
    return text.substring(at).strip();
  }

  /// Whether a blank only separates a call from the dot of the next.
  private static boolean fluent(String masked, int at) {
    return Character.isWhitespace(masked.charAt(at)) && masked.substring(at).stripLeading().startsWith(".");
  }

  static Known method(List<Method> overloads) {
    var shown = overloads.stream().min(Comparator.comparingInt(Method::getParameterCount)).map(Signatures::of).orElse("");
    return new Known("method", shown + (overloads.size() > 1 ? " (and " + (overloads.size() - 1) + " more)" : ""));
  }

  /// Members of a class.
  private static final class Members extends Kinds {
    private final Class<?> type;
    private final boolean reference;

    /// The members of a type, or of one that is not known (null), after a dot or in a method reference.
    Members(Class<?> type, boolean reference) {
      this.type = type;
      this.reference = reference;
    }

    @Override
    Known of(String name, boolean call) {
      if (type == null) return new Known(call || reference ? "method" : Character.isUpperCase(name.charAt(0)) ? "class" : "variable", "");
      var methods = Arrays.stream(type.getMethods()).filter(m -> m.getName().equals(name) && !m.isBridge()).toList();
      if (call && !methods.isEmpty()) return method(methods);
      return Arrays.stream(type.getFields()).filter(f -> f.getName().equals(name)).findFirst()
          .map(f -> new Known("variable", Signatures.of(f)))
          .orElseGet(() -> methods.isEmpty()
              ? new Known(call ? "method" : Character.isUpperCase(name.charAt(0)) ? "class" : "variable", "")
              : method(methods));
    }
  }

  /// Names in scope.
  private static final class Scope extends Kinds {
    private final Engine engine;
    private final boolean creation;

    /// The names at a place, which after `new` are those of classes.
    Scope(Engine engine, boolean creation) {
      this.engine = engine;
      this.creation = creation;
    }

    @Override
    Known of(String name, boolean call) {
      if (creation) return created(name);
      if (call) return call(name);
      if (SourceVersion.isKeyword(name)) return new Known("keyword", "");
      var variable = engine.jshell().variables().filter(v -> v.name().equals(name)).map(VarSnippet::typeName).findFirst();
      if (variable.isPresent()) return new Known("variable", Jargon.shortTypes(variable.get()));
      return constants(name).findFirst().orElse(new Known(Character.isUpperCase(name.charAt(0)) ? "class" : "variable", ""));
    }

    private Known call(String name) {
      var own = new Definitions(engine).methods(name);
      if (!own.isEmpty()) return method(own);
      var library = Imports.holders().stream().flatMap(h -> Arrays.stream(h.getMethods()))
          .filter(m -> m.getName().equals(name) && Modifier.isStatic(m.getModifiers())).toList();
      if (!library.isEmpty()) return method(library);
      return Character.isUpperCase(name.charAt(0)) ? created(name) : new Known("method", "");
    }

    private Known created(String name) {
      var type = new Definitions(engine).type(name).or(() -> new Names(engine).type(name));
      return type.map(Scope::constructors).orElse(new Known("class", ""));
    }

    private static Known constructors(Class<?> type) {
      var all = type.getConstructors().length > 0 ? type.getConstructors() : type.getDeclaredConstructors();
      var shown = Arrays.stream(all).min(Comparator.comparingInt(Constructor::getParameterCount)).map(Signatures::of).orElse("");
      return new Known("class", shown + (all.length > 1 ? " (and " + (all.length - 1) + " more)" : ""));
    }

    private static Stream<Known> constants(String name) {
      return Imports.holders().stream().flatMap(h -> Arrays.stream(h.getFields())).filter(f -> f.getName().equals(name))
          .map(f -> new Known("variable", Signatures.of(f)));
    }
  }
}
