package nabla.kernel.shell;

import java.util.Map;

/// A shell over one JShell in this process: wiring only.
final class JavaShell implements Shell {
  private final Engine engine;
  private final Evaluator evaluator;

  JavaShell(Rewriter rewriter) {
    engine = Engine.start(JavaShell.class.getClassLoader());
    evaluator = new Evaluator(engine, rewriter);
    for (var line : Imports.lines(engine.loader())) engine.jshell().eval(line);
  }

  @Override
  public synchronized Outcome run(String source, int cell) {
    engine.control().reset();
    Thread.currentThread().setContextClassLoader(engine.loader());
    return evaluator.run(new CellSource(cell, source));
  }

  @Override
  public void interrupt() {
    engine.control().stop();
  }

  @Override
  public synchronized Completions complete(String source, int cursor) {
    return Completer.complete(engine, Splitter.commented(source), cursor);
  }

  @Override
  public synchronized Map<String, String> inspect(String source, int cursor, boolean detailed) {
    return Map.of();
  }

  @Override
  public synchronized Completeness completeness(String source) {
    return Complete.check(engine, source);
  }

  @Override
  public Object variable(String name) {
    return engine.variable(name);
  }

  @Override
  public Definitions definitions() {
    return new Definitions(engine);
  }

  @Override
  public void stop(Thread thread) {
    Stop.end(thread);
  }

  @Override
  public void close() {
    engine.jshell().close();
  }
}
