package nabla.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.array.Window;
import nabla.optim.Warmup;

/// What the first steps of a workload cost a fresh JVM, in ms: `Fresh WORKLOAD [--warm] [--steps N]`. With `--warm` the background warm-up has ended before.
public final class Fresh {
  private Fresh() {}

  public static void main(String[] arguments) throws InterruptedException {
    var options = List.of(arguments);
    int steps = options.contains("--steps") ? Integer.parseInt(options.get(options.indexOf("--steps") + 1)) : 5;
    if (options.contains("--warm")) {
      long from = System.nanoTime();
      Warmup.start().join();
      System.out.printf("warm-up %.0f ms; ", (System.nanoTime() - from) / 1e6);
    }
    var work = all().get(arguments[0]).get();
    var times = new double[steps];
    for (int i = 0; i < steps; i++) {
      long from = System.nanoTime();
      work.run();
      times[i] = (System.nanoTime() - from) / 1e6;
    }
    System.out.printf("%s: %s%n", arguments[0], String.join(" ", Arrays.stream(times).mapToObj(t -> String.format(t < 10 ? "%.2f" : "%.0f", t)).toList()));
  }

  private static Map<String, Supplier<Runnable>> all() {
    var all = new TreeMap<>(Workloads.all(DType.F32));
    for (int n : new int[] {64, 300, 512})
      for (var dtype : DType.values()) all.put(dtype + "." + n, () -> product(dtype, n));
    all.put("conv", () -> {
      Array x = normal(DType.F32, 64, 1, 28, 28), w = normal(DType.F32, 6, 1, 5, 5);
      return () -> Kernels.best().conv2d(x, w, Window.PLAIN.padding(2));
    });
    all.put("conv32", () -> {
      Array x = normal(DType.F32, 64, 32, 32, 32), w = normal(DType.F32, 32, 32, 3, 3);
      return () -> Kernels.best().conv2d(x, w, Window.PLAIN.padding(1));
    });
    all.put("convKernel", () -> {
      Array x = normal(DType.F32, 16, 32, 32, 32), g = normal(DType.F32, 16, 32, 30, 30);
      return () -> Kernels.best().conv2dKernel(x, g, Window.PLAIN, Shape.of(32, 32, 3, 3));
    });
    return all;
  }

  private static Runnable product(DType dtype, int n) {
    Array a = normal(dtype, n, n), b = normal(dtype, n, n);
    return () -> Kernels.best().matmul(a, b);
  }

  private static Array normal(DType dtype, int... dims) { return new Rng(1).normal(dtype, Shape.of(dims), 0, 1); }
}
