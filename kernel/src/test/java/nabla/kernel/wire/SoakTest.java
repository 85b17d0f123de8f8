package nabla.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two thousand mixed cells in one kernel: nothing is lost, memory and threads stay, and the last cells are about as fast as the first.
@Tag("full")
class SoakTest {
  private static final int CELLS = 2_000, WARM = 200, WINDOW = 100;
  private static final String HEAP = """
      for (int g = 0; g < 3; g++) { System.gc(); Thread.sleep(50); }
      Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()""";
  private static final String THREADS = "java.lang.management.ManagementFactory.getThreadMXBean().getThreadCount()";

  /// The i-th cell, and whether it is to fail.
  private record Cell(String code, boolean fails) {}

  private static Cell cell(int i) {
    return switch (i % 10) {
      case 0 -> new Cell("int v" + i % 50 + " = " + i + ";", false);
      case 1 -> new Cell("int f(int x) { return x + " + i + "; }", false);
      case 2 -> new Cell("f(1)", false);
      case 3 -> new Cell("record R" + i % 20 + "(int a, double b) { double sum() { return a + b + " + i + "; } }", false);
      case 4 -> new Cell("unknown" + i + " + 1", true);
      case 5 -> new Cell("1 / 0", true);
      case 6 -> new Cell("var data = new double[100_000]; data[0] = " + i + "; data[0]", false);
      case 7 -> new Cell("var t = tensor(1, 2, " + i + "); t * t + 1", false);
      case 8 -> new Cell("plot(line(tensor(0, 1, 2), tensor(1, 2, " + i + ")))", false);
      default -> new Cell("for (int k = 0; k < 100; k++) System.out.println(k);", false);
    };
  }

  @Test
  void twoThousandCellsLeaveTheKernelAsItWas() throws Exception {
    try (var kernel = new KernelProcess(); var client = new Client(kernel.connection)) {
      var early = run(client, 0, WARM);
      var heap = number(client, HEAP);
      var threads = number(client, THREADS);
      var late = run(client, WARM, CELLS);
      var growth = (number(client, HEAP) - heap) / (CELLS - WARM);
      System.out.printf("soak: median cell %.1f ms at %d, %.1f ms at %d; live heap grew by %d bytes a cell%n", early, WARM, late, CELLS,
          growth);
      assertTrue(growth <= 50_000, growth + " bytes a cell");
      assertTrue(late <= 2.5 * early, early + " ms became " + late + " ms");
      assertTrue(number(client, THREADS) <= threads + 2, threads + " threads became " + number(client, THREADS));
      assertDroppedDataIsCollected(client);
    }
  }

  /// Runs the cells, interrupting now and then; the median time in ms of the last hundred.
  private static double run(Client client, int from, int to) {
    var times = new ArrayList<Double>();
    for (var i = from; i < to; i++) {
      if (i % 50 == 49) interrupt(client);
      var cell = cell(i);
      var begin = System.nanoTime();
      var turn = client.run(cell.code);
      if (i >= to - WINDOW) times.add((System.nanoTime() - begin) / 1e6);
      assertEquals(cell.fails ? "error" : "ok", turn.status(), () -> cell.code + " → " + turn.reply().content());
    }
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  private static void interrupt(Client client) {
    var running = client.send(Channel.SHELL, "execute_request", Client.code("System.out.println(); while (true) {}"));
    while (!client.late(running).type().equals("stream"));
    client.send(Channel.CONTROL, "interrupt_request", new com.google.gson.JsonObject());
    assertTrue(Client.isParent(running, client.receive(Channel.SHELL)));
    client.receive(Channel.CONTROL);
  }

  private static long number(Client client, String code) {
    return Long.parseLong(client.run(code).result());
  }

  private static void assertDroppedDataIsCollected(Client client) {
    client.run("var watched = new ArrayList<java.lang.ref.WeakReference<Object>>();");
    for (var drop : List.of("big = null;", "int big = 3;")) {
      client.run("var big = new double[1_000_000];");
      client.run("watched.add(new java.lang.ref.WeakReference<>(big));");
      client.run(drop);
      client.run("0");
      number(client, HEAP);
      assertEquals("true", client.run("watched.getLast().get() == null").result(), "after " + drop);
    }
  }
}
