package nabla.optim;

import java.util.List;
import java.util.function.BooleanSupplier;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.array.Window;
import nabla.grad.Tensor;

/// Typical training steps, run in the background while nobody waits, so that the first one in a cell meets compiled code.
///
/// A fresh JVM takes half a second for its first step because its loops are still interpreted. The warm-up draws from a random source of
/// its own and touches nothing of the session; it runs at the lowest priority, on one thread, with pauses, for a few seconds on a free machine.
public final class Warmup {
  private static final int STEPS = 400;
  private static final long LIMIT = 20_000_000_000L, LOOK = 20;

  private Warmup() {}

  /// Starts the warm-up and returns at once. Interrupting the thread ends it.
  public static Thread start() {
    return start(() -> true);
  }

  /// Starts a warm-up that works only while the machine is `free`, as the kernel's is while nobody waits for it; asked before every piece of
  /// work, none of which takes longer than a training step. Returns at once; interrupting the thread ends it.
  public static Thread start(BooleanSupplier free) {
    var thread = new Thread(() -> run(STEPS, free), "nabla-warmup");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
    return thread;
  }

  static void run(int steps, BooleanSupplier free) {
    try {
      pause(free);
      var works = List.of(mlp(), convolutional(), small(), product());
      long spent = 0;
      for (int i = 0; i < steps && spent < LIMIT; i++) {
        for (var work : works) {
          pause(free);
          long start = System.nanoTime();
          work.run();
          spent += System.nanoTime() - start;
        }
        Thread.sleep(1);
      }
    } catch (InterruptedException | nabla.array.Interrupted asked) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(BooleanSupplier free) throws InterruptedException {
    while (!free.getAsBoolean()) Thread.sleep(LOOK);
  }

  private static Tensor param(Rng rng, int... dims) { return Tensor.param("w", rng.normal(DType.F32, Shape.of(dims), 0, 0.1)); }

  private static Tensor constant(Rng rng, int... dims) { return Tensor.of(rng.normal(DType.F32, Shape.of(dims), 0, 1)); }

  private static Tensor targets(int n) {
    var hot = Array.zeros(DType.F32, Shape.of(n, 10));
    for (int i = 0; i < n; i++) hot.raw(i * 10 + i % 10, 1);
    return Tensor.of(hot);
  }

  private static Runnable mlp() {
    var rng = new Rng(1);
    Tensor x = constant(rng, 32, 96), t = targets(32), a = param(rng, 96, 64), b = param(rng, 64), c = param(rng, 64, 10),
        d = param(rng, 10);
    var optimizer = Optimizer.of(new Moments.Adam(0.9, 0.999, 1e-8, Stabiliser.OUTSIDE, true, 0), 1e-3);
    return () -> {
      x.mm(a).add(b).relu().mm(c).add(d).softmaxCrossEntropy(t).mean().backward();
      optimizer.step(a, b, c, d);
    };
  }

  private static Runnable convolutional() {
    var rng = new Rng(2);
    Tensor x = constant(rng, 2, 1, 12, 12), k = param(rng, 4, 1, 3, 3), b = param(rng, 4, 1, 1), gamma = param(rng, 4),
        beta = param(rng, 4);
    var optimizer = Optimizer.of(new Descent.Sgd(0), 1e-3);
    return () -> {
      x.conv2d(k, Window.PLAIN.padding(1)).add(b).batchNorm(gamma, beta, 1e-5).relu().maxPool(2).square().mean().backward();
      optimizer.step(k, b, gamma, beta);
    };
  }

  private static Runnable small() {
    var rng = new Rng(3);
    Tensor x = constant(rng, 4, 2), y = constant(rng, 4, 1), a = param(rng, 2, 8), b = param(rng, 8), c = param(rng, 8, 1),
        v = param(rng, 500);
    var optimizer = Optimizer.of(new Descent.Momentum(0.9), 1e-3);
    return () -> {
      var loss = x.mm(a).add(b).tanh().mm(c).sub(y).square().mean();
      loss.add(v.sigmoid().mul(v.exp()).tanh().softmax(0).log().sum().mul(1e-6)).backward();
      optimizer.step(a, b, c, v);
    };
  }

  /// A product large enough to be packed and too small to be shared among threads.
  private static Runnable product() {
    var rng = new Rng(4);
    Tensor x = constant(rng, 64, 400), w = param(rng, 400, 96);
    return () -> x.mm(w).sum().backward();
  }
}
