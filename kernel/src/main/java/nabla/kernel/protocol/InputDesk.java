package nabla.kernel.protocol;

import io.github.spencerpark.jupyter.messages.request.InputRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import nabla.kernel.wire.Log;
import nabla.kernel.wire.Parcel;

/// Questions to the user, one at a time; each answer goes to the question that is open, or to nobody.
final class InputDesk {
  private record Question(String id, CompletableFuture<String> answer) {}

  private final ReentrantLock turn = new ReentrantLock();
  private Question open;

  /// Waits for the answer of the front end that sent the request.
  ///
  /// @throws InterruptedException when the waiting thread was interrupted; an answer that still comes is ignored
  String ask(Exchange exchange, String prompt, boolean secret) throws InterruptedException {
    turn.lockInterruptibly();
    try {
      return pose(exchange, prompt, secret).answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      forget();
      turn.unlock();
    }
  }

  private synchronized Question pose(Exchange exchange, String prompt, boolean secret) {
    open = new Question(exchange.ask(new InputRequest(prompt, secret)), new CompletableFuture<>());
    return open;
  }

  private synchronized void forget() {
    open = null;
  }

  /// Takes an `input_reply`. Front ends that name the question in the parent header are held to it; some name none.
  synchronized void accept(Parcel reply) {
    var asked = Json.text(reply.parent(), "msg_id", null);
    var named = asked != null && "input_request".equals(Json.text(reply.parent(), "msg_type", null));
    if (open == null || named && !asked.equals(open.id)) Log.warn("ignored an answer that came after its question had ended");
    else open.answer.complete(Json.text(reply.content(), "value", ""));
  }
}
