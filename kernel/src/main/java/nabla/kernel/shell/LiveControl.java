package nabla.kernel.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.SPIResolutionException;
import nabla.kernel.output.Console;

/// Runs snippets in this process on the thread of cells and keeps what they yield alive: the value itself, or the exception itself.
///
/// An interrupt reaches the thread only while user code runs: the compiler reads jars through channels that an interrupt would close for good.
final class LiveControl extends DirectExecutionControl {
  private static final int SETTLE_MILLIS = 10;

  private final SnippetLoader loader;
  private Object value;
  private Throwable thrown;
  private final CellThread thread;
  private boolean running, stopping;
  private long ranNanos;

  LiveControl(SnippetLoader loader) {
    super(loader.delegate());
    this.loader = loader;
    this.thread = new CellThread(loader);
    Console.check(Stop::check);
  }

  @Override
  public String invoke(String className, String methodName) throws RunException, InternalException {
    value = null;
    thrown = null;
    var method = method(className, methodName);
    long start = System.nanoTime();
    try {
      value = interruptible(() -> method.invoke(null));
      return "";
    } catch (InvocationTargetException e) {
      throw failed(e.getCause());
    } catch (Stop.Stopped | Stop.Left e) {
      throw failed(e);
    } catch (Exception e) {
      throw new InternalException(e.toString());
    } finally {
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

  /// Runs work that an interrupt may stop, on the thread of cells.
  <T> T interruptible(Callable<T> work) throws Exception {
    return thread.call(() -> {
      try {
        enter();
        return work.call();
      } catch (Throwable thrown) {
        Reserve.releaseAfter(thrown);
        throw thrown;
      } finally {
        leave();
      }
    });
  }

  private synchronized void enter() {
    if (stopping) throw new Stop.Stopped();
    running = true;
  }

  private synchronized void leave() {
    running = false;
    Thread.interrupted();
  }

  /// Stops what runs now, and whatever the same cell would run next.
  @Override
  public synchronized void stop() {
    stopping = true;
    Stop.raise();
    if (running) thread.interrupt();
  }

  /// Whether a stop was asked for since the last `reset`.
  synchronized boolean stopping() {
    return stopping;
  }

  /// Leaves other threads of the stopped cell a moment to see the stop, and then lets code run again.
  void settle() {
    try {
      Thread.sleep(SETTLE_MILLIS);
      PoolThreads.stop();
    } catch (InterruptedException e) {
      // a second stop while the first settles
    }
    reset();
  }

  synchronized void reset() {
    stopping = false;
    Stop.lower();
  }

  @Override
  public void close() {
    thread.close();
    super.close();
  }

  /// The processor time that code of cells has taken so far, in nanoseconds.
  long cpuNanos() {
    return thread.cpuNanos();
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
