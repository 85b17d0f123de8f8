package nabla.kernel.protocol;

import io.github.spencerpark.jupyter.messages.reply.HistoryReply;
import nabla.kernel.history.History;

/// `history_request`: earlier cells, by tail, range or search.
record HistoryLookup(History history) implements Handler {
  @Override
  public void handle(Exchange exchange) {
    var ask = exchange.content();
    var output = Json.flag(ask, "output", false);
    var n = Json.number(ask, "n", Integer.MAX_VALUE);
    var found = switch (Json.text(ask, "hist_access_type", "tail")) {
      case "range" ->
        history.range(Json.number(ask, "session", 0), Json.number(ask, "start", 0), Json.number(ask, "stop", Integer.MAX_VALUE));
      case "search" -> history.search(Json.text(ask, "pattern", "*"), n, Json.flag(ask, "unique", false));
      default -> history.tail(n);
    };
    exchange.reply(new HistoryReply(found.stream().map(entry -> entry.toJupyter(output)).toList()));
  }
}
