package nabla.structure;

import static nabla.lab.DataSets.*;
import static nabla.lab.Losses.*;
import static nabla.lab.Making.*;
import static nabla.lab.Networks.*;
import static nabla.lab.Optimising.*;
import static nabla.lab.Structures.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.data.Augment;
import nabla.data.Curves;
import nabla.data.DataSet;
import nabla.data.Tables;
import nabla.grad.Grad;
import nabla.grad.GradCheck;
import nabla.grad.Tensor;
import nabla.loss.Classification;
import nabla.nn.Flat;
import nabla.nn.Layer;
import nabla.nn.Linear;
import nabla.nn.Mode;
import nabla.nn.Saved;
import nabla.train.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ensembles, tasks, transfer, growth, noise and stacking, as cells use them.
class StructuresTest {
  @BeforeEach
  void doubles() {
    dtype(F64);
    seed(1);
  }

  @AfterEach
  void floats() { dtype(DType.F32); }

  private static Layer constant(double... y) {
    var model = linear(1, y.length);
    Flat.of(model).write(Array.of(joined(new double[y.length], y), Shape.of(2 * y.length)));
    return model;
  }

  private static double[] joined(double[] a, double[] b) {
    return java.util.stream.DoubleStream.concat(java.util.Arrays.stream(a), java.util.Arrays.stream(b)).toArray();
  }

  /// C-9.14: k = 10 with correlation 0, 0.5 and 1.
  @Test
  void theErrorOfAMeanIsThatOfTheNotes() {
    assertEquals(0.1, ensembleError(1, 0, 10), 1e-12);
    assertEquals(0.55, ensembleError(1, 0.5, 10), 1e-12);
    assertEquals(1, ensembleError(1, 1, 10), 1e-12);
    var rng = new Rng(1);
    double sum = 0;
    int n = 20_000;
    for (int i = 0; i < n; i++) {
      double shared = rng.normal(), mean = 0;
      for (int k = 0; k < 10; k++) mean += Math.sqrt(0.5) * (shared + rng.normal()) / 10;
      sum += mean * mean / n;
    }
    assertEquals(0.55, sum, 0.02);
  }

  @Test
  void anEnsembleAveragesResultsOrProbabilities() {
    var x = ones(1, 1);
    assertArrayEquals(new double[]{2, 3}, ensemble(constant(1, 2), constant(3, 4)).apply(x).toDoubles(), 1e-12);
    assertArrayEquals(new double[]{Math.sqrt(2), Math.sqrt(2)}, spread(ensemble(constant(1, 2), constant(3, 4)), x), 0.5);
    var p = votes(constant(0, 0), constant(Math.log(9), 0)).apply(x).softmax(-1);
    assertArrayEquals(new double[]{0.7, 0.3}, p.toDoubles(), 1e-12);
    assertEquals(8, Saved.state(ensemble(linear(1, 1), linear(1, 1), linear(1, 1), linear(1, 1))).size());
  }

  private static double[] spread(Ensemble e, Tensor x) { return e.spread(x).toDoubles(); }

  /// C-9.16
  @Test
  void errorsOfMembersAreCorrelatedOrNot() {
    assertEquals(1, Ensemble.errorCorrelation(new double[]{1, 0, 0, 1}, new double[]{1, 0, 0, 1}), 1e-12);
    assertEquals(-1, Ensemble.errorCorrelation(new double[]{1, 0}, new double[]{0, 1}), 1e-12);
    assertEquals(0, Ensemble.errorCorrelation(new double[]{1, 0, 1, 0}, new double[]{1, 1, 0, 0}), 1e-12);
  }

  /// C-9.15, P-6.7: bagged polynomials of degree 7 on 20 noisy points.
  @Test
  void baggingBeatsItsMembersOnAverage() {
    var data = powers(Curves.sine(20, 0.3, new Rng(1)), 7);
    var test = powers(Curves.sine(500, 0, new Rng(2)), 7);
    var bagged = bagging(30, data, part -> {
      var theta = nabla.math.Matrices.lstsq(part.x().value(), part.y().value());
      return new Linear(Tensor.param("W", theta), null);
    });
    var errors = bagged.ensemble().members().stream().mapToDouble(m -> mse(m.apply(test.x()), test.y()).item()).toArray();
    double mean = mse(bagged.ensemble().apply(test.x()), test.y()).item();
    assertTrue(mean < java.util.Arrays.stream(errors).average().orElseThrow(), mean + " against " + java.util.Arrays.toString(errors));
    double out = bagged.outOfBag(data, (y, t) -> mse(y, t).item());
    assertTrue(out > mse(bagged.ensemble().apply(data.x()), data.y()).item(), "out of bag " + out + " is no training error");
  }

  /// C-9.18, P-6.9: the mean over all masks is 0.79375 where weight scaling says 0.75; linear units give 0.75 both ways.
  @Test
  void monteCarloDropoutFindsTheMeanOverAllMasks() {
    var unit = new Linear(Tensor.param("w", Array.of(new double[]{.5, -.25, .1, .3}, Shape.of(4, 1))), null);
    var h = Tensor.of(Array.of(new double[]{1, 2, 3, 4}, Shape.of(1, 4))).mul(0.5);
    var rectified = mcDropout(sequential(dropout(0.5), unit, relu()), h, 20_000);
    assertEquals(0.79375, rectified.mean().item(), 3 * rectified.standardError().item());
    var linear = mcDropout(sequential(dropout(0.5), unit), h, 20_000);
    assertEquals(0.75, linear.mean().item(), 3 * linear.standardError().item());
    // variance of a linear unit: p(1 − p) Σ w² h² with p = ½ on (1, 2, 3, 4)
    assertEquals(0.25 * (.25 + .25 + .09 + 1.44), Math.pow(linear.std().item(), 2), 0.02);
  }

  /// J-8.4c: no dropout, no spread; off the data the spread is larger.
  @Test
  void monteCarloDropoutKnowsWhatItHasNotSeen() {
    var data = Curves.spaced("sine", x -> Math.sin(3 * x), -1, 1, 60, 0.05, new Rng(1));
    var model = sequential(linear(1, 40), relu(), dropout(0.1), linear(40, 40), relu(), dropout(0.1), linear(40, 1));
    train(model, data).loss(mse()).optimizer(adam(0.005)).epochs(150).batch(20).seed(3).quiet().run();
    var x = Tensor.of(Array.of(new double[]{0, 5}, Shape.of(2, 1)));
    var seen = mcDropout(model, x, 300);
    assertTrue(seen.std().at(1, 0) > 3 * seen.std().at(0, 0), "spread at 0 and 5: " + seen.std());
    assertEquals(0, mcDropout(sequential(linear(1, 2), dropout(0), linear(2, 1)), x, 5).std().sum().item());
    assertArrayEquals(model.apply(x).toDoubles(), model.apply(x).toDoubles(), 0, "test mode stays without dropout");
  }

  /// J-8.5: gradients of the trunk are the weighted sum; hidden labels add nothing; weights (1, 0) are one task.
  @Test
  void severalTasksShareATrunk() {
    var data = Tables.tasks(20, 2, 1, 0.3, 0.1, new Rng(2));
    var trunk = sequential(linear(10, 6), tanh());
    var model = multiHead(trunk, linear(6, 1), linear(6, 1));
    var weights = trunk.parameters().values().iterator().next();
    Tensor first = trunkGradient(model, data, 1, 0, weights), second = trunkGradient(model, data, 0, 1, weights),
        both = trunkGradient(model, data, 0.3, 2, weights);
    assertArrayEquals(first.mul(0.3).add(second.mul(2)).toDoubles(), both.toDoubles(), 1e-10);
    var known = java.util.stream.IntStream.range(0, 20).filter(i -> !Double.isNaN(data.y().at(i, 0))).toArray();
    var alone = mse(model.head(0, data.x().gather(0, known), Mode.TEST), data.y().gather(0, known).slice(1, 0, 1));
    assertEquals(alone.item(), multiTask(task(mse(), 1, 1), task(mse(), 1, 0)).of(model.apply(data.x()), data.y()).item(), 1e-12);
    var nothing = data.y().mul(Double.NaN);
    assertEquals(0, multiTask(task(mse(), 1, 1), task(mse(), 1, 1)).of(model.apply(data.x()), nothing).item());
    train(model, data).loss(multiTask(task(mse(), 1, 1), task(mse(), 1, 1))).optimizer(adam(0.01)).epochs(3).seed(1).quiet().run();
    assertEquals("multiTask: the tasks have 3 outputs; predictions have shape (20, 2), targets (20, 2)",
        assertThrows(IllegalArgumentException.class, () -> multiTask(task(mse(), 3, 1)).of(model.apply(data.x()), data.y())).getMessage());
  }

  private static Tensor trunkGradient(Layer model, DataSet data, double a, double b, Tensor weights) {
    return Grad.of(multiTask(task(mse(), 1, a), task(mse(), 1, b)).of(model.apply(data.x()), data.y()), List.of(weights), false).getFirst();
  }

  /// C-9.13: the trunk stays bit for bit, the head learns; thawed, all learns.
  @Test
  void aTransferredTrunkIsNotMoved() {
    var data = blobs(60, 3);
    var old = sequential(linear(2, 8), relu(), linear(8, 5));
    var model = transfer(old, 2, linear(8, 3));
    var before = Saved.state(old);
    train(model, data).loss(crossEntropy()).optimizer(adam(0.05)).epochs(20).seed(1).quiet().run();
    assertArrayEquals(before.get("0.weight").toDoubles(), old.parameters().get("0.weight").toDoubles(), 0);
    assertEquals(List.of("2.weight", "2.bias"), List.copyOf(model.parameters().keySet()));
    assertTrue(accuracy(model.apply(data.x()), data.y()) > 0.9);
    var free = thaw(model);
    assertEquals(4, free.parameters().size());
    train(free, data).loss(crossEntropy()).optimizer(sgd(0.1)).epochs(1).seed(1).quiet().run();
    assertFalse(java.util.Arrays.equals(before.get("0.weight").toDoubles(), old.parameters().get("0.weight").toDoubles()),
        "shared, and learned");
  }

  /// J-8.6.1: signs for each output by itself, where the notes' (8.24) has one for all.
  @Test
  void theCascadesCorrelationHasTheGradientOfItsFormula() {
    var a = Tensor.param("w", Array.of(new double[]{.3, -.7}, Shape.of(2, 1)));
    var x = normal(9, 2);
    var errors = normal(9, 3);
    for (var check : GradCheck.of(Cascade.correlation(x.mm(a).tanh().reshape(9), errors), List.of(a)))
      assertTrue(check.passed(), check.toString());
    var mixed = Tensor.of(Array.of(new double[]{1, -1, -1, 1}, Shape.of(2, 2)));
    assertEquals(4, Cascade.correlation(Tensor.of(Array.of(new double[]{1, -1}, Shape.of(2))), mixed).item(), 1e-12, "not |2 − 2| = 0");
  }

  /// J-8.6.1: exclusive or, and the two spirals it became known by; errors never rise.
  @Test
  void cascadesLearnXorAndTheTwoSpirals() {
    var xor = cascade(xor(), 3, 1e-6);
    assertTrue(xor.errors()[xor.errors().length - 1] < 1e-6, java.util.Arrays.toString(xor.errors()));
    var data = twoSpirals();
    var grown = cascade(data, 30, 0.01);
    for (int i = 1; i < grown.errors().length; i++)
      assertTrue(grown.errors()[i] <= grown.errors()[i - 1] + 1e-12, java.util.Arrays.toString(grown.errors()));
    var right = grown.model().apply(data.x()).gt(0.5).eq(data.y()).mean().item();
    assertEquals(1, right,
        "share of the 194 points after " + grown.model().units().size() + " units: " + java.util.Arrays.toString(grown.errors()));
    assertEquals(grown.errors()[grown.errors().length - 1], mse(grown.model().apply(data.x()), data.y()).item(), 1e-9);
    assertThrows(IllegalArgumentException.class, () -> grown.model().apply(zeros(2, 3)));
  }

  /// J-8.9: for one output the last term is the constant W ln W² / 2 and the rest ½ Σ ln J².
  @Test
  void flatMinimaHaveThePenaltyOfTheNotes() {
    var j = Tensor.of(Array.of(new double[]{0.5, -2, 4}, Shape.of(1, 3)));
    double expected = 0.5 * (-3 * Math.log(0.1) + Math.log(0.25) + Math.log(4) + Math.log(16) + 3 * Math.log(9));
    assertEquals(expected, FlatMinimum.of(j, 0.1).item(), 1e-9);
    var two = Tensor.of(Array.of(new double[]{1, 2, 3, 4}, Shape.of(2, 2)));
    double a = 1 / Math.sqrt(10) + 2 / Math.sqrt(20), b = 3 / Math.sqrt(10) + 4 / Math.sqrt(20);
    assertEquals(0.5 * (-2 * Math.log(0.1) + Math.log(10) + Math.log(20) + 2 * Math.log(a * a + b * b)), FlatMinimum.of(two, 0.1).item(),
        1e-9);
    assertTrue(FlatMinimum.of(two.mul(10), 0.1).item() > FlatMinimum.of(two, 0.1).item(), "sharper costs more");
  }

  /// J-8.9: its gradient needs second derivatives; they agree with finite differences, and training with it flattens.
  @Test
  void theFlatMinimumPenaltyIsDifferentiatedAgain() {
    var model = sequential(linear(2, 3), tanh(), linear(3, 2));
    var x = normal(2, 2);
    var omega = FlatMinimum.of(model.apply(x), model.parameters().values(), 0.1);
    for (var check : GradCheck.of(omega, List.copyOf(model.parameters().values()))) assertTrue(check.passed(), check.toString());
    var data = new DataSet("two", x, normal(2, 2), List.of());
    double before = omega.item();
    train(model, data).loss(flatMinimum(mse(), model, 0.01, 0.1)).optimizer(adam(0.01)).epochs(60).seed(1).quiet().run();
    assertTrue(FlatMinimum.of(model.apply(x), model.parameters().values(), 0.1).item() < before);
  }

  /// J-8.2, Bishop 1995: for a model that fits its targets small input noise costs σ² times Tikhonov's penalty.
  @Test
  void inputNoiseCostsTikhonovsPenalty() {
    var model = sequential(linear(2, 5), tanh(), linear(5, 1));
    var x = normal(40, 2);
    var t = model.apply(x).detach();
    double sigma = 0.02;
    var noisy = nabla.data.Noise.inputs(new DataSet("fitted", x, t, List.of()), sigma, 2000, new Rng(3));
    double cost = mse(model.apply(noisy.x()).detach(), noisy.y()).item();
    double penalty = tikhonov(model, x).item();
    assertEquals(sigma * sigma * penalty, cost, 0.02 * cost);
    for (var check : GradCheck.of(tikhonov(model, x), List.copyOf(model.parameters().values())))
      assertTrue(check.passed(), check.toString());
  }

  @Test
  void noiseLayersActInTrainingOnlyAndSeeded() {
    var x = ones(1000, 4);
    assertSame(x, noise(0.5).apply(x));
    assertEquals(0.5, noise(0.5).apply(x, Mode.TRAIN).sub(x).std().item(), 0.02);
    var layer = linear(4, 1);
    var noisy = weightNoise(layer, 0.1);
    assertArrayEquals(layer.apply(x).toDoubles(), noisy.apply(x).toDoubles(), 0);
    seed(3);
    var once = noisy.apply(x, Mode.TRAIN);
    assertNotEquals(layer.apply(x).at(0, 0), once.at(0, 0));
    seed(3);
    assertArrayEquals(once.toDoubles(), noisy.apply(x, Mode.TRAIN).toDoubles(), 0);
    once.sum().backward();
    assertEquals(1000, layer.bias().grad().item(), "the gradient goes to the weights themselves");
    assertEquals(List.of("inner.weight", "inner.bias"), List.copyOf(noisy.parameters().keySet()));
  }

  @Test
  void augmentationIsALayerOfTheModel() {
    var data = drawnDigits(40);
    var model = sequential(augment(Augment.rotate(10).then(Augment.shift(2))), linear(784, 10));
    assertArrayEquals(model.apply(data.x()).toDoubles(), model.slice(1, 2).apply(data.x()).toDoubles(), 0, "test mode");
    var history = train(model, data).loss(crossEntropy()).optimizer(adam(0.01)).epochs(3).seed(1)
        .metric("accuracy", Classification::accuracy)
        .quiet().run();
    assertTrue(history.get("loss")[2] < history.get("loss")[0], history.toString());
    assertTrue(summary(model, 1, 784).toString().contains("Augment"));
  }

  /// P-6.11, P-6.12: each stage's loss falls, lower stages stay, and few labels do with the codes.
  @Test
  void autoencodersAreStackedAndTunedTogether() {
    var data = digits().slice(0, 400);
    var stack = stacked(data, sigmoid(), run -> run.optimizer(adam(0.01)).epochs(10).seed(2).quiet(), 24, 12);
    for (var history : stack.histories()) assertTrue(history.last("loss") < 0.7 * history.get("loss")[0], history.toString());
    assertEquals("(400, 12)", stack.encode(data.x()).shape().toString());
    assertEquals(data.x().shape(), stack.autoencoder().apply(data.x()).shape());
    var before = stack.stages().getFirst().encoder().parameters().get("0.weight").toDoubles();
    var model = stack.with(linear(12, 10));
    assertEquals(List.of("0.0.weight", "0.0.bias", "1.0.weight", "1.0.bias", "2.weight", "2.bias"),
        List.copyOf(model.parameters().keySet()));
    var history = train(model, data).loss(crossEntropy()).optimizer(adam(0.01)).epochs(30).seed(3)
        .metric("accuracy", Classification::accuracy)
        .quiet().run();
    assertTrue(history.last("accuracy") > 0.9, history.toString());
    assertFalse(java.util.Arrays.equals(before, stack.stages().getFirst().encoder().parameters().get("0.weight").toDoubles()),
        "fine-tuned");
    assertTrue(Trainer.predict(model, data.x()).size() == 4000);
  }
}
