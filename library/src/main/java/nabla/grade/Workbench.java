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

/// Hands each task the student's answers and cuts it off when its processor time is up.
final class Workbench implements ParameterResolver, InvocationInterceptor {
  private static final ThreadLocal<Answers> ANSWERS = new ThreadLocal<>();
  /// By the clock a task may take so many times its seconds where its code has not worked all the time.
  private static final double PATIENCE = 4;
  /// The share of its seconds after which code counts as having worked all the time: a little goes to starting and measuring.
  private static final double WORKED = 0.9;

  static final class TimeUp extends AssertionError {
    private static final long serialVersionUID = 1;

    TimeUp(double seconds, boolean worked) {
      super("stopped after " + (seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds))
          + (worked
              ? " s: does a loop never end?"
              : " s, most of which it waited: does it sleep, or wait for something that never comes?"));
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
    double before = ANSWERS.get().worked(thread);
    thread.start();
    await(thread, seconds, before);
    if (thrown[0] != null) throw thrown[0];
  }

  /// Waits until the task has ended, or the code has worked for its seconds: on a machine that is shared, these may be several times as many by
  /// the clock.
  private static void await(Thread thread, double seconds, double before) throws InterruptedException {
    long start = System.nanoTime();
    try {
      thread.join(Math.max(1, (long) (1000 * seconds)));
      while (thread.isAlive()) {
        boolean worked = ANSWERS.get().worked(thread) - before >= WORKED * seconds,
            waited = System.nanoTime() - start >= PATIENCE * seconds * 1e9;
        if (worked || waited) {
          stop(thread);
          throw new TimeUp(worked ? seconds : PATIENCE * seconds, worked);
        }
        thread.join(20);
      }
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
