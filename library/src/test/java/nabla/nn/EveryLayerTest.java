package nabla.nn;

import static nabla.lab.Making.*;
import static nabla.lab.Networks.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.array.Window;
import nabla.grad.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every layer: it is a record, says its shapes, is saved and read back, is traced, frozen and rebuilt.
class EveryLayerTest {
  record Case(Layer layer, int[] in, String out, long parameters) {
    @Override
    public String toString() { return layer.title(); }
  }

  @BeforeEach
  void doubles() {
    dtype(F64);
    seed(1);
  }

  @AfterEach
  void floats() { dtype(DType.F32); }

  private static Case of(Layer layer, String out, long parameters, int... in) { return new Case(layer, in, out, parameters); }

  static Stream<Case> layers() {
    dtype(F64);
    return Stream.of(of(linear(6, 3), "(4, 3)", 21, 4, 6), of(conv1d(4, 2, 3), "(2, 2, 5)", 26, 2, 4, 7),
        of(conv2d(4, 2, 3, Window.PLAIN.stride(2)), "(3, 2, 2, 2)", 74, 3, 4, 5, 5),
        of(convTranspose2d(4, 2, 3, Window.PLAIN.stride(2)), "(3, 2, 11, 11)", 74, 3, 4, 5, 5),
        of(maxPool(2), "(3, 4, 3, 3)", 0, 3, 4, 6, 6), of(avgPool(3, Window.PLAIN.stride(1)), "(3, 4, 4, 4)", 0, 3, 4, 6, 6),
        of(globalAvgPool(), "(3, 4)", 0, 3, 4, 6, 6), of(flatten(), "(3, 144)", 0, 3, 4, 6, 6), of(dropout(0.3), "(4, 6)", 0, 4, 6),
        of(alphaDropout(0.1), "(4, 6)", 0, 4, 6), of(batchNorm(4), "(3, 4, 6, 6)", 8, 3, 4, 6, 6), of(layerNorm(6), "(4, 6)", 12, 4, 6),
        of(groupNorm(2, 4), "(3, 4, 6, 6)", 8, 3, 4, 6, 6), of(weightNorm(linear(6, 3)), "(4, 3)", 24, 4, 6),
        of(maxout(6, 3, 2), "(4, 3)", 42, 4, 6), of(relu(), "(4, 6)", 0, 4, 6), of(leakyRelu(0.01), "(4, 6)", 0, 4, 6),
        of(prelu(), "(4, 6)", 1, 4, 6), of(elu(), "(4, 6)", 0, 4, 6), of(selu(), "(4, 6)", 0, 4, 6), of(gelu(), "(4, 6)", 0, 4, 6),
        of(swish(), "(4, 6)", 0, 4, 6), of(tanh(), "(4, 6)", 0, 4, 6), of(hardTanh(), "(4, 6)", 0, 4, 6), of(sigmoid(), "(4, 6)", 0, 4, 6),
        of(softplus(), "(4, 6)", 0, 4, 6), of(softmax(), "(4, 6)", 0, 4, 6), of(logSoftmax(), "(4, 6)", 0, 4, 6),
        of(residual(linear(6, 6), tanh()), "(4, 6)", 42, 4, 6), of(residualVia(linear(6, 3), linear(6, 3)), "(4, 3)", 42, 4, 6),
        of(inception(conv2d(4, 2, 1), conv2d(4, 3, 3, Window.PLAIN.padding(1))), "(3, 5, 6, 6)", 10 + 111, 3, 4, 6, 6),
        of(sequential(linear(6, 3), relu(), linear(3, 2)), "(4, 2)", 29, 4, 6),
        of(autoencoder(linear(6, 2), linear(2, 6)), "(4, 6)", 32, 4, 6),
        of(multiHead(linear(6, 3), linear(3, 1), linear(3, 2)), "(4, 3)", 21 + 4 + 8, 4, 6), of(noise(0.1), "(4, 6)", 0, 4, 6),
        of(weightNoise(linear(6, 3), 0.1), "(4, 3)", 21, 4, 6));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void isARecordThatSaysItsShapesAndCounts(Case c) {
    assertTrue(c.layer.getClass().isRecord(), c.layer.getClass().toString());
    assertEquals(c.out, c.layer.apply(normal(c.in)).shape().toString());
    assertEquals(c.out, c.layer.apply(normal(c.in), Mode.TRAIN).shape().toString());
    var summary = summary(c.layer, c.in);
    assertEquals(c.parameters, summary.parameters());
    assertTrue(summary.toString().contains(c.out), summary.toString());
    assertFalse(c.layer.title().isBlank());
  }

  @ParameterizedTest
  @MethodSource("layers")
  void isSavedReadBackFrozenTracedAndRebuilt(Case c) {
    var x = normal(c.in);
    c.layer.apply(x, Mode.TRAIN);
    var before = Saved.state(c.layer);
    var y = c.layer.apply(x).toDoubles();
    for (var p : c.layer.parameters().values()) p.update(p.value().copy().reshape(p.shape().dims()));
    c.layer.parameters().values().forEach(p -> p.update(Array.full(p.dtype(), p.shape(), 0.5)));
    Saved.restore(c.layer, before);
    assertArrayEquals(y, c.layer.apply(x).toDoubles(), 0);
    assertEquals(0, frozen(c.layer).parameters().size());
    assertEquals(before.keySet(), Saved.state(frozen(c.layer)).keySet());
    assertArrayEquals(y, Trace.of(sequential(c.layer), x, Mode.TEST).activations().get("0").toDoubles(), 0);
    var same = Parts.replace(c.layer, (_, w) -> w.add(0));
    assertArrayEquals(y, same.apply(x).toDoubles(), 0);
    assertEquals(c.layer.getClass(), same.getClass());
    assertSame(c.layer, Parts.replace(c.layer, (_, w) -> w), "nothing changed, nothing is made anew");
  }

  @Test
  void frozenLayersAreInTestModeAndStayAsTheyAre() {
    var norm = batchNorm(2);
    var model = sequential(frozen(sequential(norm, dropout(0.5))), linear(2, 1));
    var x = normal(8, 2);
    assertArrayEquals(model.apply(x).toDoubles(), model.apply(x, Mode.TRAIN).toDoubles(), 0);
    assertArrayEquals(new double[]{0, 0}, norm.mean().value().toDoubles());
    assertSame(model.layers().getFirst(), ((Sequential) Parts.replace(model, (_, w) -> w.add(1))).layers().getFirst(), "frozen parts stay");
  }

  @Test
  void aRebuiltLayerOfAnotherShapeIsRefused() {
    assertEquals("replace: weight has shape (2, 3), the new one (3, 2)",
        assertThrows(IllegalArgumentException.class, () -> Parts.replace(linear(2, 3), (_, w) -> w.rank() == 2 ? w.t() : w)).getMessage());
  }

  /// The format's own words: 8 bytes with the header's length, little-endian; JSON; numbers, row by row.
  @Test
  void aFileIsLaidOutAsTheFormatSays(@TempDir Path folder) throws IOException {
    var file = folder.resolve("m.safetensors");
    var arrays = new LinkedHashMap<String, Array>();
    arrays.put("a", Array.of(new double[]{1, 2, 3, 4, 5, 6}, Shape.of(2, 3)).transpose(0, 1));
    arrays.put("b.γ", Array.of(new float[]{0.5f}, Shape.SCALAR));
    Safetensors.write(file, arrays);
    var in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    var header = new byte[(int) in.getLong()];
    in.get(header);
    assertEquals(0, header.length % 8, "numbers begin at a multiple of 8 bytes");
    var text = new String(header, StandardCharsets.UTF_8).strip();
    assertTrue(text.matches("\\{\"__metadata__\":\\{\"nabla.crc32\":\"[0-9a-f]{8}\"},.*"), text);
    assertEquals(
        "\"a\":{\"dtype\":\"F64\",\"shape\":[3,2],\"data_offsets\":[0,48]},\"b.γ\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[48,52]}}",
        text.substring(text.indexOf("\"a\"")));
    for (double v : new double[]{1, 4, 2, 5, 3, 6}) assertEquals(v, in.getDouble());
    assertEquals(0.5f, in.getFloat());
    assertEquals(0, in.remaining());
    assertEquals(List.of("a", "b.γ"), new ArrayList<>(Safetensors.read(file).keySet()));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count(), "no half-written file is left");
    }
  }

  @Test
  void filesOfOthersAreReadWhateverTheOrderOfTheirKeys(@TempDir Path folder) throws IOException {
    var file = folder.resolve("other");
    write(file, "{\"__metadata__\":{\"format\":\"pt\"}, \"w\\u00e9\" : { \"shape\": [2], \"data_offsets\": [0, 8], \"dtype\": \"F32\" }}  ",
        1, 2);
    assertArrayEquals(new double[]{1, 2}, Safetensors.read(file).get("wé").toDoubles());
  }

  @Test
  void damagedFilesAreTold(@TempDir Path folder) throws IOException {
    var file = folder.resolve("bad");
    for (var c : Map.of("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", "its arrays take 8 bytes, but it holds 12",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}", "truncated or damaged",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[3]}}", "the entry of w is not whole", "<html>404</html>",
        "its header cannot be read at character 0",
        "{\"w\":{\"dtype\":\"I32\",\"shape\":[3],\"data_offsets\":[0,12]}}", "w is of type I32; only F32 and F64 can be read").entrySet()) {
      write(file, c.getKey(), 1, 2, 3);
      var said = assertThrows(IOException.class, () -> Safetensors.read(file)).getMessage();
      assertTrue(said.startsWith(file.toString()) && said.endsWith(c.getValue()) || said.contains(c.getValue()), said);
    }
    Files.write(file, new byte[3]);
    assertTrue(assertThrows(IOException.class, () -> Safetensors.read(file)).getMessage().contains("truncated"));
  }

  private static void write(Path file, String header, float... numbers) throws IOException {
    var text = header.getBytes(StandardCharsets.UTF_8);
    var out = ByteBuffer.allocate(8 + text.length + 4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text);
    for (float v : numbers) out.putFloat(v);
    Files.write(file, out.array());
  }

  @Test
  void activationsAndGradientsAreRecordedByPath() {
    var model = sequential(residual(linear(2, 2), tanh()), multiHead(linear(2, 3), linear(3, 1), linear(3, 1)));
    var trace = Trace.of(model, normal(4, 2), Mode.TRAIN);
    assertTrue(trace.activations().keySet().containsAll(List.of("0", "0.body.0", "0.body.1", "1.trunk", "1.heads.0", "1.heads.1")),
        trace.activations().keySet().toString());
    var gradients = trace.gradients(trace.result().sum());
    assertArrayEquals(new double[]{1, 1, 1, 1}, gradients.get("1.heads.1").toDoubles());
    assertTrue(Arrays.stream(gradients.get("0.body.0").toDoubles()).anyMatch(g -> g != 0));
    assertEquals(Shape.of(4, 2), ((Tensor) gradients.get("0")).shape());
  }
}
