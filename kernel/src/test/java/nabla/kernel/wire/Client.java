package nabla.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/// A front end: speaks to a kernel by real sockets and checks on every request that it was wrapped in busy … idle.
final class Client implements AutoCloseable {
  private static final int PATIENCE_MS = 60_000;
  final Frames frames;
  final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
  private final ZMQ.Context context = ZMQ.context(1);
  private final ZMQ.Socket heartbeat;
  private final List<Parcel> late = new ArrayList<>();

  Client(Connection connection) {
    frames = new Frames(new Signer(connection.key()));
    var identity = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    for (var channel : Channel.values()) {
      var socket = context.socket(channel == Channel.IOPUB ? SocketType.SUB : SocketType.DEALER);
      socket.setHWM(0);
      socket.setLinger(0);
      socket.setReceiveTimeOut(PATIENCE_MS);
      if (channel == Channel.IOPUB) socket.subscribe(new byte[0]);
      else socket.setIdentity(identity);
      socket.connect(connection.address(connection.port(channel)));
      sockets.put(channel, socket);
    }
    heartbeat = context.socket(SocketType.REQ);
    heartbeat.setLinger(0);
    heartbeat.setReceiveTimeOut(PATIENCE_MS);
    heartbeat.connect(connection.address(connection.heartbeat()));
    while (!receive(Channel.IOPUB).type().equals("iopub_welcome"));
  }

  /// The reply of a request and what was published for it, without busy and idle.
  record Turn(Parcel request, Parcel reply, List<Parcel> published) {
    String status() {
      return reply.content().get("status").getAsString();
    }

    List<Parcel> of(String type) {
      return published.stream().filter(one -> one.type().equals(type)).toList();
    }

    List<String> types() {
      return published.stream().map(Parcel::type).toList();
    }

    /// All text of `stdout` or `stderr`.
    String text(String stream) {
      var text = new StringBuilder();
      for (var one : of("stream"))
        if (one.content().get("name").getAsString().equals(stream)) text.append(one.content().get("text").getAsString());
      return text.toString();
    }

    String result() {
      var results = of("execute_result");
      return results.isEmpty() ? null : results.getFirst().content().getAsJsonObject("data").get("text/plain").getAsString();
    }
  }

  static JsonObject json(String text) {
    return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
  }

  static JsonObject code(String code) {
    var content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("silent", false);
    content.addProperty("store_history", true);
    content.addProperty("allow_stdin", true);
    content.addProperty("stop_on_error", true);
    return content;
  }

  Turn run(String code) {
    return ask("execute_request", code(code));
  }

  Turn ask(String type, JsonObject content) {
    return ask(Channel.SHELL, type, content);
  }

  Turn ask(Channel channel, String type, JsonObject content) {
    return finish(channel, send(channel, type, content));
  }

  Parcel send(Channel channel, String type, JsonObject content) {
    var parcel = Parcel.of(channel, List.of(), type, new JsonObject(), content);
    send(channel, frames.write(parcel));
    return parcel;
  }

  void send(Channel channel, List<byte[]> message) {
    var socket = sockets.get(channel);
    for (var i = 0; i < message.size(); i++) socket.send(message.get(i), i < message.size() - 1 ? ZMQ.SNDMORE : 0);
  }

  /// Waits for the reply and for idle.
  Turn finish(Channel channel, Parcel request) {
    var published = published(request);
    Parcel reply;
    do reply = receive(channel);
    while (!isParent(request, reply));
    assertEquals(request.type().replace("_request", "_reply"), reply.type());
    return new Turn(request, reply, published);
  }

  /// What is published for a message, from busy to idle.
  List<Parcel> published(Parcel request) {
    var all = new ArrayList<Parcel>();
    do all.add(late(request));
    while (!state(all.getLast()).equals("idle"));
    assertEquals("busy", state(all.getFirst()), "what comes first for " + request.type());
    return List.copyOf(all.subList(1, all.size() - 1));
  }

  static boolean isParent(Parcel request, Parcel child) {
    return child.parent().has("msg_id") && child.parent().get("msg_id").getAsString().equals(request.id());
  }

  private static String state(Parcel parcel) {
    return parcel.type().equals("status") ? parcel.content().get("execution_state").getAsString() : "no status";
  }

  Parcel receive(Channel channel) {
    var message = receive(sockets.get(channel));
    if (message.isEmpty()) throw new AssertionError("nothing came on " + channel + " within " + PATIENCE_MS + " ms");
    return frames.read(channel, message);
  }

  private static List<byte[]> receive(ZMQ.Socket socket) {
    var message = new ArrayList<byte[]>();
    for (var frame = socket.recv(); frame != null; frame = socket.hasReceiveMore() ? socket.recv() : null) message.add(frame);
    return message;
  }

  /// The next publication for a request.
  Parcel late(Parcel request) {
    for (var one : late)
      if (isParent(request, one)) {
        late.remove(one);
        return one;
      }
    while (true) {
      var one = receive(Channel.IOPUB);
      if (isParent(request, one)) return one;
      late.add(one);
    }
  }

  String beat(String text) {
    heartbeat.send(text);
    return heartbeat.recvStr();
  }

  @Override
  public void close() {
    sockets.values().forEach(ZMQ.Socket::close);
    heartbeat.close();
    context.term();
  }
}
