package nabla.array.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.ScalarKernels;
import nabla.array.Shape;
import nabla.array.Window;
import nabla.grad.Activation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every width of vectors, each in a JVM of its own, since the width is a constant to the compiler.
@Tag("full")
class WidthsTest {
  @ParameterizedTest
  @ValueSource(strings = {"-Dnabla.vector.bits=128", "-Dnabla.vector.bits=256", "-Dnabla.vector.bits=512", "-XX:UseAVX=2"})
  void kernelsAgreeWithTheDefinitionAtEveryWidth(String flag) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = List.of(java, "-ea", "-XX:+IgnoreUnrecognizedVMOptions", flag, "--add-modules", "jdk.incubator.vector", "-cp",
        System.getProperty("java.class.path"), WidthsTest.class.getName());
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    process.waitFor(60, TimeUnit.SECONDS);
    assertEquals(0, process.exitValue(), said);
  }

  public static void main(String[] arguments) {
    Kernels fast = Kernels.best(), scalar = new ScalarKernels();
    var rng = new Rng(1);
    for (var dtype : DType.values()) {
      Loops.hold(true);
      Array a = rng.normal(dtype, Shape.of(65, 300), 0, 1), b = rng.normal(dtype, Shape.of(300, 131), 0, 1);
      Close.assertClose("mm", scalar.matmul(a, b), fast.matmul(a, b), 5000);
      Close.assertClose("tanh", scalar.map(new Activation.Tanh(), a), fast.map(new Activation.Tanh(), a), 5);
      Close.assertClose("softmax", scalar.softmax(b), fast.softmax(b), 50);
      Array x = rng.normal(dtype, Shape.of(2, 3, 11, 13), 0, 1), w = rng.normal(dtype, Shape.of(4, 3, 3, 3), 0, 1);
      var y = scalar.conv2d(x, w, Window.PLAIN);
      Close.assertClose("conv2d", y, fast.conv2d(x, w, Window.PLAIN), 500);
      Close.assertClose("kernel", scalar.conv2dKernel(x, y, Window.PLAIN, w.shape()), fast.conv2dKernel(x, y, Window.PLAIN, w.shape()),
          5000);
      LoopsTest.same("mm", () -> fast.matmul(a, b));
      LoopsTest.same("conv2d", () -> fast.conv2d(x, w, Window.PLAIN));
      LoopsTest.same("kernel", () -> fast.conv2dKernel(x, y, Window.PLAIN, w.shape()));
    }
  }
}
