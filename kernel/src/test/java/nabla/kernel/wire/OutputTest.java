package nabla.kernel.wire;

import static nabla.kernel.wire.Client.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutputTest extends WithKernel {
  private static final String SCREEN = "var screen = nabla.display.Screen.current(); ", TEXT = "nabla.display.Bundle.text";

  @Test
  void everyOneOfAHundredThousandLinesArrivesInOrder() {
    var turn = client.run("for (int i = 0; i < 100_000; i++) System.out.println(i);");
    var expected = IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(Collectors.joining("\n", "", "\n"));
    assertEquals(expected, turn.text("stdout"));
    assertTrue(turn.of("stream").size() < 100, turn.of("stream").size() + " messages");
  }

  @Test
  void streamsPicturesAndTheResultKeepTheirOrder() {
    var turn = client
        .run(SCREEN + "System.out.print(1); System.err.print(2); screen.show(" + TEXT + "(\"3\"), null); System.out.print(4); 5");
    assertEquals(List.of("execute_input", "stream", "stream", "display_data", "stream", "execute_result"), turn.types());
    assertEquals("14", turn.text("stdout"));
    assertEquals("2", turn.text("stderr"));
  }

  @Test
  void aThreadPrintsToItsCellAfterTheCellEnded() throws Exception {
    var first = client
        .run("new Thread(() -> { try { Thread.sleep(400); } catch (InterruptedException e) {} System.out.println(\"late\"); }).start();");
    var second = client.run("System.out.println(\"own\");");
    assertEquals("own\n", second.text("stdout"));
    assertEquals("late\n", client.late(first.request()).content().get("text").getAsString());
  }

  @Test
  void aPictureIsUpdatedInPlaceAndOutputIsCleared() {
    var turn = client.run(SCREEN + "screen.show(" + TEXT + "(\"a\"), \"me\"); screen.update(" + TEXT
        + "(\"b\"), \"me\"); screen.clear(true); screen.clear(false);");
    assertEquals(List.of("execute_input", "display_data", "update_display_data", "clear_output", "clear_output"), turn.types());
    for (var one : turn.published().subList(1, 3))
      assertEquals("me", one.content().getAsJsonObject("transient").get("display_id").getAsString());
    assertEquals("b", turn.published().get(2).content().getAsJsonObject("data").get("text/plain").getAsString());
    assertEquals("[true, false]",
        turn.of("clear_output").stream().map(one -> one.content().get("wait").getAsBoolean()).toList().toString());
  }

  @Test
  void aJsonFormIsSentAsJson() {
    var turn = client.run(SCREEN + "screen.show(" + TEXT + "(\"t\").with(\"application/json\", \"{\\\"a\\\": [1]}\"), null);");
    var data = turn.of("display_data").getFirst().content().getAsJsonObject("data");
    assertEquals(1, data.getAsJsonObject("application/json").getAsJsonArray("a").get(0).getAsInt());
  }

  @Test
  void invalidUtf16Survives() {
    var turn = client.run("System.out.println(\"a\\ud800b\"); \"c\\udc00d\"");
    assertEquals("ok", turn.status());
    assertEquals("a?b\n", turn.text("stdout"));
    assertTrue(turn.result().startsWith("c") || turn.result().startsWith("\"c"), turn.result());
    assertEquals("1", client.run("1").result());
  }

  @Test
  void aRunawayPrinterIsSlowedDownAndInterrupted() {
    var running = client.send(Channel.SHELL, "execute_request",
        code("var line = \"x\".repeat(10_000); while (true) System.out.println(line);"));
    String note = null;
    while (note == null) {
      var one = client.receive(Channel.IOPUB);
      if (one.type().equals("stream") && one.content().get("name").getAsString().equals("stderr"))
        note = one.content().get("text").getAsString();
    }
    client.send(Channel.CONTROL, "interrupt_request", new JsonObject());
    assertTrue(note.contains("slowed down"), note);
    assertTrue(Client.isParent(running, client.receive(Channel.SHELL)));
    assertEquals("1", client.run("1").result());
  }

  @Test
  void aLibrarysLackOfALoggerIsNoOutput() {
    assertEquals("", client.run("tech.tablesaw.api.Table.read().csv(new StringReader(\"a,b\\n1,2\")).rowCount()").text("stderr"));
  }

  @Test
  void theJvmsOwnWarningsGoToTheLog() throws Exception {
    var turn = client.run("try { System.load(\"/no/such/library\"); } catch (UnsatisfiedLinkError e) { System.out.print(\"none\"); }");
    assertEquals("none", turn.text("stdout"));
    assertEquals("", turn.text("stderr"));
    assertTrue(kernel().log().contains("restricted method"), kernel().log());
  }

  @Test
  void theVectorApiIsThereForTheLibraryThatAsksForIt() {
    assertEquals("VectorKernels", client.run("""
        zeros(2).add(1);
        var found = Class.forName("nabla.array.BestKernels").getDeclaredField("FOUND");
        found.setAccessible(true);
        System.out.print(found.get(null).getClass().getSimpleName());
        """).text("stdout"));
  }
}
