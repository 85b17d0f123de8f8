package nabla.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.array.Window;

/// Runs workloads as `torch_bench.py` does and prints one JSON object, `{"peer": …, "ms": {workload: median}, "extra": {workload: {"min": …, "MB": allocated by a run}}}`.
///
/// Arguments: `--only W2,W7`, `--budget seconds`, `--dtype F64`; `--alone` runs nothing else before. The number of threads is `-Dnabla.threads`.
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) {
    var dtype = DType.valueOf(option(arguments, "--dtype", "F32"));
    var only = List.of(option(arguments, "--only", "W").split(","));
    double budget = Double.parseDouble(option(arguments, "--budget", "1.5"));
    DType.standard(dtype);
    var all = Workloads.all(dtype);
    if (!List.of(arguments).contains("--alone")) mix(dtype);
    var medians = new ArrayList<String>();
    var best = new ArrayList<String>();
    all.forEach((name, make) -> {
      if (only.stream().noneMatch(name::startsWith)) return;
      var work = make.get();
      repeat(work, Math.max(1, budget));
      long allocated = allocated();
      double[] times = repeat(work, budget);
      double megabytes = (allocated() - allocated) / 1e6 / times.length;
      System.err.printf("%-28s %12.5f ms  (n=%d, min %.5f, %.2f MB allocated)%n", name, times[times.length / 2], times.length, times[0], megabytes);
      medians.add("\"" + name + "\": " + times[times.length / 2]);
      best.add("\"" + name + "\": {\"min\": " + times[0] + ", \"MB\": " + megabytes + "}");
    });
    System.out.println("{\"peer\": \"nabla\", \"ms\": {" + String.join(", ", medians) + "}, \"extra\": {" + String.join(", ", best) + "}}");
  }

  private static long allocated() { return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes(); }

  /// Runs a bit of everything, so that every operation is alive and no call site knows one class alone.
  static void mix(DType dtype) {
    var all = Workloads.all(dtype);
    settle();
    for (var name : List.of("W2.mlp_b32", "W3.lenet_b64", "W5.selu32_b128", "W6.softmax_fb", "W6.tanh_chain_fb", "W7.expr20_2x2")) repeat(all.get(name).get(), 0.3);
  }

  /// Runs products and a convolution until their vector loops are compiled, before which plain ones stand in for them and take ten times as long.
  private static void settle() {
    var window = Window.PLAIN.padding(1);
    for (var type : DType.values()) {
      Array a = new Rng(1).normal(type, Shape.of(128, 128), 0, 1), x = a.reshape(1, 32, 16, 32), w = new Rng(2).normal(type, Shape.of(16, 32, 3, 3), 0, 1);
      for (Runnable work : List.<Runnable>of(() -> Kernels.best().matmul(a, a), () -> Kernels.best().conv2d(x, w, window)))
        for (long from = System.nanoTime(); repeat(work, 0.02)[0] > 0.3 && System.nanoTime() - from < 60e9;) {}
    }
  }

  static String option(String[] arguments, String name, String otherwise) {
    int i = Arrays.asList(arguments).indexOf(name);
    return i < 0 ? otherwise : arguments[i + 1];
  }

  /// The times of runs within a budget of seconds, in ms, in ascending order.
  static double[] repeat(Runnable work, double seconds) {
    var times = new ArrayList<Double>();
    for (long start = System.nanoTime(); times.size() < 5 || System.nanoTime() - start < seconds * 1e9;) {
      long from = System.nanoTime();
      work.run();
      times.add((System.nanoTime() - from) / 1e6);
      if (times.size() > 200_000) break;
    }
    return times.stream().mapToDouble(t -> t).sorted().toArray();
  }
}
