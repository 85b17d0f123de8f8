package nabla.kernel.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import nabla.kernel.Jvm;

/// One notebook executed in a fresh JVM so that no lecture sees what another left, and none can take the others down.
public final class ChildRun {
  private final Path source, target;
  private final long limit;
  private volatile int cell;

  /// A run of `source` whose result is written to `target`; it is stopped after `limitSeconds`.
  public ChildRun(Path source, Path target, long limitSeconds) {
    this.source = source.toAbsolutePath();
    this.target = target.toAbsolutePath();
    this.limit = limitSeconds;
  }

  /// Executes `notebook`, which was read from the source, and leaves it in the target with its outputs.
  public Execution run(Notebook notebook, IntConsumer progress) throws IOException, InterruptedException {
    var start = System.nanoTime();
    Files.deleteIfExists(target);
    var log = Files.createTempFile("nabla", ".log");
    try {
      var process = new ProcessBuilder(Jvm.command(ExecuteMain.class, source.toString(), target.toString()))
          .directory(source.getParent().toFile()).redirectError(log.toFile()).start();
      process.getOutputStream().close();
      var reader = Thread.ofVirtual().start(() -> follow(process, progress));
      var ended = process.waitFor(limit, TimeUnit.SECONDS);
      if (!ended) process.destroyForcibly().waitFor();
      reader.join();
      var seconds = (System.nanoTime() - start) / 1e9;
      if (Files.exists(target)) return Execution.of(Notebook.read(target), seconds);
      return broken(notebook, seconds, ended ? "the Java process ended with code " + process.exitValue() : "stopped after " + limit + " s",
          log);
    } finally {
      Files.delete(log);
    }
  }

  private void follow(Process process, IntConsumer progress) {
    try (var lines = process.inputReader()) {
      for (String line; (line = lines.readLine()) != null;) {
        if (!line.matches("cell \\d+")) continue;
        cell = Integer.parseInt(line.substring(5));
        progress.accept(cell);
      }
    } catch (IOException e) {
      // the process was stopped: its exit tells
    }
  }

  /// The run of a process that left nothing: the notebook without outputs, and an error at the cell that was running.
  private Execution broken(Notebook notebook, double seconds, String why, Path log) throws IOException {
    var text = Files.readString(log).strip().lines().toList();
    var last = text.subList(Math.max(0, text.size() - 20), text.size());
    var runnable = notebook.cells().stream().filter(NotebookCell::runs).toList();
    var id = runnable.isEmpty() ? "" : runnable.get(Math.max(cell - 1, 0)).id();
    var lines = new ArrayList<>(List.of(why));
    lines.addAll(last);
    notebook.write(target);
    return new Execution(notebook, cell, seconds, new Execution.Fault(cell, id, new Output.Failed("Stopped", why, lines)));
  }
}
