package nabla.kernel.grading.pipe;

import static org.junit.jupiter.api.Assertions.*;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import nabla.array.Array;
import nabla.array.Shape;
import nabla.grad.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PipeTest {
  record Pair(double left, int[] right) {}

  record Other(double left, int[] right) {}

  private static byte[] bytes(Object value) {
    return new ValueWriter(null).value(value, Object.class).bytes();
  }

  private static Object read(byte[] bytes, Class<?> expected) throws IOException {
    return new ValueReader(bytes, null).value(expected);
  }

  static Stream<Object> values() {
    return Stream.of(true, (byte) -1, (short) 7, 'ü', 1 << 30, 1L << 60, 0.1f, -0.0, Double.NaN, "ein Text ∇", BigInteger.TEN.pow(50),
        List.of(1, 2.0, "x"), Set.of("a"), Map.of("k", List.of()), Shape.of(2, 3));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueComesBackAsItWas(Object value) throws IOException {
    assertEquals(value, read(bytes(value), Object.class));
  }

  static Stream<Object> arrays() {
    return Stream.of(new double[]{1, Double.NaN}, new int[0], new boolean[]{true}, new double[][]{{1}, {2, 3}}, new String[]{"a", null},
        new float[][][]{{{1}}});
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void anArrayComesBackAsItWas(Object value) throws IOException {
    var back = read(bytes(value), value.getClass());
    assertEquals(value.getClass(), back.getClass());
    assertTrue(java.util.Arrays.deepEquals(new Object[]{value}, new Object[]{back}));
  }

  @Test
  void aTensorKeepsShapeAndType() throws IOException {
    var x = Tensor.of(Array.of(new float[]{1, 2, 3, 4, 5, 6}, Shape.of(2, 3)));
    var back = (Tensor) read(bytes(x.t()), Tensor.class);
    assertEquals("(3, 2) F32 [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]",
        back.shape() + " " + back.dtype() + " " + java.util.Arrays.toString(back.value().toDoubles()));
  }

  @Test
  void aRecordBecomesTheExpectedOneOfTheSameForm() throws IOException {
    var back = (Other) read(bytes(new Pair(2, new int[]{3})), Other.class);
    assertEquals(2, back.left());
    assertArrayEquals(new int[]{3}, back.right());
    assertThrows(Malformed.class, () -> read(bytes(new Shown("x")), Other.class));
  }

  record Shown(String left) {}

  @Test
  void whatCannotTravelSaysSo() {
    var thrown = assertThrows(IllegalArgumentException.class, () -> bytes(new Object()));
    assertTrue(thrown.getMessage().startsWith("a value of type Object cannot leave the process it was made in"), thrown.getMessage());
    var knot = new ArrayList<Object>();
    knot.add(knot);
    assertEquals("a value is nested more than 24 deep", assertThrows(IllegalArgumentException.class, () -> bytes(knot)).getMessage());
  }

  @Test
  void aLengthThatItsMessageCannotHoldIsRefusedBeforeMemoryIsTaken() {
    var tensor = bytes(Tensor.of(Array.of(new double[1], Shape.of(1))));
    tensor[6] = 0x70;
    for (var lie : List.of(tensor, new byte[]{(byte) Values.Mark.LIST.ordinal(), 0x7f, 0, 0, 0},
        new byte[]{(byte) Values.Mark.STRING.ordinal(), (byte) 0xff, 0, 0, 0}))
      assertThrows(Malformed.class, () -> read(lie, Object.class));
  }

  /// Bytes at random, and right messages with bytes changed, give a value or an `IOException`, never anything else.
  @Test
  void noBytesDoHarm() {
    var random = new Random(1);
    var right = bytes(List.of(new double[][]{{1}, {2, 3}}, Map.of("k", new Pair(1, new int[2])), Shape.of(2), "text", BigInteger.TWO,
        Tensor.of(Array.of(new double[4], Shape.of(2, 2)))));
    int refused = 0;
    for (int i = 0; i < 40_000; i++) {
      var bytes = right.clone();
      if (i % 2 == 0) random.nextBytes(bytes);
      else for (int n = 0; n < 3; n++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      try {
        read(bytes, i % 3 == 0 ? Pair.class : Object.class);
      } catch (IOException expected) {
        refused++;
      }
    }
    assertTrue(refused > 20_000, refused + " refused");
  }

  /// As `noBytesDoHarm`, for tensors with graphs.
  @Test
  void noBytesOfAGraphDoHarm() throws IOException {
    var random = new Random(2);
    var w = Tensor.param("w", Array.of(new double[]{1, 2}, Shape.of(2)));
    var right = new ValueWriter(lending()).value(w.mul(2).sum(), Tensor.class).bytes();
    assertEquals(6, ((Tensor) new ValueReader(right, lending()).value(Tensor.class)).item());
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      var bytes = right.clone();
      for (int n = 0; n < 3; n++) bytes[1 + random.nextInt(bytes.length - 1)] = (byte) random.nextInt();
      try {
        new ValueReader(bytes, lending()).value(Tensor.class);
      } catch (IOException expected) {
        refused++;
      }
    }
    assertTrue(refused > 5_000, refused + " refused");
  }

  private static Lending lending() {
    return new Talk(null, _ -> {}, e -> e).lending();
  }

  @Test
  void aFrameLongerThanAllowedOrOfNoKindIsRefused() {
    for (var bytes : List.of(new byte[]{0, 0, 0, 0, 1, 0, 0, 1, 0}, new byte[]{99, 0, 0, 0, 1, 0, 0, 0, 0},
        new byte[]{0, 0, 0, 0, 1, -1, 0, 0, 0})) {
      var link = new Link(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream(), 100);
      assertThrows(Malformed.class, link::receive);
    }
  }
}
