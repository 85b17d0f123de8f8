package nabla.kernel.grading;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import nabla.kernel.grading.pipe.Functions;
import nabla.kernel.grading.pipe.Lent;
import nabla.kernel.grading.pipe.ValueReader;
import nabla.kernel.grading.pipe.ValueWriter;
import nabla.kernel.grading.pipe.Values;

/// Calls between the tests' types and the student's own of the same form, within one process, as they go between two.
final class Loopback implements Functions {
  private final List<Lent> lent = new ArrayList<>();

  @Override
  public synchronized int lend(Object function, Class<?> type) {
    lent.add(Lent.of(function, type));
    return lent.size() - 1;
  }

  @Override
  public synchronized Object borrow(int number, Class<?> type) {
    return proxy(lent.get(number), type);
  }

  Object borrow(MethodHandle handle, Class<?> type) {
    return proxy(Lent.of(handle), type);
  }

  private Object proxy(Lent function, Class<?> type) {
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (proxy, method, arguments) -> {
      if (method.isDefault()) return InvocationHandler.invokeDefault(proxy, method, arguments);
      if (method.getDeclaringClass() == Object.class) return method.invoke(this, arguments);
      return call(function, arguments == null ? new Object[0] : arguments, method);
    });
  }

  private Object call(Lent function, Object[] arguments, Method as) throws Throwable {
    var translated = (Object[]) translated(arguments, as.getParameterTypes(), function.parameters());
    var value = function.call(translated);
    for (int i = 0; i < arguments.length; i++) Values.copy(translated[i], arguments[i]);
    return translated(new Object[]{value}, new Class<?>[]{function.returns()}, new Class<?>[]{as.getReturnType()})[0];
  }

  private Object[] translated(Object[] values, Class<?>[] from, Class<?>[] to) throws IOException {
    return new ValueReader(new ValueWriter(this).values(values, from).bytes(), this).values(to);
  }
}
