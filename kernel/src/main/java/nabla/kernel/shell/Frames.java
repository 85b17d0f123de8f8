package nabla.kernel.shell;

import java.util.ArrayList;
import java.util.List;

/// The stack of an exception, read for a student: frames of cells with their source line, a library frame where it tells
/// who threw or who called back, repeated frames folded.
final class Frames {
  private final Placements placements;
  private final List<StackTraceElement> stack;

  private final boolean full;

  Frames(Placements placements, List<StackTraceElement> stack, boolean full) {
    this.full = full;
    this.placements = placements;
    this.stack = stack.subList(0, lastOfUser(stack, placements) + 1).stream().filter(f -> !ours(f)).toList();
  }

  private static boolean ours(StackTraceElement frame) {
    return frame.getClassName().startsWith("nabla.kernel.");
  }

  private static int lastOfUser(List<StackTraceElement> stack, Placements placements) {
    int last = stack.size() - 1;
    while (last >= 0 && placements.find(stack.get(last)) == null) last--;
    return last;
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    for (int i = 0; i < stack.size();) {
      int period = period(i), times = repeats(i, period);
      for (int k = i; k < i + period; k++) line(k, lines);
      if (times > 1) lines.add("    … the " + (period == 1 ? "line" : period + " calls") + " above " + (times - 1) + " more times …");
      i += period * times;
    }
    return lines;
  }

  private void line(int i, List<String> lines) {
    var frame = stack.get(i);
    var place = placements.find(frame);
    if (place != null) {
      lines.add("    at " + Ansi.cyan(place.toString()) + method(frame));
      lines.add("       " + place.cell().lineText(place.line()).strip());
    } else if (full || i > 0 && placements.find(stack.get(i - 1)) != null || placements.find(stack.get(i + 1)) != null)
      lines.add("    at " + frame.getClassName() + "." + frame.getMethodName() + position(frame));
  }

  private static String position(StackTraceElement frame) {
    return frame.getFileName() == null ? "" : " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
  }

  private static String method(StackTraceElement frame) {
    var name = frame.getMethodName();
    if (name.startsWith("do_it$") || name.startsWith("lambda$do_it$")) return "";
    if (name.startsWith("lambda$")) return ", in " + name.split("\\$")[1];
    var type = frame.getClassName().replaceFirst("REPL\\.\\$JShell\\$\\w+?\\$(?=\\$|[A-Za-z])|REPL\\.\\$JShell\\$\\w+", "")
        .replaceAll("\\$JShell\\$anonymous\\$\\$\\d+", "(anonymous)");
    return ", in " + (type.isEmpty() ? "" : type.replace('$', '.') + ".") + name.replace("<init>", "new");
  }

  /// The length (at most 4) of the shortest group of frames at `i` that follows itself; 1 where none does.
  private int period(int i) {
    for (int period = 1; period <= 4; period++)
      if (repeats(i, period) > 2) return period;
    return 1;
  }

  private int repeats(int i, int period) {
    int times = 1;
    while (i + (times + 1) * period <= stack.size() && same(i, i + times * period, period)) times++;
    return times;
  }

  private boolean same(int a, int b, int length) {
    return stack.subList(a, a + length).equals(stack.subList(b, b + length));
  }
}
