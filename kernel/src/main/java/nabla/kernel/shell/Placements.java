package nabla.kernel.shell;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/// Which cell and line each class and each snippet of the session comes from.
final class Placements {
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+");

  /// What may lead a snippet without being an instruction.
  private static final Pattern IDLE = Pattern.compile("(?:\\s|\\{|(?:try|do)\\s*\\{)*");

  /// A line of a cell; `operation` is the text of the one operation that is meant, or null.
  record Place(CellSource cell, int line, String operation) {
    @Override
    public String toString() {
      return cell.place(line);
    }
  }

  /// Where a snippet was typed: `offset` in its cell, and how it was rewritten.
  record Origin(CellSource cell, int offset, Edits edits) {
    /// A position in the rewritten snippet as one in the cell.
    int inCell(long position) {
      return offset + edits.toOriginal((int) position);
    }
  }

  private final Map<String, NavigableMap<Integer, Place>> linesByClass = new HashMap<>();
  private final Map<Snippet, Origin> origins = new IdentityHashMap<>();
  private final Map<String, String> classes = new HashMap<>();
  private final SnippetLoader loader;
  private volatile Origin running;

  Placements(SnippetLoader loader) {
    this.loader = loader;
  }

  /// Notes which snippet is about to run, or null: until it is placed, its lines are counted from its first.
  void running(Origin origin) {
    running = origin;
  }

  /// Notes where a snippet was typed.
  void put(Snippet snippet, Origin origin) {
    origins.put(snippet, origin);
  }

  Origin origin(Snippet snippet) {
    return origins.get(snippet);
  }

  /// Notes the lines of the class into which JShell has wrapped a snippet that has an origin.
  void put(Snippet snippet, SnippetWrapper wrapper) {
    var origin = origins.get(snippet);
    if (origin == null) return;
    var lines = linesByClass.computeIfAbsent(wrapper.fullClassName(), _ -> new TreeMap<>());
    moved(snippet.id(), wrapper.fullClassName());
    var source = snippet.source();
    var wrapped = new CellSource("", wrapper.wrapped());
    int shared = wrapper.fullClassName().contains("_") ? header(source, wrapped) : 0;
    for (int at = 0, n = 0; at < source.length(); n++) {
      int end = source.indexOf('\n', at), stop = end < 0 ? source.length() : end, ink = at;
      while (ink < stop - 1 && Character.isWhitespace(source.charAt(ink))) ink++;
      int line = shared > 0 ? shared + n : wrapped.line(wrapper.sourceToWrappedPosition(ink));
      lines.put(line, new Place(origin.cell, origin.cell.line(origin.inCell(ink)), origin.edits.stands(at)));
      at = stop + 1;
    }
  }

  /// The wrapper's line of a method's first, where overloads share a wrapper and JShell's own mapping knows only one of them; 0 where not found.
  private static int header(String source, CellSource wrapped) {
    var lines = source.lines().toList();
    for (int n = 0; n < lines.size(); n++) {
      var text = lines.get(n).strip().replaceFirst("^(?:(?:public|private|protected|static|final)\\s+)+", "");
      int found = text.isEmpty() || text.startsWith("/") ? -1 : wrapped.text().indexOf(text);
      if (found >= 0) return wrapped.line(found) - n;
    }
    return 0;
  }

  /// Lets go of the class that a snippet was in before.
  private void moved(String id, String now) {
    var before = classes.put(id, now);
    if (before != null && !before.equals(now) && !classes.containsValue(before)) loader.forget(before);
  }

  /// Forgets a snippet that no other can refer to.
  void remove(Snippet snippet) {
    origins.remove(snippet);
    var name = classes.remove(snippet.id());
    if (name != null) loader.forget(name);
  }

  /// Whether a stack frame is one of user code.
  static boolean ofCell(StackTraceElement frame) {
    return frame.getClassName().startsWith("REPL.$JShell$");
  }

  /// Where a stack frame of user code stands, or null for any other frame.
  Place find(StackTraceElement frame) {
    var name = WRAPPER.matcher(frame.getClassName());
    if (!name.lookingAt()) return null;
    var lines = linesByClass.get(name.group());
    if (lines == null) return early(name.group(), frame.getLineNumber());
    var place = lines.floorEntry(frame.getLineNumber());
    return place == null ? lines.firstEntry().getValue() : place.getValue();
  }

  /// The place of a line of the snippet that runs now.
  private Place early(String name, int line) {
    var origin = running;
    int first = origin == null ? 0 : loader.firstLine(name);
    if (first == 0) return null;
    var idle = IDLE.matcher(Mask.of(origin.edits.source()));
    int ink = idle.lookingAt() ? idle.end() : 0;
    return new Place(origin.cell, Math.max(1, origin.cell.line(origin.inCell(ink)) + line - first), null);
  }
}
