package nabla.kernel.grading.pipe;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.kernel.grading.pipe.Frame.Kind;

/// The functions that one side lends to the other, and those it has borrowed.
///
/// Arguments are copied; what the function writes into arrays among them is copied back.
public final class Lending implements Functions {
  private static final int MOST = 100_000;
  private final Talk talk;
  private final List<Lent> lent = new ArrayList<>();
  private volatile long deadline = Long.MAX_VALUE;

  Lending(Talk talk) {
    this.talk = talk;
  }

  /// Until when borrowed functions may take, in `System.nanoTime`.
  public void until(long newDeadline) {
    deadline = newDeadline;
  }

  @Override
  public int lend(Object function, Class<?> type) {
    return lend(Lent.of(function, type));
  }

  /// The number under which the other side may call this function.
  public synchronized int lend(Lent function) {
    if (lent.size() >= MOST) throw new IllegalStateException("more than " + MOST + " functions were handed over");
    lent.add(function);
    return lent.size() - 1;
  }

  /// The answer to a call of a function that was lent.
  public Frame serve(Frame call) throws IOException {
    var reader = new ValueReader(call.body(), this);
    int number = reader.number();
    Lent function;
    synchronized (this) {
      if (number < 0 || number >= lent.size()) throw new Malformed("a call of the unknown function " + number);
      function = lent.get(number);
    }
    try {
      var arguments = reader.values(function.parameters());
      var before = arrays(arguments) ? second(call, function) : null;
      var writer = new ValueWriter(this).value(function.call(arguments), function.returns());
      return new Frame(Kind.RESULT, call.id(), changed(writer, before, arguments, function).bytes());
    } catch (Malformed e) {
      throw e;
    } catch (Throwable thrown) {
      return Frame.threw(call.id(), thrown);
    }
  }

  private static boolean arrays(Object[] arguments) {
    return Arrays.stream(arguments).anyMatch(a -> a != null && a.getClass().isArray());
  }

  /// The arguments once more, as they were before the call.
  private static Object[] second(Frame call, Lent function) throws IOException {
    var reader = new ValueReader(call.body(), new Functions() {
      @Override
      public int lend(Object function, Class<?> type) {
        throw new IllegalStateException();
      }

      @Override
      public Object borrow(int number, Class<?> type) {
        return null;
      }
    });
    reader.number();
    return reader.values(function.parameters());
  }

  /// Adds the arrays that the call has written into, with their places.
  private static ValueWriter changed(ValueWriter writer, Object[] before, Object[] after, Lent function) {
    var places = new ArrayList<Integer>();
    for (int i = 0; before != null && i < after.length; i++)
      if (after[i] != null && after[i].getClass().isArray() && !Arrays.deepEquals(new Object[]{before[i]}, new Object[]{after[i]}))
        places.add(i);
    writer.number(places.size());
    for (int i : places) writer.number(i).value(after[i], function.parameters()[i]);
    return writer;
  }

  @Override
  public Object borrow(int number, Class<?> type) {
    var function = Values.function(type).orElseThrow();
    var handler = new InvocationHandler() {
      @Override
      public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) return switch (method.getName()) {
          case "toString" -> "a " + type.getSimpleName();
          case "hashCode" -> number;
          default -> proxy == arguments[0];
        };
        if (method.isDefault()) return InvocationHandler.invokeDefault(proxy, method, arguments);
        return call(number, arguments == null ? new Object[0] : arguments, function);
      }
    };
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler);
  }

  /// Calls a function of the other side; what goes wrong there is thrown here as the talk's user wants it.
  public Object call(int number, Object[] arguments, Method as) throws Throwable {
    try {
      return called(number, arguments, as);
    } catch (Gone | Thrown | IOException e) {
      throw talk.translated(e);
    }
  }

  private Object called(int number, Object[] arguments, Method as) throws IOException, Gone, Thrown {
    var writer = new ValueWriter(this).number(number).values(arguments, as.getParameterTypes());
    var answer = talk.request(Kind.CALL, writer.bytes(), deadline);
    var value = answer.value(as.getReturnType());
    for (int n = answer.number(); n > 0; n--) {
      int i = answer.number();
      if (i < 0 || i >= arguments.length) throw new Malformed("a change to an argument that is none");
      Values.copy(answer.value(as.getParameterTypes()[i]), arguments[i]);
    }
    return Types.checked(value, as.getReturnType());
  }
}
