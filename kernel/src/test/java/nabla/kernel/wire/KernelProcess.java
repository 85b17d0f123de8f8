package nabla.kernel.wire;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nabla.kernel.Jvm;

/// A real kernel in a process of its own, started as Jupyter starts it.
final class KernelProcess implements AutoCloseable {
  final Connection connection;
  final Process process;
  private final Path log;

  KernelProcess() throws IOException {
    this(Files.createTempDirectory("nabla-data"));
  }

  /// A kernel whose user data (history) is kept in `data`.
  KernelProcess(Path data) throws IOException {
    this(data, Rehearsal.connection());
  }

  KernelProcess(Path data, Connection connection) throws IOException {
    this.connection = connection;
    this.log = Files.createTempFile("nabla-kernel", ".log");
    this.process = start(file(connection).toString(), data, log);
  }

  /// Starts a kernel with this argument.
  static Process start(String argument, Path data, Path log) throws IOException {
    var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var command = new ArrayList<String>();
    command.add(Jvm.java());
    command.addAll(Jvm.FLAGS);
    command.addAll(List.of("-Xmx512m", "-cp", classPath, "nabla.kernel.Main", argument));
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("NABLA_DATA_DIR", data.toString());
    return builder.start();
  }

  private static Path file(Connection connection) throws IOException {
    var json = new JsonObject();
    json.addProperty("transport", connection.transport());
    json.addProperty("ip", connection.ip());
    json.addProperty("shell_port", connection.shell());
    json.addProperty("control_port", connection.control());
    json.addProperty("stdin_port", connection.stdin());
    json.addProperty("iopub_port", connection.iopub());
    json.addProperty("hb_port", connection.heartbeat());
    json.addProperty("key", connection.key());
    json.addProperty("signature_scheme", "hmac-sha256");
    return Files.writeString(Files.createTempFile("nabla-connection", ".json"), json.toString());
  }

  /// What the process has written to its own standard output and error.
  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() throws Exception {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }
}
