package nabla.array.simd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// Vector loops that belong together, and whether they are compiled yet.
///
/// The interpreter takes a microsecond for an operation on vectors, and the first compiler, which makes an object of each, a quarter of that:
/// the first product of a JVM would take seconds. Until its loops are compiled, a kernel goes by plain loops (`Plain32`, `PlainExponentials32`, definitions) that give the same bits.
/// Who asks in vain has a daemon thread exercise the vector loops on small operands, until every exercise takes the time of compiled code, which is a hundredth of
/// what it took before. Where that never comes to pass, as without the second compiler, plain loops are the faster ones for good.
final class Loops {
  private static final List<Loops> ALL = new CopyOnWriteArrayList<>();
  static final Loops PRODUCTS32 = new Loops(Drills32::products), CONVOLUTIONS32 = new Loops(Drills32::convolutions),
      PASSES32 = new Loops(Drills32::passes), PRODUCTS64 = new Loops(Drills64::products),
      CONVOLUTIONS64 = new Loops(Drills64::convolutions), PASSES64 = new Loops(Drills64::passes);
  /// Loops that are taken at once.
  static final Loops READY = new Loops();
  /// Nanoseconds that compiled code stays far below for a multiplication, and code that is not compiled far above.
  private static final double SLOW = 2;
  private static final int TRIES = 3;
  /// What `hold` said; null where it has not been called.
  private static volatile Boolean held;

  private final Supplier<List<Drill>> drills;
  private boolean compiled;
  private boolean asked;

  Loops(Supplier<List<Drill>> drills) {
    this.drills = drills;
    compiled = Boolean.TRUE.equals(held);
    ALL.add(this);
  }

  private Loops() {
    drills = List::of;
    compiled = true;
  }

  /// Work for the loops that costs as much as so many multiplications.
  record Drill(long multiplications, Runnable work) {
    /// Numbers for the exercise of a function of every element: many vectors and a rest.
    static final int NUMBERS = 501;
    /// What none of them costs, in multiplications.
    private static final int FUNCTION = 10;

    /// A loop over that many numbers.
    static List<Drill> elements(Runnable loop) {
      return List.of(new Drill(FUNCTION * NUMBERS, loop));
    }

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
    if (!asked) begin();
    return false;
  }

  private synchronized void begin() {
    if (asked) return;
    asked = true;
    Trainer.take(this);
  }

  /// For tests: whether all kernels shall take vector loops, compiled or not, or none of them.
  static void hold(boolean vectors) {
    held = vectors;
    for (var loops : ALL) loops.compiled = vectors;
  }

  /// For tests: has loops made from now on wait for their exercise again.
  static void release() {
    held = null;
  }

  /// Exercises loops round by round, one thread for all of them, so that no more than one processor is busy with it.
  private static final class Trainer extends Thread {
    /// After so many milliseconds of exercise the compiler is given as much time as a round of it takes; after a minute, a second.
    private static final long EAGER = 1000, PATIENT = 60_000, LONG = 1000;
    private static final List<Loops> WAITING = new ArrayList<>();
    private static boolean working;
    private static volatile long begun;

    private Trainer() {
      super("nabla-loops");
      setDaemon(true);
      setPriority(MIN_PRIORITY);
    }

    static synchronized void take(Loops loops) {
      WAITING.add(loops);
      begun = now();
      if (!working) new Trainer().start();
      working = true;
    }

    private static synchronized List<Loops> waiting() {
      working = !WAITING.isEmpty();
      return List.copyOf(WAITING);
    }

    private static synchronized void release(Loops loops) {
      WAITING.remove(loops);
    }

    private static long now() {
      return System.nanoTime() / 1_000_000;
    }

    @Override
    public void run() {
      var drills = new HashMap<Loops, List<Drill>>();
      try {
        for (var all = waiting(); !all.isEmpty(); all = waiting()) {
          long from = now();
          for (var loops : all) exercise(loops, drills);
          if (from - begun > EAGER) sleep(from - begun > PATIENT ? LONG : now() - from);
        }
      } catch (InterruptedException end) {
        interrupt();
      }
    }

    /// Loops that there is no memory to exercise stay plain; others wait on.
    private static void exercise(Loops loops, Map<Loops, List<Drill>> drills) {
      try {
        if (!isQuick(drills.computeIfAbsent(loops, l -> l.drills.get()))) return;
        if (held == null) loops.compiled = true;
      } catch (OutOfMemoryError full) {
        drills.remove(loops);
      }
      release(loops);
    }

    private static boolean isQuick(List<Drill> all) {
      boolean quick = true;
      for (var drill : all) quick &= drill.isQuick();
      return quick;
    }
  }
}
