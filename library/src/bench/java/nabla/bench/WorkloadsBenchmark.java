package nabla.bench;

import java.util.concurrent.TimeUnit;
import nabla.array.DType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One step of each workload under JMH, after all of them have run in the same JVM.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgs = {"--add-modules", "jdk.incubator.vector", "-XX:+UseParallelGC"})
public class WorkloadsBenchmark {
  @Param({"W1.sgemm64", "W1.sgemm256", "W1.sgemm1024", "W1d.dgemm512", "W2.mlp_b32", "W2.mlp_b128", "W3.lenet_b64", "W4.cifar_b64", "W5.selu32_b128", "W6.tanh_chain_fb",
      "W6.softmax_fb", "W7.expr20_2x2", "W7.xor1000"})
  public String workload;

  @Param("F32")
  public DType dtype;

  private Runnable step;

  @Setup
  public void prepare() {
    DType.standard(dtype);
    Bench.mix(dtype);
    step = Workloads.all(dtype).get(workload).get();
  }

  @Benchmark
  public void step() {
    step.run();
  }
}
