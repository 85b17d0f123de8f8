package nabla.array.simd;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import nabla.array.Interrupted;

/// The threads that share big kernels: the caller and a few helpers, which wait a few microseconds for more work and then park.
///
/// A kernel splits its work into parts whose results do not depend on who computes them; whoever is free takes the next part, so a
/// helper that the machine keeps waiting delays nobody. The number of threads is the system property `nabla.threads`, else the
/// environment variable `NABLA_THREADS`, else the number of processors.
final class Pool {
  private static final int SPINS = 500;
  private static final AtomicInteger BUSY = new AtomicInteger();
  private static volatile int threads = configured();
  private static volatile Job open;
  private static Helper[] helpers = {};

  private Pool() {}

  private static int configured() {
    var env = System.getenv("NABLA_THREADS");
    int cores = Runtime.getRuntime().availableProcessors();
    return Math.max(1, Integer.getInteger("nabla.threads", env != null && env.matches("\\d{1,4}") ? Integer.parseInt(env) : cores));
  }

  static int threads() {
    return threads;
  }

  /// For tests: changes the number of threads.
  static void threads(int n) {
    threads = n;
  }

  /// Throws where the thread that this work is done for has been interrupted.
  static void check() {
    if (Thread.currentThread() instanceof Helper helper) {
      if (helper.job.owner.isInterrupted()) throw new Interrupted();
    } else {
      Interrupted.check();
    }
  }

  /// Runs `work` for 0 … parts − 1, in any order, on this thread and the helpers; returns when all are done.
  static void run(int parts, IntConsumer work) {
    if (parts == 1 || threads == 1 || Thread.currentThread() instanceof Helper || !BUSY.compareAndSet(0, 1)) {
      for (int i = 0; i < parts; i++) work.accept(i);
      return;
    }
    var job = new Job(parts, work, Thread.currentThread());
    try {
      open = job;
      wake();
      job.help();
      job.await();
    } finally {
      open = null;
      BUSY.set(0);
    }
    job.rethrow();
  }

  private static void wake() {
    int wanted = threads - 1;
    if (helpers.length < wanted) {
      helpers = new Helper[wanted];
      for (int i = 0; i < wanted; i++) (helpers[i] = new Helper(i)).start();
    }
    for (int i = 0; i < wanted; i++) if (helpers[i].parked) LockSupport.unpark(helpers[i]);
  }

  private static final class Job {
    private final int parts;
    private final IntConsumer work;
    private final Thread owner;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile Throwable failure;

    Job(int parts, IntConsumer work, Thread owner) {
      this.parts = parts;
      this.work = work;
      this.owner = owner;
    }

    void help() {
      for (int i; (i = next.getAndIncrement()) < parts;) {
        try {
          if (failure == null) work.accept(i);
        } catch (Throwable t) {
          failure = t;
        }
        if (done.incrementAndGet() == parts) LockSupport.unpark(owner);
      }
    }

    void await() {
      for (int spins = 0; done.get() < parts; spins++)
        if (spins < SPINS) Thread.onSpinWait();
        else LockSupport.parkNanos(50_000);
    }

    void rethrow() {
      if (failure instanceof RuntimeException e) throw e;
      if (failure instanceof Error e) throw e;
    }
  }

  private static final class Helper extends Thread {
    private volatile boolean parked;
    private Job job;

    Helper(int number) {
      super("nabla-helper-" + number);
      setDaemon(true);
    }

    @Override
    public void run() {
      for (int spins = 0;; spins++) {
        var offered = open;
        if (offered != null && offered != job) {
          job = offered;
          job.help();
          spins = 0;
        } else if (spins < SPINS) {
          Thread.onSpinWait();
        } else {
          parked = true;
          if (open == null || open == job) LockSupport.park(this);
          parked = false;
        }
      }
    }
  }
}
