package nabla.kernel.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteInput;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteResult;
import io.github.spencerpark.jupyter.messages.reply.ErrorReply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import nabla.display.Bundle;
import nabla.kernel.history.History;
import nabla.kernel.output.Cell;
import nabla.kernel.output.Console;
import nabla.kernel.output.Silence;
import nabla.kernel.shell.Shell;

/// `execute_request`: runs a cell.
///
/// A silent one publishes nothing but busy and idle, counts nothing and leaves no history. An error withdraws the cells that wait
/// behind this one, unless the request says `stop_on_error: false`.
final class Execute implements Handler {
  private final CompletableFuture<Shell> shell;
  private final History history;
  private final InputDesk input;
  private final Consumer<Exchange> abort;
  private int count = 1;

  Execute(CompletableFuture<Shell> shell, History history, InputDesk input, Consumer<Exchange> abort) {
    this.shell = shell;
    this.history = history;
    this.input = input;
    this.abort = abort;
  }

  /// The request's content, with the protocol's defaults.
  private record Ask(String code, boolean silent, boolean store, boolean stdin, boolean stop, JsonObject expressions) {
    static Ask of(JsonObject content) {
      var silent = Json.flag(content, "silent", false);
      var expressions = content.get("user_expressions") instanceof JsonObject object ? object : new JsonObject();
      return new Ask(Json.text(content, "code", ""), silent, !silent && Json.flag(content, "store_history", true),
          Json.flag(content, "allow_stdin", true), Json.flag(content, "stop_on_error", true), expressions);
    }
  }

  @Override
  public void handle(Exchange exchange) {
    var ask = Ask.of(exchange.content());
    var cell = ask.store ? count++ : count;
    var started = new JsonObject();
    started.addProperty("started", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
    if (!ask.silent) exchange.publish(new PublishExecuteInput(ask.code, cell));
    Comms.current().follow(exchange);
    var sink = ask.silent ? new Silence() : new CellSink(exchange, ask.stdin ? input : null);
    try (var output = Console.cell(sink)) {
      exchange.reply(run(exchange, ask, cell, output), started);
    }
  }

  private Object run(Exchange exchange, Ask ask, int cell, Cell output) {
    var java = shell.join();
    var question = Question.in(ask.code);
    if (question.isPresent()) return ok(cell, question.get().page(java), new JsonObject());
    var result = Result.of(java, ask.code, cell);
    output.flush();
    return switch (result) {
      case Result.Failed failed -> failed(exchange, ask, cell, failed.why());
      case Result.Shown shown -> {
        if (!ask.silent && shown.picture() != null) exchange.publish(new PublishExecuteResult(cell, Pictures.data(shown.picture(), null)));
        remember(ask, cell, shown.picture());
        yield ok(cell, new JsonArray(), Result.expressions(java, ask.expressions, cell));
      }
    };
  }

  private void remember(Ask ask, int cell, Bundle picture) {
    if (ask.store && !ask.code.isBlank()) history.add(cell, ask.code, picture == null ? "" : picture.text());
  }

  private static JsonObject ok(int cell, JsonArray payload, JsonObject expressions) {
    var reply = new JsonObject();
    reply.addProperty("status", "ok");
    reply.addProperty("execution_count", cell);
    reply.add("payload", payload);
    reply.add("user_expressions", expressions);
    return reply;
  }

  private ErrorReply failed(Exchange exchange, Ask ask, int cell, Shell.Failure why) {
    if (ask.stop) abort.accept(exchange);
    remember(ask, cell, null);
    if (!ask.silent) exchange.publish(new PublishError(why.name(), why.message(), why.traceback()));
    var reply = new ErrorReply(why.name(), why.message(), why.traceback());
    reply.setExecutionCount(cell);
    return reply;
  }
}
