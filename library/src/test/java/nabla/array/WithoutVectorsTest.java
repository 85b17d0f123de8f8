package nabla.array;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import nabla.grad.Tensor;
import org.junit.jupiter.api.Test;

class WithoutVectorsTest {
  /// What the child process runs.
  static final class Child {
    public static void main(String[] args) {
      var x = Tensor.param("x", Array.full(DType.F32, Shape.of(70, 70), 0.5));
      var y = x.mm(x).tanh().softmax(-1).mean();
      y.backward();
      System.out.print(Kernels.best().getClass().getSimpleName() + " " + Math.round(70 * y.item()) + " " + x.grad().shape());
    }
  }

  @Test
  void aJvmWithoutTheVectorModuleComputesWithTheScalarKernels() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var child = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Child.class.getName())
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), said);
    assertEquals("ScalarKernels 1 (70, 70)", said);
  }
}
