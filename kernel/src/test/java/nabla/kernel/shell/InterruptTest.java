package nabla.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class InterruptTest {
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
    var outcome = CELLS.run(Cells.class.getName() + ".started.countDown();\n" + cell);
    started.countDown();
    stopper.join();
    return assertInstanceOf(Shell.Failure.class, outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"while (true) {}", "while (true) { try { Thread.sleep(5); } catch (Throwable t) {} }", "Thread.sleep(60_000);",
      "Stream.iterate(1, i -> i + 1).forEach(i -> {});", "IntStream.iterate(1, i -> i + 1).parallel().forEach(i -> { while (true) {} });",
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
