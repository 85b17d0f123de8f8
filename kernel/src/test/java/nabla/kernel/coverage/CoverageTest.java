package nabla.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;
import nabla.kernel.notebook.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What counts as covered, and what breaks the build.
class CoverageTest {
  private static final String LIST = """
      id\tnotes\tkind\tlecture\ttitle\tspared
      A-1\tn\tcore\t01-one\tfirst\t
      A-2\tn\tcore\t01-one\tsecond\tderive,plot
      A-3\tn\tlight\t01-one\tthird\t
      A-4\tn\tprose\t01-one\tfourth\t
      B-1\tn\tcore\t02-two\tfifth\t
      """;
  @TempDir Path folder;

  private Coverage coverage() throws IOException {
    return new Coverage(Concept.read(Files.writeString(folder.resolve("concepts.tsv"), LIST)));
  }

  private static NotebookCell cell(String source, String claim, String... mimes) {
    var outputs = new ArrayList<Output>();
    for (var mime : mimes) {
      var data = new JsonObject();
      data.addProperty(mime, "x");
      outputs.add(new Output.Shown(data, new JsonObject()));
    }
    var served = (JsonObject) JsonParser.parseString("{\"nabla\": {" + claim + "}}");
    return NotebookCell.code("c", source).withMetadata(served).ran(1, outputs);
  }

  private static Notebook notebook(NotebookCell... cells) {
    return new Notebook(new JsonObject(), List.of(cells));
  }

  private static String claim(String shows, String... ids) {
    return "\"shows\": \"" + shows + "\", \"concepts\": [\"" + String.join("\", \"", ids) + "\"]";
  }

  private static String task(String id, String... ids) {
    return claim("exercise", ids) + ", \"task\": \"" + id + "\"";
  }

  private static final NotebookCell[] WHOLE = {cell("derive(L)", claim("derive", "A-1"), "text/latex"),
      cell("assert x == 1;", claim("run", "A-1", "A-2", "A-3")), cell("plot(l)", claim("plot", "A-1"), "image/svg+xml"),
      cell("", claim("text", "A-4"))};

  @Test
  void aLectureThatShowsEverythingOwesNothing() throws IOException {
    var coverage = coverage().lecture("01-one", notebook(WHOLE)).exercise("01-one", notebook(cell("int f()", task("t", "A-1", "A-2"))),
        _ -> Map.of("t", List.of("A-1", "A-2")));
    assertEquals(List.of(), coverage.faults());
    assertEquals(List.of(), coverage.debts());
    assertEquals("1/1 2/2 1/1 2/2",
        "%s %s %s %s".formatted(coverage.count("01-one", Column.DERIVE), coverage.count("01-one", Column.RUN),
            coverage.count("01-one", Column.PLOT), coverage.count("01-one", Column.EXERCISE)));
    assertEquals("1/2", coverage.count(null, Column.DERIVE).toString());
  }

  @Test
  void aMissingColumnIsADebtOfAFinishedLecture() throws IOException {
    var coverage = coverage().lecture("01-one", notebook(WHOLE[0], WHOLE[2]));
    assertEquals(List.of("A-1 (first): run, exercise", "A-2 (second): run, exercise", "A-3 (third): demo", "A-4 (fourth): text"),
        coverage.missing("01-one"));
    assertEquals(4, coverage.debts().size());
  }

  @Test
  void aDraftOwesNothingYetButIsCounted() throws IOException {
    var draft = new Notebook((JsonObject) JsonParser.parseString("{\"nabla\": {\"draft\": true}}"), List.of(WHOLE[0]));
    var coverage = coverage().lecture("01-one", draft);
    assertEquals(List.of(), coverage.debts());
    assertEquals("1/1", coverage.count("01-one", Column.DERIVE).toString());
    assertEquals(4, coverage.missing("01-one").size(), coverage.missing("01-one").toString());
  }

  @Test
  void whatACellClaimsMustBeAmongItsOutputs() throws IOException {
    var coverage = coverage().lecture("01-one", notebook(cell("derive(L)", claim("derive", "A-1"), "text/plain"),
        cell("x", claim("plot", "A-1"), "text/latex"), cell("assertion = 1", claim("run", "A-1")),
        cell("assertEquals(1, x)", claim("run", "A-2"))));
    assertEquals(3, coverage.faults().size(), coverage.faults().toString());
    for (int i = 0; i < 3; i++)
      assertTrue(coverage.faults().get(i).contains(List.of("text/latex", "no picture", "no value asserted").get(i)),
          coverage.faults().toString());
    assertEquals("1/2", coverage.count("01-one", Column.RUN).toString());
  }

  @Test
  void unknownConceptsAndOverfullCellsAreFaults() throws IOException {
    var coverage = coverage().lecture("01-one", notebook(cell("assert true", claim("run", "A-9")),
        cell("assert true", claim("run", "A-1", "A-2", "A-3", "A-4")), cell("assert true", claim("dance", "A-1"))));
    assertEquals(List.of("01-one, cell c: the concept A-9 is not in concepts.tsv", "01-one, cell c: 4 concepts, more than 3",
        "01-one, cell c: shows is dance, none of derive, run, plot, exercise, text"), coverage.faults());
    assertEquals("0/2", coverage.count("01-one", Column.RUN).toString());
  }

  @Test
  void aTaskCountsOnlyWhereATestExaminesItsConcepts() throws IOException {
    var coverage = coverage().exercise("01-one",
        notebook(cell("f", task("t", "A-1")), cell("g", task("u", "A-1")), cell("h", claim("run", "A-1"))),
        _ -> Map.of("t", List.of("A-1", "A-2")));
    assertEquals(3, coverage.faults().size(), coverage.faults().toString());
    assertEquals("0/2", coverage.count("01-one", Column.EXERCISE).toString());
  }

  @Test
  void aLectureOfAnUnknownNameIsAFault() throws IOException {
    assertEquals(List.of("99-none: no concept belongs to a lecture of this name"), coverage().lecture("99-none", notebook()).faults());
  }

  @Test
  void aBadListSaysWhere() throws IOException {
    for (var bad : List.of("A-1\tn\tcore\t01-one", "A-1\tn\tgreat\t01-one\tt\t", "A-1\tn\tcore\t01-one\tt\tdance")) {
      var file = Files.writeString(folder.resolve("bad.tsv"), "header\n" + bad + "\n");
      var error = assertThrows(IllegalArgumentException.class, () -> Concept.read(file));
      assertTrue(error.getMessage().contains("bad.tsv, line 2"), error.getMessage());
    }
  }
}
