package nabla.kernel.protocol;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.reply.InspectReply;
import java.util.concurrent.CompletableFuture;
import nabla.kernel.shell.Shell;

/// `inspect_request`: what stands at the cursor.
record Inspect(CompletableFuture<Shell> shell) implements Handler {
  @Override
  public void handle(Exchange exchange) {
    var code = Json.text(exchange.content(), "code", "");
    var detailed = Json.number(exchange.content(), "detail_level", 0) > 0;
    var known = shell.join().inspect(code, CodePoints.cursor(exchange, code), detailed);
    exchange.reply(new InspectReply(!known.isEmpty(), known.isEmpty() ? new DisplayData() : Pictures.data(known)));
  }
}
