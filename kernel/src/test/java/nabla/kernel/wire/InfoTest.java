package nabla.kernel.wire;

import static nabla.kernel.wire.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

class InfoTest extends WithKernel {
  @Test
  void kernelInfoTellsTheProtocolAndTheLanguage() {
    var info = client.ask("kernel_info_request", new JsonObject()).reply().content();
    assertEquals("ok", info.get("status").getAsString());
    assertEquals("5.4", info.get("protocol_version").getAsString());
    assertEquals("nabla", info.get("implementation").getAsString());
    assertEquals("java", info.getAsJsonObject("language_info").get("name").getAsString());
    assertTrue(info.getAsJsonObject("language_info").get("version").getAsString().startsWith("" + Runtime.version().feature()),
        info.toString());
    assertTrue(info.getAsJsonArray("help_links").size() > 0, info.toString());
    assertEquals(0, info.getAsJsonArray("supported_features").size());
    assertFalse(info.get("debugger").getAsBoolean());
  }

  @Test
  void theControlChannelTellsTheSame() {
    assertEquals("ok", client.ask(Channel.CONTROL, "kernel_info_request", new JsonObject()).status());
  }

  @Test
  void headersCarryWhatTheProtocolWants() {
    var reply = client.ask("kernel_info_request", new JsonObject()).reply();
    assertEquals("5.4", reply.header().get("version").getAsString());
    assertTrue(reply.header().get("date").getAsString().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z"),
        reply.header().toString());
    assertFalse(reply.header().get("session").getAsString().isEmpty());
  }

  @Test
  void theParentHeaderIsTheRequestsOwnLetterForLetter() {
    var turn = client.ask("kernel_info_request", new JsonObject());
    assertEquals(turn.request().header(), turn.reply().parent());
  }

  @Test
  void connectTellsThePorts() throws Exception {
    var ports = client.ask("connect_request", new JsonObject()).reply().content();
    assertEquals(kernel().connection.shell(), ports.get("shell_port").getAsInt());
    assertEquals(kernel().connection.heartbeat(), ports.get("hb_port").getAsInt());
  }

  @Test
  void theHeartbeatEchoes() {
    assertEquals("ping", client.beat("ping"));
    assertEquals("pong", client.beat("pong"));
  }

  @Test
  void completenessHasAllItsAnswers() {
    assertEquals("complete", completeness("int y = 1;"));
    assertEquals("incomplete", completeness("for (int i = 0; i < 3; i++) {"));
    assertEquals("invalid", completeness("int y = ;"));
    var incomplete = client.ask("is_complete_request", json("{'code': 'void f() {'}")).reply().content();
    assertTrue(incomplete.get("indent").getAsString().isBlank() && !incomplete.get("indent").getAsString().isEmpty(),
        incomplete.toString());
  }

  private String completeness(String code) {
    return client.ask("is_complete_request", json("{'code': '" + code + "'}")).status();
  }

  @Test
  void completionCountsCodePoints() {
    client.run("var text = \"\";");
    var reply = client.ask("complete_request", json("{'code': '/*😀😀*/ text.subst + 1', 'cursor_pos': 17}")).reply().content();
    assertTrue(reply.getAsJsonArray("matches").toString().contains("substring"), reply.toString());
    assertEquals(12, reply.get("cursor_start").getAsInt(), reply.toString());
    assertEquals(17, reply.get("cursor_end").getAsInt(), reply.toString());
    var first = reply.getAsJsonObject("metadata").getAsJsonArray("_jupyter_types_experimental").get(0).getAsJsonObject();
    assertEquals(reply.getAsJsonArray("matches").get(0), first.get("text"));
    assertTrue(first.has("signature") && first.has("type") && first.has("start") && first.has("end"), first.toString());
  }

  @Test
  void aCursorBeyondTheTextIsItsEnd() {
    assertEquals("ok", client.ask("complete_request", json("{'code': 'Mat', 'cursor_pos': 999}")).status());
    assertEquals("ok", client.ask("inspect_request", json("{'code': 'Mat', 'cursor_pos': -5}")).status());
  }

  @Test
  void inspectionFindsNothingHonestly() {
    var reply = client.ask("inspect_request", json("{'code': 'noSuchThing', 'cursor_pos': 4, 'detail_level': 0}")).reply().content();
    assertFalse(reply.get("found").getAsBoolean());
    assertEquals(0, reply.getAsJsonObject("data").size());
  }

  @Test
  void anUnknownRequestGetsAnErrorAndAnUnknownMessageIsLogged() throws Exception {
    var turn = client.ask("create_subshell_request", new JsonObject());
    assertEquals("error", turn.status());
    assertEquals("UnknownRequest", turn.reply().content().get("ename").getAsString());
    var odd = client.send(Channel.SHELL, "no_such_message", new JsonObject());
    client.published(odd);
    assertTrue(kernel().log().contains("no_such_message"), kernel().log());
  }
}
