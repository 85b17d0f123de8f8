package nabla.train;

import static nabla.lab.DataSets.*;
import static nabla.lab.Losses.*;
import static nabla.lab.Making.*;
import static nabla.lab.Networks.*;
import static nabla.lab.Optimising.*;
import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import nabla.array.Interrupted;
import nabla.array.Rng;
import nabla.array.Window;
import nabla.data.DataSet;
import nabla.data.Mnist;
import nabla.loss.Classification;
import nabla.nn.Saved;
import nabla.nn.Sequential;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrainerTest {
  @Test
  void aTwoLayerNetworkReadsDigits() {
    seed(1);
    var parts = digits().stratifiedSplit(0.8, new Rng(1));
    var model = sequential(linear(64, 64), relu(), linear(64, 10));
    var history = train(model, parts.train()).loss(crossEntropy()).optimizer(adam(0.003)).epochs(30).batch(32).seed(2)
        .metric("accuracy", Classification::accuracy).watch("test", parts.test()).quiet().run();
    assertTrue(history.last("test accuracy") >= 0.96, history.toString());
    assertEquals(30, history.epochs());
  }

  private static Sequential small() {
    seed(3);
    return sequential(linear(2, 8), relu(), dropout(0.1), linear(8, 2));
  }

  private static DataSet moonsOnce() {
    seed(4);
    return moons(200, 0.1);
  }

  @Test
  void anInterruptKeepsTheModelOfTheLastBatch() {
    var model = small();
    var run = train(model, moonsOnce()).loss((y, t) -> {
      if (Rng.session().below(20) == 0) Thread.currentThread().interrupt();
      return Classification.crossEntropy(y, t);
    }).optimizer(sgd(0.1)).epochs(1000).quiet();
    assertThrows(Interrupted.class, run::run);
    assertTrue(Thread.interrupted());
    for (double w : model.parameters().get("0.weight").toDoubles()) assertTrue(Double.isFinite(w));
  }

  @Test
  void anExplodingLossNamesWhereItBegan() {
    var model = small();
    var run = train(model, moonsOnce()).loss(mse()).optimizer(sgd(1e25)).epochs(5).quiet();
    var error = assertThrows(ArithmeticException.class, run::run);
    assertTrue(error.getMessage().matches("train: the loss became (NaN|Infinity) in epoch 1: .*"), error.getMessage());
    for (double w : model.parameters().get("3.bias").toDoubles()) assertFalse(Double.isNaN(w), "the step with that loss was not taken");
  }

  @Test
  void patiencePutsTheBestParametersBack() {
    var parts = moonsOnce().split(0.5, new Rng(1));
    var model = small();
    var history = train(model, parts.train()).loss(crossEntropy()).optimizer(sgd(20)).epochs(60).patience(3)
        .watch("validation", parts.test()).quiet().run();
    double best = java.util.Arrays.stream(history.get("validation loss")).min().orElseThrow();
    assertEquals(best, Classification.crossEntropy(predict(model, parts.test().x()), parts.test().y()).item(), 1e-6);
    assertTrue(history.epochs() < 60, history.toString());
  }

  @Test
  void whatIsMissingIsAskedFor() {
    assertEquals("train: name a loss first, such as .loss(crossEntropy())",
        assertThrows(IllegalStateException.class, () -> train(small(), moonsOnce()).run()).getMessage());
    assertEquals("train: the model has no parameters to learn",
        assertThrows(IllegalArgumentException.class, () -> train(relu(), moonsOnce())).getMessage());
    assertEquals(2, Saved.state(linear(2, 2)).size());
  }

  @Test
  @Tag("full")
  void leNetReadsMnist() {
    assumeTrue(Mnist.here(), "MNIST is absent: name its folder in NABLA_DATA");
    seed(1);
    var data = mnist().reshape(1, 28, 28);
    var model = sequential(conv2d(1, 6, 5, Window.PLAIN.padding(2)), relu(), maxPool(2), conv2d(6, 16, 5), relu(), maxPool(2), flatten(),
        linear(400, 120), relu(), linear(120, 84), relu(), linear(84, 10));
    var history = train(model, data.slice(0, 8000)).loss(crossEntropy()).optimizer(adam(0.002)).epochs(5).batch(32).seed(1)
        .metric("accuracy", Classification::accuracy).watch("test", data.slice(8000, 10_000)).quiet().run();
    assertTrue(history.last("test accuracy") >= 0.97, history.toString());
  }
}
