package nabla.nn;

import static nabla.lab.Making.*;
import static nabla.lab.Networks.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.array.Window;
import nabla.grad.GradCheck;
import nabla.grad.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {
  @BeforeEach
  void doubles() {
    dtype(F64);
    seed(1);
  }

  @AfterEach
  void floats() {
    dtype(DType.F32);
  }

  static Sequential lenet() {
    return sequential(conv2d(1, 6, 5, Window.PLAIN.padding(2)), tanh(), maxPool(2), conv2d(6, 16, 5), tanh(), maxPool(2), flatten(),
        linear(400, 120), tanh(), linear(120, 84), tanh(), linear(84, 10));
  }

  @Test
  void leNetHasTheParametersThatTheNotesCount() {
    var summary = summary(lenet(), 1, 1, 28, 28);
    assertEquals(List.of(156L, 2416L, 48120L, 10164L, 850L),
        summary.rows().stream().map(Summary.Row::parameters).filter(n -> n > 0).toList());
    assertEquals(61706, summary.parameters());
    assertEquals("(1, 16, 5, 5)", summary.rows().get(5).shape());
  }

  @Test
  void aSequenceKeepsNoValueBetweenALayerAndItsActivation() {
    var layer = linear(30, 40);
    layer.parameters().values().forEach(w -> w.update(w.value().copy()));
    var y = sequential(layer, tanh()).apply(normal(2, 30), Mode.TRAIN);
    layer.parameters().values().forEach(w -> w.update(w.value().copy()));
    assertEquals(80, y.toDoubles().length);
    assertThrows(IllegalStateException.class, () -> y.inputs().getFirst().value());
  }

  @Test
  void aTraceSeesWhatGoesIntoAnActivationAndChangesNothing() {
    var model = sequential(conv2d(1, 3, 3), selu(), flatten(), linear(48, 9), tanh(), linear(9, 4), gelu());
    var x = normal(5, 1, 6, 6);
    var trace = Trace.of(model, x, Mode.TRAIN);
    assertEquals(List.of("0", "1", "2", "3", "4", "5", "6"), trace.entries().stream().map(Trace.Entry::path).toList());
    assertArrayEquals(trace.result().toDoubles(), model.apply(x, Mode.TRAIN).toDoubles());
    for (int i : new int[]{1, 4, 6}) {
      var entry = trace.entries().get(i);
      assertArrayEquals(((Pointwise) entry.layer()).f().apply(trace.entries().get(i - 1).out()).toDoubles(), entry.out().toDoubles());
    }
  }

  @Test
  void parametersAreNamedByTheirPath() {
    record Twin(Layer left, Layer right) implements Layer {
      @Override
      public Tensor apply(Tensor x, Mode mode) { return left.apply(x, mode).add(right.apply(x, mode)); }
    }
    var model = sequential(linear(2, 3), new Twin(linear(3, 1), sequential(relu(), linear(3, 1))));
    assertEquals(List.of("0.weight", "0.bias", "1.left.weight", "1.left.bias", "1.right.1.weight", "1.right.1.bias"),
        new ArrayList<>(model.parameters().keySet()));
  }

  @Test
  void everyLayersGradientAgreesWithCentralDifferences() {
    var images = normal(3, 4, 5, 5);
    var rows = normal(4, 6);
    check(linear(6, 3), rows);
    check(weightNorm(linear(6, 3)), rows);
    check(maxout(6, 3, 2), rows);
    check(layerNorm(6), rows);
    check(batchNorm(6), rows);
    check(sequential(linear(6, 6), prelu()), rows);
    check(residual(linear(6, 6), tanh()), rows);
    check(conv2d(4, 2, 3, Window.PLAIN.padding(1).stride(2)), images);
    check(convTranspose2d(4, 2, 3, Window.PLAIN.stride(2)), images);
    check(sequential(conv2d(4, 4, 3), batchNorm(4), groupNorm(2, 4), avgPool(3), flatten()), images);
    check(inception(conv2d(4, 2, 1), conv2d(4, 3, 3, Window.PLAIN.padding(1))), images);
    check(conv1d(4, 2, 3), normal(2, 4, 7));
  }

  private static void check(Layer layer, Tensor x) {
    var weights = normal(layer.apply(x, Mode.TRAIN).shape().dims());
    for (var worst : GradCheck.of(layer.apply(x, Mode.TRAIN).mul(weights).sum(), List.copyOf(layer.parameters().values())))
      assertTrue(worst.passed(), layer.title() + ": " + worst);
  }

  @Test
  void batchNormUsesTheBatchInTrainingAndRunningStatisticsAfterwards() {
    var layer = batchNorm(2);
    var x = normal(2000, 2).mul(3).add(5);
    var y = layer.apply(x, Mode.TRAIN);
    assertEquals(0, y.mean().item(), 1e-12);
    for (int i = 0; i < 100; i++) layer.apply(x, Mode.TRAIN);
    assertEquals(0, layer.apply(x, Mode.TEST).mean().item(), 1e-3, "running mean " + layer.mean().value());
    assertEquals(1, layer.apply(x, Mode.TEST).square().mean().item(), 1e-2);
  }

  @Test
  void dropoutActsOnlyInTraining() {
    var x = ones(10_000);
    assertSame(x, dropout(0.5).apply(x));
    var y = dropout(0.2).apply(x, Mode.TRAIN);
    assertEquals(1, y.mean().item(), 0.02);
    assertEquals(1.25, y.max().item(), 1e-12);
  }

  @Test
  void frozenParametersAreNotLearnedButSaved() {
    var trunk = linear(2, 3);
    var model = sequential(frozen(trunk), linear(3, 1));
    assertEquals(List.of("1.weight", "1.bias"), new ArrayList<>(model.parameters().keySet()));
    assertEquals(4, Saved.state(model).size());
  }

  @Test
  void aTraceHoldsEveryLayersResultAndGradient() {
    var model = sequential(linear(2, 3), tanh(), linear(3, 1));
    var trace = Trace.of(model, normal(4, 2), Mode.TRAIN);
    assertEquals(List.of("0", "1", "2"), new ArrayList<>(trace.activations().keySet()));
    var gradients = trace.gradients(trace.result().sum());
    assertArrayEquals(new double[]{1, 1, 1, 1}, gradients.get("2").toDoubles());
    assertEquals(Shape.of(4, 3), gradients.get("0").shape());
  }

  @Test
  void aModelSurvivesItsFile(@TempDir Path folder) throws IOException {
    var model = sequential(linear(2, 3), batchNorm(3), linear(3, 1));
    model.apply(normal(8, 2), Mode.TRAIN);
    var x = normal(5, 2);
    var before = model.apply(x).toDoubles();
    Saved.save(model, folder.resolve("m.safetensors"));
    seed(99);
    var other = sequential(linear(2, 3), batchNorm(3), linear(3, 1));
    Saved.load(other, folder.resolve("m.safetensors"));
    assertArrayEquals(before, other.apply(x).toDoubles(), 0);
  }

  @Test
  void aDamagedFileChangesNothing(@TempDir Path folder) throws IOException {
    var file = folder.resolve("m.safetensors");
    Saved.save(linear(2, 3), file);
    var bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 4));
    var model = linear(2, 3);
    var before = model.weight().toDoubles();
    assertTrue(assertThrows(IOException.class, () -> Saved.load(model, file)).getMessage().contains("truncated or damaged"));
    Saved.save(linear(3, 3), file);
    assertEquals("load: weight has shape (2, 3), the saved one (3, 3)",
        assertThrows(IllegalArgumentException.class, () -> Saved.load(model, file)).getMessage());
    assertArrayEquals(before, model.weight().toDoubles());
  }

  @Test
  void initialisersHaveTheVariancesTheyDocument() {
    int in = 300, out = 200;
    variance(Init.lecun(), 1.0 / in, in, out);
    variance(Init.lecunUniform(), 1.0 / in, in, out);
    variance(Init.xavier(), 2.0 / (in + out), in, out);
    variance(Init.xavierUniform(), 2.0 / (in + out), in, out);
    variance(Init.xavierSigmoid(), 16 * 2.0 / (in + out), in, out);
    variance(Init.he(), 2.0 / in, in, out);
    variance(Init.heUniform(), 2.0 / in, in, out);
    variance(Init.he(Init.Fan.OUT), 2.0 / out, in, out);
    variance(Init.truncatedNormal(1, 2), 0.7737, in, out);
    variance(Init.uniform(-1, 1), 1.0 / 3, in, out);
  }

  private static void variance(Init init, double expected, int in, int out) {
    var w = Tensor.of(init.of(DType.F64, Shape.of(in, out), in, out, new Rng(4)));
    assertEquals(expected, w.square().mean().item(), 0.02 * expected);
  }

  @Test
  void orthogonalWeightsKeepLengths() {
    var w = Tensor.of(Init.orthogonal(1).of(DType.F64, Shape.of(5, 8), 5, 8, new Rng(1)));
    assertArrayEquals(eye(5).toDoubles(), w.mm(w.t()).toDoubles(), 1e-12);
  }

  @Test
  void variancesThroughFiftyLayersAreThoseOfTheReference() {
    dtype(DType.F32);
    near(0.434, through(50, Init.he(), Tensor::relu), "ReLU, He");
    near(0.997, through(50, Init.lecun(), Tensor::selu), "SELU, LeCun");
    near(0.101, through(50, Init.xavier(), Tensor::tanh), "tanh, Glorot");
    near(3.0e-8, through(50, Init.xavier(), Tensor::relu), "ReLU, Glorot");
  }

  /// Fifty random matrices scatter the result by a third.
  private static void near(double expected, double actual, String what) {
    assertTrue(Math.abs(Math.log(actual / expected)) < Math.log(3), what + ": expected about " + expected + ", got " + actual);
  }

  private static double through(int layers, Init init, java.util.function.UnaryOperator<Tensor> f) {
    var rng = new Rng(3);
    var x = Tensor.of(rng.normal(DType.F32, Shape.of(50, 500), 0, 1));
    for (int i = 0; i < layers; i++) x = f.apply(x.mm(Tensor.of(init.of(DType.F32, Shape.of(500, 500), 500, 500, rng))));
    return Math.sqrt(x.sub(x.mean()).square().mean().item());
  }

  @Test
  void wrongShapesAreToldByTheLayer() {
    assertEquals("linear: expects 3 inputs in the last axis, got shape (2, 4)",
        assertThrows(IllegalArgumentException.class, () -> linear(3, 1).apply(zeros(2, 4))).getMessage());
    assertEquals("batchNorm: one value a channel has no variance; train with larger batches than shape (1, 2)",
        assertThrows(IllegalArgumentException.class, () -> batchNorm(2).apply(zeros(1, 2), Mode.TRAIN)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> residual(linear(2, 3)).apply(zeros(1, 2)));
    assertEquals(Array.class, Saved.state(linear(1, 1)).get("bias").getClass());
  }
}
