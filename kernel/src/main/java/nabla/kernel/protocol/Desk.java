package nabla.kernel.protocol;

import io.github.spencerpark.jupyter.messages.publish.PublishStatus;
import io.github.spencerpark.jupyter.messages.reply.ErrorReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import nabla.kernel.wire.Log;

/// Serves the messages of one channel, one after the other, on its own thread: busy, handler, idle.
///
/// Whatever a handler throws, an `Error` included, becomes a logged line and an error reply, and the next message is served.
final class Desk {
  private static final long STACK = 8 << 20;
  private final LinkedBlockingQueue<Exchange> queue = new LinkedBlockingQueue<>();
  private final Map<String, Handler> handlers;
  private final String name;
  private final Rest rest;

  Desk(String name, Map<String, Handler> handlers, Rest rest) {
    this.name = name;
    this.handlers = handlers;
    this.rest = rest;
  }

  void start() {
    var thread = new Thread(null, this::run, name, STACK);
    thread.setDaemon(true);
    thread.start();
  }

  void add(Exchange exchange) {
    rest.begin();
    queue.add(exchange);
  }

  /// Takes out the waiting messages of a type, oldest first.
  List<Exchange> withdraw(String type) {
    var withdrawn = new ArrayList<Exchange>();
    queue.removeIf(exchange -> exchange.type().equals(type) && withdrawn.add(exchange));
    withdrawn.forEach(_ -> rest.end());
    return withdrawn;
  }

  private void run() {
    while (true) {
      try {
        serve(queue.take());
      } catch (InterruptedException _) {
        Log.warn("an interrupt missed its cell; the " + name + " channel goes on");
      } catch (Throwable e) {
        log(e);
      }
    }
  }

  private void serve(Exchange exchange) {
    exchange.publish(PublishStatus.BUSY);
    try {
      handlers.getOrDefault(exchange.type(), Desk::unknown).handle(exchange);
    } catch (Throwable e) {
      log(e);
      if (exchange.type().endsWith("_request") && !exchange.replied()) exchange.reply(error(e));
    } finally {
      Thread.interrupted();
      exchange.publish(PublishStatus.IDLE);
      exchange.finish();
      rest.end();
    }
  }

  private static ErrorReply error(Throwable e) {
    return new ErrorReply(e.getClass().getSimpleName(), String.valueOf(e.getMessage()), List.of(e.toString()));
  }

  private static void unknown(Exchange exchange) {
    Log.warn("no handler for " + exchange.type());
    if (!exchange.type().endsWith("_request")) return;
    var why = "the Nabla kernel does not answer " + exchange.type();
    exchange.reply(new ErrorReply("UnknownRequest", why, List.of(why)));
  }

  private static void log(Throwable error) {
    try {
      Log.error("a handler failed", error);
    } catch (Throwable _) {
      Thread.yield(); // no memory even for the log line: the next message may have some
    }
  }
}
