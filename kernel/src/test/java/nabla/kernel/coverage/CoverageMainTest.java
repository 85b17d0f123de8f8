package nabla.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;
import nabla.kernel.notebook.Runs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageMainTest {
  @TempDir Path folder;

  @BeforeEach
  void course() throws IOException {
    Files.createDirectories(folder.resolve("notebooks/lectures"));
    Files.createDirectories(folder.resolve("notebooks/exercises"));
    Files.writeString(folder.resolve("notebooks/concepts.tsv"),
        "id\tnotes\tkind\tlecture\ttitle\tspared\nA-1\tn\tcore\t01-one\tfirst\tderive,plot,exercise\n");
  }

  private Notebook lecture(String source) {
    var claim = (JsonObject) JsonParser.parseString("{\"nabla\": {\"concepts\": [\"A-1\"], \"shows\": \"run\"}}");
    return new Notebook(new JsonObject(), List.of(NotebookCell.code("c", source).withMetadata(claim)));
  }

  private Runs.Ended run(String... more) throws IOException, InterruptedException {
    return Runs.main(CoverageMain.class,
        List.of("--notebooks", folder.resolve("notebooks").toString(), "--out", folder.resolve("out").toString()), more);
  }

  private void wrote(String inLectures, String inOut) throws IOException {
    lecture(inLectures).write(folder.resolve("notebooks/lectures/01-one/01-one.ipynb"));
    var executed = lecture(inOut);
    executed.with(executed.cells().stream().map(cell -> cell.ran(1, List.of())).toList()).write(folder.resolve("out/01-one.ipynb"));
  }

  @Test
  void aCoveredCourseIsATableAndSuccess() throws IOException, InterruptedException {
    wrote("assert 1 > 0;", "assert 1 > 0;");
    var ended = run();
    assertEquals(0, ended.status(), ended.toString());
    assertTrue(ended.out().matches("(?s)lecture +concepts .*01-one +1 +– +1/1 +– +– +–\nthe course +1 +– +1/1 .*"), ended.out());
  }

  @Test
  void aLectureThatChangedSinceItRanIsNotCounted() throws IOException, InterruptedException {
    wrote("assert 2 > 0;", "assert 1 > 0;");
    var ended = run("01");
    assertEquals(1, ended.status(), ended.toString());
    assertTrue(ended.out().matches("(?s).*0/1 .*changed since it ran: install/nabla run 01-one.*01-one owes:\n  A-1 \\(first\\): run.*"),
        ended.out());
  }

  @Test
  void aFinishedLectureThatOwesFails() throws IOException, InterruptedException {
    wrote("1", "1");
    var ended = run();
    assertEquals(1, ended.status(), ended.toString());
    assertTrue(ended.out().contains("Finished lectures owe:\n  01-one: A-1 (first): run"), ended.out());
  }

  @Test
  void anUnknownNameIsAClearError() throws IOException, InterruptedException {
    var ended = run("77");
    assertEquals(2, ended.status(), ended.toString());
    assertTrue(ended.err().contains("no lecture of the curriculum starts with 77"), ended.toString());
  }
}
