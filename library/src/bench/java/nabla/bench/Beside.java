package nabla.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.array.DType;

/// How much slower workloads become when other processes keep all cores busy, as a table: medians of both, taken in turn in one JVM whose code is compiled.
///
/// Arguments: `--only W2,W7`, `--rounds 5`, `--budget seconds`, `--others 2`, one for each core where nothing is said. The number of threads is `-Dnabla.threads`.
public final class Beside {
  private Beside() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var only = List.of(Bench.option(arguments, "--only", "W").split(","));
    int rounds = Integer.parseInt(Bench.option(arguments, "--rounds", "5"));
    double budget = Double.parseDouble(Bench.option(arguments, "--budget", "0.3"));
    int others = Integer.parseInt(Bench.option(arguments, "--others", "" + Runtime.getRuntime().availableProcessors()));
    DType.standard(DType.F32);
    Bench.mix(DType.F32);
    System.out.println("| workload | alone, ms | beside a busy process, ms | factor |\n|---|---|---|---|");
    for (var entry : Workloads.all(DType.F32).entrySet()) {
      if (only.stream().noneMatch(entry.getKey()::startsWith)) continue;
      var work = entry.getValue().get();
      Bench.repeat(work, Math.max(2, budget));
      double[] alone = new double[rounds], busy = new double[rounds];
      for (int i = 0; i < rounds; i++) {
        alone[i] = median(Bench.repeat(work, budget));
        busy[i] = beside(others, work, budget);
      }
      System.out.printf("| %s | %.4g | %.4g | %.2f |%n", entry.getKey(), median(alone), median(busy), median(busy) / median(alone));
    }
  }

  private static double beside(int count, Runnable work, double budget) throws IOException, InterruptedException {
    var others = new ArrayList<Process>();
    try {
      for (int i = 0; i < count; i++) others.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
      Thread.sleep(100);
      return median(Bench.repeat(work, budget));
    } finally {
      for (var other : others) other.destroyForcibly().waitFor();
    }
  }

  private static double median(double[] times) {
    var sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
