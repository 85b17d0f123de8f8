package nabla.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.kernel.output.Console;
import nabla.kernel.shell.Shell;
import nabla.kernel.shell.Shells;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RunnerTest {
  private static Shell shell;

  @BeforeAll
  static void open() {
    Console.install();
    shell = Shells.open();
    shell.run("import nabla.display.*; var screen = Screen.current();", 1);
  }

  @AfterAll
  static void close() {
    shell.close();
  }

  private static Execution run(NotebookCell... cells) {
    return Runner.run(new Notebook(new JsonObject(), List.of(cells)), shell, _ -> {});
  }

  private static Execution run(String... sources) {
    var cells = new ArrayList<NotebookCell>();
    for (var source : sources) cells.add(NotebookCell.code("c" + cells.size(), source));
    return run(cells.toArray(NotebookCell[]::new));
  }

  private static NotebookCell tagged(String tag, String source) {
    var metadata = new JsonObject();
    var tags = new JsonArray();
    tags.add(tag);
    metadata.add("tags", tags);
    return NotebookCell.code(tag, source).withMetadata(metadata);
  }

  /// The outputs of a cell: text as printed, shown data by its plain text.
  private static List<String> outputs(Execution execution, int cell) {
    return execution.notebook().cells().get(cell).outputs().stream().map(output -> switch (output) {
      case Output.Stream(var name, var text) -> name + ": " + text;
      case Output.Shown(var data, _) -> "shown: " + data.get("text/plain").getAsString();
      case Output.Result(var count, var data, _) -> "result " + count + ": " + data.get("text/plain").getAsString();
      case Output.Failed failed -> "error: " + failed.name();
    }).toList();
  }

  @Test
  void streamsAndResultsKeepTheirOrder() {
    var run = run("System.out.println(1); System.out.println(2); System.err.println(3); System.out.print(4); 5");
    assertEquals(List.of("stdout: 1\n2\n", "stderr: 3\n", "stdout: 4", "result 1: 5"), outputs(run, 0));
    assertTrue(run.passed());
  }

  @Test
  void anUpdateChangesWhatAnEarlierCellShowed() {
    var run = run("screen.show(Bundle.text(\"one\"), \"id\"); screen.show(Bundle.text(\"other\"), null);",
        "screen.update(Bundle.text(\"two\"), \"id\");");
    assertEquals(List.of("shown: two", "shown: other"), outputs(run, 0));
    assertEquals(List.of(), outputs(run, 1));
  }

  @Test
  void clearingWaitsForTheNextOutput() {
    var run = run("for (int i = 0; i < 3; i++) { screen.clear(true); System.out.println(i); }",
        "System.out.print(7); screen.clear(false);");
    assertEquals(List.of("stdout: 2\n"), outputs(run, 0));
    assertEquals(List.of(), outputs(run, 1));
  }

  @Test
  void anUpdateAfterAClearFindsNothing() {
    var run = run(
        "screen.show(Bundle.text(\"gone\"), \"k\"); screen.clear(false); System.out.print(1); screen.update(Bundle.text(\"new\"), \"k\");");
    assertEquals(List.of("stdout: 1"), outputs(run, 0));
  }

  @Test
  void theFirstErrorEndsTheRun() {
    var run = run("1", "int[] none = {}; none[0] = 1;", "3");
    assertFalse(run.passed());
    assertEquals("cell 2 (c1): ArrayIndexOutOfBoundsException: Index 0 out of bounds for length 0", run.fault().line());
    assertEquals(Arrays.asList(1, 2, null), run.notebook().cells().stream().map(NotebookCell::count).toList());
  }

  @Test
  void aCellThatShallFailDoesNotEndTheRun() {
    var run = run(tagged("raises-exception", "throw new IllegalStateException(\"wanted\");"), NotebookCell.code("c", "2"));
    assertTrue(run.passed());
    assertEquals(List.of("error: IllegalStateException"), outputs(run, 0));
    assertEquals(List.of("result 2: 2"), outputs(run, 1));
  }

  @Test
  void aResultThatCannotBeShownIsAnError() {
    var run = run("new Object() { public String toString() { throw new IllegalStateException(\"no\"); } }");
    assertEquals("IllegalStateException", run.fault().error().name());
  }

  @Test
  void blankAndSkippedCellsAreNotCounted() {
    var run = run(NotebookCell.code("a", " \n"), tagged("skip-execution", "9"), NotebookCell.markdown("m", "x"),
        NotebookCell.code("b", "1"));
    assertEquals(1, run.cells());
    assertNull(run.notebook().cells().get(1).count());
    assertEquals(List.of("result 1: 1"), outputs(run, 3));
  }

  @Test
  void outputOfAnEarlierRunIsReplaced() {
    var first = run("1");
    var again = Runner.run(first.notebook(), shell, _ -> {});
    assertEquals(first.notebook(), again.notebook());
  }
}
