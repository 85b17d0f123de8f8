package nabla.kernel.wire;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/// The kernel's log: the process's own standard error, in Jupyter's form, which servers show in their log and never in a notebook.
public final class Log {
  private static final PrintStream TO = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

  private Log() {}

  public static void warn(String message) {
    line("W", message);
  }

  /// Logs what went wrong with its stack trace.
  public static void error(String message, Throwable cause) {
    var trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    line("E", message + ": " + trace);
  }

  private static void line(String level, String message) {
    TO.println("[" + level + " " + LocalDateTime.now().truncatedTo(ChronoUnit.MILLIS) + " Nabla] " + message.stripTrailing());
  }
}
