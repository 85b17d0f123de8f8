package nabla.kernel.grading.pipe;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/// A function that the other side may call.
public interface Lent {
  Class<?>[] parameters();

  Class<?> returns();

  Object call(Object[] arguments) throws Throwable;

  /// A function behind a handle.
  static Lent of(MethodHandle handle) {
    var type = handle.type();
    return new Lent() {
      @Override
      public Class<?>[] parameters() {
        return type.parameterArray();
      }

      @Override
      public Class<?> returns() {
        return type.returnType();
      }

      @Override
      public Object call(Object[] arguments) throws Throwable {
        return handle.invokeWithArguments(arguments);
      }
    };
  }

  /// The only abstract method of an object.
  static Lent of(Object function, Class<?> type) {
    try {
      var method = Values.function(type).orElseThrow();
      method.setAccessible(true);
      return of(MethodHandles.lookup().unreflect(method).bindTo(function));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("the functional interface " + type.getName() + " is not public");
    }
  }
}
