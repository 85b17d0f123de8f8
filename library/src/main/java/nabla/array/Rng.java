package nabla.array;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A seeded source of random numbers: the same seed gives the same numbers on every machine, whatever the threads and the dtype.
public final class Rng {
  private static volatile Rng session = new Rng(0);

  private final RandomGenerator bits;

  public Rng(long seed) {
    bits = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /// The source that tensors, initialisers and layers of this session draw from.
  public static Rng session() {
    return session;
  }

  /// Starts the session's source again from `seed`.
  public static void seed(long seed) {
    session = new Rng(seed);
  }

  /// Makes `rng` the session's source.
  public static void use(Rng rng) {
    session = rng;
  }

  public long nextLong() {
    return bits.nextLong();
  }

  /// Uniform on [0, 1).
  public double uniform() {
    return bits.nextDouble();
  }

  /// Standard normal.
  public double normal() {
    return bits.nextGaussian();
  }

  /// Uniform on 0 … bound − 1.
  public int below(int bound) {
    return bits.nextInt(bound);
  }

  /// A source of its own: what is drawn from it does not disturb this one.
  public Rng split() {
    return new Rng(bits.nextLong());
  }

  /// Independent uniform numbers on [low, high).
  public Array uniform(DType dtype, Shape shape, double low, double high) {
    var x = new double[shape.size()];
    for (int i = 0; i < x.length; i++) x[i] = low + (high - low) * bits.nextDouble();
    return Array.of(x, shape).cast(dtype);
  }

  /// Independent normal numbers of this mean and standard deviation.
  public Array normal(DType dtype, Shape shape, double mean, double std) {
    var x = new double[shape.size()];
    for (int i = 0; i < x.length; i++) x[i] = mean + std * bits.nextGaussian();
    return Array.of(x, shape).cast(dtype);
  }

  /// Independent coins: 1 with probability `p`, else 0.
  public Array bernoulli(DType dtype, Shape shape, double p) {
    var x = new double[shape.size()];
    for (int i = 0; i < x.length; i++) x[i] = bits.nextDouble() < p ? 1 : 0;
    return Array.of(x, shape).cast(dtype);
  }

  /// A random order of 0 … n − 1 (Fisher–Yates).
  public int[] permutation(int n) {
    var order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = bits.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
