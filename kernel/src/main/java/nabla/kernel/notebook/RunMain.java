package nabla.kernel.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nabla.kernel.Arguments;

/// `install/nabla run`: executes notebooks and makes browsable pages of them.
///
/// `RunMain [--root DIR] [--out DIR] [--limit SECONDS] [NAME…]` runs every notebook below the root, or those whose names start with a
/// `NAME` or that a `NAME` points to. Exit code 0: all cells passed; 1: some failed; 2: nothing could be run.
public final class RunMain {
  private Path root = Path.of("notebooks", "lectures"), out = Path.of(".nabla", "lectures");
  private long limit = 600;
  private final List<String> names = new ArrayList<>();

  private RunMain(String[] args) {
    for (var i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--root" -> root = Path.of(Arguments.value(args, ++i));
        case "--out" -> out = Path.of(Arguments.value(args, ++i));
        case "--limit" -> limit = Long.parseLong(Arguments.value(args, ++i));
        default -> names.add(Arguments.name(args[i]));
      }
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    System.exit(status(args));
  }

  private static int status(String[] args) throws IOException, InterruptedException {
    try {
      return new RunMain(args).run();
    } catch (IllegalArgumentException e) {
      System.err.println("nabla run: " + (e instanceof NumberFormatException ? "--limit needs a number of seconds" : e.getMessage()));
      return 2;
    }
  }

  private int run() throws IOException, InterruptedException {
    var notebooks = Lectures.find(root, names);
    Assets.copy(out.resolve("assets"));
    var rows = new ArrayList<Row>();
    var terminal = new Progress(notebooks.size());
    for (var notebook : notebooks) {
      rows.add(one(notebook, terminal));
      Files.writeString(out.resolve("index.html"), Index.of(rows));
    }
    terminal.summary(rows);
    System.out.println("Open " + out.resolve("index.html").toAbsolutePath().normalize().toUri());
    return rows.stream().allMatch(Row::passed) ? 0 : 1;
  }

  private Row one(Path file, Progress terminal) throws IOException, InterruptedException {
    var name = file.getFileName().toString().replaceFirst("\\.ipynb$", "");
    try {
      var notebook = Notebook.read(file);
      var total = notebook.cells().stream().filter(NotebookCell::runs).count();
      terminal.begin(name, total);
      var execution = new ChildRun(file, out.resolve(name + ".ipynb"), limit).run(notebook, terminal::cell);
      Files.writeString(out.resolve(name + ".html"), Page.of(execution, name, "assets"));
      terminal.end(execution);
      var title = notebook.title() == null ? name : notebook.title();
      return new Row(name, title, execution.cells(), execution.seconds(), true, execution.passed() ? null : execution.fault().line());
    } catch (MalformedNotebook e) {
      System.err.println(e.getMessage());
      return new Row(name, name, 0, 0, false, e.getMessage());
    }
  }
}
