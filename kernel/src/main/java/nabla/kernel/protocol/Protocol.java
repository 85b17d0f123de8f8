package nabla.kernel.protocol;

import static java.util.Map.entry;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.comm.CommManager;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.publish.PublishStatus;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import nabla.kernel.history.History;
import nabla.kernel.shell.Shell;
import nabla.kernel.wire.Channel;
import nabla.kernel.wire.Connection;
import nabla.kernel.wire.Parcel;

/// The map of the protocol: which handler answers which message. Control messages have a desk of their own, so they are served
/// while a cell runs.
public final class Protocol {
  private final Consumer<Parcel> wire;
  private final InputDesk input = new InputDesk();
  private final Comms comms = Comms.current();
  private final Rest rest = new Rest();
  private final Desk shellDesk, controlDesk;

  /// A protocol that sends by `wire` and runs cells in `shell` as soon as that is there; `exit` ends the process.
  public Protocol(Connection connection, CompletableFuture<Shell> shell, History history, Consumer<Parcel> wire, Runnable exit) {
    this.wire = wire;
    var everywhere = Map.<String, Handler>ofEntries(
        entry("kernel_info_request", new KernelInfo()),
        entry("connect_request", new Connect(connection)),
        entry("interrupt_request", new Interrupt(shell)),
        entry("shutdown_request", new Shutdown(exit)));
    this.controlDesk = new Desk("control", everywhere, rest);
    this.shellDesk = new Desk("shell", with(everywhere, Map.ofEntries(
        entry("execute_request", new Execute(shell, history, input, this::abort)),
        entry("complete_request", new Complete(shell)),
        entry("inspect_request", new Inspect(shell)),
        entry("is_complete_request", new IsComplete(shell)),
        entry("history_request", new HistoryLookup(history)),
        entry("comm_info_request", comms.handler(MessageType.COMM_INFO_REQUEST, CommManager::handleCommInfoRequest)),
        entry("comm_open", comms.handler(MessageType.COMM_OPEN_COMMAND, CommManager::handleCommOpenCommand)),
        entry("comm_msg", comms.handler(MessageType.COMM_MSG_COMMAND, CommManager::handleCommMsgCommand)),
        entry("comm_close", comms.handler(MessageType.COMM_CLOSE_COMMAND, CommManager::handleCommCloseCommand)))), rest);
  }

  /// When nobody waits for this kernel.
  public Rest rest() {
    return rest;
  }

  private static Map<String, Handler> with(Map<String, Handler> some, Map<String, Handler> more) {
    var all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }

  /// Says that the kernel is there and starts serving.
  public void start() {
    publish(PublishStatus.STARTING);
    shellDesk.start();
    controlDesk.start();
  }

  private void publish(PublishStatus status) {
    var topic = List.of("nabla.status".getBytes(StandardCharsets.UTF_8));
    wire.accept(Parcel.of(Channel.IOPUB, topic, status.getType().getName(), new JsonObject(), Json.tree(status)));
  }

  /// Takes a message off the wire; never waits.
  public void accept(Parcel parcel) {
    switch (parcel.channel()) {
      case SHELL -> shellDesk.add(new Exchange(parcel, wire));
      case CONTROL -> controlDesk.add(new Exchange(parcel, wire));
      case STDIN -> input.accept(parcel);
      case IOPUB -> throw new IllegalArgumentException("iopub carries no requests");
    }
  }

  /// Withdraws the cells that wait behind a failed one; they are answered after it, without being run.
  private void abort(Exchange failed) {
    var withdrawn = shellDesk.withdraw("execute_request");
    failed.afterwards(() -> withdrawn.forEach(Protocol::answerAborted));
  }

  private static void answerAborted(Exchange waiting) {
    waiting.publish(PublishStatus.BUSY);
    var aborted = new JsonObject();
    aborted.addProperty("status", "aborted");
    waiting.reply(aborted);
    waiting.publish(PublishStatus.IDLE);
  }
}
