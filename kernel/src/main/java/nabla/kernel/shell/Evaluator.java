package nabla.kernel.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.tools.JavaFileManager;
import jdk.jshell.JShell;
import jdk.jshell.VarSnippet;

/// Runs cells in a session that it can start anew.
final class Evaluator implements Session {
  private final Rewriter rewriter;
  private final List<Magic> magics;
  private final List<String> classpath = new ArrayList<>();
  private volatile Engine engine;
  private Snippets snippets;
  private CellRun running;
  private Edits last = Edits.none("");

  Evaluator(Engine engine, Rewriter rewriter, List<Magic> magics) {
    this.rewriter = rewriter;
    this.magics = magics;
    use(engine);
    rewriter.settings().forEach(engine.settings()::add);
  }

  Rewriter rewriter() {
    return rewriter;
  }

  private void use(Engine fresh) {
    engine = fresh;
    snippets = new Snippets(fresh, rewriter, this);
    StackTraces.watch(fresh);
  }

  Engine engine() {
    return engine;
  }

  Snippets snippets() {
    return snippets;
  }

  Shell.Outcome run(CellSource cell) {
    return run(cell, cell.text());
  }

  /// Runs `text`, a cell or the part of it that is not blanked.
  private Shell.Outcome run(CellSource cell, String text) {
    var outer = running;
    running = new CellRun(this, cell, text);
    try {
      return running.run();
    } catch (Throwable thrown) {
      Reserve.releaseAfter(thrown);
      return Traceback.failure(thrown, engine);
    } finally {
      if (running.ranJava()) last = running.edits();
      running = outer;
    }
  }

  @Override
  public Shell.Outcome run(String code) {
    var cell = running.cell();
    int at = cell.text().indexOf(code, running.offset());
    if (at < 0) return run(new CellSource(cell.name(), code));
    return run(cell, cell.text().substring(0, at).replaceAll("[^\n]", " ") + code);
  }

  @Override
  public Shell.Outcome run(String file, String code) {
    return run(new CellSource(file, code));
  }

  @Override
  public Edits last() {
    return last;
  }

  @Override
  public JShell jshell() {
    return engine.jshell();
  }

  @Override
  public <T> Optional<T> analyze(String snippet, Function<Analysis, T> use) {
    var wrappers = engine.analysis(snippet).wrappers(snippet);
    return wrappers.isEmpty() ? Optional.empty() : engine.analyzer().analyze(snippet, wrappers.getFirst(), use);
  }

  @Override
  public <T> T interruptible(Callable<T> work) throws Exception {
    return engine.control().interruptible(work);
  }

  @Override
  public JavaFileManager files() {
    return engine.analyzer().files();
  }

  @Override
  public void addToClasspath(String path) {
    classpath.add(path);
    engine.addToClasspath(path);
  }

  @Override
  public List<String> classpath() {
    return List.copyOf(classpath);
  }

  @Override
  public Map<String, Object> variables() {
    var found = new LinkedHashMap<String, Object>();
    engine.jshell().variables().map(VarSnippet::name).filter(n -> !n.startsWith("$"))
        .forEach(n -> found.put(n, engine.variables().value(n)));
    return found;
  }

  @Override
  public void reset() {
    var old = engine;
    use(old.fresh());
    classpath.forEach(engine::addToClasspath);
    old.close();
  }

  @Override
  public List<Magic> magics() {
    return magics;
  }

  @Override
  public String type(String variable) {
    return engine.jshell().variables().filter(v -> v.name().equals(variable)).map(VarSnippet::typeName).map(Jargon::shortTypes).findFirst()
        .orElse("");
  }

  @Override
  public Settings settings() {
    return engine.settings();
  }

  @Override
  public long ranNanos() {
    return engine.control().ranNanos();
  }

  @Override
  public long cpuNanos() {
    return engine.control().cpuNanos();
  }
}
