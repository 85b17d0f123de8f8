package nabla.kernel.grading.pipe;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.kernel.grading.pipe.Values.Mark;

/// Reads values from a source that is not trusted: every length is held against what is left of the frame, every type is either one of the
/// fixed few or the one that the reader expects, and no constructor but that of an expected record runs.
public final class ValueReader {
  private final DataInputStream in;
  private final Functions functions;
  private int depth;

  public ValueReader(byte[] bytes, Functions functions) {
    this.in = new DataInputStream(new ByteArrayInputStream(bytes));
    this.functions = functions;
  }

  public int number() throws IOException {
    return in.readInt();
  }

  public String text() throws IOException {
    return new String(in.readNBytes(length(1)), StandardCharsets.UTF_8);
  }

  /// A number of things of which each takes at least `width` bytes.
  private int length(int width) throws IOException {
    int n = in.readInt();
    if (n < 0 || (long) n * width > in.available()) throw new Malformed("a length of " + n + " that its message cannot hold");
    return n;
  }

  /// Several values of these types.
  public Object[] values(Class<?>[] expected) throws IOException {
    int n = length(1);
    if (n != expected.length) throw new Malformed(n + " values where " + expected.length + " are expected");
    var all = new Object[n];
    for (int i = 0; i < n; i++) all[i] = value(expected[i]);
    return all;
  }

  /// A value that should be an `expected`; numbers are not converted.
  public Object value(Class<?> expected) throws IOException {
    if (++depth > Values.DEEP) throw new Malformed("a value is nested more than " + Values.DEEP + " deep");
    try {
      int mark = in.readUnsignedByte();
      if (mark >= Mark.values().length) throw new Malformed("a value of unknown kind " + mark);
      return simple(Mark.values()[mark], expected);
    } catch (NumberFormatException e) {
      throw new Malformed("a number that is none");
    } finally {
      depth--;
    }
  }

  private Object simple(Mark mark, Class<?> expected) throws IOException {
    return switch (mark) {
      case NULL -> null;
      case BOOLEAN -> in.readBoolean();
      case BYTE -> in.readByte();
      case SHORT -> in.readShort();
      case CHAR -> in.readChar();
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case FLOAT -> in.readFloat();
      case DOUBLE -> in.readDouble();
      case STRING -> text();
      case WHOLE -> new BigInteger(digits());
      case DECIMAL -> new BigDecimal(digits());
      default -> compound(mark, expected);
    };
  }

  /// Reading a number of n digits takes n² steps.
  private String digits() throws IOException {
    var text = text();
    if (text.length() > 20_000) throw new Malformed("a number of more than 20000 digits");
    return text;
  }

  private Object compound(Mark mark, Class<?> expected) throws IOException {
    return switch (mark) {
      case NUMBERS -> {
        var letter = letter();
        yield Numbers.read(in, letter, length(Numbers.width(letter)));
      }
      case ARRAY -> array(expected);
      case LIST -> items(new ArrayList<>(), length(1));
      case SET -> items(new LinkedHashSet<>(), length(1));
      case MAP -> map();
      case TENSOR -> Tensor.of(array());
      case TRACKED -> {
        if (functions == null) throw new Malformed("a tensor with a graph where none is expected");
        yield functions.read(this);
      }
      case SHAPE -> shape();
      case ENUM -> constant(expected);
      case RECORD -> record(expected);
      default -> function(expected);
    };
  }

  private char letter() throws IOException {
    var text = text();
    if (text.length() != 1) throw new Malformed("an array of unknown type " + text);
    return text.charAt(0);
  }

  private Object array(Class<?> expected) throws IOException {
    var component = Types.component(text(), expected);
    int n = length(1);
    var all = (Object[]) Array.newInstance(component, n);
    for (int i = 0; i < n; i++) {
      var item = value(component);
      if (item != null && !component.isInstance(item)) throw new Malformed("an array with a foreign element");
      all[i] = item;
    }
    return all;
  }

  private Object items(Collection<Object> items, int n) throws IOException {
    for (int i = 0; i < n; i++) items.add(value(Object.class));
    return items;
  }

  private Map<Object, Object> map() throws IOException {
    int n = length(2);
    var map = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) map.put(value(Object.class), value(Object.class));
    return map;
  }

  private Shape shape() throws IOException {
    var dims = new int[length(4)];
    for (int i = 0; i < dims.length; i++) dims[i] = in.readInt();
    try {
      return Shape.of(dims);
    } catch (IllegalArgumentException e) {
      throw new Malformed(e.getMessage());
    }
  }

  /// The numbers of a tensor, with type and shape.
  nabla.array.Array array() throws IOException {
    boolean wide = in.readBoolean();
    var shape = shape();
    if ((long) shape.size() * (wide ? 8 : 4) > in.available()) throw new Malformed("a tensor larger than its message");
    var data = Numbers.read(in, wide ? 'D' : 'F', shape.size());
    return wide ? nabla.array.Array.of((double[]) data, shape) : nabla.array.Array.of((float[]) data, shape);
  }

  private Object constant(Class<?> expected) throws IOException {
    text();
    var name = text();
    if (!expected.isEnum()) return name;
    return Arrays.stream(expected.getEnumConstants()).filter(c -> ((Enum<?>) c).name().equals(name)).findFirst()
        .orElseThrow(() -> new Malformed("no constant " + name + " in " + expected.getSimpleName()));
  }

  /// A record becomes the expected one, component by component; where none is expected, a map.
  private Object record(Class<?> expected) throws IOException {
    var from = text();
    int n = length(5);
    var types = new LinkedHashMap<String, Class<?>>();
    if (expected.isRecord()) for (var part : expected.getRecordComponents()) types.put(part.getName(), part.getType());
    var found = new LinkedHashMap<String, Object>();
    for (int i = 0; i < n; i++) {
      var name = text();
      found.put(name, value(types.getOrDefault(name, Object.class)));
    }
    return expected.isRecord() ? made(expected, types, found, from) : found;
  }

  private static Object made(Class<?> expected, Map<String, Class<?>> types, Map<String, Object> found, String from) throws Malformed {
    if (!types.keySet().equals(found.keySet()))
      throw new Malformed("the record " + from + " should have the components " + types.keySet() + ", it has " + found.keySet());
    try {
      var maker = expected
          .getDeclaredConstructor(Arrays.stream(expected.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new));
      maker.setAccessible(true);
      return maker.newInstance(types.keySet().stream().map(found::get).toArray());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new Malformed("the record " + from + " does not fit " + expected.getSimpleName() + ": " + found);
    }
  }

  private Object function(Class<?> expected) throws IOException {
    int number = in.readInt();
    var name = text();
    var type = Values.function(expected).isPresent() ? expected : Types.function(name);
    if (functions == null || type == null) throw new Malformed("a function of type " + name + " where none is expected");
    return functions.borrow(number, type);
  }
}
