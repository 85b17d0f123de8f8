package nabla.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import nabla.kernel.output.Console;
import nabla.kernel.output.Recorder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class InterruptTest {
  private static final String HELD = "nabla.kernel.shell.Cells";
  private static final Cells CELLS = new Cells();

  @AfterAll
  static void close() {
    CELLS.close();
  }

  private static Shell.Failure interrupted(String cell) throws InterruptedException {
    var started = new CountDownLatch(1);
    Cells.started = started;
    var stopper = Thread.ofPlatform().start(() -> {
      try {
        started.await();
        Thread.sleep(20);
        CELLS.shell.interrupt();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    var go = Cells.class.getName() + ".started.countDown();\n";
    var outcome = CELLS.run(cell.startsWith("{") ? "{ " + go + cell.substring(1) : go + cell);
    started.countDown();
    stopper.join();
    return assertInstanceOf(Shell.Failure.class, outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"while (true) {}", "while (true) { try { Thread.sleep(5); } catch (Throwable t) {} }", "Thread.sleep(60_000);",
      "Stream.iterate(1, i -> i + 1).forEach(i -> {});", "IntStream.iterate(1, i -> i + 1).parallel().forEach(i -> { while (true) {} });",
      "IntStream.range(0, 8).parallel().forEach(i -> { try { Thread.sleep(60_000); } catch (InterruptedException e) {} });",
      "new ArrayBlockingQueue<Integer>(1).take()", "synchronized (Object.class) { Object.class.wait(); }",
      "int spin(int n) { while (true) n++; }\nspin(0)",
      "var big = normal(400, 400);\nwhile (true) mm(big, big);", "while (true) { try { while (true) {} } catch (Error e) {} finally {} }"})
  void stopsAndKeepsTheState(String cell) throws InterruptedException {
    CELLS.value("int before = 7;");
    var failure = interrupted(cell);
    assertEquals("Interrupted", failure.name(), Cells.plain(failure));
    assertEquals(7, CELLS.value("before"));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ new BigInteger(\"9\").pow(500_000_000); }", "{ new java.net.ServerSocket(0).accept(); }",
      "{ synchronized (" + HELD + ".class) {} }"})
  void leavesACallThatNoInterruptReachesAndSaysSo(String cell) throws InterruptedException {
    CELLS.value("int before = 7;");
    synchronized (Cells.class) {
      var failure = interrupted(cell);
      assertEquals("Interrupted", failure.name());
      assertTrue(failure.message().contains("runs on") && failure.message().contains("restart"), failure.message());
      assertTrue(Cells.plain(failure).contains("], line 2"), Cells.plain(failure));
      assertEquals(8, CELLS.value("before + 1"));
    }
  }

  @Test
  void aThreadThatWasLeftPrintsNothingAndEndsAtTheNextLineOfItsCell() throws Exception {
    Cells.reached = false;
    var printed = new Recorder();
    Console.install();
    try (var _ = Console.cell(printed)) {
      synchronized (Cells.class) {
        interrupted("{ " + HELD + ".thread = Thread.currentThread(); synchronized (" + HELD
            + ".class) { System.out.println(\"late\"); " + HELD + ".reached = true; } }");
      }
      Cells.thread.join(20_000);
    }
    assertFalse(Cells.thread.isAlive(), "the thread that was left is still there");
    assertFalse(Cells.reached, "the thread that was left went on");
    assertFalse(printed.text("out").contains("late"), printed.text("out"));
  }

  @Test
  void aParallelStreamServesLaterCells() throws InterruptedException {
    interrupted("IntStream.range(0, 100).parallel().forEach(i -> { while (true) {} });");
    assertEquals(9900, CELLS.value("IntStream.range(0, 100).parallel().map(i -> 2 * i).sum()"));
  }

  @Test
  void stopsTheDrawingOfAResult() throws InterruptedException {
    var started = new CountDownLatch(1);
    var stopper = Thread.ofPlatform().start(() -> {
      try {
        started.await();
        CELLS.shell.interrupt();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    var outcome = CELLS.shell.call(() -> {
      started.countDown();
      Thread.sleep(60_000);
      return "never";
    });
    stopper.join();
    assertEquals("Interrupted", assertInstanceOf(Shell.Failure.class, outcome).name());
  }

  @Test
  void stopsABlockedRead() throws Exception {
    var keyboard = System.in;
    try (var pipe = new PipedOutputStream(); InputStream blocked = new PipedInputStream(pipe)) {
      System.setIn(blocked);
      assertEquals("Interrupted", interrupted("System.in.read();").name());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      System.setIn(keyboard);
    }
  }

  @Test
  void whatFollowsInTheCellDoesNotRun() throws InterruptedException {
    CELLS.value("int after = 0;");
    interrupted("while (true) {}\nint x = 1;\nafter = 1;");
    assertEquals(0, CELLS.value("after"));
  }

  @Test
  void anInterruptBetweenCellsHasNoEffect() {
    CELLS.shell.interrupt();
    assertEquals(2, CELLS.value("1 + 1"));
  }
}
