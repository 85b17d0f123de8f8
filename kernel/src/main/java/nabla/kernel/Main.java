package nabla.kernel;

import java.io.IOException;
import java.nio.file.Path;
import nabla.kernel.history.DataFolder;
import nabla.kernel.history.History;
import nabla.kernel.wire.Connection;

/// The kernel's entry: `java nabla.kernel.Main connection.json`.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    if (args.length != 1) fail("usage: java … nabla.kernel.Main <connection file>, as Jupyter calls it from kernel.json");
    try {
      var history = new History(DataFolder.path().resolve("history.jsonl"));
      new LabKernel(Connection.read(Path.of(args[0])), Sessions::open, history).start();
      endWithParent();
    } catch (IOException e) {
      fail(e.getMessage());
    }
  }

  private static void fail(String why) {
    System.err.println("nabla: " + why);
    System.exit(1);
  }

  /// A server that dies takes its kernels along.
  private static void endWithParent() {
    var parent = System.getenv("JPY_PARENT_PID");
    if (parent != null && parent.matches("\\d+"))
      ProcessHandle.of(Long.parseLong(parent)).ifPresent(server -> server.onExit().thenRun(() -> Runtime.getRuntime().halt(0)));
  }
}
