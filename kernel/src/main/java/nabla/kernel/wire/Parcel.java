package nabla.kernel.wire;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// A message on its way: the socket, the route back to the peer (or the topic on iopub), and the protocol's four dictionaries.
public record Parcel(Channel channel, List<byte[]> route, JsonObject header, JsonObject parent, JsonObject metadata, JsonObject content,
    List<byte[]> buffers) {
  public static final String VERSION = "5.4";
  private static final String SESSION = UUID.randomUUID().toString();

  /// A new message of this kernel.
  public static Parcel of(Channel channel, List<byte[]> route, String type, JsonObject parent, JsonObject content) {
    return new Parcel(channel, route, header(type), parent, new JsonObject(), content, List.of());
  }

  private static JsonObject header(String type) {
    var header = new JsonObject();
    header.addProperty("msg_id", UUID.randomUUID().toString());
    header.addProperty("session", SESSION);
    header.addProperty("username", "kernel");
    header.addProperty("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
    header.addProperty("msg_type", type);
    header.addProperty("version", VERSION);
    return header;
  }

  public String type() {
    return header.get("msg_type").getAsString();
  }

  public String id() {
    return header.get("msg_id").getAsString();
  }
}
