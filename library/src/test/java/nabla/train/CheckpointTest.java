package nabla.train;

import static nabla.lab.DataSets.*;
import static nabla.lab.Losses.*;
import static nabla.lab.Making.*;
import static nabla.lab.Networks.*;
import static nabla.lab.Optimising.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import nabla.array.Array;
import nabla.array.Interrupted;
import nabla.array.Rng;
import nabla.data.DataSet;
import nabla.loss.Classification;
import nabla.loss.Loss;
import nabla.nn.Layer;
import nabla.nn.Safetensors;
import nabla.nn.Saved;
import nabla.optim.Optimizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  @TempDir Path folder;
  private DataSet data;

  @BeforeEach
  void examples() {
    seed(4);
    data = moons(100, 0.2);
  }

  /// With all that remembers: running statistics, dropout.
  private static Layer model() {
    seed(3);
    return sequential(linear(2, 8), batchNorm(8), relu(), dropout(0.2), linear(8, 2));
  }

  private static Optimizer slowingAdam() {
    return adam(0.05).schedule(warmUp(5, inverseDecay(0.01))).clipNorm(1);
  }

  private Trainer plan(Layer model, Optimizer by, Loss loss) {
    return train(model, data.slice(0, 70)).loss(loss).optimizer(by).epochs(6).batch(16).penalty(l2(1e-3))
        .metric("accuracy", Classification::accuracy).watch("test", data.slice(70, 100)).quiet();
  }

  /// A loss that asks for an interrupt when it is computed for the n-th time.
  private static Loss interrupting(int n) {
    int[] calls = {0};
    return (y, t) -> {
      if (++calls[0] == n) Thread.currentThread().interrupt();
      return Classification.crossEntropy(y, t);
    };
  }

  private static Map<String, double[]> numbers(Layer model, History history) {
    var all = new LinkedHashMap<String, double[]>();
    Saved.state(model).forEach((path, array) -> all.put(path, array.toDoubles()));
    for (var metric : history.metrics()) all.put("history " + metric, history.get(metric));
    return all;
  }

  private static void same(Map<String, double[]> expected, Map<String, double[]> actual, String what) {
    assertEquals(expected.keySet(), actual.keySet(), what);
    expected.forEach((name, x) -> assertArrayEquals(x, actual.get(name), 0, what + ": " + name));
  }

  private void brokenOffAnywhere(Supplier<Optimizer> optimizer, java.util.function.UnaryOperator<Trainer> more) {
    var model = model();
    var expected = numbers(model, more.apply(plan(model, optimizer.get(), crossEntropy()).seed(9)).run());
    for (int calls : new int[]{1, 3, 6, 11, 17, 30}) {
      var file = folder.resolve("run" + calls);
      var plan = more.apply(plan(model(), optimizer.get(), interrupting(calls)).seed(9).checkpoint(file));
      assertThrows(Interrupted.class, plan::run, calls + " calls");
      assertTrue(Thread.interrupted());
      Rng.seed(1000 + calls);
      var again = sequential(linear(2, 8), batchNorm(8), relu(), dropout(0.2), linear(8, 2));
      var history = more.apply(plan(again, optimizer.get(), crossEntropy()).resume(file)).run();
      same(expected, numbers(again, history), "broken off at the " + calls + "th loss");
    }
  }

  @Test
  void aRunThatIsBrokenOffAnywhereAndResumedIsTheWholeRunToTheLastBit() {
    brokenOffAnywhere(CheckpointTest::slowingAdam, plan -> plan);
  }

  @Test
  void soAreRunsWithPatienceRollbackAndSearches() {
    brokenOffAnywhere(() -> sgd(3), plan -> plan.patience(2));
    brokenOffAnywhere(() -> momentum(0.5), plan -> plan.rollback(0.5));
    brokenOffAnywhere(() -> lbfgs(3), plan -> plan.fullBatch().epochs(12));
  }

  @Test
  void aCheckpointEverySoManyBatchesSurvivesAProcessThatDies() {
    var model = model();
    var expected = numbers(model, plan(model, slowingAdam(), crossEntropy()).seed(9).run());
    var file = folder.resolve("run");
    var broken = plan(model(), slowingAdam(), (y, t) -> {
      if (Files.exists(file) && Rng.session().below(4) == 0) throw new OutOfMemoryError("pretended");
      return Classification.crossEntropy(y, t);
    }).seed(9).checkpoint(file, 2);
    assertThrows(OutOfMemoryError.class, broken::run);
    var again = model();
    same(expected, numbers(again, plan(again, slowingAdam(), crossEntropy()).resume(file).run()), "after an error");
  }

  @Test
  void aDamagedCheckpointIsRefusedAndNothingIsLoaded() throws IOException {
    var file = folder.resolve("run");
    var model = model();
    plan(model, slowingAdam(), crossEntropy()).seed(9).checkpoint(file).run();
    var whole = Files.readAllBytes(file);
    var fresh = model();
    var by = slowingAdam();
    var before = numbers(fresh, new History());
    var rng = new Rng(5);
    for (int i = 0; i < 200; i++) {
      var bytes = i % 2 == 0 ? Arrays.copyOf(whole, rng.below(whole.length)) : whole.clone();
      if (i % 2 == 1) bytes[rng.below(bytes.length)] ^= (byte) (1 << rng.below(8));
      Files.write(file, bytes);
      try {
        plan(fresh, by, crossEntropy()).resume(file).epochs(0).run();
        fail("damage " + i + " was not seen");
      } catch (UncheckedIOException | IllegalArgumentException clear) {
        assertTrue(clear.getMessage().startsWith("resume: "), clear.toString());
      }
      same(before, numbers(fresh, new History()), "damage " + i);
      assertEquals(0, by.steps());
    }
  }

  @Test
  void aCheckpointOfAnotherRunSaysWhatDiffers() throws IOException {
    var file = folder.resolve("run");
    plan(model(), adam(0.01), crossEntropy()).seed(9).checkpoint(file).run();
    refused("resume: the batch size of " + file + " is 16, here it is 8; nothing was loaded",
        plan(model(), adam(0.01), crossEntropy()).batch(8), file);
    refused("resume: the seed of " + file + " is 9, here it is 7; nothing was loaded", plan(model(), adam(0.01), crossEntropy()).seed(7),
        file);
    var other = assertThrows(IllegalArgumentException.class, () -> plan(model(), sgd(0.01), crossEntropy()).resume(file).run())
        .getMessage();
    assertTrue(other.startsWith("resume: the optimiser of " + file + " is Adam[") && other.contains("here it is Sgd["), other);
    seed(3);
    var wider = sequential(linear(2, 9), batchNorm(9), relu(), dropout(0.2), linear(9, 2));
    refused("resume: 0.weight has shape (2, 9), the saved one (2, 8)", plan(wider, adam(0.01), crossEntropy()), file);
    var missing = folder.resolve("nowhere");
    assertEquals("resume: there is no checkpoint " + missing + "; a run with .checkpoint(…) writes one",
        assertThrows(UncheckedIOException.class, () -> plan(model(), adam(0.01), crossEntropy()).resume(missing).run()).getMessage());
    Safetensors.write(missing, Map.of("w", Array.scalar(nabla.array.DType.F64, 1)));
    refused("resume: " + missing + " is no checkpoint of a training run", plan(model(), adam(0.01), crossEntropy()), missing);
  }

  private static void refused(String message, Trainer plan, Path file) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, () -> plan.resume(file).run()).getMessage());
  }

  @Test
  void aFinishedRunResumedWithMoreEpochsGoesOn() {
    var file = folder.resolve("run");
    Layer whole = model(), parts = model();
    var expected = numbers(whole, plan(whole, slowingAdam(), crossEntropy()).seed(9).epochs(9).run());
    plan(parts, slowingAdam(), crossEntropy()).seed(9).epochs(4).checkpoint(file).run();
    var again = model();
    same(expected, numbers(again, plan(again, slowingAdam(), crossEntropy()).epochs(9).resume(file).run()), "4 epochs and 5 more");
  }
}
