package nabla.kernel.shell;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// A shell over one JShell in this process: wiring only.
final class JavaShell implements Shell {
  private final Evaluator evaluator;
  private final Docs docs = new Docs();

  JavaShell(Rewriter rewriter, List<Magic> magics, boolean guarded) {
    evaluator = new Evaluator(Engine.start(JavaShell.class.getClassLoader(), new Settings(), guarded), rewriter, magics);
    Reserve.watch();
  }

  @Override
  public synchronized Outcome run(String source, int cell) {
    engine().control().reset();
    Thread.currentThread().setContextClassLoader(engine().loader());
    var outcome = evaluator.run(CellSource.cell(cell, source));
    if (engine().control().stopping()) engine().control().settle();
    return outcome;
  }

  @Override
  public synchronized Outcome call(Callable<?> work) {
    var control = engine().control();
    try {
      return new Value(control.interruptible(work), true);
    } catch (Throwable thrown) {
      return Traceback.failure(thrown, engine());
    } finally {
      if (control.stopping()) control.settle();
    }
  }

  private Engine engine() {
    return evaluator.engine();
  }

  Settings settings() {
    return engine().settings();
  }

  @Override
  public void interrupt() {
    engine().control().stop();
  }

  @Override
  public synchronized Completions complete(String source, int cursor) {
    return new Completer(engine(), evaluator.rewriter(), evaluator).complete(source, cursor);
  }

  @Override
  public synchronized Map<String, String> inspect(String source, int cursor, boolean detailed) {
    return new Inspector(engine(), evaluator.rewriter(), evaluator, docs).inspect(source, cursor, detailed);
  }

  @Override
  public synchronized Completeness completeness(String source) {
    return Complete.check(engine(), source);
  }

  @Override
  public Object variable(String name) {
    return engine().variables().value(name);
  }

  @Override
  public Definitions definitions() {
    return new Definitions(engine());
  }

  @Override
  public void stop(Thread thread) {
    Stop.end(thread);
  }

  @Override
  public void close() {
    engine().close();
  }
}
