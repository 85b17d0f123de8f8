package nabla.grad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import org.junit.jupiter.api.Test;

/// Storage is recycled only where nobody can see it: these tests run with poison, so a recycled number that is still looked at is NaN.
class RecyclingTest {
  private static final int N = 10_000;
  private final Rng rng = new Rng(1);
  private final Tensor x = param("x"), w = param("w"), b = param("b");

  private Tensor param(String name) { return Tensor.param(name, rng.normal(DType.F32, Shape.of(N), 0, 1)); }

  private Tensor loss() { return x.mul(w).add(b).tanh().mul(x).exp().mul(b).sum(); }

  private void otherSteps() {
    for (int i = 0; i < 3; i++) {
      for (var p : List.of(x, w, b)) p.clearGrad();
      loss().mul(i + 2).backward();
    }
  }

  private void unchanged(Tensor seen, Supplier<Tensor> again) {
    var before = seen.toDoubles();
    otherSteps();
    assertArrayEquals(before, seen.toDoubles(), "numbers that were shown");
    for (var p : List.of(x, w, b)) p.clearGrad();
    assertArrayEquals(before, again.get().toDoubles(), "the same computed again");
  }

  private Tensor gradient(Tensor p) {
    for (var other : List.of(x, w, b)) other.clearGrad();
    loss().backward();
    return p.grad();
  }

  @Test
  void testsRunWithPoison() {
    assertTrue(Boolean.getBoolean("nabla.poison"), "-Dnabla.poison=true");
  }

  @Test
  void aGradientThatWasAskedForStaysAsItIs() {
    for (var p : List.of(x, w, b)) unchanged(gradient(p), () -> gradient(p));
  }

  @Test
  void aRecordedGradientIsAddedToAPlainOneAndTheOtherWayRound() {
    for (boolean recordedFirst : List.of(false, true)) {
      for (var p : List.of(x, w, b)) p.clearGrad();
      var seed = Tensor.of(Array.full(DType.F32, Shape.of(N), 1));
      x.mul(w).mul(w).backward(seed, recordedFirst);
      x.mul(w).mul(w).backward(seed, !recordedFirst);
      assertArrayEquals(w.mul(w).add(w.mul(w)).toDoubles(), x.grad().toDoubles(), 1e-5);
    }
  }

  @Test
  void gradientsOfInnerValuesStay() {
    Supplier<List<Tensor>> inner = () -> {
      var h = x.mul(w);
      var a = h.add(b).tanh();
      return Grad.of(a.mul(x).add(h).sum(), List.of(h, a, x), false);
    };
    for (int i = 0; i < 3; i++) {
      int k = i;
      unchanged(inner.get().get(k), () -> inner.get().get(k));
    }
  }

  @Test
  void theSeedStays() {
    var seed = Tensor.of(rng.normal(DType.F32, Shape.of(N), 0, 1));
    unchanged(seed, () -> {
      x.mul(w).add(b).backward(seed, false);
      x.add(b).tanh().backward(seed, false);
      otherSteps();
      return seed;
    });
  }

  @Test
  void valuesOfTheGraphStayWhatTheyWereAfterBackward() {
    var h = x.mul(w).add(b);
    var y = h.tanh();
    double[] before = y.toDoubles(), inner = h.toDoubles();
    for (int i = 0; i < 2; i++) {
      y.mul(h).sum().backward();
      otherSteps();
    }
    assertArrayEquals(before, y.toDoubles());
    assertArrayEquals(inner, h.toDoubles());
  }

  @Test
  void whatAnOperationOfACellHasSeenOrMadeStays() {
    var kept = new ArrayList<Tensor>();
    var op = Op.of("own", v -> v.mul(2), (v, y, g) -> {
      kept.add(g);
      var made = g.mul(2);
      kept.add(made);
      return made;
    });
    Supplier<Tensor> pass = () -> {
      kept.clear();
      op.apply(x.mul(w)).exp().add(b).sum().backward();
      return kept.getFirst();
    };
    unchanged(pass.get(), pass);
    unchanged(kept.get(1), () -> {
      pass.get();
      return kept.get(1);
    });
  }

  @Test
  void parametersThatShareAGradientDoNotTakeItFromEachOther() {
    x.add(b).mul(w).sum().backward();
    var seen = x.grad();
    var before = seen.toDoubles();
    b.clearGrad();
    w.clearGrad();
    otherSteps();
    assertArrayEquals(before, seen.toDoubles());
  }

  @Test
  void gradientsOfSecondOrderStay() {
    Supplier<Tensor> second = () -> {
      var first = Grad.of(x.mul(w).tanh().sum(), List.of(x), true).getFirst();
      return Grad.of(first.mul(b).sum(), List.of(w), true).getFirst();
    };
    unchanged(second.get(), second);
  }

  @Test
  void gradientsOfSeveralPassesAddUp() {
    loss().backward();
    loss().backward();
    var twice = w.grad().toDoubles();
    for (var p : List.of(x, w, b)) p.clearGrad();
    loss().mul(2).backward();
    assertArrayEquals(w.grad().toDoubles(), twice, 1e-4);
  }

  @Test
  void stepsMakeNoMoreStorageThanTheirValues() {
    var storages = Collections.newSetFromMap(new IdentityHashMap<Object, Boolean>());
    var seed = Tensor.of(Array.full(DType.F32, Shape.of(N), 1).copy());
    for (int i = 0; i < 20; i++) {
      for (var p : List.of(x, w, b)) p.clearGrad();
      Tensor h = x.mul(w), z = h.add(b), y = z.tanh();
      y.backward(seed, false);
      for (var value : List.of(h, z, y, x.lentGrad(), w.lentGrad(), b.lentGrad())) storages.add(value.value().storage());
    }
    assertTrue(storages.size() <= 66,
        "20 steps of three values and three gradients, of which the gradients come back; storages: " + storages.size());
  }
}
