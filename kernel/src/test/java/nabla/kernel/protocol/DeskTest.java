package nabla.kernel.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nabla.kernel.wire.Channel;
import nabla.kernel.wire.Parcel;
import org.junit.jupiter.api.Test;

class DeskTest {
  private final LinkedBlockingQueue<Parcel> sent = new LinkedBlockingQueue<>();

  private void add(Desk desk, String type) {
    desk.add(new Exchange(Parcel.of(Channel.SHELL, List.of(), type, new JsonObject(), new JsonObject()), sent::add));
  }

  private String next() throws InterruptedException {
    var parcel = sent.poll(10, TimeUnit.SECONDS);
    if (parcel == null) return "nothing";
    var content = parcel.content();
    return content.has("execution_state")
        ? content.get("execution_state").getAsString()
        : parcel.type() + " " + content.get("status").getAsString();
  }

  @Test
  void anErrorInAHandlerIsRepliedAndTheNextMessageServed() throws Exception {
    var desk = new Desk("test", Map.of("bad_request", _ -> {
      throw new StackOverflowError("asked for");
    }, "interrupting_request", exchange -> {
      Thread.currentThread().interrupt();
      exchange.reply(new JsonObject());
    }, "good_request", exchange -> exchange.reply(new JsonObject())), new Rest());
    desk.start();
    for (var type : List.of("bad_request", "interrupting_request", "good_request")) {
      add(desk, type);
      assertEquals("busy", next());
      assertEquals(type.replace("request", "reply") + (type.startsWith("bad") ? " error" : " ok"), next());
      assertEquals("idle", next());
    }
  }

  @Test
  void aHandlerThatFailsAfterItsReplyRepliesOnce() throws Exception {
    var desk = new Desk("test", Map.of("late_request", exchange -> {
      exchange.reply(new JsonObject());
      throw new IllegalStateException("asked for");
    }), new Rest());
    desk.start();
    add(desk, "late_request");
    assertEquals(List.of("busy", "late_reply ok", "idle"), List.of(next(), next(), next()));
  }

  @Test
  void cursorPositionsCountCodePoints() {
    assertEquals(2, CodePoints.toUtf16("😀x", 1));
    assertEquals(1, CodePoints.fromUtf16("😀x", 2));
    assertEquals(3, CodePoints.toUtf16("😀x", 99));
    assertEquals(0, CodePoints.toUtf16("😀x", -1));
  }
}
