package nabla.kernel.protocol;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.channels.ReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.comm.Comm;
import io.github.spencerpark.jupyter.kernel.comm.CommFactory;
import io.github.spencerpark.jupyter.kernel.comm.CommManager;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.KernelTimestamp;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.comm.CommCloseCommand;
import io.github.spencerpark.jupyter.messages.comm.CommMsgCommand;
import io.github.spencerpark.jupyter.messages.comm.CommOpenCommand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nabla.kernel.output.Console;

/// The kernel's comms: the base library's manager, sending by our wire.
///
/// Code in cells registers targets with `Comms.current().registerTarget(name, target)` and opens comms with `openComm`.
public final class Comms extends CommManager {
  private static final Comms CURRENT = new Comms();
  private volatile Exchange latest;

  private Comms() {}

  public static Comms current() {
    return CURRENT;
  }

  /// The base library's way to take one comm message.
  @FunctionalInterface
  interface Take<T> {
    void take(CommManager manager, ReplyEnvironment way, Message<T> message);
  }

  /// A handler that gives the message to the manager; what user code prints or throws there is output of that message.
  <T> Handler handler(MessageType<T> type, Take<T> take) {
    return exchange -> {
      latest = exchange;
      var message = message(type, exchange);
      try (var _ = Console.cell(new CellSink(exchange, null))) {
        try {
          take.take(this, new CommWay(exchange), message);
        } catch (RuntimeException | Error e) {
          e.printStackTrace();
        }
      }
    };
  }

  /// From now on what comms send is published as a consequence of this message.
  void follow(Exchange exchange) {
    latest = exchange;
  }

  private static <T> Message<T> message(MessageType<T> type, Exchange exchange) {
    var request = exchange.request();
    var header = new Header<>(request.id(), Json.text(request.header(), "username", ""), Json.text(request.header(), "session", ""),
        KernelTimestamp.now(), type, Json.text(request.header(), "version", ""));
    var content = Json.read(request.content(), type.getContentType());
    var metadata = new HashMap<String, Object>(request.metadata().asMap());
    return new Message<>(request.route(), header, null, metadata, content, request.buffers());
  }

  @Override
  public synchronized <T extends Comm> T openComm(String target, CommFactory<T> factory) {
    var id = UUID.randomUUID().toString();
    var message = new Message<>(null, MessageType.COMM_OPEN_COMMAND, new CommOpenCommand(id, target, new JsonObject()));
    var comm = factory.produce(this, id, target, message);
    publish(message.getContent(), message.getMetadata(), message.getBlobs());
    registerComm(comm);
    return comm;
  }

  @Override
  public void messageComm(String id, JsonObject data, Map<String, Object> metadata, List<byte[]> buffers) {
    publish(new CommMsgCommand(id, data), metadata, buffers);
  }

  @Override
  public void closeComm(Comm comm) {
    if (unregisterComm(comm.getID()) != null) publish(new CommCloseCommand(comm.getID(), new JsonObject()), null, null);
  }

  private void publish(ContentType<?> content, Map<String, Object> metadata, List<byte[]> buffers) {
    if (latest == null) throw new IllegalStateException("no front end is connected to this comm");
    latest.publish(content.getType().getName(), Json.tree(content), metadata == null ? new JsonObject() : Json.tree(metadata),
        buffers == null ? List.of() : buffers);
  }
}
