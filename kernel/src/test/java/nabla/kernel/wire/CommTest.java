package nabla.kernel.wire;

import static nabla.kernel.wire.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommTest extends WithKernel {
  private static final String TARGET = """
      import io.github.spencerpark.jupyter.kernel.comm.*;
      import io.github.spencerpark.jupyter.messages.Message;
      import io.github.spencerpark.jupyter.messages.comm.*;
      class Echo extends Comm {
        Echo(CommManager manager, String id, String target) { super(manager, id, target); }
        protected void onMessage(Message<CommMsgCommand> message) {
          System.out.println("got " + message.getContent().getData());
          if (message.getContent().getData().has("fail")) throw new IllegalStateException("asked to fail");
          send(message.getContent().getData());
        }
        protected void onClose(Message<CommCloseCommand> message, boolean sending) { System.out.println("closed"); }
      }
      nabla.kernel.protocol.Comms.current().registerTarget("echo", (manager, id, target, message) -> new Echo(manager, id, target));
      """;

  @BeforeEach
  void register() {
    var turn = client.run(TARGET);
    assertEquals("ok", turn.status(), turn.reply().content().toString());
  }

  private List<Parcel> send(String type, String content) {
    return client.published(client.send(Channel.SHELL, type, json(content)));
  }

  private JsonObject comms(String filter) {
    return client.ask("comm_info_request", json(filter)).reply().content().getAsJsonObject("comms");
  }

  @Test
  void aCommOpensAnswersAndCloses() {
    assertEquals(List.of(), send("comm_open", "{'comm_id': 'c1', 'target_name': 'echo', 'data': {}}"));
    assertEquals("echo", comms("{'target_name': 'echo'}").getAsJsonObject("c1").get("target_name").getAsString());
    assertEquals(0, comms("{'target_name': 'other'}").size());
    var published = send("comm_msg", "{'comm_id': 'c1', 'data': {'x': 1}}");
    var echo = published.stream().filter(one -> one.type().equals("comm_msg")).findFirst().orElseThrow().content();
    assertEquals(1, echo.getAsJsonObject("data").get("x").getAsInt());
    assertTrue(published.stream().anyMatch(one -> one.type().equals("stream")), published.toString());
    send("comm_close", "{'comm_id': 'c1', 'data': {}}");
    assertEquals(0, comms("{}").size());
  }

  @Test
  void anUnknownTargetIsClosedAtOnce() {
    var published = send("comm_open", "{'comm_id': 'c2', 'target_name': 'nowhere', 'data': {}}");
    assertEquals(List.of("comm_close"), published.stream().map(Parcel::type).toList());
    assertEquals("c2", published.getFirst().content().get("comm_id").getAsString());
  }

  @Test
  void aMessageForNobodyAndAFailingCommHarmNothing() {
    assertEquals(List.of(), send("comm_msg", "{'comm_id': 'gone', 'data': {}}"));
    send("comm_open", "{'comm_id': 'c3', 'target_name': 'echo', 'data': {}}");
    var published = send("comm_msg", "{'comm_id': 'c3', 'data': {'fail': true}}");
    assertTrue(published.toString().contains("asked to fail"), published.toString());
    send("comm_close", "{'comm_id': 'c3', 'data': {}}");
  }

  @Test
  void theKernelOpensAComm() {
    var turn = client.run(
        "var mine = nabla.kernel.protocol.Comms.current().openComm(\"front\", (m, id, target, message) -> new Echo(m, id, target)); mine.close();");
    assertEquals(List.of("execute_input", "comm_open", "comm_close"), turn.types());
    assertEquals("front", turn.of("comm_open").getFirst().content().get("target_name").getAsString());
  }
}
