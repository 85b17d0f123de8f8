package nabla.kernel.wire;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// The five sockets of a kernel and the one thread that touches them.
///
/// Everybody else hands parcels to `send`, which never waits and is safe on an interrupted thread (an interrupt would close the
/// channels inside a socket for good). The loop sleeps in a selector that watches every socket and that `send` wakes, so nothing polls.
/// Whatever arrives, the loop goes on: a bad message is logged and forgotten.
public final class Wire {
  private static final int BIND_TRIES = 40;
  private static final long BIND_PAUSE = 50_000_000;

  private final ConcurrentLinkedQueue<Parcel> outbox = new ConcurrentLinkedQueue<>();
  private final ZMQ.Context context = ZMQ.context(1);
  private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
  private final ZMQ.Socket heartbeat;
  private final Frames frames;
  private final Selector selector;
  private final Consumer<Parcel> inbox;
  private final Thread loop = Thread.ofPlatform().name("wire").unstarted(this::run);
  private volatile boolean closing;

  /// Binds every socket of the connection; what arrives from `start` on goes to `inbox`, on the wire's thread.
  ///
  /// @throws IOException with one line that names the port that could not be bound
  public Wire(Connection connection, Consumer<Parcel> inbox) throws IOException {
    this.frames = new Frames(new Signer(connection.key()));
    this.inbox = inbox;
    context.setThreadFactor(Wire::enduring);
    this.selector = Selector.open();
    for (var channel : Channel.values()) sockets.put(channel, socket(type(channel), connection.address(connection.port(channel))));
    this.heartbeat = socket(SocketType.ROUTER, connection.address(connection.heartbeat()));
  }

  private static SocketType type(Channel channel) {
    return channel == Channel.IOPUB ? SocketType.XPUB : SocketType.ROUTER;
  }

  private ZMQ.Socket socket(SocketType type, String address) throws IOException {
    var socket = context.socket(type);
    socket.setHWM(0);
    socket.setLinger(200);
    if (type == SocketType.XPUB) socket.setXpubVerbose(true);
    else socket.setRouterHandover(true);
    bind(socket, address);
    socket.getFD().register(selector, SelectionKey.OP_READ);
    return socket;
  }

  /// Binds, and waits a little for a port that is taken: front ends that look for free ones hold each for a moment, and many may start at once.
  private static void bind(ZMQ.Socket socket, String address) throws IOException {
    for (int left = BIND_TRIES;; left--)
      try {
        socket.bind(address);
        return;
      } catch (ZMQException e) {
        if (left == 0 || e.getErrorCode() != ZMQ.Error.EADDRINUSE.getCode())
          throw new IOException("cannot listen on " + address + ": " + e.getMessage() + " (another kernel may hold the port: start again)",
              e);
        LockSupport.parkNanos(BIND_PAUSE);
      }
  }

  public void start() {
    loop.start();
  }

  /// Queues a message; from any thread, in the order of the calls.
  public void send(Parcel parcel) {
    outbox.add(parcel);
    selector.wakeup();
  }

  /// Sends what is queued and closes the sockets; waits for that, at most 300 ms.
  public void close() throws InterruptedException {
    closing = true;
    selector.wakeup();
    loop.join(300);
  }

  private void run() {
    while (!closing) {
      try {
        if (!turn()) selector.select();
        selector.selectedKeys().clear();
      } catch (Throwable e) {
        survive(e);
      }
    }
    deliver();
    sockets.values().forEach(ZMQ.Socket::close);
    heartbeat.close();
    context.term();
  }

  /// Sends everything queued and takes one message from each socket; false when there was nothing to do.
  private boolean turn() {
    var busy = deliver();
    for (var entry : sockets.entrySet()) {
      var message = receive(entry.getValue());
      if (message.isEmpty()) continue;
      busy = true;
      accept(entry.getKey(), message);
    }
    var beat = receive(heartbeat);
    if (!beat.isEmpty()) send(heartbeat, beat);
    return busy || !beat.isEmpty();
  }

  private void accept(Channel channel, List<byte[]> message) {
    try {
      if (channel == Channel.IOPUB) welcome(message.getFirst());
      else inbox.accept(frames.read(channel, message));
    } catch (RuntimeException e) {
      Log.warn("ignored a message on " + channel + ": " + e.getMessage());
    }
  }

  /// Tells a new subscriber that it will miss nothing from here on.
  private void welcome(byte[] subscription) {
    if (subscription.length == 0 || subscription[0] != 1) return;
    var topic = java.util.Arrays.copyOfRange(subscription, 1, subscription.length);
    var content = new JsonObject();
    content.addProperty("subscription", new String(topic, java.nio.charset.StandardCharsets.UTF_8));
    send(Parcel.of(Channel.IOPUB, List.of(topic), "iopub_welcome", new JsonObject(), content));
  }

  private boolean deliver() {
    var sent = false;
    for (Parcel parcel; (parcel = outbox.poll()) != null; sent = true) send(sockets.get(parcel.channel()), frames.write(parcel));
    return sent;
  }

  private static void send(ZMQ.Socket socket, List<byte[]> message) {
    var last = message.size() - 1;
    for (var i = 0; i <= last; i++) socket.send(message.get(i), i < last ? ZMQ.SNDMORE | ZMQ.DONTWAIT : ZMQ.DONTWAIT);
  }

  private static List<byte[]> receive(ZMQ.Socket socket) {
    var message = new ArrayList<byte[]>();
    var frame = socket.recv(ZMQ.DONTWAIT);
    while (frame != null) {
      message.add(frame);
      frame = socket.hasReceiveMore() ? socket.recv(ZMQ.DONTWAIT) : null;
    }
    return message;
  }

  /// A thread of JeroMQ that takes its work up again after an `Error`: it would end otherwise, and the kernel be deaf.
  private static Thread enduring(Runnable work, String name) {
    return Thread.ofPlatform().daemon().name(name).unstarted(() -> {
      while (true) {
        try {
          work.run();
          return;
        } catch (Throwable e) {
          survive(e);
        }
      }
    });
  }

  private static void survive(Throwable error) {
    try {
      Log.error("the wire goes on after", error);
    } catch (Throwable _) {
      Thread.yield(); // no memory even for the log line: the next turn may have some
    }
  }
}
