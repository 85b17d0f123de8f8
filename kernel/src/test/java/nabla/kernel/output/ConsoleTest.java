package nabla.kernel.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import nabla.display.Bundle;
import nabla.display.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private static final java.io.PrintStream OUT = System.out, ERR = System.err;
  private static final java.io.InputStream IN = System.in;
  private static final Screen SCREEN = Screen.current();
  private final Recorder sink = new Recorder();

  @BeforeAll
  static void install() {
    Console.install();
  }

  @AfterAll
  static void giveBack() {
    System.setOut(OUT);
    System.setErr(ERR);
    System.setIn(IN);
    Screen.use(SCREEN);
  }

  @Test
  void everythingArrivesInTheOrderItWasWritten() {
    try (var _ = Console.cell(sink)) {
      System.out.print("a");
      System.out.println(1);
      System.err.println("b");
      Screen.current().show(Bundle.text("picture"), "id");
      System.out.printf("%s%n", "c");
      Screen.current().update(Bundle.text("better"), "id");
      Screen.current().clear(true);
      System.out.append('d').flush();
    }
    assertEquals(List.of("out:a1\n", "err:b\n", "show:picture#id", "out:c\n", "update:better#id", "clear:true", "out:d"), sink.events());
  }

  @Test
  void aHundredThousandLinesAreAHandfulOfMessagesAndAllArrive() {
    var expected = new StringBuilder();
    try (var _ = Console.cell(sink)) {
      for (var i = 0; i < 100_000; i++) {
        System.out.println("line " + i);
        System.out.flush();
        expected.append("line ").append(i).append('\n');
      }
    }
    assertEquals(expected.toString(), sink.text("out"));
    assertTrue(sink.events().size() <= 100, sink.events().size() + " messages");
  }

  @Test
  void aThreadPrintsToTheCellThatStartedItAlsoAfterTheCellEnded() throws Exception {
    var go = new CountDownLatch(1);
    var later = new Recorder();
    Thread thread;
    try (var _ = Console.cell(sink)) {
      thread = Thread.ofPlatform().start(() -> {
        awaitQuietly(go);
        System.out.println("late");
        Thread.ofVirtual().start(() -> System.out.println("grandchild"));
      });
    }
    try (var _ = Console.cell(later)) {
      go.countDown();
      thread.join();
      System.out.println("own");
    }
    sink.await("out", "grandchild");
    assertEquals("late\ngrandchild\n", sink.text("out"));
    assertEquals("own\n", later.text("out"));
  }

  @Test
  void aThreadOfNoCellPrintsToTheLatestCell() throws Exception {
    try (var _ = Console.cell(sink)) {
      ForkJoinPool.commonPool().submit(() -> System.out.println("pooled")).get();
    }
    assertEquals("pooled\n", sink.text("out"));
  }

  @Test
  void twoCellsPrintAtOnceWithoutMixing() throws Exception {
    var sinks = List.of(new Recorder(), new Recorder());
    var threads = sinks.stream().map(one -> Thread.ofPlatform().start(() -> {
      try (var _ = Console.cell(one)) {
        for (var i = 0; i < 10_000; i++) System.out.println(System.identityHashCode(one));
      }
    })).toList();
    for (var thread : threads) thread.join();
    for (var one : sinks) assertEquals((System.identityHashCode(one) + "\n").repeat(10_000), one.text("out"));
  }

  @Test
  void aNestedCellGivesTheThreadBack() {
    var inner = new Recorder();
    try (var _ = Console.cell(sink)) {
      System.out.print("before ");
      try (var _ = Console.cell(inner)) {
        System.out.print("inner");
      }
      System.out.print("after");
    }
    assertEquals("before after", sink.text("out"));
    assertEquals("inner", inner.text("out"));
  }

  @Test
  void aCharacterCutBetweenTwoBatchesIsWhole() throws Exception {
    var bytes = "€😀".getBytes(StandardCharsets.UTF_8);
    try (var _ = Console.cell(sink)) {
      for (var b : bytes) {
        System.out.write(b);
        Thread.sleep(120);
      }
    }
    assertEquals("€😀", sink.text("out"));
    assertTrue(sink.events().size() > 1, "one batch only: " + sink.events());
  }

  @Test
  void invalidUtf16AndUtf8Survive() {
    try (var _ = Console.cell(sink)) {
      System.out.print("a\ud800b");
      System.out.write(new byte[]{(byte) 0xff, 'c', (byte) 0xe2}, 0, 3);
    }
    assertEquals("a?b\ufffdc\ufffd", sink.text("out"));
  }

  @Test
  void aRunawayPrinterIsSlowedDownWithANoteAndCanBeInterrupted() throws Exception {
    var reached = new CountDownLatch(1);
    var runaway = Thread.ofPlatform().start(() -> {
      try (var _ = Console.cell(sink)) {
        var line = "x".repeat(1 << 16);
        for (var i = 0; !Thread.currentThread().isInterrupted(); i++) {
          System.out.println(line);
          if (i == 256) reached.countDown();
        }
      }
    });
    reached.await();
    sink.await("err", "slowed down");
    runaway.interrupt();
    runaway.join(5_000);
    assertTrue(!runaway.isAlive(), "the printer still runs");
    assertEquals(1, sink.events().stream().filter(event -> event.startsWith("err:")).count());
    assertTrue(sink.text("out").length() < 32 << 20, "printed " + sink.text("out").length());
  }

  @Test
  void systemInAndInputAskTheCellsUser() {
    try (var _ = Console.cell(sink)) {
      var scanner = new Scanner(System.in);
      assertEquals("answer", scanner.nextLine());
      scanner.close();
      assertEquals("answer", new Scanner(System.in).nextLine());
      assertEquals("answer", Input.input("name? "));
      assertEquals("answer", Input.password("word? "));
    }
    assertEquals(List.of("ask:", "ask:", "ask:name? ", "ask:word? *"), sink.events());
  }

  @Test
  void aWaitForInputEndsWhenInterrupted() throws Exception {
    var error = new AtomicReference<Throwable>();
    var waiting = Thread.ofPlatform().start(() -> {
      try (var _ = Console.cell(sink)) {
        Input.input("wait");
      } catch (Throwable e) {
        error.set(e);
      }
    });
    sink.await("ask", "wait");
    waiting.interrupt();
    waiting.join(5_000);
    assertEquals(CancellationException.class, error.get().getClass());
  }

  @Test
  void aSinkWithoutAUserSaysSo() {
    try (var _ = Console.cell(new Silence())) {
      var error = assertThrows(IllegalStateException.class, () -> new Scanner(System.in).nextLine());
      assertTrue(error.getMessage().contains("nobody can be asked"), error.getMessage());
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
