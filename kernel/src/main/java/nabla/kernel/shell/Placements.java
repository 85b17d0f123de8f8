package nabla.kernel.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/// Which cell and line each class of the session comes from.
final class Placements {
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+");

  /// A line of a cell.
  record Place(CellSource cell, int line) {
    @Override
    public String toString() {
      return cell.place(line);
    }
  }

  /// `lines[i]` is the line in the wrapper of line `i` of a snippet that starts at line `first` of the cell.
  private record Placement(CellSource cell, int first, int[] lines) {
    Place at(int wrapped) {
      int best = 0;
      for (int i = 0; i < lines.length; i++)
        if (lines[i] <= wrapped && lines[i] >= lines[best]) best = i;
      return new Place(cell, first + best);
    }
  }

  private final Map<String, Placement> byClass = new HashMap<>();

  void put(CellSource cell, int offset, SnippetWrapper wrapper, String source) {
    var wrapped = wrapper.wrapped();
    var starts = source.lines().toList();
    var lines = new int[Math.max(1, starts.size())];
    for (int i = 0, at = 0; i < starts.size(); at += starts.get(i).length() + 1, i++)
      lines[i] = line(wrapped, wrapper.sourceToWrappedPosition(Math.min(source.length() - 1, firstInk(starts.get(i)) + at)));
    byClass.put(wrapper.fullClassName(), new Placement(cell, cell.line(offset), lines));
  }

  private static int firstInk(String line) {
    int at = 0;
    while (at < line.length() - 1 && Character.isWhitespace(line.charAt(at))) at++;
    return at;
  }

  private static int line(String text, int offset) {
    int line = 1;
    for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) line++;
    return line;
  }

  /// Where a stack frame of user code stands, or null for any other frame.
  Place find(StackTraceElement frame) {
    var name = WRAPPER.matcher(frame.getClassName());
    if (!name.lookingAt()) return null;
    var placement = byClass.get(name.group());
    return placement == null ? null : placement.at(frame.getLineNumber());
  }
}
