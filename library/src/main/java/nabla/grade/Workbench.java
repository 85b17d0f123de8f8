package nabla.grade;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import nabla.array.DType;
import nabla.array.Rng;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// Hands each task the student's answers and cuts it off when its time is up.
final class Workbench implements ParameterResolver, InvocationInterceptor {
  private static final ThreadLocal<Answers> ANSWERS = new ThreadLocal<>();

  static final class TimeUp extends AssertionError {
    private static final long serialVersionUID = 1;

    TimeUp(double seconds) {
      super("stopped after " + (seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds))
          + " s: does a loop never end?");
    }
  }

  /// Runs `work` with these answers on the bench.
  static void with(Answers answers, Runnable work) {
    var before = ANSWERS.get();
    ANSWERS.set(answers);
    try {
      work.run();
    } finally {
      ANSWERS.set(before);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Answers.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return ANSWERS.get();
  }

  @Override
  public void interceptTestMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    var session = Session.now();
    try {
      Rng.seed(0);
      proceed(invocation, method);
    } finally {
      session.restore();
    }
  }

  /// What a task must leave to its session as it was. A task itself begins with the random numbers of seed 0, in whatever order tasks run.
  private record Session(DType dtype, Rng rng, Locale locale, TimeZone zone) {
    static Session now() {
      return new Session(DType.standard(), Rng.session(), Locale.getDefault(), TimeZone.getDefault());
    }

    void restore() {
      DType.standard(dtype);
      Rng.use(rng);
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static void proceed(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method) throws Throwable {
    double seconds = method.getExecutable().getAnnotation(Task.class).seconds();
    var thrown = new Throwable[1];
    var thread = new Thread(() -> {
      try {
        invocation.proceed();
      } catch (Throwable t) {
        thrown[0] = t;
      }
    }, "task " + method.getExecutable().getName());
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.setDaemon(true);
    thread.start();
    if (!await(thread, seconds)) throw new TimeUp(seconds);
    if (thrown[0] != null) throw thrown[0];
  }

  private static boolean await(Thread thread, double seconds) throws InterruptedException {
    try {
      thread.join((long) (1000 * seconds));
      if (!thread.isAlive()) return true;
      stop(thread);
      return false;
    } catch (InterruptedException e) {
      stop(thread);
      throw e;
    }
  }

  private static void stop(Thread thread) throws InterruptedException {
    ANSWERS.get().stop(thread);
    thread.join(TimeUnit.SECONDS.toMillis(1));
  }
}
