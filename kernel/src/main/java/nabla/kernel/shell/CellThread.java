package nabla.kernel.shell;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import nabla.kernel.output.Console;

/// The thread that code of cells runs on, apart from the one that serves requests: what no interrupt reaches can be left behind.
///
/// A stop is woven into cells, and the library tests for interrupts. A long call into the JDK does neither (a huge power, a pattern that
/// backtracks for ever, a lock that is never free), and since JDK 20 no thread can be stopped from outside. Such a thread is left after
/// a second: the next cell gets a new one; the old one is mute, and ends at the first line of a cell that it comes back to.
final class CellThread implements AutoCloseable {
  private static final long STACK = 8 << 20;
  private static final int PATIENCE_MILLIS = 700, LIBRARY_MILLIS = 4_000;

  private final ClassLoader loader;
  private Worker worker;

  CellThread(ClassLoader loader) {
    this.loader = loader;
  }

  /// Runs work on the thread of cells and waits for it; what it prints belongs to the caller's cell.
  <T> T call(Callable<T> work) throws Exception {
    if (Thread.currentThread() instanceof Worker) return work.call();
    var task = new Task<>(Console.owned(work));
    worker().queue.add(task);
    while (true)
      try {
        return task.result.get();
      } catch (InterruptedException forwarded) {
        interrupt();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Exception exception) throw exception;
        throw (Error) e.getCause();
      }
  }

  private synchronized Worker worker() {
    if (worker == null) {
      worker = new Worker(loader);
      worker.start();
    }
    return worker;
  }

  /// Interrupts the work that is going on, and leaves its thread where that does not end it.
  synchronized void interrupt() {
    var task = worker == null ? null : worker.task;
    if (task == null) return;
    var stubborn = worker;
    stubborn.interrupt();
    Thread.ofPlatform().daemon().name("interrupt").start(() -> watch(stubborn, task));
  }

  private void watch(Worker stubborn, Task<?> task) {
    try {
      Thread.sleep(PATIENCE_MILLIS);
      if (stubborn.task == task && inLibrary(stubborn)) Thread.sleep(LIBRARY_MILLIS);
      leave(stubborn, task);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whether a call into the library is going on, which will see the interrupt.
  private static boolean inLibrary(Thread thread) {
    for (var frame : thread.getStackTrace()) {
      if (Placements.ofCell(frame)) return false;
      if (frame.getClassName().startsWith("nabla.") && !frame.getClassName().startsWith("nabla.kernel.")) return true;
    }
    return false;
  }

  private synchronized void leave(Worker stubborn, Task<?> task) {
    if (stubborn.task != task || !task.result.completeExceptionally(new Stop.Left(stubborn.getStackTrace()))) return;
    Console.mute(stubborn);
    Stop.end(stubborn);
    stubborn.queue.add(Task.LAST);
    if (worker == stubborn) worker = null;
  }

  /// The processor time of the thread of cells so far, in nanoseconds.
  synchronized long cpuNanos() {
    return worker == null ? 0 : Math.max(0, java.lang.management.ManagementFactory.getThreadMXBean().getThreadCpuTime(worker.threadId()));
  }

  @Override
  public synchronized void close() {
    if (worker != null) worker.queue.add(Task.LAST);
    worker = null;
  }

  private record Task<T>(Callable<T> work, CompletableFuture<T> result) {
    static final Task<?> LAST = new Task<>(null, null);

    Task(Callable<T> work) {
      this(work, new CompletableFuture<>());
    }

    void run() {
      try {
        result.complete(work.call());
      } catch (Throwable thrown) {
        result.completeExceptionally(thrown);
      }
    }
  }

  private static final class Worker extends Thread {
    final LinkedBlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>();
    volatile Task<?> task;

    Worker(ClassLoader loader) {
      super(null, null, "cells", STACK);
      setDaemon(true);
      setContextClassLoader(loader);
    }

    @Override
    public void run() {
      while (next());
    }

    /// Takes and does one piece of work, in a frame of its own so that nothing of it is held while the thread waits.
    private boolean next() {
      try {
        var taken = queue.take();
        if (taken == Task.LAST) return false;
        task = taken;
        taken.run();
      } catch (InterruptedException late) {
        return true;
      } finally {
        task = null;
      }
      return true;
    }
  }
}
