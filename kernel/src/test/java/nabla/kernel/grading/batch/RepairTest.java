package nabla.kernel.grading.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import nabla.exercises.Sample;
import nabla.kernel.grading.Samples;
import nabla.kernel.grading.nbgrader.Mark;
import nabla.kernel.grading.nbgrader.Rules;
import nabla.kernel.grading.release.Release;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;
import nabla.kernel.notebook.Output;
import org.junit.jupiter.api.Test;

/// Each way to tamper with a notebook: put right from the released one, and said.
class RepairTest {
  private static final String ANSWER = "double square(double x) { return x * x; }";
  private static final Notebook RELEASED = Release.of("00-sample", Samples.solution(Samples.SQUARE, Samples.HALF), Sample.class);
  /// The released notebook with one answer.
  private static final Notebook HONEST = change(1, cell -> cell.withSource(ANSWER));

  private static Notebook change(int place, UnaryOperator<NotebookCell> change) {
    return edit(RELEASED, cells -> cells.set(place, change.apply(cells.get(place))));
  }

  private static Notebook edit(Notebook notebook, Consumer<List<NotebookCell>> edit) {
    var cells = new ArrayList<>(notebook.cells());
    edit.accept(cells);
    return notebook.with(cells);
  }

  private static NotebookCell renamed(NotebookCell cell, String id, String source) {
    return new NotebookCell(cell.kind(), id, cell.metadata(), source, null, null, List.of());
  }

  private static NotebookCell retyped(NotebookCell cell, NotebookCell.Kind kind) {
    return new NotebookCell(kind, cell.id(), cell.metadata(), cell.source(), null, null, List.of());
  }

  private static NotebookCell marked(NotebookCell cell, String change) {
    var metadata = cell.metadata().deepCopy();
    JsonParser.parseString(change).getAsJsonObject().asMap().forEach((key, value) -> metadata.getAsJsonObject("nbgrader").add(key, value));
    return cell.withMetadata(metadata);
  }

  /// That the tampered notebook is the honest one again, and why.
  private static void repairs(Notebook tampered, String... notices) {
    var repaired = Repair.of(RELEASED, Notebook.parse(tampered.json(), "tampered"));
    assertEquals(List.of(notices), repaired.notices());
    assertEquals(HONEST.json(), repaired.notebook().json());
    assertEquals(List.of(), Rules.broken(repaired.notebook()));
  }

  @Test
  void anHonestSubmissionStaysAsItIs() {
    repairs(HONEST);
  }

  @Test
  void deletedTestsComeBack() {
    repairs(edit(HONEST, cells -> cells.remove(3)), "the cell 00-sample-tests was missing; it is there again");
  }

  @Test
  void deletedTextComesBackInItsPlace() {
    repairs(edit(HONEST, cells -> cells.remove(0)), "the cell cell-text was missing; it is there again");
  }

  @Test
  void aDeletedAnswerComesBackEmpty() {
    repairs(edit(HONEST, cells -> cells.remove(2)), "the cell half was missing; it is there again, without an answer");
  }

  @Test
  void aDuplicatedCellKeepsTheOneWithTheReleasedId() {
    var twice = edit(HONEST, cells -> cells.add(2, renamed(cells.get(1), "pasted", "double square(double x) { return 0; }")));
    var repaired = Repair.of(RELEASED, twice);
    assertEquals(List.of("the cell square stood 2 times; the copies count as the student's own cells"), repaired.notices());
    assertEquals(ANSWER, repaired.notebook().cells().get(1).source());
    assertTrue(Mark.of(repaired.notebook().cells().get(2)).isEmpty(), "the copy is still marked");
    assertEquals(List.of(), Rules.broken(repaired.notebook()));
  }

  @Test
  void ofCopiesWithStrangeIdsTheLastCounts() {
    var twice = edit(HONEST, cells -> {
      cells.set(1, renamed(cells.get(1), "p1", "first"));
      cells.add(2, renamed(cells.get(1), "p2", "second"));
    });
    var cells = Repair.of(RELEASED, twice).notebook().cells();
    assertEquals(List.of("first", "second"), List.of(cells.get(1).source(), cells.get(2).source()));
    assertEquals("square", Mark.of(cells.get(2)).orElseThrow().id());
  }

  @Test
  void editedTestsAndTextAreReplaced() {
    repairs(edit(HONEST, cells -> cells.set(3, cells.get(3).withSource("3.5"))),
        "the cell 00-sample-tests, which is not for answers, was edited; it is as it was released again");
    repairs(edit(HONEST, cells -> cells.set(0, cells.get(0).withSource("# Easier"))),
        "the cell cell-text, which is not for answers, was edited; it is as it was released again");
  }

  @Test
  void aRetypedCellIsCodeAgain() {
    repairs(edit(HONEST, cells -> cells.set(1, retyped(cells.get(1), NotebookCell.Kind.MARKDOWN))),
        "the cell square was made text; it is code again");
    repairs(edit(HONEST, cells -> cells.set(3, retyped(cells.get(3), NotebookCell.Kind.RAW))),
        "the cell 00-sample-tests was made raw text; it is code again");
  }

  @Test
  void changedPointsAreAsReleased() {
    repairs(edit(HONEST, cells -> cells.set(3, marked(cells.get(3), "{\"points\": 200}"))),
        "the points of the cell 00-sample-tests were 200; they are 3.5 again");
  }

  @Test
  void changedFlagsAreAsReleased() {
    repairs(edit(HONEST, cells -> cells.set(3, marked(cells.get(3), "{\"grade\": false, \"locked\": true, \"points\": 3.5}"))),
        "the mark of the cell 00-sample-tests was changed; it is tests again");
    repairs(edit(HONEST, cells -> cells.set(3, marked(cells.get(3), "{\"grade\": \"yes\"}"))),
        "the mark of the cell 00-sample-tests was changed; it is tests again");
  }

  @Test
  void aSwappedKernelspecIsOursAgain() {
    var metadata = HONEST.metadata().deepCopy();
    metadata.getAsJsonObject("kernelspec").addProperty("name", "python3");
    repairs(new Notebook(metadata, HONEST.cells()), "the kernelspec was \"python3\"; it is \"nabla\" again");
    repairs(new Notebook(new JsonObject(), HONEST.cells()), "the kernelspec was missing; it is \"nabla\" again");
  }

  @Test
  void anEditorThatDropsMetadataCostsNothing() {
    var stripped = edit(HONEST, cells -> cells.replaceAll(cell -> cell.withMetadata(new JsonObject())));
    repairs(stripped, "the cell cell-text had lost its mark; it was known by its id",
        "the cell square had lost its mark; it was known by its id",
        "the cell half had lost its mark; it was known by its id", "the cell 00-sample-tests had lost its mark; it was known by its id");
    var renumbered = edit(HONEST,
        cells -> cells.set(0, renamed(cells.get(0), "other", cells.get(0).source()).withMetadata(new JsonObject())));
    repairs(renumbered, "the cell cell-text had lost its mark; it was known by its text");
  }

  @Test
  void prefilledOutputsAreForgotten() {
    repairs(edit(HONEST, cells -> cells.set(3, cells.get(3).ran(1, List.of(new Output.Stream("stdout", "3.5 of 3.5"))))));
  }

  @Test
  void cellsOfTheStudentsOwnStay() {
    var more = edit(HONEST, cells -> cells.add(2, NotebookCell.code("mine", "var helper = 1;")));
    var repaired = Repair.of(RELEASED, more);
    assertEquals(List.of(), repaired.notices());
    assertEquals("var helper = 1;", repaired.notebook().cells().get(2).source());
  }

  @Test
  void anAnswerWhoseCellIsRebuiltElsewhereIsNotOverwrittenByTheBlank() {
    var rebuilt = edit(HONEST, cells -> cells.set(1, NotebookCell.code("mine", ANSWER)));
    var sources = Repair.of(RELEASED, rebuilt).notebook().cells().stream().map(NotebookCell::source).toList();
    assertTrue(sources.indexOf(ANSWER) > sources.indexOf(RELEASED.cells().get(1).source()), sources.toString());
  }
}
