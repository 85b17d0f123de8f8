package nabla.kernel.wire;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a front end wants to find the kernel: the content of a Jupyter connection file.
public record Connection(String transport, String ip, int shell, int control, int stdin, int iopub, int heartbeat, String key) {
  /// Reads a connection file.
  ///
  /// @throws IOException with one line that names the file and what is wrong with it
  public static Connection read(Path file) throws IOException {
    if (!Files.isReadable(file)) throw new IOException("no connection file at " + file);
    try {
      var json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      var scheme = json.has("signature_scheme") ? json.get("signature_scheme").getAsString() : Signer.SCHEME;
      if (!scheme.equals(Signer.SCHEME)) throw new IOException(file + ": signature scheme " + scheme + " is unknown; use " + Signer.SCHEME);
      return new Connection(json.get("transport").getAsString(), json.get("ip").getAsString(), json.get("shell_port").getAsInt(),
          json.get("control_port").getAsInt(), json.get("stdin_port").getAsInt(), json.get("iopub_port").getAsInt(),
          json.get("hb_port").getAsInt(), json.get("key").getAsString());
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException | NullPointerException | NumberFormatException e) {
      throw new IOException(file + " is no Jupyter connection file (" + e.getMessage() + ")", e);
    }
  }

  /// The address of a port: `tcp://127.0.0.1:5555`, or for ipc `ipc://path-1`.
  String address(int port) {
    return transport + "://" + ip + (transport.equals("ipc") ? "-" : ":") + port;
  }

  int port(Channel channel) {
    return switch (channel) {
      case SHELL -> shell;
      case CONTROL -> control;
      case STDIN -> stdin;
      case IOPUB -> iopub;
    };
  }
}
