package nabla.bench;

import java.util.Arrays;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.derive.Derived;
import nabla.grad.Tensor;

/// The warm median time of the derivation of a 5-layer network, to LaTeX: at most 200 ms.
public final class DeriveBench {
  private DeriveBench() {}

  public static void main(String[] arguments) {
    var rng = new Rng(1);
    var h = Tensor.of(rng.normal(DType.F32, Shape.of(32, 20), 0, 1));
    for (int i = 1; i <= 5; i++)
      h = h.mm(Tensor.param("W" + i, rng.normal(DType.F32, Shape.of(20, 20), 0, 0.2))).add(Tensor.param("b" + i, rng.normal(DType.F32, Shape.of(20), 0, 1))).tanh();
    var loss = h.square().mean();
    var times = new double[60];
    for (int i = 0; i < times.length; i++) {
      long from = System.nanoTime();
      Derived.of(loss).display();
      times[i] = (System.nanoTime() - from) / 1e6;
    }
    double first = times[0];
    Arrays.sort(times, 20, times.length);
    System.out.printf("derivation of a 5-layer network: first %.0f ms, warm median %.1f ms, slowest %.1f ms%n", first, times[40], times[59]);
  }
}
