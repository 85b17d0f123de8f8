package nabla.kernel.grading.pipe;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nabla.array.Shape;
import nabla.grad.Tensor;

/// The types that are known on both sides, by name.
public final class Types {
  /// Stands for a type of the tests that the student's process does not know: a record or interface of the same form fits.
  public static final String FORM = "?";

  private static final Map<String, Class<?>> FIXED = Stream.<Class<?>>of(boolean.class, byte.class, short.class, char.class, int.class,
      long.class,
      float.class, double.class, void.class, Object.class, Boolean.class, Byte.class, Short.class, Character.class, Integer.class,
      Long.class,
      Float.class, Double.class, Number.class, String.class, CharSequence.class, BigInteger.class, BigDecimal.class, List.class, Set.class,
      Map.class, Iterable.class, java.util.Collection.class, Runnable.class, Comparable.class, java.util.Comparator.class, Tensor.class,
      Shape.class).collect(Collectors.toMap(Class::descriptorString, c -> c));

  private Types() {}

  /// The name of a type as the student's process knows it, or `FORM` where it does not.
  public static String name(Class<?> type) {
    if (type.isArray()) {
      var component = name(type.getComponentType());
      return component.equals(FORM) ? FORM : "[" + component;
    }
    var name = type.descriptorString();
    return find(name).isPresent() ? name : FORM;
  }

  /// The type of that name.
  public static Optional<Class<?>> find(String name) {
    if (name.startsWith("[")) return find(name.substring(1)).filter(c -> c != void.class).map(Class::arrayType);
    var fixed = FIXED.get(name);
    if (fixed != null) return Optional.of(fixed);
    boolean ours = name.matches("Ljava/util/function/\\w+;|Lnabla/(array|grad)/\\w+;");
    if (!ours) return Optional.empty();
    try {
      return Optional.of(Class.forName(name.substring(1, name.length() - 1).replace('/', '.'), false, Types.class.getClassLoader()));
    } catch (ClassNotFoundException unknown) {
      return Optional.empty();
    }
  }

  /// The component type of an array that comes with this name where an `expected` should come.
  static Class<?> component(String name, Class<?> expected) throws Malformed {
    if (expected.isArray() && !expected.getComponentType().isPrimitive()) return expected.getComponentType();
    if (name.chars().takeWhile(c -> c == '[').count() > Values.DEEP) throw new Malformed("an array of too many dimensions");
    return find(name).filter(c -> !c.isPrimitive()).orElse(Object.class);
  }

  /// The functional interface of that name, or null.
  static Class<?> function(String name) {
    return find("L" + name.replace('.', '/') + ";").filter(c -> Values.function(c).isPresent()).orElse(null);
  }

  /// The value, if it may stand where an `expected` is declared.
  public static Object checked(Object value, Class<?> expected) throws Malformed {
    if (expected == void.class) return null;
    var boxed = java.lang.invoke.MethodType.methodType(expected).wrap().returnType();
    if (value == null ? !expected.isPrimitive() : boxed.isInstance(value)) return value;
    throw new Malformed(
        "expected a " + expected.getSimpleName() + ", got " + (value == null ? "null" : "a " + value.getClass().getSimpleName()));
  }
}
