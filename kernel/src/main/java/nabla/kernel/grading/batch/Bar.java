package nabla.kernel.grading.batch;

import java.io.PrintStream;

/// How far the grading is, on a terminal; elsewhere it is quiet.
final class Bar {
  private static final int WIDTH = 30;
  private final PrintStream out;
  private final boolean moving;
  private int all, done;

  Bar(PrintStream out, boolean moving) {
    this.out = out;
    this.moving = moving;
  }

  /// The bar of this process's terminal.
  static Bar terminal() {
    return new Bar(System.out, System.console() != null && System.console().isTerminal());
  }

  synchronized void begin(int number, int already) {
    all = number;
    done = already;
    draw("");
  }

  synchronized void step(String student) {
    done++;
    draw(student);
  }

  synchronized void end() {
    if (moving) out.print("\r\u001B[K");
  }

  private void draw(String student) {
    if (!moving) return;
    int full = all == 0 ? WIDTH : WIDTH * done / all;
    out.print("\r\u001B[K[" + "█".repeat(full) + "░".repeat(WIDTH - full) + "] " + done + " of " + all + "  "
        + student.substring(0, Math.min(student.length(), 30)).replaceAll("\\p{Cntrl}", "?"));
    out.flush();
  }
}
