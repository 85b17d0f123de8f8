package nabla.kernel.wire;

import static nabla.kernel.wire.Client.code;
import static nabla.kernel.wire.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

class InputTest extends WithKernel {
  private void answer(String value) {
    client.send(Channel.STDIN, "input_reply", json("{'value': '" + value + "'}"));
  }

  @Test
  void inputAsksTheUser() {
    var running = client.send(Channel.SHELL, "execute_request", code("input(\"name? \") + \"!\""));
    var question = client.receive(Channel.STDIN);
    assertTrue(Client.isParent(running, question));
    assertEquals("name? ", question.content().get("prompt").getAsString());
    assertFalse(question.content().get("password").getAsBoolean());
    answer("Ada");
    assertTrue(client.finish(Channel.SHELL, running).result().contains("Ada!"));
  }

  @Test
  void aPasswordIsAskedForAsOne() {
    var running = client.send(Channel.SHELL, "execute_request", code("password(\"secret \").length()"));
    assertTrue(client.receive(Channel.STDIN).content().get("password").getAsBoolean());
    answer("abc");
    assertEquals("3", client.finish(Channel.SHELL, running).result());
  }

  @Test
  void aScannerReadsSystemIn() {
    var running = client.send(Channel.SHELL, "execute_request",
        code("var scanner = new java.util.Scanner(System.in); scanner.nextInt() + scanner.nextInt()"));
    client.receive(Channel.STDIN);
    answer("20");
    client.receive(Channel.STDIN);
    answer("3");
    assertEquals("23", client.finish(Channel.SHELL, running).result());
  }

  @Test
  void anInterruptedQuestionDoesNotStealTheNextAnswer() {
    var stopped = client.send(Channel.SHELL, "execute_request", code("input(\"first\")"));
    client.receive(Channel.STDIN);
    client.ask(Channel.CONTROL, "interrupt_request", new JsonObject());
    assertEquals("error", client.receive(Channel.SHELL).content().get("status").getAsString());
    answer("too late");
    assertEquals("1", client.run("1").result());
    var running = client.send(Channel.SHELL, "execute_request", code("input(\"second\")"));
    assertEquals("second", client.receive(Channel.STDIN).content().get("prompt").getAsString());
    answer("fresh");
    assertTrue(client.finish(Channel.SHELL, running).result().contains("fresh"));
    assertFalse(Client.isParent(stopped, client.run("2").reply()));
  }

  @Test
  void withoutStdinAQuestionIsAClearError() {
    var ask = code("input(\"?\")");
    ask.addProperty("allow_stdin", false);
    var turn = client.ask("execute_request", ask);
    assertEquals("error", turn.status());
    assertTrue(turn.reply().content().get("evalue").getAsString().contains("nobody can be asked"), turn.reply().content().toString());
  }
}
