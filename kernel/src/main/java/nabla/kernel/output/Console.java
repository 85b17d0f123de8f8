package nabla.kernel.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import nabla.display.Bundle;
import nabla.display.Screen;

/// The process's `System.out`, `System.err`, `System.in` and screen, each handed to the cell that the calling thread belongs to.
///
/// A thread belongs to the cell that created it: what it prints after that cell has ended still goes there.
/// Threads that no cell created (the common pool) belong to the latest cell. Installed once a process:
///
/// ```java
/// Console.install();
/// try (var cell = Console.cell(sink)) { shell.run(source, 1); }
/// ```
public final class Console {
  private static final InputStream TERMINAL_IN = System.in;
  private static final InheritableThreadLocal<Cell> OWNER = new InheritableThreadLocal<>();
  private static final Set<Thread> MUTE = Collections.newSetFromMap(new ConcurrentHashMap<>());
  private static final Cell NOBODY = new Cell(new Silence());
  private static volatile Runnable check = () -> {};
  private static volatile Cell latest = new Cell(new Terminal());

  private Console() {}

  /// Takes over the process's streams and screen, unless it has them.
  public static synchronized void install() {
    if (System.out instanceof RoutedPrintStream) return;
    System.setOut(new RoutedPrintStream(cell -> cell.out));
    System.setErr(new RoutedPrintStream(cell -> cell.err));
    System.setIn(new RoutedInput());
    Screen.use(new RoutedScreen());
  }

  /// Opens a cell on the calling thread: from now on its output, and that of threads it creates, goes to `sink`.
  public static Cell cell(Sink sink) {
    var cell = new Cell(sink, OWNER.get());
    OWNER.set(cell);
    latest = cell;
    return cell;
  }

  /// One line typed by the user, asked for by `prompt`; `secret` hides it.
  static String input(String prompt, boolean secret) {
    return current().input(prompt, secret);
  }

  /// Work that belongs to the calling thread's cell, whichever thread does it.
  public static <T> Callable<T> owned(Callable<T> work) {
    var cell = OWNER.get();
    return cell == null ? work : () -> {
      var before = OWNER.get();
      OWNER.set(cell);
      try {
        return work.call();
      } finally {
        leave(before);
      }
    };
  }

  /// What every thread does before it prints or shows anything: throws where it is to stop.
  public static void check(Runnable stop) {
    check = stop;
  }

  /// Drops what a thread prints and shows from now on.
  public static void mute(Thread thread) {
    MUTE.removeIf(t -> !t.isAlive());
    MUTE.add(thread);
  }

  /// Lets a thread print again.
  public static void unmute(Thread thread) {
    MUTE.remove(thread);
  }

  static Cell current() {
    check.run();
    if (!MUTE.isEmpty() && MUTE.contains(Thread.currentThread())) return NOBODY;
    var own = OWNER.get();
    return own != null ? own : latest;
  }

  static void leave(Cell before) {
    if (before == null) OWNER.remove();
    else OWNER.set(before);
  }

  private static final class RoutedScreen implements Screen {
    @Override
    public void show(Bundle bundle, String id) {
      current().show(bundle, id);
    }

    @Override
    public void update(Bundle bundle, String id) {
      current().update(bundle, id);
    }

    @Override
    public void clear(boolean wait) {
      current().clear(wait);
    }

    @Override
    public boolean live() {
      return current().live();
    }
  }

  /// Output outside every cell: the process's own streams.
  private static final class Terminal implements Sink {
    private final PrintStream out = stream(FileDescriptor.out), err = stream(FileDescriptor.err);

    private static PrintStream stream(FileDescriptor file) {
      return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
    }

    @Override
    public void out(String text) {
      out.print(text);
      out.flush();
    }

    @Override
    public void err(String text) {
      err.print(text);
      err.flush();
    }

    @Override
    public void show(Bundle bundle, String id) {
      out.println(bundle.text());
    }

    @Override
    public void update(Bundle bundle, String id) {}

    @Override
    public void clear(boolean wait) {}

    @Override
    public String input(String prompt, boolean secret) {
      out(prompt);
      return new java.util.Scanner(TERMINAL_IN, StandardCharsets.UTF_8).nextLine();
    }
  }
}
