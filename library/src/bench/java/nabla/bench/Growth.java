package nabla.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.optim.Descent;
import nabla.optim.Optimizer;

/// How the time of a training step grows with the batch, the depth and the width of a network, as a table with the ratio of each doubling.
///
/// Argument: the seconds for each size. The network is dense, 256 inputs, ReLU, ten classes; all sizes are measured in turn, round after round, and
/// the least time of each counts.
public final class Growth {
  private static final int ROUNDS = 5;
  private static final Rng RNG = new Rng(0);

  private Growth() {}

  public static void main(String[] arguments) {
    double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 0.5;
    System.out.println("| what doubles | size | ms | ratio | at most |\n|---|---|---|---|---|");
    print("batch", 32, 1024, 2.2, seconds, n -> step(n, 3, 256));
    print("hidden layers", 2, 128, 2.2, seconds, n -> step(64, n, 128));
    print("width", 64, 2048, 4.4, seconds, n -> step(64, 2, n));
  }

  private static void print(String what, int from, int to, double bar, double seconds, IntFunction<Runnable> make) {
    var works = new ArrayList<Runnable>();
    for (int n = from; n <= to; n *= 2) works.add(make.apply(n));
    var best = new double[works.size()];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (int round = 0; round < ROUNDS; round++)
      for (int i = 0; i < best.length; i++) best[i] = Math.min(best[i], least(works.get(i), seconds / ROUNDS));
    for (int i = 0; i < best.length; i++)
      System.out.printf("| %s | %d | %.3f | %s | %.1f |%n", what, from << i, best[i], i == 0 ? "" : "%.2f".formatted(best[i] / best[i - 1]), bar);
  }

  private static double least(Runnable work, double seconds) {
    double best = Double.POSITIVE_INFINITY;
    int runs = 0;
    for (long start = System.nanoTime(); runs < 3 || System.nanoTime() - start < seconds * 1e9; runs++) {
      long from = System.nanoTime();
      work.run();
      best = Math.min(best, (System.nanoTime() - from) / 1e6);
    }
    return best;
  }

  private static Tensor weight(int in, int out) {
    return Tensor.param("W", RNG.normal(DType.F32, Shape.of(in, out), 0, Math.sqrt(2.0 / in)));
  }

  /// A training step of a network of so many hidden layers and an output layer.
  private static Runnable step(int batch, int hidden, int width) {
    List<Tensor> weights = new ArrayList<>(), biases = new ArrayList<>(), all = new ArrayList<>();
    for (int i = 0; i <= hidden; i++) {
      int out = i == hidden ? 10 : width;
      weights.add(weight(i == 0 ? 256 : width, out));
      biases.add(Tensor.param("b", Array.zeros(DType.F32, Shape.of(out))));
    }
    all.addAll(weights);
    all.addAll(biases);
    var x = Tensor.of(RNG.normal(DType.F32, Shape.of(batch, 256), 0, 1));
    var hot = Array.zeros(DType.F32, Shape.of(batch, 10));
    for (int i = 0; i < batch; i++) hot.raw(i * 10 + RNG.below(10), 1);
    var targets = Tensor.of(hot);
    var optimizer = Optimizer.of(new Descent.Sgd(0), 1e-4);
    return () -> {
      var h = x;
      for (int i = 0; i <= hidden; i++) {
        h = h.mm(weights.get(i)).add(biases.get(i));
        if (i < hidden) h = h.relu();
      }
      h.softmaxCrossEntropy(targets).mean().backward();
      optimizer.step(all);
    };
  }
}
