package nabla.kernel.protocol;

import io.github.spencerpark.jupyter.messages.reply.InterruptReply;
import java.util.concurrent.CompletableFuture;
import nabla.kernel.shell.Shell;

/// `interrupt_request`: stops the running cell.
record Interrupt(CompletableFuture<Shell> shell) implements Handler {
  @Override
  public void handle(Exchange exchange) {
    if (shell.isDone() && !shell.isCompletedExceptionally()) shell.join().interrupt();
    exchange.reply(new InterruptReply());
  }
}
