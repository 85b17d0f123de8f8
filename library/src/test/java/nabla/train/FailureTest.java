package nabla.train;

import static nabla.lab.DataSets.*;
import static nabla.lab.Losses.*;
import static nabla.lab.Making.*;
import static nabla.lab.Networks.*;
import static nabla.lab.Optimising.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nabla.array.Interrupted;
import nabla.array.Rng;
import nabla.data.DataSet;
import nabla.grad.Tensor;
import nabla.loss.Classification;
import nabla.loss.Loss;
import nabla.nn.Layer;
import nabla.nn.Saved;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes wrong in training is named, and leaves the model as the last finished batch left it.
class FailureTest {
  private DataSet data;

  @BeforeEach
  void examples() {
    seed(4);
    data = moons(64, 0.2);
  }

  private static Map<String, List<Double>> state(Layer model) {
    var all = new LinkedHashMap<String, List<Double>>();
    Saved.state(model).forEach((path, array) -> all.put(path, java.util.Arrays.stream(array.toDoubles()).boxed().toList()));
    return all;
  }

  private String failing(Layer model, Loss loss, int epochs) {
    var plan = train(model, data).loss(loss).optimizer(sgd(0.1)).epochs(epochs).batch(16).seed(1).quiet();
    return assertThrows(ArithmeticException.class, plan::run).getMessage();
  }

  @Test
  void theLayerThatFirstGaveNaNIsNamedAndNothingOfTheBatchStays() {
    var model = sequential(linear(2, 4), batchNorm(4), layer("Root", x -> x.sqrt()), linear(4, 2));
    var before = state(model);
    assertEquals(
        "train: the loss became NaN in epoch 1: layer 2 (Root) gave it first; a smaller learning rate or clipping, such as .clipNorm(1), may help",
        failing(model, crossEntropy(), 1));
    assertEquals(before, state(model), "parameters and running statistics");
    assertNull(model.parameters().get("0.weight").grad());
  }

  @Test
  void alsoInsideNestedModelsAndInModelsOfOneLayer() {
    var nested = sequential(linear(2, 4), residual(sequential(linear(4, 4), layer("Logarithm", x -> x.log()))), linear(4, 2));
    assertTrue(failing(nested, crossEntropy(), 1).contains("layer 1.body.0.1 (Logarithm) gave it first"),
        failing(nested, crossEntropy(), 1));
    record Alone(Tensor w) implements Layer {
      public Tensor apply(Tensor x, nabla.nn.Mode mode) { return x.mm(w).log(); }
    }
    assertTrue(failing(new Alone(param("w", normal(2, 2))), crossEntropy(), 1).endsWith("the model Alone gave it"));
  }

  @Test
  void aGradientThatIsNotFiniteIsSeenBeforeTheStep() {
    var model = sequential(linear(2, 4), relu(), layer("Root", x -> x.mul(0).sqrt()), linear(4, 2));
    var before = state(model);
    assertEquals("train: the gradient is not finite in epoch 1, though the loss is: it broke on its way back through layer 2 (Root)",
        failing(model, crossEntropy(), 1));
    assertEquals(before, state(model));
    Loss edge = (y, t) -> y.sub(y).square().sum().sqrt();
    assertTrue(failing(model(), edge, 1).endsWith("that of the loss by the predictions is broken already"), failing(model(), edge, 1));
  }

  private static Layer model() { return sequential(linear(2, 4), relu(), linear(4, 2)); }

  @Test
  void inputsTargetsPenaltiesAndLossesAreToldApart() {
    var broken = new DataSet("broken", data.x().mul(Double.NaN), data.y(), data.classes());
    var plan = train(model(), broken).loss(crossEntropy()).optimizer(sgd(0.1)).quiet();
    assertTrue(
        assertThrows(ArithmeticException.class, plan::run).getMessage().endsWith("the inputs already hold numbers that are not finite"));
    assertTrue(failing(model(), (y, t) -> Classification.crossEntropy(y, t).mul(Double.NaN), 1)
        .endsWith("the loss itself gave it, for predictions that are finite"));
    var punished = train(model(), data).loss(crossEntropy()).optimizer(sgd(0.1)).penalty(ws -> ws.iterator().next().sum().mul(Double.NaN))
        .quiet();
    assertTrue(
        assertThrows(ArithmeticException.class, punished::run).getMessage().contains("the penalty gave it, the loss without it is "));
    var lost = model();
    lost.parameters().get("2.bias").update(nabla.array.Array.of(new double[]{0, Double.NaN}, nabla.array.Shape.of(2)));
    assertTrue(failing(lost, crossEntropy(), 1).contains("parameter 2.bias is no longer finite"));
  }

  @Test
  void anInterruptInTheMiddleOfABatchTakesItsRunningStatisticsBack() {
    var model = sequential(linear(2, 4), batchNorm(4), relu(), linear(4, 2));
    Layer[] twin = {sequential(linear(2, 4), batchNorm(4), relu(), linear(4, 2))};
    Saved.restore(twin[0], Saved.state(model));
    int[] batches = {0};
    Loss interrupting = (y, t) -> {
      if (++batches[0] == 3) Thread.currentThread().interrupt();
      return Classification.crossEntropy(y, t);
    };
    assertThrows(Interrupted.class, train(model, data).loss(interrupting).optimizer(adam(0.1)).batch(16).seed(1).quiet()::run);
    assertTrue(Thread.interrupted());
    batches[0] = -100;
    int[] seen = {0};
    Loss stopping = (y, t) -> {
      if (++seen[0] == 3) throw new IllegalStateException("two batches are done");
      return Classification.crossEntropy(y, t);
    };
    assertThrows(IllegalStateException.class, train(twin[0], data).loss(stopping).optimizer(adam(0.1)).batch(16).seed(1).quiet()::run);
    assertEquals(state(twin[0]), state(model));
  }

  @Test
  void wrongShapesEmptySetsAndLabelsOutOfRangeAreNamed() {
    assertEquals("linear: expects 3 inputs in the last axis, got shape (16, 2)", refused(train(linear(3, 2), data).batch(16)));
    assertEquals("crossEntropy: predictions have shape (16, 5), targets (16, 2); reshape one of them",
        refused(train(linear(2, 5), data).batch(16)));
    assertEquals("train: moons holds no examples",
        assertThrows(IllegalArgumentException.class, () -> train(model(), data.slice(0, 0))).getMessage());
    assertEquals("watch: test holds no examples",
        assertThrows(IllegalArgumentException.class, () -> train(model(), data).watch("test", data.slice(0, 0))).getMessage());
    assertEquals("oneHot: label 2 is not one of 0 to 1",
        assertThrows(IndexOutOfBoundsException.class, () -> oneHot(new int[]{0, 2}, 2)).getMessage());
    assertEquals("train: the penalty falls on none of the parameters [bias, weight]", assertThrows(IllegalStateException.class,
        () -> train(linear(2, 2), data).loss(crossEntropy()).optimizer(sgd(1)).penalty(l2(1), path -> false).run()).getMessage()
        .replace("[weight, bias]", "[bias, weight]"));
  }

  private static String refused(Trainer plan) {
    return assertThrows(IllegalArgumentException.class, plan.loss(crossEntropy()).optimizer(sgd(0.1)).quiet()::run).getMessage();
  }

  @Test
  void searchesNeedTheFullBatchAndSaySo() {
    var plan = train(model(), data).loss(crossEntropy()).optimizer(lbfgs()).batch(16).quiet();
    assertEquals("train: Lbfgs compares the loss at several places, which must be that of the same 64 examples; "
        + "say .fullBatch(), or take a rule such as adam(0.001) for batches of 16",
        assertThrows(IllegalStateException.class, plan::run).getMessage());
    seed(1);
    var model = sequential(linear(2, 8), nabla.lab.Networks.tanh(), linear(8, 2));
    var history = train(model, data).loss(crossEntropy()).optimizer(lbfgs()).fullBatch().epochs(40).quiet().run();
    assertTrue(history.last("loss") < 0.02, history.toString());
    for (var by : List.of(conjugateGradient(), newton(1e-3), newtonCg(), steepest(armijo()), lookAhead(0.1, 0.9))) {
      seed(1);
      var other = sequential(linear(2, 4), nabla.lab.Networks.tanh(), linear(4, 2));
      var path = train(other, data).loss(crossEntropy()).optimizer(by).fullBatch().epochs(10).quiet().run();
      assertTrue(path.last("loss") < 0.9 * path.get("loss")[0], by + ": " + path);
    }
  }

  @Test
  void theLookAheadSeesTheSameBatchTwiceAndRunningStatisticsFollowOneLook() {
    seed(1);
    var model = sequential(linear(2, 8), batchNorm(8), relu(), linear(8, 2));
    var history = train(model, data).loss(crossEntropy()).optimizer(lookAhead(0.1, 0.9)).batch(16).epochs(10).seed(1).quiet().run();
    assertTrue(history.last("loss") < 0.5 * history.get("loss")[0], history.toString());
    Layer once = sequential(batchNorm(2), linear(2, 2)), twice = sequential(batchNorm(2), linear(2, 2));
    train(once, data).loss(crossEntropy()).optimizer(sgd(0.1)).fullBatch().quiet().run();
    train(twice, data).loss(crossEntropy()).optimizer(lbfgs()).fullBatch().quiet().run();
    var running = Saved.state(once).keySet().stream().filter(path -> path.endsWith("mean") || path.endsWith("variance")).toList();
    assertEquals(2, running.size(), Saved.state(once).keySet().toString());
    for (var path : running)
      assertArrayEquals(Saved.state(once).get(path).toDoubles(), Saved.state(twice).get(path).toDoubles(), 1e-5, path);
  }

  @Test
  void aNaNInASearchIsBlamedAndTakenBackToo() {
    var model = sequential(linear(2, 4), batchNorm(4), layer("Root", x -> x.sqrt()), linear(4, 2));
    var before = state(model);
    var plan = train(model, data).loss(crossEntropy()).optimizer(lbfgs()).fullBatch().quiet();
    assertTrue(assertThrows(ArithmeticException.class, plan::run).getMessage().contains("layer 2 (Root) gave it first"));
    assertEquals(before, state(model));
  }

  @Test
  void afterAnEpochThatMadeItWorseRollbackHalvesTheRateAndDoesItAgain() {
    double[] script = {5, 4, 4.5, 3, 3.5, 3.2, 2};
    int[] epoch = {0};
    var model = model();
    var seen = new java.util.ArrayList<Map<String, List<Double>>>();
    Loss scripted = (y, t) -> {
      if (y.tracked()) return Classification.crossEntropy(y, t);
      seen.add(state(model));
      return tensor(script[epoch[0]++]);
    };
    var by = momentum(0.08);
    var history = train(model, data).loss(scripted).optimizer(by).epochs(7).batch(16).rollback(0.5).watch("validation", data).quiet().run();
    assertArrayEquals(script, history.get("validation loss"), 1e-6, "P-3.9");
    assertArrayEquals(new double[]{.08, .08, .08, .04, .04, .02, .01}, history.get("learning rate"), 1e-12,
        "P-3.9: the rate of each attempt");
    assertEquals(4 * 4, by.steps(), "four epochs were kept");
    assertNotEquals(seen.get(1), seen.get(2));
  }

  @Test
  void aPenaltyLeavesBiasesAloneUnlessAskedFor() {
    for (boolean all : new boolean[]{false, true}) {
      var model = linear(2, 2);
      model.parameters().get("bias").update(nabla.array.Array.of(new double[]{1, 1}, nabla.array.Shape.of(2)));
      var plan = train(model, data).loss((y, t) -> y.sum().mul(0)).optimizer(sgd(0.1)).fullBatch().quiet();
      (all ? plan.penalty(l2(1), path -> true) : plan.penalty(l2(1))).run();
      assertEquals(all ? 0.9 : 1, model.parameters().get("bias").at(0), 1e-6, "B-10.10b");
    }
  }

  @Test
  void theSeedDecidesAndTheSessionsSourceIsLeftWhereItWas() {
    var runs = new double[2][];
    for (int i = 0; i < 2; i++) {
      seed(3);
      var model = sequential(linear(2, 8), relu(), dropout(0.3), linear(8, 2));
      Rng.seed(100 + i);
      double next = new Rng(100 + i).normal();
      train(model, data).loss(crossEntropy()).optimizer(adam(0.01)).epochs(2).seed(5).quiet().run();
      assertEquals(next, Rng.session().normal(), "the session's source");
      runs[i] = model.parameters().get("0.weight").toDoubles();
    }
    assertArrayEquals(runs[0], runs[1], 0);
  }
}
