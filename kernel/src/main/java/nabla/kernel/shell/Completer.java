package nabla.kernel.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import nabla.kernel.shell.Shell.Completion;
import nabla.kernel.shell.Shell.Completions;

/// What could stand at the cursor: magics, file names inside text, and what JShell offers, with its kind and signature.
final class Completer {
  private static final Pattern MAGIC = Pattern.compile("(%%?)(\\w*)");
  private static final Pattern OPEN_TEXT = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)$");
  private static final Pattern MEMBER = Pattern.compile("(?:\\.|::)\\s*\\w*$");
  private static final Set<String> OF_EVERY_OBJECT = Set.of("wait", "notify", "notifyAll", "getClass", "hashCode", "equals", "finalize",
      "clone");

  private final Engine engine;
  private final Rewriter rewriter;
  private final Session session;

  Completer(Engine engine, Rewriter rewriter, Session session) {
    this.engine = engine;
    this.rewriter = rewriter;
    this.session = session;
  }

  Completions complete(String source, int cursor) {
    var text = Splitter.commented(source.substring(0, cursor));
    int line = text.lastIndexOf('\n') + 1;
    if (text.startsWith("%", line)) return magic(text, line);
    if (text.startsWith("%%")) return code(cut(text, text.indexOf('\n') + 1), source);
    var open = OPEN_TEXT.matcher(text.substring(line));
    if (open.find() && inText(text)) return files(text, line + open.start(1));
    return code(text, source);
  }

  private static boolean inText(String text) {
    var masked = Mask.of(text + "x");
    return masked.charAt(masked.length() - 1) == ' ';
  }

  /// The text with everything before `start` blanked.
  private static String cut(String text, int start) {
    return text.substring(0, start).replaceAll("[^\n]", " ") + text.substring(start);
  }

  private Completions magic(String text, int line) {
    var written = text.substring(line);
    var name = MAGIC.matcher(written);
    if (name.matches()) return names(name.group(1), name.group(2), line, text.length());
    int blank = written.indexOf(' ');
    if (blank < 0) return new Completions(List.of(), text.length(), text.length());
    var magic = session.magics().stream().filter(m -> m.name().equals(written.substring(0, blank).replaceFirst("%+", ""))).findFirst();
    if (magic.isPresent() && magic.get().code()) return code(cut(text, line + blank), text);
    int start = line + written.lastIndexOf(' ') + 1;
    var arguments = text.substring(start);
    var found = magic.map(m -> m.complete(arguments, session)).orElse(List.of());
    return new Completions(found.stream().filter(f -> f.startsWith(arguments)).map(f -> new Completion(f, "argument", "")).toList(), start,
        text.length());
  }

  private Completions names(String sign, String begun, int start, int end) {
    var found = session.magics().stream().filter(m -> m.name().startsWith(begun))
        .map(m -> new Completion(sign + m.name(), "magic", m.help().lines().findFirst().orElse("").replaceFirst(".*\t", ""))).toList();
    return new Completions(found, start, end);
  }

  private static Completions files(String text, int start) {
    var begun = text.substring(start);
    var found = Folder.names(begun).stream().map(n -> new Completion(n, "file", "")).toList();
    return new Completions(found, start, text.length());
  }

  private Completions code(String text, String source) {
    if (text.isBlank() || Mask.inComment(text)) return new Completions(List.of(), text.length(), text.length());
    var anchor = new int[1];
    var focus = Focus.of(text, engine.variables(), false);
    var suggested = suggestions(focus.code(), anchor);
    if (suggested.isEmpty()) {
      var read = rewriter.unfinished(focus.code(), session);
      if (read.isPresent()) return code(text, source, focus, read.get());
      focus = Focus.of(text, engine.variables(), true);
      suggested = suggestions(focus.code(), anchor);
    }
    int start = suggested.isEmpty() ? text.length() : focus.toCell(anchor[0]);
    boolean called = source.startsWith("(", text.length());
    return new Completions(completions(suggested, text.substring(0, start), called), start, text.length());
  }

  /// What JShell offers at the end of code: members of what stands before the last dot, or any name in scope.
  private List<Suggestion> suggestions(String code, int[] anchor) {
    if (MEMBER.matcher(code).find()) engine.sight().see(code);
    else engine.sight().seeAll();
    return engine.analysis().completionSuggestions(code, code.length(), anchor);
  }

  /// What stands at the end of code that has to be read anew first, for example after `(a + b).`
  private Completions code(String text, String source, Focus focus, Edits read) {
    var anchor = new int[1];
    var code = read.source();
    var suggested = suggestions(code, anchor);
    int start = suggested.isEmpty() ? text.length() : focus.toCell(read.toOriginal(anchor[0]));
    return new Completions(completions(suggested, code.substring(0, anchor[0]), source.startsWith("(", text.length())), start,
        text.length());
  }

  private List<Completion> completions(List<Suggestion> suggested, String before, boolean called) {
    var found = new LinkedHashMap<String, Suggestion>();
    for (var suggestion : suggested) found.merge(suggestion.continuation().replaceAll("[(].*", ""), suggestion, Completer::better);
    var kinds = Kinds.at(before, engine);
    var all = new ArrayList<>(found.entrySet());
    all.sort(Comparator.comparing((Map.Entry<String, Suggestion> e) -> OF_EVERY_OBJECT.contains(e.getKey()))
        .thenComparing(e -> !e.getValue().matchesType()));
    return all.stream().map(e -> completion(e.getKey(), e.getValue(), kinds, called)).toList();
  }

  /// Of two forms of one name, the one that takes arguments, and whichever fits the type.
  private static Suggestion better(Suggestion a, Suggestion b) {
    if (a.matchesType() != b.matchesType()) return a.matchesType() ? a : b;
    return a.continuation().endsWith(")") ? b : a;
  }

  private static Completion completion(String name, Suggestion suggestion, Kinds kinds, boolean called) {
    var known = kinds.of(name, suggestion.continuation().contains("("));
    return new Completion(called ? name : suggestion.continuation(), known.kind(), known.signature());
  }
}
