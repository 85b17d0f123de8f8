package nabla.kernel.grading.nbgrader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules against a notebook whose checksums nbgrader itself computed, and against one fault at a time.
class RulesTest {
  private static final String BY_NBGRADER = """
      {"metadata":{"kernelspec":{"name":"java","display_name":"Java","language":"java"}},"nbformat":4,"nbformat_minor":5,"cells":[
       {"cell_type":"code","id":"a1","execution_count":null,"outputs":[],
        "metadata":{"deletable":false,"nbgrader":{"schema_version":3,"grade":false,"grade_id":"q1-relu","locked":false,
           "solution":true,"task":false,"cell_type":"code","checksum":"011d57108299776dfe7038992e950797"}},
        "source":"double relu(double x) {\\n    // YOUR CODE HERE\\n}"},
       {"cell_type":"code","id":"a2","execution_count":null,"outputs":[],
        "metadata":{"deletable":false,"editable":false,"nbgrader":{"schema_version":3,"grade":true,"grade_id":"q1-relu-test",
           "locked":true,"solution":false,"task":false,"points":2,"cell_type":"code","checksum":"7d089a22cbc1f6c3c24a86a7dfc37b50"}},
        "source":"assertEquals(2.0, relu(2.0));"},
       {"cell_type":"markdown","id":"a3","metadata":{"deletable":false,"nbgrader":{"schema_version":3,"grade":true,
           "grade_id":"q2-explain","locked":false,"solution":true,"task":false,"points":3,"cell_type":"markdown",
           "checksum":"f70ce5594469c59ee6815e8f400c4f8d"}},"source":"YOUR ANSWER HERE"}]}""";
  private static final Notebook GOOD = Notebook.parse(BY_NBGRADER, "good.ipynb");

  @Test
  void nbgradersOwnNotebookKeepsAllRules() {
    assertEquals(List.of(), Rules.unready(GOOD));
  }

  @Test
  void itsChecksumsAreComputedAgain() {
    var sums = GOOD.cells().stream().map(cell -> Checksum.of(cell, Mark.of(cell).orElseThrow())).toList();
    assertEquals(List.of("011d57108299776dfe7038992e950797", "7d089a22cbc1f6c3c24a86a7dfc37b50", "f70ce5594469c59ee6815e8f400c4f8d"), sums);
  }

  @Test
  void aMarkWrittenAndReadAgainIsTheSame() {
    for (var cell : GOOD.cells()) {
      var mark = Mark.of(cell).orElseThrow();
      assertEquals(cell.metadata(), mark.on(cell.withMetadata(new JsonObject())).metadata());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      0 | {"extra": 1}                         | the key extra is unknown
      0 | {"schema_version": 2}                | schema_version is 2, not 3
      0 | {"schema_version": "3"}              | schema_version is "3", not 3
      0 | {"grade": null}                      | grade is null, neither true nor false
      0 | {"solution": 1}                      | solution is 1, neither true nor false
      0 | {"task": "no"}                       | task is "no", neither true nor false
      0 | {"grade_id": "q 1"}                  | grade_id is "q 1", not letters, digits, - and _
      0 | {"grade_id": ""}                     | it has no grade_id
      0 | {"grade_id": "q1-relu-test"}         | the grade_id q1-relu-test stands twice
      1 | {"points": -1}                       | points is -1, not a number from 0
      1 | {"points": "2"}                      | points is "2", not a number from 0
      1 | {"points": 3}                        | checksum is 7d089a22cbc1f6c3c24a86a7dfc37b50, not
      1 | {"checksum": "short"}                | checksum is "short", not 32 characters
      0 | {"cell_type": "text"}                | cell_type is "text", none of raw, code, markdown
      0 | {"cell_type": "markdown"}            | cell_type is not its type, code
      0 | {"task": true, "points": 1}          | a task must be a text cell
      0 | {"grade": true}                      | it is graded and has no points
      2 | {"grade": false}                     | a text cell is graded without being an answer, or an answer without being graded
      2 | {"solution": false}                  | a text cell is graded without being an answer, or an answer without being graded
      """)
  void eachFaultIsSaid(int cell, String change, String complaint) {
    var cells = new ArrayList<>(GOOD.cells());
    var metadata = cells.get(cell).metadata().deepCopy();
    JsonParser.parseString(change).getAsJsonObject().asMap().forEach((key, value) -> metadata.getAsJsonObject("nbgrader").add(key, value));
    cells.set(cell, cells.get(cell).withMetadata(metadata));
    var found = String.join("\n", Rules.unready(GOOD.with(cells)));
    assertTrue(found.contains(complaint), found);
  }

  @ParameterizedTest
  @CsvSource({"grade", "locked", "solution", "schema_version"})
  void whatIsRequiredMustBeThere(String key) {
    var metadata = GOOD.cells().getFirst().metadata().deepCopy();
    metadata.getAsJsonObject("nbgrader").remove(key);
    var found = Rules.broken(GOOD.with(List.of(GOOD.cells().getFirst().withMetadata(metadata))));
    assertTrue(found.size() == 1 && found.getFirst().startsWith("cell a1: " + key + " is null"), found.toString());
  }

  @Test
  void aKernelspecForAnotherLanguageIsRefused() {
    var metadata = GOOD.metadata().deepCopy();
    metadata.getAsJsonObject("kernelspec").addProperty("language", "python");
    assertEquals(List.of("metadata.kernelspec.language is python, not java"), Rules.unready(new Notebook(metadata, GOOD.cells())));
  }

  @Test
  void cellsWithoutMetadataAreNobodysBusiness() {
    assertEquals(List.of(), Rules.broken(GOOD.with(List.of(NotebookCell.code("x", "1")))));
  }

  /// The right column is what Python 3 prints for `str(float(x))`.
  @ParameterizedTest
  @CsvSource({"2, 2.0", "0, 0.0", "1.5, 1.5", "0.1, 0.1", "1e-4, 0.0001", "1e-5, 1e-05", "1.25e-7, 1.25e-07", "1e7, 10000000.0",
      "12345678.5, 12345678.5", "1e16, 1e+16", "1.5e300, 1.5e+300", "100, 100.0", "1e15, 1000000000000000.0"})
  void pointsAreWrittenAsPythonWritesThem(double points, String python) {
    assertEquals(python, Checksum.python(points));
  }
}
