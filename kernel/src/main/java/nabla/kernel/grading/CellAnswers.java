package nabla.kernel.grading;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import nabla.grade.Answers;
import nabla.grade.AnswerType;
import nabla.grade.MissingAnswer;
import nabla.kernel.grading.pipe.Lent;
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
      if (form.fits(method)) return explained(handle(method, form.type(method)));
    if (found.isEmpty()) throw new MissingAnswer("define the method " + form.call() + ", which gives " + form.gives());
    throw new MissingAnswer(
        "the task calls " + form.call() + " and expects " + form.gives() + "; yours is " + written(found.getFirst()));
  }

  /// The same function, which tells of names that are not defined in the student's words.
  public MethodHandle explained(MethodHandle function) {
    return shell.definitions().told(function, MissingAnswer::new);
  }

  private static MethodHandle handle(Method method, MethodType type) {
    try {
      return MethodHandles.lookup().unreflect(method).asType(type);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  static String written(Method method) {
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
        "the variable " + name + " should be " + Form.a(type) + ", it is " + Form.a(value.getClass()));
    return unchecked(value);
  }

  @SuppressWarnings("unchecked")
  private static <T> T unchecked(Object value) {
    return (T) value;
  }

  @Override
  public AnswerType type(String name) {
    return Declarations.of(found(name));
  }

  private Class<?> found(String name) {
    return shell.definitions().type(name).orElseThrow(() -> new MissingAnswer("define the class or record " + name));
  }

  @Override
  public <T> T make(String type, Class<T> as, Object... arguments) {
    var maker = maker(type, Form.declared(arguments));
    var loopback = new Loopback();
    var made = new Made(loopback.called(maker, arguments));
    return view(as, made, loopback);
  }

  private <T> T view(Class<T> as, Made made, Loopback loopback) {
    var handles = new HashMap<Method, Lent>();
    for (var method : Values.abstracts(as)) handles.put(method, Lent.of(explained(made.handle(Form.of(method.getName(), method)))));
    return loopback.view(as, handles);
  }

  /// The constructor of the student's class that takes arguments of these types.
  ///
  /// @throws MissingAnswer where there is no such class, or no such constructor
  public MethodHandle maker(String name, List<Class<?>> arguments) {
    var type = found(name);
    var form = Form.of(name, arguments);
    for (var constructor : type.getDeclaredConstructors()) if (form.takes(constructor)) return explained(Made.maker(constructor));
    throw new MissingAnswer("the task makes a new " + form.call() + "; your class " + name + " has "
        + String.join(", ", Declarations.of(type).constructors()));
  }

  @Override
  public void stop(Thread thread) {
    shell.stop(thread);
  }
}
