package nabla.kernel.grading;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.grade.MissingAnswer;

/// An object of a student's class, whose methods tests call.
public record Made(Object object) {
  /// The method of this form, bound to the object.
  ///
  /// @throws MissingAnswer where there is no such method or it does not fit
  public MethodHandle handle(Form form) {
    var found = methods(form.name());
    for (var method : found) if (form.fits(method)) return bound(method, form);
    var name = object.getClass().getSimpleName();
    if (found.isEmpty()) throw new MissingAnswer("give " + name + " the method " + form.call() + ", which gives " + form.gives());
    throw new MissingAnswer("the task calls " + form.call() + " of a " + name + " and expects " + form.gives() + "; yours is "
        + CellAnswers.written(found.getFirst()));
  }

  /// The object's methods of this name, those of its own class first.
  private List<Method> methods(String name) {
    var all = new ArrayList<Method>();
    for (Class<?> type = object.getClass(); type != null && type != Object.class; type = type.getSuperclass())
      Arrays.stream(type.getDeclaredMethods()).filter(m -> m.getName().equals(name) && usable(m)).forEach(all::add);
    Arrays.stream(object.getClass().getMethods()).filter(m -> m.isDefault() && m.getName().equals(name)).forEach(all::add);
    return all;
  }

  private static boolean usable(Method method) {
    return !method.isSynthetic() && !Modifier.isStatic(method.getModifiers()) && !Modifier.isPrivate(method.getModifiers());
  }

  private MethodHandle bound(Method method, Form form) {
    try {
      method.setAccessible(true);
      return MethodHandles.lookup().unreflect(method).bindTo(object).asType(form.type(method));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A constructor, ready to be called.
  static MethodHandle maker(Constructor<?> constructor) {
    try {
      constructor.setAccessible(true);
      return MethodHandles.lookup().unreflectConstructor(constructor).asFixedArity();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
