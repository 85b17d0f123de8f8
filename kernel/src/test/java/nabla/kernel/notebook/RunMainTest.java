package nabla.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nabla.kernel.notebook.Runs.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMainTest {
  @TempDir Path folder;

  private Path notebook(String name, String... sources) throws IOException {
    var cells = new java.util.ArrayList<NotebookCell>();
    for (var source : sources) cells.add(NotebookCell.code("c" + cells.size(), source));
    var file = folder.resolve("lectures").resolve(name);
    new Notebook(new com.google.gson.JsonObject(), cells).write(file);
    return file;
  }

  private Ended run(String... more) throws IOException, InterruptedException {
    return Runs.main(RunMain.class, List.of("--out", folder.resolve("out").toString(), "--root", folder.resolve("lectures").toString()),
        more);
  }

  @Test
  void aFailureIsToldAndItsPageAndTheOthersAreWritten() throws IOException, InterruptedException {
    notebook("01-good.ipynb", "40 + 2");
    notebook("02-bad.ipynb", "1", "int zero = 0; 1 / zero");
    Files.writeString(folder.resolve("lectures/03-corrupt.ipynb"), "{\"cells\": [");
    var ended = run();
    assertEquals(1, ended.status(), ended.toString());
    assertTrue(
        ended.out().matches("(?s).*01-good +1 +[\\d.]+  pass.*02-bad +2 +[\\d.]+  FAIL  cell 2 \\(c1\\): ArithmeticException: / by zero.*"
            + "03-corrupt +0 +0.0  FAIL  .*not JSON.*2 of 3 failed.*"),
        ended.toString());
    for (var name : new String[]{"index.html", "01-good.html", "01-good.ipynb", "02-bad.html", "02-bad.ipynb", "assets/katex.css"})
      assertTrue(Files.exists(folder.resolve("out").resolve(name)), name);
    assertTrue(Files.readString(folder.resolve("out/01-good.ipynb")).contains("\"42\""));
    assertTrue(Files.readString(folder.resolve("out/02-bad.html")).contains("Stopped at"));
  }

  @Test
  void aNotebookThatKillsItsProcessIsAFailureOfThatNotebook() throws IOException, InterruptedException {
    notebook("01-kills.ipynb", "1",
        "new ProcessBuilder(\"kill\", \"-9\", \"\" + ProcessHandle.current().pid()).start().waitFor(); Thread.sleep(10_000);");
    var ended = run();
    assertEquals(1, ended.status(), ended.toString());
    assertTrue(ended.out().contains("cell 2 (c1): Stopped: the Java process ended with code 137"), ended.toString());
  }

  @Test
  void aNotebookThatDoesNotEndIsStopped() throws IOException, InterruptedException {
    notebook("01-endless.ipynb", "while (true) Thread.onSpinWait();");
    var ended = run("--limit", "4");
    assertTrue(ended.out().contains("Stopped: stopped after 4 s"), ended.toString());
  }

  @Test
  void anUnknownNameIsAClearError() throws IOException, InterruptedException {
    notebook("01-good.ipynb", "1");
    var ended = run("99");
    assertEquals(2, ended.status(), ended.toString());
    assertTrue(ended.err().contains("nabla run: there is no notebook 99"), ended.toString());
  }
}
