package nabla.kernel.grading.student;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import nabla.grade.Answers;
import nabla.grade.AnswerType;
import nabla.grade.MissingAnswer;
import nabla.kernel.grading.Form;
import nabla.kernel.grading.pipe.Frame.Kind;
import nabla.kernel.grading.pipe.Gone;
import nabla.kernel.grading.pipe.Thrown;
import nabla.kernel.grading.pipe.Types;
import nabla.kernel.grading.pipe.ValueReader;
import nabla.kernel.grading.pipe.ValueWriter;
import nabla.kernel.grading.pipe.Values;

/// The answers of a student whose code runs in another process: calls and values travel, nothing else does.
final class RemoteAnswers implements Answers {
  private static final long GRACE = 800;

  private final Student student;
  private final Journal journal;
  private final AtomicInteger open = new AtomicInteger();
  private volatile Peer asked;

  RemoteAnswers(Student student, Journal journal) {
    this.student = student;
    this.journal = journal;
  }

  @Override
  public <T> T method(String name, Class<T> type) {
    var wanted = Values.function(type).orElseThrow(() -> new IllegalArgumentException(type.getName() + " is no functional interface"));
    var form = Form.of(name, wanted);
    var peer = live();
    int number = known(name, () -> number(peer, Kind.FIND, find(0, form)));
    return proxy(type, peer, _ -> number);
  }

  private <T> T proxy(Class<T> type, Peer peer, Function<Method, Integer> numbers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (self, method, arguments) -> {
      if (method.getDeclaringClass() == Object.class) return method.invoke(numbers, arguments);
      if (method.isDefault()) return InvocationHandler.invokeDefault(self, method, arguments);
      return call(peer, numbers.apply(method), arguments == null ? new Object[0] : arguments, method);
    }));
  }

  private Object call(Peer peer, int number, Object[] arguments, Method method) throws Throwable {
    open.incrementAndGet();
    try {
      return peer.talk().lending().call(number, arguments, method);
    } catch (OutOfMemoryError e) {
      journal.note("the memory of a process was used up, so another took its place");
      student.renew();
      throw e;
    } finally {
      open.decrementAndGet();
    }
  }

  private Peer live() {
    return asked = student.live();
  }

  static ValueWriter find(int object, Form form) {
    var body = new ValueWriter(null).number(object).text(form.name()).number(form.parameters().size());
    for (var type : form.parameters()) body.text(name(type));
    return body.text(name(form.returns())).text(form.call()).text(form.gives());
  }

  /// What was asked for; where it is missing, the cell that should have defined it may tell why.
  private <T> T known(String name, Supplier<T> asked) {
    try {
      return asked.get();
    } catch (MissingAnswer e) {
      throw student.failed(name).map(why -> new MissingAnswer(e.getMessage() + "; " + why)).orElse(e);
    }
  }

  private static String name(Class<?> type) {
    return type == Form.Any.class ? Types.FORM : Types.name(type);
  }

  private int number(Peer peer, Kind kind, ValueWriter body) {
    try {
      return request(peer, kind, body).number();
    } catch (IOException e) {
      throw new AssertionError(e.getMessage());
    }
  }

  private ValueReader request(Peer peer, Kind kind, ValueWriter body) {
    open.incrementAndGet();
    try {
      return peer.talk().request(kind, body.bytes(), student.deadline());
    } catch (Gone | Thrown e) {
      switch (StudentGone.because(e, peer)) {
        case RuntimeException known -> throw known;
        case Error known -> throw known;
        case Throwable other -> throw new UndeclaredThrowableException(other);
      }
    } finally {
      open.decrementAndGet();
    }
  }

  @Override
  public <T> T variable(String name, Class<T> type) {
    return known(name, () -> value(name, type));
  }

  private <T> T value(String name, Class<T> type) {
    var peer = live();
    try {
      var sent = type.isRecord() && Types.name(type).equals(Types.FORM) ? Types.FORM : Types.name(type);
      var value = request(peer, Kind.VARIABLE, new ValueWriter(null).text(sent).text(name)).value(type);
      return unchecked(Types.checked(value, type));
    } catch (IOException e) {
      throw new MissingAnswer("the variable " + name + ": " + e.getMessage());
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T unchecked(Object value) {
    return (T) value;
  }

  @Override
  public AnswerType type(String name) {
    return known(name, () -> described(name));
  }

  private AnswerType described(String name) {
    try {
      return (AnswerType) Types.checked(request(live(), Kind.TYPE, new ValueWriter(null).text(name)).value(AnswerType.class),
          AnswerType.class);
    } catch (IOException | ClassCastException e) {
      throw new MissingAnswer("the class " + name + ": " + e.getMessage());
    }
  }

  @Override
  public <T> T make(String type, Class<T> as, Object... arguments) {
    var peer = live();
    var types = Form.declared(arguments).toArray(Class<?>[]::new);
    var body = new ValueWriter(peer.talk().lending()).text(type).number(types.length);
    for (var argument : types) body.text(name(argument));
    int object = known(type, () -> number(peer, Kind.MAKE, body.values(arguments, types)));
    var numbers = new HashMap<Method, Integer>();
    for (var method : Values.abstracts(as)) numbers.put(method, number(peer, Kind.FIND, find(object, Form.of(method.getName(), method))));
    return proxy(as, peer, numbers::get);
  }

  /// That of all threads of the student's process.
  @Override
  public double worked(Thread thread) {
    var peer = asked;
    return peer == null ? 0 : peer.cpuSeconds();
  }

  /// Asks the student's code to end; where it does not, its process is ended.
  @Override
  public void stop(Thread thread) {
    var peer = asked;
    if (peer != null && open.get() > 0) {
      peer.stop();
      var end = System.nanoTime() + GRACE * 1_000_000;
      while (open.get() > 0 && System.nanoTime() < end) pause();
      if (open.get() > 0) {
        journal.note("a call could not be stopped, so its process was killed");
        peer.kill("its time was up and it could not be stopped");
      }
    }
    thread.interrupt();
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
