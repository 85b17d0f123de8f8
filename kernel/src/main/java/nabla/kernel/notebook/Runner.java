package nabla.kernel.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import nabla.kernel.output.Console;
import nabla.kernel.protocol.Result;
import nabla.kernel.shell.Shell;

/// Executes a notebook in a `Shell`, as Jupyter's "Restart and Run All" does.
///
/// Cells are counted from 1, blank ones and those tagged `skip-execution` are passed over, and the first error ends the run,
/// unless its cell is tagged `raises-exception`.
public final class Runner {
  private final Shell shell;
  private final Recording recording = new Recording();
  private final List<Recording.Tape> tapes = new ArrayList<>();

  private Runner(Shell shell) {
    this.shell = shell;
  }

  /// Runs the cells and tells `progress` the number of each before it starts.
  public static Execution run(Notebook notebook, Shell shell, IntConsumer progress) {
    Console.install();
    return new Runner(shell).all(notebook, progress);
  }

  private Execution all(Notebook notebook, IntConsumer progress) {
    var start = System.nanoTime();
    var going = true;
    var count = 0;
    var cells = notebook.cells();
    var counts = new Integer[cells.size()];
    for (var i = 0; i < counts.length; i++) {
      var cell = cells.get(i);
      tapes.add(recording.cell());
      if (!going || !cell.runs()) continue;
      counts[i] = ++count;
      progress.accept(count);
      going = one(cell.source(), count, tapes.getLast()) || cell.tagged("raises-exception");
    }
    return Execution.of(executed(notebook, counts), (System.nanoTime() - start) / 1e9);
  }

  /// Whether the cell ended well.
  private boolean one(String source, int count, Recording.Tape tape) {
    try (var cell = Console.cell(tape)) {
      var result = Result.of(shell, source, count);
      cell.flush();
      tape.end(output(result, count));
      return result instanceof Result.Shown;
    }
  }

  private static Output output(Result result, int count) {
    return switch (result) {
      case Result.Shown(var picture) -> picture == null ? null : Output.result(count, picture);
      case Result.Failed(var why) -> new Output.Failed(why.name(), why.message(), why.traceback());
    };
  }

  private Notebook executed(Notebook notebook, Integer[] counts) {
    var cells = new ArrayList<NotebookCell>();
    for (var i = 0; i < counts.length; i++) {
      var cell = notebook.cells().get(i);
      cells.add(cell.kind() == NotebookCell.Kind.CODE ? cell.ran(counts[i], tapes.get(i).outputs()) : cell);
    }
    return notebook.with(cells);
  }
}
