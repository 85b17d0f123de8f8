package nabla.kernel.shell;

import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.MethodSnippet;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import nabla.display.Bundle;
import nabla.display.Displays;
import nabla.kernel.render.Markdown;

/// What stands at the cursor: signatures and documentation of a method or class, type and value of a variable, help on a magic.
final class Inspector {
  private static final int MOST = 4, LINES = 12;
  private static final String RECORD = "(?s)^(\\w+(\\([^()]*\\)))\\2$";
  private static final Pattern VARIABLE = Pattern.compile("([\\w.$]+):(.+)", Pattern.DOTALL);
  private static final Pattern MEMBER = Pattern.compile("(?:(.*) )?([\\w$.<>?, ]*?)\\.?(\\w+)(?:<.*?>)?\\((.*)\\).*", Pattern.DOTALL);

  private final Engine engine;
  private final Rewriter rewriter;
  private final Session session;
  private final Names names;
  private final Docs docs;

  Inspector(Engine engine, Rewriter rewriter, Session session, Docs docs) {
    this.engine = engine;
    this.rewriter = rewriter;
    this.session = session;
    this.docs = docs;
    this.names = new Names(engine);
  }

  Map<String, String> inspect(String source, int cursor, boolean detailed) {
    var text = Splitter.commented(source);
    var help = magic(text, cursor);
    if (help.isPresent()) return bundle("```\n" + help.get() + "\n```");
    var found = documentation(text, target(text, cursor));
    if (found.isEmpty()) return Map.of();
    var parts = new ArrayList<String>();
    for (var entry : found.stream().limit(detailed ? found.size() : MOST).toList()) parts.add(part(entry));
    if (found.size() > parts.size()) parts.add("… and " + (found.size() - parts.size()) + " more with this name");
    return bundle(String.join("\n\n---\n\n", parts));
  }

  private static Map<String, String> bundle(String markdown) {
    var forms = new LinkedHashMap<String, String>();
    forms.put(Bundle.TEXT, plain(markdown));
    forms.put(Bundle.HTML, Markdown.html(markdown));
    forms.put(Bundle.MARKDOWN, markdown);
    return forms;
  }

  private static String plain(String markdown) {
    return markdown.replaceAll("(?m)^```\\w*\n?", "").replace("`", "").replaceAll("</?\\w[^>]*>", "").replace("&lt;", "<")
        .replace("&gt;", ">").replace("&amp;", "&");
  }

  private Optional<String> magic(String text, int cursor) {
    int line = text.lastIndexOf('\n', cursor - 1) + 1;
    if (!text.startsWith("%", line)) return Optional.empty();
    var name = text.substring(line).replaceFirst("^%+", "").split("\\W", 2)[0];
    if (cursor > line + name.length() + 2) return Optional.empty();
    return session.magics().stream().filter(m -> m.name().equals(name)).map(m -> m.help().replace("\t", "   ")).findFirst();
  }

  /// Where to look from: the end of the name at the cursor and, for a call, past its bracket; outside names, the cursor.
  private static int target(String text, int cursor) {
    int end = cursor;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) end++;
    boolean name = end > 0 && Character.isJavaIdentifierPart(text.charAt(end - 1));
    if (!name) return cursor;
    return end < text.length() && text.charAt(end) == '(' ? end + 1 : end;
  }

  private List<Documentation> documentation(String text, int end) {
    var focus = Focus.of(text.substring(0, end), engine.variables(), false);
    var found = documentation(focus.code());
    return found.isEmpty() ? rewriter.unfinished(focus.code(), session).map(read -> documentation(read.source())).orElse(found) : found;
  }

  private List<Documentation> documentation(String code) {
    var found = engine.analysis(code).documentation(code, code.length(), false);
    return found.isEmpty() && !code.endsWith("(") ? engine.analysis().documentation(code + "(", code.length() + 1, false) : found;
  }

  private String part(Documentation entry) {
    var signature = Jargon.shortTypes(entry.signature()).replaceFirst("\\.<[^()]*>(?=\\w+\\()", ".").replaceFirst(RECORD, "$1");
    var variable = VARIABLE.matcher(signature);
    if (variable.matches()) return variable(variable.group(1), variable.group(2).strip());
    return "```java\n" + signature + "\n```\n" + text(entry.signature()).orElse("");
  }

  private String variable(String name, String type) {
    var head = "```java\n" + type + " " + name + "\n```\n";
    if (engine.variables().all().containsKey(name)) {
      var value = Displays.of(engine.variables().value(name)).text().lines().limit(LINES).toList();
      head += "```\n" + String.join("\n", value) + "\n```\n";
    }
    int dot = name.lastIndexOf('.');
    if (dot > 0) return head + names.type(name.substring(0, dot)).flatMap(t -> docs.field(t, name.substring(dot + 1))).orElse("");
    return head + names.type(type.replaceAll("[<\\[].*", "")).flatMap(docs::of).map(d -> "\n" + d.split("\n\n", 2)[0]).orElse("");
  }

  /// The documentation of what a signature of JShell's names.
  private Optional<String> text(String signature) {
    var member = MEMBER.matcher(signature.replaceFirst("\\.<[^()]*>(?=\\w+\\()", "."));
    if (!member.matches()) return type(signature.replaceAll("<.*", "")).flatMap(docs::of).or(() -> own(signature));
    var owner = member.group(2).replaceAll("<.*?>", "");
    var name = member.group(3);
    if (owner.isEmpty() && member.group(1) == null) return type(name).flatMap(t -> constructor(t, member.group(4)));
    if (owner.isEmpty()) return own(name);
    return type(owner)
        .flatMap(t -> Arrays.stream(t.getMethods()).filter(m -> m.getName().equals(name) && fits(m, member.group(4))).findFirst())
        .flatMap(docs::of);
  }

  private Optional<String> constructor(Class<?> type, String parameters) {
    return Arrays.stream(type.getConstructors()).filter(c -> fits(c, parameters)).findFirst().flatMap(docs::of).or(() -> docs.of(type));
  }

  private static boolean fits(Executable member, String parameters) {
    var wanted = parameters.isBlank()
        ? List.<String>of()
        : Arrays.stream(parameters.replaceAll("<[^()]*?>", "").split(",")).map(p -> plainType(p.strip())).toList();
    return Arrays.stream(member.getParameterTypes()).map(t -> plainType(t.getTypeName())).toList().equals(wanted);
  }

  private static String plainType(String parameter) {
    return parameter.replaceAll(" \\w+$", "").replaceAll(".*[.$](?=\\w)", "").replace("...", "[]");
  }

  private Optional<Class<?>> type(String name) {
    try {
      return Optional.of(Class.forName(name, false, engine.loader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return names.type(name);
    }
  }

  /// The documentation of a method or class of a cell.
  private Optional<String> own(String name) {
    var methods = engine.jshell().methods().filter(m -> m.name().equals(name)).map(MethodSnippet::source);
    var types = engine.jshell().types().filter(t -> t.name().equals(name)).map(t -> t.source());
    return Stream.concat(methods, types).findFirst().flatMap(Docs::ofSnippet);
  }
}
