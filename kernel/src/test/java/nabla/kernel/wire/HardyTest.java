package nabla.kernel.wire;

import static nabla.kernel.wire.Client.code;
import static nabla.kernel.wire.Client.json;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardyTest extends WithKernel {
  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aBadSignatureIsIgnoredAndLogged() throws Exception {
    for (var channel : List.of(Channel.SHELL, Channel.CONTROL, Channel.STDIN)) {
      var frames = client.frames.write(Parcel.of(channel, List.of(), "execute_request", new JsonObject(), code("int forged = 1;")));
      frames.set(1, ascii("0".repeat(64)));
      client.send(channel, frames);
    }
    assertEquals("1", client.run("1").result());
    assertEquals("error", client.run("forged").status());
    assertTrue(kernel().log().contains("its signature is wrong"), kernel().log());
  }

  @Test
  void garbageFramesAreIgnored() throws Exception {
    var signer = new Signer(kernel().connection.key());
    var parts = List.of(ascii("[]"), ascii("{"), ascii("nonsense"), new byte[]{(byte) 0xff, 0});
    for (var channel : List.of(Channel.SHELL, Channel.CONTROL, Channel.STDIN)) {
      client.send(channel, List.of(ascii("garbage")));
      client.send(channel, List.of(new byte[0], new byte[0]));
      client.send(channel, List.of(ascii("<IDS|MSG>"), ascii("x")));
      client.send(channel, List.of(ascii("<IDS|MSG>"), signer.sign(parts), parts.get(0), parts.get(1), parts.get(2), parts.get(3)));
    }
    assertEquals("ok", client.ask(Channel.CONTROL, "kernel_info_request", new JsonObject()).status());
    assertEquals("1", client.run("1").result());
  }

  @Test
  void bytesThatAreNoZeroMqAreIgnored() throws Exception {
    try (var socket = new Socket("127.0.0.1", kernel().connection.shell())) {
      socket.getOutputStream().write(ascii("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
      socket.getOutputStream().flush();
    }
    assertEquals("1", client.run("1").result());
  }

  @Test
  void contentsOfTheWrongTypeAreAnError() {
    assertEquals("error", client.ask("comm_info_request", json("{'target_name': []}")).status());
    assertEquals("ok", client.ask("execute_request", json("{'code': {}, 'silent': []}")).status());
    assertEquals("error", client.ask("history_request", json("{'hist_access_type': 'tail', 'n': 'many'}")).status());
    assertEquals("1", client.run("1").result());
  }

  @Test
  void memoryAndStackThatRunOutAreErrorsOfTheirCell() throws Exception {
    var turn = client.run("var hog = new java.util.ArrayList<byte[]>(); while (true) hog.add(new byte[32 << 20]);");
    assertEquals("OutOfMemoryError", turn.reply().content().get("ename").getAsString());
    client.run("hog = null; int deep(int n) { return deep(n + 1) + 1; }");
    turn = client.run("deep(0)");
    assertEquals("StackOverflowError", turn.reply().content().get("ename").getAsString());
    assertTrue(turn.reply().content().getAsJsonArray("traceback").size() <= 30, turn.reply().content().toString());
    assertEquals("1", client.run("1").result());
    assertTrue(kernel().process.isAlive());
  }

  @Test
  void aHeapThatIsFarFromFullHoldsNoReserve(@TempDir Path data) throws Exception {
    try (var kernel = new KernelProcess(data); var one = new Client(kernel.connection)) {
      one.run("long used() { System.gc(); return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20; }");
      int used = Integer.parseInt(one.run("used()").result());
      assertTrue(used < 40, used + " MB are in use after a collection");
    }
  }

  @Test
  void cellsGoOnWhileAVariableHoldsAllTheMemory(@TempDir Path data) throws Exception {
    for (int bytes : new int[]{8 << 20, 100_000})
      try (var kernel = new KernelProcess(data); var one = new Client(kernel.connection)) {
        one.run("var hog = new java.util.ArrayList<byte[]>();");
        var turn = one.run("while (true) hog.add(new byte[" + bytes + "]);");
        assertEquals("OutOfMemoryError", turn.reply().content().get("ename").getAsString());
        for (int i = 0; i < 5; i++) assertEquals("" + i, one.run("" + i).result(), "cell " + i + " beside arrays of " + bytes);
        assertEquals("ok", one.run("hog = null;").status());
        assertEquals("400.0", one.run("zeros(10, 10).add(4).sum()").result());
      }
  }

  @Test
  void shutdownRepeatsTheRestartFlagAndEndsTheProcessWhileACellRuns(@TempDir Path data) throws Exception {
    for (var channel : List.of(Channel.CONTROL, Channel.SHELL)) {
      try (var kernel = new KernelProcess(data); var one = new Client(kernel.connection)) {
        one.run("new Thread(() -> { while (true) {} }).start();");
        if (channel == Channel.CONTROL) one.send(Channel.SHELL, "execute_request", code("while (true) {}"));
        var turn = one.ask(channel, "shutdown_request", json("{'restart': " + (channel == Channel.SHELL) + "}"));
        assertEquals(channel == Channel.SHELL, turn.reply().content().get("restart").getAsBoolean());
        assertEquals("ok", turn.status());
        assertTrue(kernel.process.waitFor(60, TimeUnit.SECONDS), "the process is still there");
        assertEquals(0, kernel.process.exitValue());
      }
    }
  }

  @Test
  void aPortThatIsTakenForAMomentIsWaitedFor() throws Exception {
    var connection = Rehearsal.connection();
    var taken = new ServerSocket(connection.iopub(), 1, java.net.InetAddress.getByName("127.0.0.1"));
    Thread.ofPlatform().start(() -> {
      LockSupport.parkNanos(500_000_000);
      assertDoesNotThrow(taken::close);
    });
    var wire = new Wire(connection, _ -> {});
    wire.start();
    wire.close();
  }

  @Test
  void aPortAlreadyTakenIsOneClearLine(@TempDir Path data) throws Exception {
    var connection = Rehearsal.connection();
    try (var _ = new ServerSocket(connection.iopub(), 1, java.net.InetAddress.getByName("127.0.0.1"));
        var kernel = new KernelProcess(data, connection)) {
      assertTrue(kernel.process.waitFor(20, TimeUnit.SECONDS), "the kernel hangs");
      assertEquals(1, kernel.process.exitValue());
      assertTrue(kernel.log().contains("cannot listen on tcp://127.0.0.1:" + connection.iopub()), kernel.log());
      assertFalse(kernel.log().contains("\tat "), kernel.log());
    }
  }

  @Test
  void aMissingOrBrokenConnectionFileIsOneClearLine(@TempDir Path folder) throws Exception {
    var broken = Files.writeString(folder.resolve("broken.json"), "{\"ip\": 3");
    for (var file : List.of(folder.resolve("none.json"), broken)) {
      var log = folder.resolve("log");
      var process = KernelProcess.start(file.toString(), folder, log);
      assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the kernel hangs");
      assertEquals(1, process.exitValue());
      assertTrue(Files.readString(log).contains("nabla: "), Files.readString(log));
      assertTrue(Files.readString(log).contains(file.toString()), Files.readString(log));
      assertFalse(Files.readString(log).contains("\tat "), Files.readString(log));
    }
  }
}
