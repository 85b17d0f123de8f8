package nabla.kernel.protocol;

import com.google.gson.JsonObject;

/// `shutdown_request`: replies with the same restart flag, and the process ends when the reply has left.
record Shutdown(Runnable exit) implements Handler {
  @Override
  public void handle(Exchange exchange) {
    var reply = new JsonObject();
    reply.addProperty("restart", Json.flag(exchange.content(), "restart", false));
    exchange.reply(reply);
    exchange.afterwards(exit);
  }
}
