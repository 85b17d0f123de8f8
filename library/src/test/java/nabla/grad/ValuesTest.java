package nabla.grad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import org.junit.jupiter.api.Test;

/// A value is there for whoever looks, though a backward pass may have recycled its storage: these tests run with poison, so numbers read from
/// recycled storage are NaN.
class ValuesTest {
  private static final int ROWS = 60, COLUMNS = 50;
  private final Rng rng = new Rng(2);
  private final Tensor x = Tensor.of(normal(ROWS, 20)), w = Tensor.param("w", normal(20, COLUMNS)), b = Tensor.param("b", normal(COLUMNS));

  private Array normal(int... dims) { return rng.normal(DType.F32, Shape.of(dims), 0, 0.3); }

  /// What has been computed on the way to a loss.
  private final class Run {
    final Tensor product = x.mm(w), sum = product.add(b), h = sum.tanh(), view = h.reshape(COLUMNS, ROWS), row = h.slice(0, 3, 4),
        transposed = view.t(), loss = transposed.exp().add(h).square().mean();
    final List<Tensor> all = List.of(product, sum, h, view, row, transposed, loss);
  }

  /// The same numbers from a run that no pass has been through.
  private List<double[]> expected() { return new Run().all.stream().map(Tensor::toDoubles).toList(); }

  private static void same(List<double[]> expected, Run actual) {
    for (int i = 0; i < expected.size(); i++) assertArrayEquals(expected.get(i), actual.all.get(i).toDoubles(), "value " + i);
  }

  private void step() {
    for (var p : List.of(w, b)) {
      p.update(normal(p.shape().dims()));
      p.clearGrad();
    }
  }

  @Test
  void allValuesAreThereAfterABackwardPass() {
    var expected = expected();
    var run = new Run();
    run.loss.backward();
    same(expected, run);
  }

  @Test
  void theyAreThoseOfTheParametersTheyWereComputedFrom() {
    for (int i = 0; i < 3; i++) {
      var expected = expected();
      var run = new Run();
      run.loss.backward();
      step();
      new Run().loss.backward();
      step();
      same(expected, run);
    }
  }

  @Test
  void theyAreThereInAnyOrderOfLooking() {
    var expected = expected();
    for (int first = 0; first < expected.size(); first++) {
      var run = new Run();
      run.loss.backward();
      step();
      assertArrayEquals(expected.get(first), run.all.get(first).toDoubles(), "value " + first);
      same(expected, run);
      expected = expected();
    }
  }

  @Test
  void anArrayThatWasHandedOutStaysAsItIs() {
    var run = new Run();
    Array h = run.h.value(), view = run.view.value();
    double[] before = h.toDoubles(), seen = view.toDoubles();
    run.loss.backward();
    step();
    new Run().loss.backward();
    assertArrayEquals(before, h.toDoubles());
    assertArrayEquals(seen, view.toDoubles());
    assertSame(h, run.h.value());
  }

  @Test
  void aSecondPassGivesTheSameGradients() {
    var run = new Run();
    run.loss.backward();
    var once = w.grad().toDoubles();
    w.clearGrad();
    run.loss.backward();
    assertArrayEquals(once, w.grad().toDoubles());
    w.clearGrad();
    var recorded = Grad.of(run.loss, List.of(w), true).getFirst();
    for (int i = 0; i < once.length; i++) assertEquals(once[i], recorded.toDoubles()[i], 1e-6);
  }

  @Test
  void whatIsComputedFromThemLaterIsRight() {
    var expected = new Run();
    var run = new Run();
    run.loss.backward();
    for (UnaryOperator<Tensor> f : List.<UnaryOperator<Tensor>>of(Tensor::exp, h -> h.mul(h), h -> h.reshape(ROWS * COLUMNS), Tensor::t)) {
      assertArrayEquals(f.apply(expected.h).toDoubles(), f.apply(run.h).toDoubles());
      assertArrayEquals(Tensor.noGrad(() -> f.apply(expected.sum)).toDoubles(), Tensor.noGrad(() -> f.apply(run.sum)).toDoubles());
    }
  }

  @Test
  void aPassThroughOneBranchLeavesTheOthers() {
    var run = new Run();
    Tensor other = run.h.mul(3), constant = Tensor.noGrad(() -> run.sum.t());
    double[] threefold = other.detach().toDoubles(), sum = constant.toDoubles();
    run.loss.backward();
    step();
    assertArrayEquals(threefold, other.toDoubles());
    assertArrayEquals(sum, constant.toDoubles());
  }

  @Test
  void anOperationOfACellMayKeepWhatItSees() {
    var seen = new ArrayList<Tensor>();
    var mine = Op.of("mine", z -> {
      seen.add(z);
      return z.exp();
    }, (z, y, g) -> {
      seen.add(z.t());
      seen.add(y);
      seen.add(g);
      return g.mul(y);
    });
    mine.apply(new Run().h).sum().backward();
    var before = seen.stream().map(Tensor::toDoubles).toList();
    step();
    new Run().loss.backward();
    for (int i = 0; i < before.size(); i++) assertArrayEquals(before.get(i), seen.get(i).toDoubles(), "seen " + i);
  }

  @Test
  void threadsMayTakeGradientsThroughASharedValue() throws Exception {
    var h = new Run().h;
    var expected = Grad.of(new Run().h.square().sum(), List.of(w), false).getFirst().toDoubles();
    try (var pool = Executors.newFixedThreadPool(4)) {
      var all = new ArrayList<Future<Tensor>>();
      for (int i = 0; i < 64; i++) all.add(pool.submit(() -> Grad.of(h.square().sum(), List.of(w), false).getFirst()));
      for (var g : all) assertArrayEquals(expected, g.get().toDoubles(), 1e-5);
    }
  }

  @Test
  void whatNobodyHasLookedAtIsRecycledAndWhatSomebodyHasIsNot() {
    var large = Tensor.param("large", normal(777, 3));
    Tensor square = large.mul(large), shown = square.add(1), y = shown.tanh();
    var storages = List.of(square.array().storage(), shown.value().storage(), y.array().storage());
    y.sum().backward();
    large.clearGrad();
    var next = new ArrayList<Object>();
    for (int i = 0; i < 9; i++) next.add(Array.blank(DType.F32, large.shape()).storage());
    assertEquals(List.of(true, false, true), storages.stream().map(s -> next.stream().anyMatch(n -> n == s)).toList());
  }

  @Test
  void statisticsOfABatchAreCopiesAndKeepNothing() {
    Tensor x = Tensor.param("x", normal(64, 3)), gamma = Tensor.param("γ", normal(3)), beta = Tensor.param("β", normal(3));
    var y = x.batchNorm(gamma, beta, 1e-5);
    var statistics = Normalization.statistics(y);
    double[] mean = statistics.mean().toDoubles(), variance = statistics.variance().toDoubles();
    assertArrayEquals(x.mean(0).toDoubles(), mean, 1e-6);
    assertArrayEquals(x.var(0).toDoubles(), variance, 1e-6);
    var storage = y.array().storage();
    y.exp().sum().backward();
    x.clearGrad();
    boolean comesBack = false;
    for (int i = 0; i < 20; i++) comesBack |= Array.blank(DType.F32, x.shape()).storage() == storage;
    assertEquals(true, comesBack, "the value's storage is recycled");
    assertArrayEquals(mean, statistics.mean().toDoubles());
    assertArrayEquals(variance, statistics.variance().toDoubles());
  }

  @Test
  void anInfiniteNumberStaysAfterItsLogSumExp() {
    var column = Tensor.of(Array.full(DType.F32, Shape.of(70, 1), Double.NEGATIVE_INFINITY).copy());
    assertEquals(Double.NEGATIVE_INFINITY, column.logSumExp(1).toDoubles()[3]);
    assertEquals(Double.NEGATIVE_INFINITY, column.toDoubles()[3]);
  }
}
