package nabla.kernel.grading.pipe;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nabla.grad.Tensor;

/// What the two directions of the encoding share.
public final class Values {
  /// How deep lists, arrays and records may be nested.
  static final int DEEP = 24;

  /// The marks that precede a value.
  enum Mark {
    NULL, BOOLEAN, BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE, STRING, WHOLE, DECIMAL, NUMBERS, ARRAY, LIST, SET, MAP, TENSOR, SHAPE, ENUM, RECORD, FUNCTION, TRACKED
  }

  private Values() {}

  /// The abstract method of a functional interface.
  public static Optional<Method> function(Class<?> type) {
    if (!type.isInterface() || type.isSealed()) return Optional.empty();
    var all = abstracts(type);
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  /// The abstract methods of an interface.
  public static List<Method> abstracts(Class<?> type) {
    return Arrays.stream(type.getMethods()).filter(m -> Modifier.isAbstract(m.getModifiers()) && !ofObject(m)).toList();
  }

  private static boolean ofObject(Method method) {
    try {
      Object.class.getMethod(method.getName(), method.getParameterTypes());
      return true;
    } catch (NoSuchMethodException own) {
      return false;
    }
  }

  /// Copies the numbers of one array or parameter into another of the same form; whether it could.
  public static boolean copy(Object from, Object to) {
    if (from instanceof Tensor x && to instanceof Tensor parameter) {
      if (x == parameter || parameter.op() != null || !parameter.tracked() || !x.shape().equals(parameter.shape())) return false;
      parameter.update(x.value());
      return true;
    }
    if (from == null || to == null || from.getClass() != to.getClass() || !from.getClass().isArray()) return false;
    int n = java.lang.reflect.Array.getLength(from);
    if (n != java.lang.reflect.Array.getLength(to)) return false;
    if (!(from instanceof Object[] many) || !many.getClass().getComponentType().isArray()) {
      System.arraycopy(from, 0, to, 0, n);
      return true;
    }
    var targets = (Object[]) to;
    for (int i = 0; i < n; i++)
      if (!copy(many[i], targets[i])) targets[i] = many[i];
    return true;
  }
}
