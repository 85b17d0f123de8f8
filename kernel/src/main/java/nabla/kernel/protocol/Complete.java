package nabla.kernel.protocol;

import io.github.spencerpark.jupyter.messages.reply.CompleteReply;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nabla.kernel.shell.Shell;

/// `complete_request`: candidates, with kind and signature in the metadata where front ends look for them.
record Complete(CompletableFuture<Shell> shell) implements Handler {
  @Override
  public void handle(Exchange exchange) {
    var code = Json.text(exchange.content(), "code", "");
    var found = shell.join().complete(code, CodePoints.cursor(exchange, code));
    var start = CodePoints.fromUtf16(code, found.start());
    var end = CodePoints.fromUtf16(code, found.end());
    var types = found.candidates().stream().map(one -> type(one, start, end)).toList();
    var matches = found.candidates().stream().map(Shell.Completion::text).toList();
    exchange.reply(new CompleteReply(matches, start, end, Map.of("_jupyter_types_experimental", types)));
  }

  private static Map<String, Object> type(Shell.Completion one, int start, int end) {
    return Map.of("text", one.text(), "type", one.kind(), "signature", one.signature(), "start", start, "end", end);
  }
}
