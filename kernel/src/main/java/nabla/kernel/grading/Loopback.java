package nabla.kernel.grading;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nabla.grad.Tensor;
import nabla.grade.AnswerException;
import nabla.kernel.grading.pipe.Functions;
import nabla.kernel.grading.pipe.Lent;
import nabla.kernel.grading.pipe.ValueReader;
import nabla.kernel.grading.pipe.ValueWriter;
import nabla.kernel.grading.pipe.Values;

/// Calls between the tests' types and the student's own of the same form, within one process, as they go between two.
final class Loopback implements Functions {
  private final List<Lent> lent = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();

  @Override
  public synchronized int lend(Object function, Class<?> type) {
    lent.add(Lent.of(function, type));
    return lent.size() - 1;
  }

  @Override
  public synchronized Object borrow(int number, Class<?> type) {
    return proxy(lent.get(number), type);
  }

  @Override
  public synchronized void write(Tensor tracked, ValueWriter to) {
    tensors.add(tracked);
    to.number(tensors.size() - 1);
  }

  @Override
  public synchronized Tensor read(ValueReader from) throws IOException {
    return tensors.get(from.number());
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

  /// An interface of the tests whose methods call these.
  <T> T view(Class<T> type, Map<Method, Lent> methods) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (proxy, method, arguments) -> {
      if (method.isDefault()) return InvocationHandler.invokeDefault(proxy, method, arguments);
      if (method.getDeclaringClass() == Object.class) return method.invoke(methods, arguments);
      return call(methods.get(method), arguments == null ? new Object[0] : arguments, method);
    }));
  }

  /// What a constructor of the student's makes of arguments of the tests.
  Object called(MethodHandle maker, Object[] arguments) {
    try {
      return maker.invokeWithArguments((Object[]) translated(arguments, Form.declared(arguments).toArray(Class<?>[]::new),
          maker.type().parameterArray()));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AnswerException(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  Object call(Lent function, Object[] arguments, Method as) throws Throwable {
    var translated = (Object[]) translated(arguments, as.getParameterTypes(), function.parameters());
    var value = function.call(translated);
    for (int i = 0; i < arguments.length; i++) Values.copy(translated[i], arguments[i]);
    return translated(new Object[]{value}, new Class<?>[]{function.returns()}, new Class<?>[]{as.getReturnType()})[0];
  }

  private Object[] translated(Object[] values, Class<?>[] from, Class<?>[] to) throws IOException {
    return new ValueReader(new ValueWriter(this).values(values, from).bytes(), this).values(to);
  }
}
