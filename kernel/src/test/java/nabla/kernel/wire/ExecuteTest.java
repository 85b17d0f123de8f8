package nabla.kernel.wire;

import static nabla.kernel.wire.Client.code;
import static nabla.kernel.wire.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecuteTest extends WithKernel {
  private static int count(Client.Turn turn) {
    return turn.reply().content().get("execution_count").getAsInt();
  }

  @Test
  void aCellIsAnnouncedRunAndAnswered() {
    var turn = client.run("1 + 1");
    assertEquals(List.of("execute_input", "execute_result"), turn.types());
    assertEquals("1 + 1", turn.published().get(0).content().get("code").getAsString());
    assertEquals(count(turn), turn.published().get(0).content().get("execution_count").getAsInt());
    assertEquals(count(turn), turn.published().get(1).content().get("execution_count").getAsInt());
    assertEquals("2", turn.result());
    assertEquals(new JsonObject(), turn.reply().content().get("user_expressions"));
    assertTrue(turn.reply().metadata().has("started"), turn.reply().metadata().toString());
  }

  @Test
  void aStatementHasNoResultAndCountsAsOne() {
    var before = client.run("int a = 1;");
    assertEquals(List.of("execute_input"), before.types());
    assertEquals(count(before) + 1, count(client.run("")));
  }

  @Test
  void aSilentRequestShowsNothingAndCountsNothing() {
    var before = count(client.run("1"));
    var ask = code("System.out.println(5); int quiet = 7; quiet");
    ask.addProperty("silent", true);
    var turn = client.ask("execute_request", ask);
    assertEquals(List.of(), turn.types());
    assertEquals("ok", turn.status());
    var next = client.run("quiet");
    assertEquals("7", next.result());
    assertEquals(before + 1, count(next));
  }

  @Test
  void withoutHistoryTheCountStays() {
    var before = count(client.run("1"));
    var ask = code("2");
    ask.addProperty("store_history", false);
    var turn = client.ask("execute_request", ask);
    assertEquals("2", turn.result());
    assertEquals(before + 1, count(client.run("3")));
    var tail = client.ask("history_request", json("{'hist_access_type': 'tail', 'n': 2, 'raw': true, 'output': false}")).reply().content();
    assertEquals("[\"1\",\"3\"]", inputs(tail).toString());
  }

  private static com.google.gson.JsonArray inputs(JsonObject history) {
    var inputs = new com.google.gson.JsonArray();
    for (var one : history.getAsJsonArray("history")) inputs.add(one.getAsJsonArray().get(2));
    return inputs;
  }

  @Test
  void userExpressionsAnswerEachForItself() {
    var ask = code("int n = 20;");
    ask.add("user_expressions", json("{'twice': '2 * n', 'bad': '1 / 0'}"));
    var answers = client.ask("execute_request", ask).reply().content().getAsJsonObject("user_expressions");
    assertEquals("40", answers.getAsJsonObject("twice").getAsJsonObject("data").get("text/plain").getAsString());
    assertEquals("ok", answers.getAsJsonObject("twice").get("status").getAsString());
    assertEquals("error", answers.getAsJsonObject("bad").get("status").getAsString());
    assertEquals("ArithmeticException", answers.getAsJsonObject("bad").get("ename").getAsString());
  }

  @Test
  void anErrorSaysTheSameInStreamAndReply() {
    var turn = client.run("int[] a = {}; a[3]");
    assertEquals("error", turn.status());
    var published = turn.of("error").getFirst().content();
    for (var field : List.of("ename", "evalue", "traceback")) assertEquals(published.get(field), turn.reply().content().get(field), field);
    assertEquals("ArrayIndexOutOfBoundsException", published.get("ename").getAsString());
  }

  @Test
  void cellsQueuedBehindAnErrorAreAborted() {
    var bad = client.send(Channel.SHELL, "execute_request", code("Thread.sleep(300); throw new IllegalStateException();"));
    var first = client.send(Channel.SHELL, "execute_request", code("int never = 1;"));
    var second = client.send(Channel.SHELL, "execute_request", code("never"));
    var info = client.send(Channel.SHELL, "kernel_info_request", new JsonObject());
    assertEquals("error", client.finish(Channel.SHELL, bad).status());
    assertEquals("aborted", client.finish(Channel.SHELL, first).status());
    assertEquals("aborted", client.finish(Channel.SHELL, second).status());
    assertEquals("ok", client.finish(Channel.SHELL, info).status());
    assertEquals("1", client.run("1").result());
  }

  @Test
  void withoutStopOnErrorTheyRun() {
    var ask = code("Thread.sleep(300); throw new IllegalStateException();");
    ask.addProperty("stop_on_error", false);
    var bad = client.send(Channel.SHELL, "execute_request", ask);
    var next = client.send(Channel.SHELL, "execute_request", code("4"));
    assertEquals("error", client.finish(Channel.SHELL, bad).status());
    assertEquals("4", client.finish(Channel.SHELL, next).result());
  }

  @Test
  void aValueThatCannotBeShownIsAnErrorOfItsCell() {
    var turn = client.run("new Object() { public String toString() { throw new UnsupportedOperationException(\"shy\"); } }");
    assertEquals("error", turn.status());
    assertEquals("the result, of an anonymous class, cannot be shown: shy", turn.reply().content().get("evalue").getAsString());
    assertTrue(turn.reply().content().getAsJsonArray("traceback").toString().contains("Cell ["), turn.reply().content().toString());
    assertEquals("1", client.run("1").result());
  }

  @Test
  void aNameWithAQuestionMarkOpensThePager() {
    var turn = client.run("Math?");
    var page = turn.reply().content().getAsJsonArray("payload").get(0).getAsJsonObject();
    assertEquals("page", page.get("source").getAsString());
    assertTrue(page.getAsJsonObject("data").has("text/plain"), page.toString());
    assertNull(turn.result());
  }

  @Test
  void controlAnswersWhileACellRunsAndAnInterruptStopsIt() {
    var running = client.send(Channel.SHELL, "execute_request", code("int kept = 5; System.out.println(); while (true) {}"));
    while (!client.receive(Channel.IOPUB).type().equals("stream"));
    assertEquals("kernel_info_reply",
        client.send(Channel.CONTROL, "kernel_info_request", new JsonObject()) == null ? "" : client.receive(Channel.CONTROL).type());
    client.send(Channel.CONTROL, "interrupt_request", new JsonObject());
    var reply = client.receive(Channel.SHELL);
    assertTrue(Client.isParent(running, reply), reply.toString());
    assertEquals("error", reply.content().get("status").getAsString());
    assertEquals("ok", client.receive(Channel.CONTROL).content().get("status").getAsString());
    assertEquals("5", client.run("kept").result());
  }

  @Test
  void anInterruptOfASleepKeepsEverything() {
    var running = client.send(Channel.SHELL, "execute_request", code("int still = 6; System.out.println(); Thread.sleep(60_000);"));
    while (!client.receive(Channel.IOPUB).type().equals("stream"));
    client.send(Channel.CONTROL, "interrupt_request", new JsonObject());
    assertTrue(Client.isParent(running, client.receive(Channel.SHELL)));
    assertEquals("6", client.run("still").result());
  }

  @Test
  void importingAgainWhatIsThereHarmsNothing() {
    assertEquals("ok", client.run("import java.util.*; import java.io.*; import static nabla.kernel.output.Input.*;").status());
    assertEquals("[1]", client.run("List.of(1)").result());
    assertEquals("ok", client.run("var still = tensor(1); new StringReader(\"\");").status());
  }

  @Test
  void exitInACellLeavesTheKernelAlive() throws Exception {
    var turn = client.run("System.exit(0)");
    assertEquals("error", turn.status());
    assertFalse(turn.reply().content().get("evalue").getAsString().isEmpty());
    assertTrue(kernel().process.isAlive());
  }
}
