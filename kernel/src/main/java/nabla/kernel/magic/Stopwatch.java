package nabla.kernel.magic;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Measures the time of one run of a piece of code, after warming it up.
///
/// Public because the code of `%timeit` calls it.
public final class Stopwatch {
  private static final int ROUNDS = 7;
  private static final long WARM_UP = 300_000_000, ROUND = 100_000_000;

  private static Object sink;

  private Stopwatch() {}

  /// Code without a value.
  @FunctionalInterface
  public interface Body {
    void run() throws Exception;
  }

  /// How long a run took: mean and standard deviation over the rounds, in nanoseconds.
  public record Measured(double mean, double deviation, long loops) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s ± %s per run (mean ± standard deviation of %d rounds, %,d runs each)", Units.time(mean),
          Units.time(deviation), ROUNDS, loops);
    }
  }

  /// Measures code that yields a value; the value is kept alive, so that it is really computed.
  public static Measured measure(Callable<?> code) throws Exception {
    return measured(loops -> {
      for (long i = 0; i < loops; i++) sink = code.call();
    });
  }

  /// Measures code without a value.
  public static Measured measure(Body code) throws Exception {
    return measured(loops -> {
      for (long i = 0; i < loops; i++) code.run();
    });
  }

  private interface Loop {
    void run(long loops) throws Exception;
  }

  private static Measured measured(Loop loop) throws Exception {
    long loops = 1, spent = 0, last = time(loop, 1);
    for (spent = last; spent < WARM_UP; spent += last) {
      if (last < ROUND / 2) loops *= 2;
      last = time(loop, loops);
    }
    long each = Math.max(1, Math.round((double) ROUND * loops / Math.max(1, last)));
    var rounds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) rounds[i] = (double) time(loop, each) / each;
    sink = null;
    double mean = Arrays.stream(rounds).average().orElseThrow();
    return new Measured(mean, Math.sqrt(Arrays.stream(rounds).map(r -> (r - mean) * (r - mean)).sum() / ROUNDS), each);
  }

  private static long time(Loop loop, long loops) throws Exception {
    if (Thread.interrupted()) throw new InterruptedException();
    long start = System.nanoTime();
    loop.run(loops);
    return System.nanoTime() - start;
  }
}
