package nabla.grad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Interrupted;
import nabla.array.Shape;
import org.junit.jupiter.api.Test;

/// What is computed late is there for whoever looks, whenever he does.
class LateLookingTest extends LateCase {
  @Test
  void valuesAreThereInAnyOrderOfLookingBeforeAndAfterAPassAndAnUpdate() {
    for (int first = 0; first < STEPS; first++)
      for (int when = 0; when < 4; when++) {
        var expected = steps().stream().map(Tensor::toDoubles).toList();
        var actual = steps();
        if (when % 2 == 1) actual.getLast().sum().backward();
        if (when > 1) step();
        assertArrayEquals(expected.get(first), actual.get(first).toDoubles(), "step " + first);
        for (int i = STEPS - 1; i >= 0; i--) assertArrayEquals(expected.get(i), actual.get(i).toDoubles(), "step " + i + " after " + first);
        for (var p : List.of(x, w, b)) p.clearGrad();
      }
  }

  @Test
  void gradientsAreTheSameWhereverSomebodyLooked() {
    var expected = gradients(steps().getLast(), Tensor.of(Array.full(DType.F32, SHAPE, 1)));
    for (int seen = 0; seen < 1 << STEPS; seen++) {
      var all = steps();
      for (int i = 0; i < STEPS; i++) if ((seen >> i & 1) == 1) all.get(i).value();
      var actual = gradients(all.getLast(), Tensor.of(Array.full(DType.F32, SHAPE, 1)));
      for (int i = 0; i < 3; i++) assertArrayEquals(expected.get(i).toDoubles(), actual.get(i).toDoubles(), 1e-5, "seen " + seen);
    }
  }

  @Test
  void gradientsOfWhatIsInBetweenAreThere() {
    for (int i = 0; i < STEPS; i++) {
      List<Tensor> whole = steps(), all = steps();
      whole.forEach(Tensor::value);
      var expected = Grad.of(whole.getLast().sum(), List.of(whole.get(i), x, w, b), false);
      var actual = Grad.of(all.getLast().sum(), List.of(all.get(i), x, w, b), false);
      for (int k = 0; k < 4; k++) same("gradient " + k + " through " + i, expected.get(k), actual.get(k));
    }
  }

  @Test
  void aSecondPassGivesTheSame() {
    var y = steps().getLast();
    var seed = Tensor.of(normal(DType.F32));
    var first = gradients(y, seed);
    for (int times = 0; times < 3; times++) {
      var again = gradients(y, seed);
      for (int i = 0; i < 3; i++) same("gradient " + i, first.get(i), again.get(i));
    }
  }

  @Test
  void theSeedStaysAsItIs() {
    var seed = Tensor.of(normal(DType.F32));
    double[] before = seed.toDoubles();
    gradients(chain(Tensor::tanh).of(y -> y), seed);
    gradients(x.mul(w).tanh().add(b), seed).getLast();
    assertArrayEquals(before, seed.toDoubles());
  }

  @Test
  void anOperationOfACellSeesItAndKeepsIt() {
    var seen = new ArrayList<Tensor>();
    var mine = Op.of("mine", z -> {
      seen.add(z);
      return z.exp();
    }, (z, y, g) -> {
      seen.add(y);
      seen.add(g);
      return g.mul(y);
    });
    var y = mine.apply(x.mul(w).tanh()).mul(b).tanh();
    y.sum().backward();
    var before = seen.stream().map(Tensor::toDoubles).toList();
    step();
    steps().getLast().sum().backward();
    for (int i = 0; i < before.size(); i++) assertArrayEquals(before.get(i), seen.get(i).toDoubles(), "seen " + i);
  }

  @Test
  void whatAnotherOperationNeedsIsRecycledAfterThePass() {
    Tensor h = x.mul(w).tanh(), y = h.mm(b.t());
    assertTrue(isThere(h), "a product has read it");
    y.sum().backward();
    assertFalse(isThere(h), "nobody has looked at it");
    same("computed again", Tensor.noGrad(() -> x.mul(w).tanh()), h);
    assertSame(h.value(), h.value());
  }

  @Test
  void wrongShapesAreToldAtTheLine() {
    var h = x.mul(w);
    assertThrows(IllegalArgumentException.class, () -> h.add(Tensor.param("v", rng.normal(DType.F32, Shape.of(7), 0, 1))));
  }

  @Test
  void aPassAfterAnUpdateIsRefusedWithTheParametersName() {
    var y = x.tanh().mul(w).add(b).tanh();
    w.update(normal(DType.F32));
    var error = assertThrows(IllegalStateException.class, () -> y.sum().backward());
    assertTrue(error.getMessage().startsWith("backward: w was updated after"), error.getMessage());
  }

  @Test
  void anInterruptIsHeededAndNothingIsLost() {
    var y = steps().getLast();
    Thread.currentThread().interrupt();
    assertThrows(Interrupted.class, y::value);
    assertThrows(Interrupted.class, () -> gradients(y, Tensor.of(Array.full(DType.F32, SHAPE, 1))));
    assertTrue(Thread.interrupted());
    same("value", steps().getLast(), y);
  }

  @Test
  void threadsMayShareThem() throws Exception {
    var seed = Tensor.of(normal(DType.F32));
    var expected = gradients(steps().getLast(), seed);
    var value = steps().get(3).toDoubles();
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 20; round++) {
        var shared = steps();
        var all = new ArrayList<Future<List<Tensor>>>();
        for (int i = 0; i < 8; i++) {
          int k = i;
          all.add(pool.submit(() -> {
            if (k % 4 == 0) assertArrayEquals(value, shared.get(3).toDoubles());
            return gradients(shared.getLast(), seed);
          }));
        }
        for (var g : all)
          for (int i = 0; i < 3; i++) assertArrayEquals(expected.get(i).toDoubles(), g.get().get(i).toDoubles(), 1e-5);
      }
    }
  }
}
