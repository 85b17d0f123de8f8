package nabla.kernel.grading.student;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// What attacks aim at: a folder with a secret, results and another student's work; a process with a secret in its environment; a listening port.
final class Target implements AutoCloseable {
  static final String SECRET = "SECRET-8b1f", RESULTS = "{\"score\": 1}";

  private final Path folder;
  private final Process decoy;
  private final ServerSocket server;
  private volatile boolean connected;

  Target() throws IOException {
    folder = Files.createDirectory(Path.of(System.getProperty("java.io.tmpdir")).toRealPath().resolve("nabla-target-" + System.nanoTime()));
    Files.writeString(folder.resolve("secret.txt"), SECRET + "\n1,2\n");
    Files.writeString(folder.resolve("results.json"), RESULTS);
    Files.createDirectory(folder.resolve("other"));
    Files.writeString(folder.resolve("other/notebook.ipynb"), SECRET);
    var builder = new ProcessBuilder("sleep", "300");
    builder.environment().put("TOKEN", SECRET);
    decoy = builder.start();
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    var listener = new Thread(this::listen);
    listener.setDaemon(true);
    listener.start();
  }

  private void listen() {
    try {
      while (true) {
        server.accept().close();
        connected = true;
      }
    } catch (IOException closed) {
      // the end
    }
  }

  String fill(String source) {
    return source.replace("${DIR}", folder.toString()).replace("${PID}", String.valueOf(decoy.pid())).replace("${PORT}",
        String.valueOf(server.getLocalPort()));
  }

  /// Whether files are as they were, none is new, the process lives and nobody has connected; else what happened.
  String harm() throws IOException, InterruptedException {
    Thread.sleep(20);
    try (var all = Files.walk(folder)) {
      boolean same = all.count() == 5 && new String(Files.readAllBytes(folder.resolve("results.json"))).equals(RESULTS)
          && Files.readString(folder.resolve("secret.txt")).startsWith(SECRET);
      return (same ? "" : "changed ") + (decoy.isAlive() ? "" : "killed ") + (connected ? "connected " : "");
    }
  }

  @Override
  public void close() throws IOException {
    decoy.destroyForcibly();
    server.close();
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }
}
