package nabla.kernel.protocol;

import io.github.spencerpark.jupyter.messages.reply.IsCompleteReply;
import java.util.concurrent.CompletableFuture;
import nabla.kernel.shell.Shell;

/// `is_complete_request`: whether Enter should run the cell or open another line.
record IsComplete(CompletableFuture<Shell> shell) implements Handler {
  @Override
  public void handle(Exchange exchange) {
    var answer = shell.join().completeness(Json.text(exchange.content(), "code", ""));
    exchange.reply(switch (answer.state()) {
      case COMPLETE -> IsCompleteReply.VALID_CODE;
      case INVALID -> IsCompleteReply.INVALID_CODE;
      case UNKNOWN -> IsCompleteReply.UNKNOWN;
      case INCOMPLETE -> IsCompleteReply.getIncompleteReplyWithIndent(answer.indent());
    });
  }
}
