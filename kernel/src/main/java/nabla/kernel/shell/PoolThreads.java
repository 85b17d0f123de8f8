package nabla.kernel.shell;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import nabla.kernel.output.Console;

/// The threads of the common pool that work for a cell, as those of a parallel stream do: they are stopped with it, and serve later cells again.
final class PoolThreads {
  private static final int PATIENCE_MILLIS = 200, STEP_MILLIS = 10;

  private PoolThreads() {}

  /// Interrupts those that run code of cells while the stop is raised; those that no interrupt reaches end when they come back to a cell.
  static void stop() throws InterruptedException {
    for (int waited = 0; waited < PATIENCE_MILLIS; waited += STEP_MILLIS) {
      var busy = busy();
      if (busy.isEmpty()) return;
      busy.forEach(Thread::interrupt);
      Thread.sleep(STEP_MILLIS);
    }
    for (var stubborn : busy()) {
      Console.mute(stubborn);
      Stop.end(stubborn);
      Thread.ofPlatform().daemon().name("left").start(() -> release(stubborn));
    }
  }

  private static List<Thread> busy() {
    if (ForkJoinPool.commonPool().getActiveThreadCount() == 0) return List.of();
    return Thread.getAllStackTraces().entrySet().stream().filter(e -> ofPool(e.getKey()) && ofCell(e.getValue()))
        .map(e -> e.getKey()).toList();
  }

  private static boolean ofPool(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
  }

  private static boolean ofCell(StackTraceElement[] frames) {
    return Arrays.stream(frames).anyMatch(Placements::ofCell);
  }

  /// Gives a thread back to the pool once it has left the cell.
  private static void release(Thread stubborn) {
    try {
      while (ofCell(stubborn.getStackTrace())) Thread.sleep(STEP_MILLIS);
      Stop.spare(stubborn);
      Console.unmute(stubborn);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
