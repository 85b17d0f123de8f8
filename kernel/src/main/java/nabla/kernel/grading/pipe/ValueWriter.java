package nabla.kernel.grading.pipe;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.kernel.grading.pipe.Values.Mark;

/// Writes values: numbers, text, arrays, tensors, lists, sets, maps, records, constants of enums, and functions by number.
public final class ValueWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final Functions functions;
  private int depth;

  public ValueWriter(Functions functions) {
    this.functions = functions;
  }

  /// What was written.
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  public ValueWriter number(int n) {
    return raw(() -> out.writeInt(n));
  }

  public ValueWriter text(String text) {
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    return raw(() -> {
      out.writeInt(utf8.length);
      out.write(utf8);
    });
  }

  /// Several values, with their number.
  public ValueWriter values(Object[] all, Class<?>[] declared) {
    number(all.length);
    for (int i = 0; i < all.length; i++) value(all[i], declared[i]);
    return this;
  }

  /// A value that is declared as a `declared`.
  ///
  /// @throws IllegalArgumentException when it is of a type that does not travel
  public ValueWriter value(Object value, Class<?> declared) {
    if (++depth > Values.DEEP) throw new IllegalArgumentException("a value is nested more than " + Values.DEEP + " deep");
    try {
      simple(value, declared);
    } finally {
      depth--;
    }
    return this;
  }

  private void simple(Object value, Class<?> declared) {
    switch (value) {
      case null -> mark(Mark.NULL);
      case Boolean x -> raw(Mark.BOOLEAN, () -> out.writeBoolean(x));
      case Byte x -> raw(Mark.BYTE, () -> out.writeByte(x));
      case Short x -> raw(Mark.SHORT, () -> out.writeShort(x));
      case Character x -> raw(Mark.CHAR, () -> out.writeChar(x));
      case Integer x -> raw(Mark.INT, () -> out.writeInt(x));
      case Long x -> raw(Mark.LONG, () -> out.writeLong(x));
      case Float x -> raw(Mark.FLOAT, () -> out.writeFloat(x));
      case Double x -> raw(Mark.DOUBLE, () -> out.writeDouble(x));
      case String x -> mark(Mark.STRING).text(x);
      case BigInteger x when x.getClass() == BigInteger.class -> mark(Mark.WHOLE).text(x.toString());
      case BigDecimal x when x.getClass() == BigDecimal.class -> mark(Mark.DECIMAL).text(x.toString());
      default -> compound(value, declared);
    }
  }

  private void compound(Object value, Class<?> declared) {
    var type = value.getClass();
    switch (value) {
      case Tensor x when x.tracked() && functions != null -> functions.write(x, mark(Mark.TRACKED));
      case Tensor x -> mark(Mark.TENSOR).array(x.value());
      case Shape x -> mark(Mark.SHAPE).dims(x.dims());
      case List<?> x -> all(Mark.LIST, x);
      case Set<?> x -> all(Mark.SET, x);
      case Map<?, ?> x -> map(x);
      case Enum<?> x -> mark(Mark.ENUM).text(x.getDeclaringClass().getName()).text(x.name());
      case Record x -> record(x);
      default -> {
        if (type.isArray()) array(value, type.getComponentType());
        else function(value, declared);
      }
    }
  }

  /// The numbers of a tensor, with type and shape.
  ValueWriter array(nabla.array.Array x) {
    raw(() -> out.writeBoolean(x.dtype() == DType.F64)).dims(x.shape().dims());
    var data = x.toDoubles();
    return raw(() -> {
      for (double d : data)
        if (x.dtype() == DType.F64) out.writeDouble(d);
      else out.writeFloat((float) d);
    });
  }

  private ValueWriter dims(int[] dims) {
    number(dims.length);
    for (int d : dims) number(d);
    return this;
  }

  private void all(Mark mark, Collection<?> items) {
    var fixed = items.toArray();
    mark(mark).number(fixed.length);
    for (var item : fixed) value(item, Object.class);
  }

  private void map(Map<?, ?> map) {
    var entries = map.entrySet().toArray(new Map.Entry<?, ?>[0]);
    mark(Mark.MAP).number(entries.length);
    for (var e : entries) value(e.getKey(), Object.class).value(e.getValue(), Object.class);
  }

  private void record(Record x) {
    var parts = x.getClass().getRecordComponents();
    mark(Mark.RECORD).text(x.getClass().getSimpleName()).number(parts.length);
    for (var part : parts) {
      try {
        var accessor = part.getAccessor();
        accessor.setAccessible(true);
        text(part.getName()).value(accessor.invoke(x), part.getType());
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("the component " + part.getName() + " of a " + x.getClass().getSimpleName() + " cannot be read");
      }
    }
  }

  private void array(Object array, Class<?> component) {
    int n = Array.getLength(array);
    if (component.isPrimitive()) {
      mark(Mark.NUMBERS).text(component.descriptorString()).number(n);
      raw(() -> Numbers.write(out, array));
      return;
    }
    mark(Mark.ARRAY).text(component.descriptorString()).number(n);
    for (int i = 0; i < n; i++) value(Array.get(array, i), component);
  }

  /// A function is known by the interface that it is declared as, or the first of its own that has one abstract method.
  private void function(Object value, Class<?> declared) {
    var type = Values.function(declared).isPresent()
        ? declared
        : List.of(value.getClass().getInterfaces()).stream().filter(i -> Values.function(i).isPresent()).findFirst().orElse(null);
    if (type == null || functions == null) throw new IllegalArgumentException("a value of type " + value.getClass().getSimpleName()
        + " cannot leave the process it was made in: use numbers, text, arrays, tensors, lists, maps, records or functions");
    mark(Mark.FUNCTION).number(functions.lend(value, type)).text(type.getName());
  }

  private ValueWriter mark(Mark mark) {
    return raw(() -> out.writeByte(mark.ordinal()));
  }

  private void raw(Mark mark, Writing writing) {
    mark(mark).raw(writing);
  }

  private ValueWriter raw(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private interface Writing {
    void run() throws IOException;
  }
}
