package nabla.kernel.wire;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/// A front end that asks a kernel what a session usually asks, so that the ahead-of-time cache knows the classes a start needs.
public final class Rehearsal {
  private static final int PATIENCE_MS = 60_000;

  private Rehearsal() {}

  /// Five free ports of this machine and a new key.
  public static Connection connection() throws IOException {
    var open = new ArrayList<ServerSocket>();
    for (var i = 0; i < 5; i++) open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    var port = open.stream().map(ServerSocket::getLocalPort).toList();
    for (var socket : open) socket.close();
    return new Connection("tcp", "127.0.0.1", port.get(0), port.get(1), port.get(2), port.get(3), port.get(4),
        UUID.randomUUID().toString());
  }

  /// Asks for the kernel's name, runs the cells, completes and inspects; returns after the last reply.
  public static void play(Connection connection, List<String> cells) throws IOException {
    var context = ZMQ.context(1);
    var socket = context.socket(SocketType.DEALER);
    socket.setReceiveTimeOut(PATIENCE_MS);
    socket.setLinger(0);
    socket.connect(connection.address(connection.shell()));
    try {
      var frames = new Frames(new Signer(connection.key()));
      ask(socket, frames, "kernel_info_request", new JsonObject());
      for (var cell : cells) ask(socket, frames, "execute_request", content(cell));
      ask(socket, frames, "is_complete_request", content("int x = 1;"));
      ask(socket, frames, "complete_request", content("Math.sq"));
      ask(socket, frames, "inspect_request", content("Math.sqrt"));
    } finally {
      socket.close();
      context.term();
    }
  }

  private static JsonObject content(String code) {
    var content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("cursor_pos", code.length());
    content.addProperty("detail_level", 0);
    return content;
  }

  private static void ask(ZMQ.Socket socket, Frames frames, String type, JsonObject content) throws IOException {
    var message = frames.write(Parcel.of(Channel.SHELL, List.of(), type, new JsonObject(), content));
    for (var i = 0; i < message.size(); i++) socket.send(message.get(i), i < message.size() - 1 ? ZMQ.SNDMORE : 0);
    if (socket.recv() == null) throw new IOException("no reply to " + type);
    while (socket.hasReceiveMore()) socket.recv();
  }
}
