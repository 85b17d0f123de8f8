package nabla.array.simd;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import nabla.array.Interrupted;

/// The threads that share big kernels: the caller and a few helpers, which wait a while for more work and then park, or at once where others
/// want their processor.
///
/// A kernel splits its work into parts whose results do not depend on who computes them; whoever is free takes the next part, the caller
/// from the front and helpers from the back, so that a helper that the machine keeps waiting delays nobody and neighbouring kernels find
/// their numbers in the same cache. A helper that still waits is there within a microsecond, a parked one after fifty: that decides what
/// is shared. The number of threads is the system property `nabla.threads`, else the environment variable `NABLA_THREADS`, else the
/// number of processors.
final class Pool {
  /// How long a helper waits for more work, and an owner for the last part, before parking, in nanoseconds.
  private static final long PATIENCE = 2_000_000, LAST = 500_000;
  /// How often a waiting helper offers its processor to others. They want it where the helper has been away from its clock for so long.
  private static final long OFFER = 10_000, WANTED = 100_000;
  /// What one thread must be busy with for so many nanoseconds to be shared with helpers that are awake, or parked.
  private static final long AWAKE = 16_000, ASLEEP = 60_000;
  /// A helper that its owner waits for so much longer than the owner worked has lost its processor to others: then nothing is shared for a while,
  /// which is twice as long as last time where that was only just over, up to a limit.
  private static final long LATE = 200_000, LEAST_REST = 1_000_000, LONGEST_REST = 32_000_000, RECOVERY = 10;
  private static volatile long rested = System.nanoTime(), rest = LEAST_REST;
  private static final AtomicInteger WAITING = new AtomicInteger();
  private static final AtomicInteger BUSY = new AtomicInteger();
  private static volatile int threads = configured();
  private static volatile Job open;
  private static volatile Helper[] helpers = {};

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
      if (helper.job.heeds && helper.job.owner.isInterrupted()) throw new Interrupted();
    } else {
      Interrupted.check();
    }
  }

  /// How many parts to make of work that takes one thread about so many nanoseconds: 1 where sharing does not pay, else at most `most`.
  static int parts(long nanoseconds, int most) {
    if (threads == 1 || nanoseconds < (WAITING.get() > 0 ? AWAKE : ASLEEP) || System.nanoTime() - rested < 0) return 1;
    return Math.min(most, 4 * threads);
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
      wake(parts - 1);
      for (int i = 0; job.claim(); i++) job.part(i);
      job.await();
    } finally {
      open = null;
      BUSY.set(0);
    }
    job.rethrow();
  }

  private static void wake(int most) {
    int wanted = threads - 1;
    if (helpers.length < wanted) {
      var all = new Helper[wanted];
      for (int i = 0; i < wanted; i++) (all[i] = i < helpers.length ? helpers[i] : new Helper(i)).begin();
      helpers = all;
    }
    for (int i = 0; i < Math.min(wanted, most); i++) if (helpers[i].parked) LockSupport.unpark(helpers[i]);
  }

  private static final class Job {
    private final int parts;
    private final IntConsumer work;
    private final Thread owner;
    private final long begun = System.nanoTime();
    private final boolean heeds = Interrupted.heeded();
    private final AtomicInteger claimed = new AtomicInteger();
    private final AtomicInteger fromBack = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile Throwable failure;

    Job(int parts, IntConsumer work, Thread owner) {
      this.parts = parts;
      this.work = work;
      this.owner = owner;
    }

    /// Whether a part is left for whoever asks: the owner then takes the next from the front, a helper the next from the back.
    boolean claim() {
      return claimed.getAndIncrement() < parts;
    }

    void help() {
      while (claim()) part(parts - fromBack.incrementAndGet());
    }

    void part(int i) {
      try {
        if (failure == null) work.accept(i);
      } catch (Throwable t) {
        failure = t;
      }
      if (done.incrementAndGet() == parts && Thread.currentThread() != owner) LockSupport.unpark(owner);
    }

    void await() {
      if (done.get() == parts) return;
      long from = System.nanoTime(), now = from;
      for (; done.get() < parts; now = System.nanoTime())
        if (now - from < LAST) Thread.onSpinWait();
        else LockSupport.parkNanos(50_000);
      if (now - from > from - begun + LATE) rest(now);
    }

    private static void rest(long now) {
      rest = now - rested < RECOVERY * rest ? Math.min(2 * rest, LONGEST_REST) : LEAST_REST;
      rested = now + rest;
    }

    void rethrow() {
      if (failure instanceof RuntimeException e) throw e;
      if (failure instanceof Error e) throw e;
    }
  }

  private static final class Helper extends Thread {
    private volatile boolean parked;
    private Job job;

    private boolean begun;

    Helper(int number) {
      super("nabla-helper-" + number);
      setDaemon(true);
    }

    void begin() {
      if (begun) return;
      begun = true;
      start();
    }

    @Override
    public void run() {
      WAITING.incrementAndGet();
      while (true) {
        var next = open;
        if (next != null && next != job) {
          job = next;
          job.help();
        } else if (!comes()) {
          sleep();
        }
      }
    }

    /// Waits for another job; whether one has come before patience ended or others wanted this processor.
    private boolean comes() {
      long from = System.nanoTime(), offered = from, seen = from;
      for (long now = from; now - from < PATIENCE && now - seen < WANTED; now = System.nanoTime()) {
        if (open != null && open != job) return true;
        seen = now;
        if (now - offered < OFFER) Thread.onSpinWait();
        else {
          Thread.yield();
          offered = now;
        }
      }
      return false;
    }

    private void sleep() {
      WAITING.decrementAndGet();
      parked = true;
      if (open == null || open == job) LockSupport.park(this);
      parked = false;
      WAITING.incrementAndGet();
    }
  }
}
