package nabla.grad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;

/// Something computed from three parameters late, and the same step by step.
abstract class LateCase {
  static final Shape SHAPE = Shape.of(23, 41);

  final Rng rng = new Rng(5);
  Tensor x, w, b;

  LateCase() { parameters(DType.F32); }

  final void parameters(DType dtype) {
    x = Tensor.param("x", normal(dtype));
    w = Tensor.param("w", normal(dtype));
    b = Tensor.param("b", normal(dtype));
  }

  final Array normal(DType dtype) { return rng.normal(dtype, SHAPE, 0, 1); }

  /// Something computed from x, w and b, each step of which is handed to `step`.
  interface Work {
    Tensor of(UnaryOperator<Tensor> step);
  }

  /// A look at each step has it there at once, and its gradient computed by itself.
  static Tensor stepwise(Work work) {
    return work.of(y -> {
      y.value();
      return y;
    });
  }

  static Tensor late(Work work) { return work.of(y -> y); }

  static boolean isThere(Tensor y) { return y.node().present() != null; }

  final List<Tensor> gradients(Tensor y, Tensor seed) { return Grad.of(y, seed, List.of(x, w, b), false); }

  static void same(String what, Tensor expected, Tensor actual) {
    assertArrayEquals(expected.toDoubles(), actual.toDoubles(), what);
  }

  /// The same bits late and step by step: gradients first, then the value.
  final void check(String what, Work work) {
    Tensor expected = stepwise(work), actual = late(work), seed = Tensor.of(rng.normal(expected.dtype(), expected.shape(), 0, 1));
    List<Tensor> all = gradients(expected, seed), found = gradients(actual, seed);
    for (int i = 0; i < all.size(); i++) same(what + ": gradient " + i, all.get(i), found.get(i));
    same(what, expected, actual);
    same(what + ": value before gradients", expected, late(work));
  }

  final Work chain(UnaryOperator<Tensor> f) {
    return step -> step.apply(f.apply(step.apply(step.apply(x.mul(w)).add(b)))).sub(w);
  }

  static final int STEPS = 5;

  final List<Tensor> steps() {
    var all = new ArrayList<Tensor>();
    late(step -> {
      all.add(x.mul(w));
      all.add(all.getLast().add(b));
      all.add(all.getLast().tanh());
      all.add(all.getLast().mul(all.get(1)));
      all.add(all.getLast().sub(all.getFirst()).exp());
      return all.getLast();
    });
    return all;
  }

  final void step() { for (var p : List.of(x, w, b)) p.update(normal(DType.F32)); }
}
