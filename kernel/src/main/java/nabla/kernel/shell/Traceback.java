package nabla.kernel.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// An exception as a student wants it: the cell and line of every frame of theirs with its source, causes, and nothing of the kernel.
final class Traceback {
  private static final int MOST_FRAMES = 8, MOST_CAUSES = 4, LONGEST = 60;
  private static final Pattern OPERATOR = Pattern.compile("(add|sub|mul|div|neg|gt|ge|lt|le): ");

  private final Placements placements;
  private final List<String> lines = new ArrayList<>();
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private final boolean full;

  private Traceback(Engine engine) {
    this.placements = engine.placements();
    this.full = engine.settings().get(Settings.TRACEBACK.name()).equals("full");
  }

  static Shell.Failure failure(Throwable thrown, Engine engine) {
    if (engine.control().stopping()) return interrupted(thrown, engine);
    if (thrown instanceof LinkageError && thrown.getCause() instanceof OutOfMemoryError full) return failure(full, engine);
    if (thrown instanceof MagicError) return new Shell.Failure(name(thrown), message(thrown), List.of(Ansi.red(message(thrown))));
    return new Shell.Failure(name(thrown), new Traceback(engine).told(thrown), lines(thrown, engine));
  }

  /// The exception with its frames, causes and advice.
  static List<String> lines(Throwable thrown, Engine engine) {
    var traceback = new Traceback(engine);
    traceback.add(thrown, "");
    var advice = Advice.on(thrown);
    if (!advice.isEmpty()) traceback.lines.add(advice);
    return List.copyOf(traceback.lines);
  }

  private static Shell.Failure interrupted(Throwable thrown, Engine engine) {
    var traceback = new Traceback(engine);
    var how = thrown instanceof Stop.Left
        ? "the cell was left while `" + thrown.getMessage() + "`, which no interrupt reaches, runs on; what that prints is dropped, and a"
            + " restart of the kernel ends it"
        : "the cell was stopped";
    traceback.lines.add(Ansi.red("Interrupted") + ": " + how + "; variables keep their values");
    if (thrown != null) traceback.frames(thrown);
    return new Shell.Failure("Interrupted", how, List.copyOf(traceback.lines));
  }

  static String name(Throwable thrown) {
    var name = thrown.getClass().getSimpleName();
    return name.isEmpty() ? thrown.getClass().getName() : name;
  }

  static String message(Throwable thrown) {
    var message = thrown.getLocalizedMessage();
    return message == null ? "" : message.replaceAll("REPL\\.\\$JShell\\$\\w+[.$]", "");
  }

  /// The message; where an operator's method complains, `mul: …`, it is about what was typed: `a * b: …`.
  private String told(Throwable thrown) {
    var message = message(thrown);
    if (!OPERATOR.matcher(message).lookingAt()) return message;
    for (var frame : thrown.getStackTrace()) {
      var place = placements.find(frame);
      if (place != null)
        return place.operation() == null ? message : shortened(place.operation()) + message.substring(message.indexOf(':'));
    }
    return message;
  }

  private static String shortened(String code) {
    var line = code.replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST / 2) + " … " + line.substring(line.length() - LONGEST / 2);
  }

  private void add(Throwable thrown, String lead) {
    if (!seen.add(thrown)) return;
    var message = told(thrown);
    lines.add(lead + Ansi.red(name(thrown)) + (message.isEmpty() ? "" : ": " + Ansi.bold(message)));
    frames(thrown);
    if (thrown.getCause() != null && seen.size() <= MOST_CAUSES) add(thrown.getCause(), "Caused by: ");
  }

  private void frames(Throwable thrown) {
    var frames = new Frames(placements, Arrays.asList(thrown.getStackTrace()), full).lines();
    if (frames.size() <= 2 * MOST_FRAMES) lines.addAll(frames);
    else {
      lines.addAll(frames.subList(0, MOST_FRAMES));
      lines.add("    … " + (frames.size() - 2 * MOST_FRAMES) + " more lines …");
      lines.addAll(frames.subList(frames.size() - MOST_FRAMES, frames.size()));
    }
  }
}
