package nabla.kernel.protocol;

import com.google.gson.JsonObject;
import nabla.kernel.wire.Connection;

/// `connect_request`: the ports.
record Connect(Connection connection) implements Handler {
  @Override
  public void handle(Exchange exchange) {
    var ports = new JsonObject();
    ports.addProperty("shell_port", connection.shell());
    ports.addProperty("iopub_port", connection.iopub());
    ports.addProperty("stdin_port", connection.stdin());
    ports.addProperty("hb_port", connection.heartbeat());
    ports.addProperty("control_port", connection.control());
    exchange.reply(ports);
  }
}
