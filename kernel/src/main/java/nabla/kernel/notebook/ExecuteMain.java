package nabla.kernel.notebook;

import java.io.IOException;
import java.nio.file.Path;
import nabla.kernel.Sessions;

/// The process that executes one notebook: `ExecuteMain IN.ipynb OUT.ipynb`. A line `cell N` on standard output announces each cell.
public final class ExecuteMain {
  private ExecuteMain() {}

  public static void main(String[] args) throws IOException {
    var progress = System.out;
    var notebook = Notebook.read(Path.of(args[0]));
    try (var shell = Sessions.open()) {
      Runner.run(notebook, shell, cell -> progress.println("cell " + cell)).notebook().write(Path.of(args[1]));
    }
    System.exit(0);
  }
}
