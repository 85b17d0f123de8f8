package nabla.kernel.grading;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import nabla.grade.Answers;
import nabla.grade.MissingAnswer;
import nabla.kernel.grading.pipe.Values;
import nabla.kernel.shell.Shell;

/// The answers that a student gave in the cells of a session.
public final class CellAnswers implements Answers {
  private final Shell shell;

  public CellAnswers(Shell shell) {
    this.shell = shell;
  }

  @Override
  public <T> T method(String name, Class<T> type) {
    var wanted = Values.function(type).orElseThrow(() -> new IllegalArgumentException(type.getName() + " is no functional interface"));
    var form = Form.of(name, wanted);
    var handle = handle(form);
    if (form.translated()) return type.cast(new Loopback().borrow(handle, type));
    return MethodHandleProxies.asInterfaceInstance(type, handle);
  }

  /// The student's method of this form, ready to be called.
  ///
  /// @throws MissingAnswer where there is no such method or it does not fit
  public MethodHandle handle(Form form) {
    var found = shell.definitions().methods(form.name());
    for (var method : found)
      if (form.fits(method)) return handle(method, form.type(method));
    if (found.isEmpty()) throw new MissingAnswer("define the method " + form.call() + ", which gives a " + form.gives());
    throw new MissingAnswer(
        "the task calls " + form.call() + " and expects a " + form.gives() + "; yours is " + written(found.getFirst()));
  }

  private static MethodHandle handle(Method method, MethodType type) {
    try {
      return MethodHandles.lookup().unreflect(method).asType(type);
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
