package nabla.kernel.grading.pipe;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.grad.Tensor;
import nabla.grade.AnswerException;
import nabla.kernel.grading.pipe.Frame.Kind;

/// The functions that one side lends to the other, and those it has borrowed.
///
/// Arguments are copied; what the function writes into arrays and parameters among them is copied back.
public final class Lending implements Functions {
  private static final int MOST = 100_000;
  private final Talk talk;
  private final List<Lent> lent = new ArrayList<>();
  private final Crossings crossings = new Crossings(this::pull);
  private volatile long deadline = Long.MAX_VALUE;

  /// Function 0 of each side gives gradients of its tensors.
  @FunctionalInterface
  interface Pull {
    Tensor[] of(int number, Tensor g, boolean again) throws IOException;
  }

  private static final Method PULL = Values.function(Pull.class).orElseThrow();

  Lending(Talk talk) {
    this.talk = talk;
    lend((Pull) crossings::pull, Pull.class);
  }

  private Tensor[] pull(int number, Tensor g, boolean again) {
    try {
      return (Tensor[]) call(0, new Object[]{number, g, again}, PULL);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AnswerException(e.toString());
    }
  }

  @Override
  public void write(Tensor tracked, ValueWriter to) {
    crossings.write(tracked, to);
  }

  @Override
  public Tensor read(ValueReader from) throws IOException {
    return crossings.read(from);
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
      var before = Arrays.stream(arguments).map(Lending::numbers).toArray(byte[][]::new);
      var writer = new ValueWriter(this).value(function.call(arguments), function.returns());
      return new Frame(Kind.RESULT, call.id(), changed(writer, before, arguments, function).bytes());
    } catch (Malformed e) {
      throw e;
    } catch (Throwable thrown) {
      return Frame.threw(call.id(), thrown);
    }
  }

  /// The numbers of an argument that the function may write into, an array or a parameter; null for others.
  private static byte[] numbers(Object argument) {
    boolean parameter = argument instanceof Tensor x && x.tracked() && x.op() == null;
    if (argument == null || !parameter && !argument.getClass().isArray()) return null;
    try {
      return new ValueWriter(null).value(argument, Object.class).bytes();
    } catch (IllegalArgumentException notOfNumbers) {
      return null;
    }
  }

  /// Adds the arrays and parameters that the call has written into, with their places.
  private static ValueWriter changed(ValueWriter writer, byte[][] before, Object[] after, Lent function) {
    var places = new ArrayList<Integer>();
    for (int i = 0; i < after.length; i++)
      if (before[i] != null && !Arrays.equals(before[i], numbers(after[i]))) places.add(i);
    writer.number(places.size());
    for (int i : places) writer.number(i).value(after[i] instanceof Tensor x ? x.detach() : after[i], function.parameters()[i]);
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
