package nabla.array.simd;

import java.util.List;
import java.util.function.Supplier;

/// Vector loops that belong together, and whether they are compiled yet.
///
/// The interpreter takes a microsecond for an operation on vectors, and the first compiler, which makes an object of each, a quarter of that:
/// the first product of a JVM would take seconds. Until its loops are compiled, a kernel goes by plain loops (`Plain32`) that give the same bits.
/// Who asks in vain has a daemon thread exercise the vector loops on small operands, until every exercise takes the time of compiled code, which is a hundredth of
/// what it took before. Where that never comes to pass, as without the second compiler, plain loops are the faster ones for good.
final class Loops {
  static final Loops PRODUCTS32 = new Loops(Drills32::products), CONVOLUTIONS32 = new Loops(Drills32::convolutions),
      PASSES32 = new Loops(Drills32::passes), PRODUCTS64 = new Loops(Drills64::products),
      CONVOLUTIONS64 = new Loops(Drills64::convolutions), PASSES64 = new Loops(Drills64::passes);
  private static final List<Loops> ALL = List.of(PRODUCTS32, CONVOLUTIONS32, PASSES32, PRODUCTS64, CONVOLUTIONS64, PASSES64);
  /// Nanoseconds that compiled code stays far below for a multiplication, and code that is not compiled far above.
  private static final double SLOW = 2;
  /// After so many milliseconds of exercise the compiler is given as much time as a round of it takes; after a minute, a second.
  private static final long EAGER = 1000, PATIENT = 60_000, LONG = 1000;
  private static final int TRIES = 3;
  private boolean held;

  private final Supplier<List<Drill>> drills;
  private boolean compiled;
  private boolean asked;

  Loops(Supplier<List<Drill>> drills) {
    this.drills = drills;
  }

  /// Work for the loops that costs as much as so many multiplications.
  record Drill(long multiplications, Runnable work) {
    /// Work that is exercised along with other, however slow it stays.
    static Drill aside(Runnable work) {
      return new Drill(Long.MAX_VALUE, work);
    }

    /// Whether one of a few runs takes the time of compiled code; others may have lost the processor meanwhile.
    boolean isQuick() {
      for (int i = 0; i < TRIES; i++) {
        long from = System.nanoTime();
        work.run();
        if (System.nanoTime() - from < SLOW * multiplications) return true;
      }
      return false;
    }
  }

  /// Whether to take the vector loops.
  boolean compiled() {
    return compiled || mine();
  }

  /// Whether the asking thread is the one that exercises them; it is begun where nobody has asked before.
  private boolean mine() {
    if (Thread.currentThread() instanceof Trainer) return true;
    begin();
    return false;
  }

  private synchronized void begin() {
    if (asked) return;
    asked = true;
    new Trainer(this).start();
  }

  private void exercise() throws InterruptedException {
    var all = drills.get();
    for (long begun = now(), from = begun; !isQuick(all); from = now()) {
      long spent = now() - begun;
      if (spent > EAGER) Thread.sleep(spent > PATIENT ? LONG : now() - from);
    }
    if (!held) compiled = true;
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  private static boolean isQuick(List<Drill> all) {
    boolean quick = true;
    for (var drill : all) quick &= drill.isQuick();
    return quick;
  }

  /// For tests: whether all kernels shall take vector loops, compiled or not, or none of them.
  static void hold(boolean vectors) {
    for (var loops : ALL) {
      loops.held = true;
      loops.compiled = vectors;
    }
  }

  /// One at a time, so that no more than one processor is busy with it.
  private static final class Trainer extends Thread {
    private final Loops loops;

    Trainer(Loops loops) {
      super("nabla-loops");
      this.loops = loops;
      setDaemon(true);
      setPriority(MIN_PRIORITY);
    }

    @Override
    public void run() {
      synchronized (Trainer.class) {
        try {
          loops.exercise();
        } catch (InterruptedException end) {
          interrupt();
        }
      }
    }
  }
}
