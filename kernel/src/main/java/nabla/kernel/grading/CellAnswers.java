package nabla.kernel.grading;

import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;
import nabla.grade.Answers;
import nabla.grade.MissingAnswer;
import nabla.kernel.shell.Shell;

/// The answers that a student gave in the cells of a session.
public final class CellAnswers implements Answers {
  private final Shell shell;

  public CellAnswers(Shell shell) {
    this.shell = shell;
  }

  @Override
  public <T> T method(String name, Class<T> type) {
    var wanted = function(type);
    var found = shell.definitions().methods(name);
    for (var method : found)
      if (fits(method, wanted)) return bind(method, wanted, type);
    var form = name + "(" + Arrays.stream(wanted.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", ")) + ")";
    if (found.isEmpty()) throw new MissingAnswer("define the method " + form + ", which gives a " + wanted.getReturnType().getSimpleName());
    throw new MissingAnswer(
        "the task calls " + form + " and expects a " + wanted.getReturnType().getSimpleName() + "; yours is " + written(found.getFirst()));
  }

  private static Method function(Class<?> type) {
    var abstracts = Arrays.stream(type.getMethods()).filter(m -> Modifier.isAbstract(m.getModifiers())).toList();
    if (!type.isInterface() || abstracts.size() != 1) throw new IllegalArgumentException(type.getName() + " is no functional interface");
    return abstracts.getFirst();
  }

  private static boolean fits(Method method, Method wanted) {
    var has = method.getParameterTypes();
    var gets = wanted.getParameterTypes();
    if (has.length != gets.length || !assignable(method.getReturnType(), wanted.getReturnType())) return false;
    for (int i = 0; i < has.length; i++)
      if (!assignable(gets[i], has[i])) return false;
    return true;
  }

  /// Whether Java assigns a value of one type to a variable of the other, boxing and widening included.
  private static boolean assignable(Class<?> from, Class<?> to) {
    if (to.isAssignableFrom(from)) return true;
    if (from == void.class || to == void.class) return false;
    if (!from.isPrimitive() && !to.isPrimitive()) return false;
    Class<?> a = MethodType.methodType(from).unwrap().returnType(), b = MethodType.methodType(to).unwrap().returnType();
    if (!a.isPrimitive() || !b.isPrimitive()) return to.isAssignableFrom(MethodType.methodType(from).wrap().returnType());
    return a == b || a != boolean.class && b != boolean.class
        && "byte short char int long float double".indexOf(a.getName()) < "byte short char int long float double".indexOf(b.getName());
  }

  private static <T> T bind(Method method, Method wanted, Class<T> type) {
    try {
      var handle = MethodHandles.lookup().unreflect(method);
      return MethodHandleProxies.asInterfaceInstance(type,
          handle.asType(MethodType.methodType(wanted.getReturnType(), wanted.getParameterTypes())));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String written(Method method) {
    return method.getReturnType().getSimpleName() + " " + method.getName() + "("
        + Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", ")) + ")";
  }

  @Override
  public <T> T variable(String name, Class<T> type) {
    if (!shell.definitions().variable(name)) throw new MissingAnswer("define the variable " + name + " of type " + type.getSimpleName());
    var value = shell.variable(name);
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    if (value == null) throw new MissingAnswer("the variable " + name + " is null");
    if (boxed == Double.class && value instanceof Number n) return unchecked(n.doubleValue());
    if (!boxed.isInstance(value)) throw new MissingAnswer(
        "the variable " + name + " should be a " + type.getSimpleName() + ", it is a " + value.getClass().getSimpleName());
    return unchecked(value);
  }

  @SuppressWarnings("unchecked")
  private static <T> T unchecked(Object value) {
    return (T) value;
  }

  @Override
  public Class<?> type(String name) {
    return shell.definitions().type(name).orElseThrow(() -> new MissingAnswer("define the class or record " + name));
  }

  @Override
  public void stop(Thread thread) {
    shell.stop(thread);
  }
}
