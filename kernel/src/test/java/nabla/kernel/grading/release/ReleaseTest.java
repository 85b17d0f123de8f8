package nabla.kernel.grading.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import nabla.exercises.Sample;
import nabla.kernel.grading.Samples;
import nabla.kernel.grading.nbgrader.Mark;
import nabla.kernel.grading.nbgrader.Rules;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;
import nabla.kernel.notebook.Output;
import org.junit.jupiter.api.Test;

class ReleaseTest {
  private static final Notebook SOLUTION = Samples.solution(Samples.SQUARE, Samples.HALF);

  private static Notebook release(Notebook solution) {
    return Release.of("00-sample", solution, Sample.class);
  }

  private static Notebook with(NotebookCell... more) {
    var cells = new ArrayList<>(SOLUTION.cells());
    cells.addAll(List.of(more));
    return SOLUTION.with(cells);
  }

  private static String refusal(Notebook solution) {
    return assertThrows(IllegalArgumentException.class, () -> release(solution)).getMessage();
  }

  @Test
  void aReleasedNotebookKeepsNbgradersRules() {
    assertEquals(List.of(), Rules.unready(release(SOLUTION)));
    assertEquals("nabla", release(SOLUTION).kernel());
  }

  @Test
  void solutionsGiveWayToAStubThatThrows() {
    var cells = release(SOLUTION).cells();
    assertEquals("""
        double square(double x) {
          throw new UnsupportedOperationException("not implemented yet");
        }""", cells.get(1).source());
    assertEquals("""
        double half(double x) {
          double two = 2;
          throw new UnsupportedOperationException("not implemented yet");
        }""", cells.get(2).source());
  }

  @Test
  void hiddenTestsMarkSchemesAndOutputsGo() {
    var hidden = NotebookCell.code("h", "assert true;\n// ### BEGIN HIDDEN TESTS\nassert elephant();\n// ### END HIDDEN TESTS");
    var scheme = NotebookCell.markdown("m", "Explain.\n\n### BEGIN MARK SCHEME\nOne point for the elephant.\n### END MARK SCHEME");
    var ran = NotebookCell.code("o", "1 + 1").ran(3, List.of(new Output.Stream("stdout", "elephant")));
    var text = release(with(hidden, scheme, ran)).json();
    assertFalse(text.contains("elephant"), text);
    assertFalse(text.contains("HIDDEN"), text);
  }

  @Test
  void everyCellHasItsRole() {
    var roles = release(SOLUTION).cells().stream().map(cell -> Mark.of(cell).orElseThrow()).toList();
    assertEquals(List.of(new Mark("cell-text", Mark.Role.READ_ONLY, 0), new Mark("square", Mark.Role.ANSWER, 0),
        new Mark("half", Mark.Role.ANSWER, 0), new Mark("00-sample-tests", Mark.Role.TESTS, 3.5)), roles);
  }

  @Test
  void anAuthorsOwnMarkIsKept() {
    var metadata = JsonParser.parseString("""
        {"nbgrader": {"schema_version": 3, "grade": true, "solution": true, "locked": false, "grade_id": "why", "points": 3}}""");
    var asked = NotebookCell.markdown("w", "### BEGIN SOLUTION\nBecause.\n### END SOLUTION").withMetadata(metadata.getAsJsonObject());
    var cell = release(with(asked)).cells().getLast();
    assertEquals("YOUR ANSWER HERE", cell.source());
    assertEquals(new Mark("why", Mark.Role.MANUAL, 3), Mark.of(cell).orElseThrow());
  }

  @Test
  void theSameSolutionGivesTheSameBytes() {
    assertEquals(release(SOLUTION).json(), release(Notebook.parse(SOLUTION.json(), "again")).json());
  }

  @Test
  void twoCellsOfOneTaskHaveIdsOfTheirOwn() {
    var twice = SOLUTION.cells().get(1);
    var again = new NotebookCell(twice.kind(), "a9", twice.metadata(), twice.source(), null, null, List.of());
    assertEquals("square-2", Mark.of(release(with(again)).cells().getLast()).orElseThrow().id());
  }

  @Test
  void whatCannotBeReleasedIsSaidWithItsCell() {
    assertEquals("cell x: ### BEGIN SOLUTION has no ### END SOLUTION", refusal(with(NotebookCell.code("x", "// ### BEGIN SOLUTION"))));
    assertEquals("cell x: ### END HIDDEN TESTS stands without ### BEGIN HIDDEN TESTS before it",
        refusal(with(NotebookCell.code("x", "// ### END HIDDEN TESTS"))));
    assertEquals("cell x: it grades \"01-other\", but this is the exercise \"00-sample\"",
        refusal(with(NotebookCell.code("x", "grade(\"01-other\")"))));
    assertEquals("exactly one cell must call grade(\"00-sample\") on a line of its own",
        refusal(SOLUTION.with(SOLUTION.cells().subList(0, 3))));
    assertTrue(refusal(with(NotebookCell.markdown("x", "### BEGIN SOLUTION\nno\n### END SOLUTION"))).contains("how many points"));
    var odd = new JsonObject();
    odd.addProperty("nbgrader", "yes");
    assertTrue(refusal(with(NotebookCell.code("x", "1").withMetadata(odd))).startsWith("cell x: its nbgrader metadata say nothing"));
  }

  @Test
  void theSourceForNbgraderKeepsRegionsAndLosesMarkedLines() {
    var cells = Release.source("00-sample", SOLUTION, Sample.class).cells();
    assertEquals(Samples.SQUARE, cells.get(1).source());
    assertFalse(cells.get(2).source().contains("// SOLUTION"), cells.get(2).source());
  }
}
