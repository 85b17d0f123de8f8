package nabla.kernel.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/// Runs snippets in this process on the calling thread and keeps what they yield alive: the value itself, or the exception itself.
///
/// An interrupt reaches the thread only while user code runs: the compiler reads jars through channels that an interrupt would close for good.
final class LiveControl extends DirectExecutionControl {
  private static final int SETTLE_MILLIS = 10;

  private final SnippetLoader loader;
  private Object value;
  private Throwable thrown;
  private Thread running;
  private boolean stopping;
  private long ranNanos;

  LiveControl(SnippetLoader loader) {
    super(loader.delegate());
    this.loader = loader;
  }

  @Override
  public String invoke(String className, String methodName) throws RunException, InternalException {
    value = null;
    thrown = null;
    var method = method(className, methodName);
    long start = System.nanoTime();
    try {
      enter();
      value = method.invoke(null);
      return "";
    } catch (InvocationTargetException e) {
      throw failed(e.getCause());
    } catch (IllegalAccessException e) {
      throw new InternalException(e.toString());
    } catch (Stop.Stopped e) {
      throw failed(e);
    } finally {
      leave();
      ranNanos += System.nanoTime() - start;
    }
  }

  private Method method(String className, String methodName) throws InternalException {
    try {
      var method = loader.loadClass(className).getDeclaredMethod(methodName);
      method.setAccessible(true);
      return method;
    } catch (ReflectiveOperationException | LinkageError e) {
      thrown = e;
      throw new InternalException(e.toString());
    }
  }

  private RunException failed(Throwable cause) {
    thrown = cause;
    if (cause instanceof SPIResolutionException unresolved) return new ResolutionException(unresolved.id(), unresolved.getStackTrace());
    return new ExecutionControl.UserException(String.valueOf(cause), cause.getClass().getName(), new StackTraceElement[0]);
  }

  /// Runs work of the kernel's own that an interrupt may stop.
  <T> T interruptible(Callable<T> work) throws Exception {
    try {
      enter();
      return work.call();
    } finally {
      leave();
    }
  }

  private synchronized void enter() {
    if (stopping) throw new Stop.Stopped();
    running = Thread.currentThread();
  }

  private synchronized void leave() {
    running = null;
    Thread.interrupted();
  }

  /// Stops what runs now, and whatever the same cell would run next.
  @Override
  public synchronized void stop() {
    stopping = true;
    Stop.raise();
    if (running != null) running.interrupt();
  }

  /// Whether a stop was asked for since the last `reset`.
  synchronized boolean stopping() {
    return stopping;
  }

  /// Leaves other threads of the stopped cell a moment to see the stop, and then lets code run again.
  void settle() {
    try {
      Thread.sleep(SETTLE_MILLIS);
    } catch (InterruptedException e) {
      // a second stop while the first settles
    }
    reset();
  }

  synchronized void reset() {
    stopping = false;
    Stop.lower();
  }

  /// How long snippets have run so far.
  long ranNanos() {
    return ranNanos;
  }

  /// The value of the last snippet that ran; the control forgets it.
  Object takeValue() {
    var taken = value;
    value = null;
    return taken;
  }

  /// What the last snippet threw, or null; the control forgets it.
  Throwable takeThrown() {
    var taken = thrown;
    thrown = null;
    return taken;
  }
}
