package nabla.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import nabla.kernel.history.History;
import nabla.kernel.wire.Rehearsal;

/// The process whose classes become the ahead-of-time cache: a kernel that hears a short session and ends.
public final class RehearsalMain {
  private static final List<String> CELLS = List.of("int x = 6;\nx * 7", "var a = tensor(1, 2, 3);\na * a + 1",
      "System.out.println(\"text\");",
      "record Point(double x, double y) {}\nnew Point(1, 2)", "int f(int n) { return n < 2 ? n : f(n - 1) + f(n - 2); }\nf(10)",
      "unknown + 1", "1 / 0");

  private RehearsalMain() {}

  public static void main(String[] args) throws IOException {
    var connection = Rehearsal.connection();
    var history = new History(Files.createTempDirectory("nabla").resolve("history.jsonl"));
    new LabKernel(connection, Sessions::open, history).start();
    Rehearsal.play(connection, CELLS);
    System.exit(0);
  }
}
