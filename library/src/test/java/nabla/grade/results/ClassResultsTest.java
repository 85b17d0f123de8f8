package nabla.grade.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import nabla.grade.TaskResult;
import nabla.grade.TaskResult.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/// Each form of the results says what it should, whatever students are called and print.
class ClassResultsTest {
  private static final String SECRET = "expected 1681.0, got 0.0";
  private static final Sheet SHEET = new Sheet("00-sample", "A sample", List.of(new Sheet.Item("square", 2, "multiply", false),
      new Sheet.Item("negative", 1.5, "think below zero", true)));

  private static Graded graded(String student, TaskResult... tasks) {
    return new Graded(student, Graded.Status.GRADED, "", List.of(tasks), List.of(), List.of("the cell x was missing"),
        List.of("the process ended"), List.of("a process of its own"), "2026-01-02T03:04:05Z", 1.5, 1);
  }

  private static TaskResult task(String id, double points, Verdict verdict, String message) {
    return new TaskResult(id, verdict == Verdict.PASSED ? points : 0, points, verdict, message, "", .25);
  }

  private static final Graded ADA = graded("Ada, \"Countess\"", task("square", 2, Verdict.PASSED, ""),
      task("negative", 1.5, Verdict.FAILED, "square(-41): " + SECRET));
  private static final Graded EVE = graded("=cmd()<script>", task("square", 2, Verdict.FAILED, "expected 9, got \u001B[31m<script>8\u0000"),
      task("negative", 1.5, Verdict.TIMED_OUT, "stopped after 2 s"));
  private static final Graded BOB = graded("bob", task("square", 2, Verdict.FAILED, "expected 9, got 7"),
      task("negative", 1.5, Verdict.FAILED, "not implemented yet"));
  private static final ClassResults RESULTS = new ClassResults(SHEET, List.of(EVE, ADA, BOB, Graded.none("zoe", Graded.Status.MISSING),
      Graded.failed("kim", SHEET, "kim.ipynb: not a notebook", "2026-01-02T03:04:06Z")));

  @Test
  void theCsvQuotesWhatItMustAndHoldsNoFormula() {
    assertEquals("""
        student,exercise,status,points,of,square,negative,problem,notices\r
        '=cmd()<script>,00-sample,graded,0,3.5,0,0,,the cell x was missing\r
        "Ada, ""Countess""\",00-sample,graded,2,3.5,2,0,,the cell x was missing\r
        bob,00-sample,graded,0,3.5,0,0,,the cell x was missing\r
        kim,00-sample,failed,0,3.5,0,0,kim.ipynb: not a notebook,\r
        zoe,00-sample,missing,,3.5,,,nothing was handed in,\r
        """, Csv.of(RESULTS));
  }

  @Test
  void aResultSurvivesItsFile() {
    assertEquals(ADA, Json.graded(Json.of(ADA)));
    for (var broken : List.of("", "{", "null", "{}", "[1]", Json.of(ADA).substring(0, 80)))
      assertThrows(IllegalArgumentException.class, () -> Json.graded(broken), broken);
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void junitXmlCountsAndEscapes() throws Exception {
    var suites = xml(JUnitXml.of(RESULTS)).getElementsByTagName("testsuite");
    assertEquals(4, suites.getLength());
    var eve = suites.item(0).getAttributes();
    assertEquals("=cmd()<script>", eve.getNamedItem("name").getNodeValue());
    assertEquals("2", eve.getNamedItem("failures").getNodeValue());
    assertEquals("2", suites.item(3).getAttributes().getNamedItem("errors").getNodeValue());
  }

  @Test
  void openTestReportingFinishesWhatItStarted() throws Exception {
    var report = xml(OpenTestReport.of(RESULTS));
    assertEquals(13, report.getElementsByTagName("e:started").getLength());
    assertEquals(13, report.getElementsByTagName("e:finished").getLength());
    assertEquals("2026-01-02T03:04:05Z",
        report.getElementsByTagName("e:started").item(0).getAttributes().getNamedItem("time").getNodeValue());
  }

  @Test
  void hiddenTestsSayOnlyTheAuthorsWordsToStudents() {
    for (var text : List.of(Feedback.of(SHEET, ADA), Gradescope.of(SHEET, ADA))) {
      assertFalse(text.contains("1681"), text);
      assertTrue(text.contains("think below zero"), text);
    }
    assertTrue(Feedback.of(SHEET, BOB).contains("expected 9, got 7"), "a visible test says what it found");
  }

  @Test
  void whatHappenedInATaskIsForGradersAlone() {
    var graded = new Graded("bob", Graded.Status.GRADED, "", BOB.tasks(), List.of(), List.of(),
        List.of("refused: opening files", Graded.IN_A_TASK + "its process ended with exit code 41"), List.of(), BOB.when(), 1, 1);
    for (var text : List.of(Feedback.of(SHEET, graded), Gradescope.of(SHEET, graded)))
      assertTrue(text.contains("refused: opening files") && !text.contains("41"), text);
    assertTrue(ClassPage.of(new ClassResults(SHEET, List.of(graded))).contains("in a task: its process ended with exit code 41"));
  }

  @Test
  void tasksAreNumberedAsTheirHeadingsAreAndHiddenTestsHaveNone() {
    assertTrue(Feedback.of(SHEET, BOB).contains("<td>1 · square</td>"), "feedback");
    assertTrue(Feedback.of(SHEET, BOB).contains("<td>negative <span"), "a hidden test in feedback");
    var page = ClassPage.of(RESULTS);
    assertTrue(page.contains("<tr><td>1 · square</td>") && page.contains("</td><td>1 · square</td>"), "tasks and slips: " + page);
    assertFalse(page.contains("2 · negative"), page);
  }

  @Test
  void gradescopeGetsScoresAndWords() {
    var json = JsonParser.parseString(Gradescope.of(SHEET, ADA)).getAsJsonObject();
    assertEquals(2, json.get("score").getAsDouble());
    assertEquals(2, json.getAsJsonArray("tests").size());
    assertEquals("failed", json.getAsJsonArray("tests").get(1).getAsJsonObject().get("status").getAsString());
    assertTrue(json.get("output").getAsString().contains("Note: the cell x was missing"), json.toString());
    assertEquals(0, JsonParser.parseString(Gradescope.broken("why")).getAsJsonObject().get("score").getAsDouble());
  }

  @Test
  void pagesHoldNoMarkupOfStudents() {
    for (var page : List.of(ClassPage.of(RESULTS), Feedback.of(SHEET, EVE))) {
      assertFalse(page.contains("<script>") || page.contains("\u001B") || page.contains("\u0000"), page);
      assertTrue(page.contains("&lt;script&gt;"), page);
    }
  }

  @Test
  void slipsThatDifferInNumbersAloneAreOneAndStubsAreNone() {
    var slips = Slips
        .commonest(new ClassResults(SHEET, List.of(BOB, graded("cat", task("square", 2, Verdict.FAILED, "expected 9, got -1.5e3")))));
    assertEquals(List.of(new Slips("square", "expected 9, got 7", List.of("bob", "cat"))), slips);
  }

  @Test
  void theClassPageTellsWhoIsMissingAndWhatFailed() {
    var page = ClassPage.of(RESULTS);
    for (var part : List.of("5 students, 3 graded, mean 0.7 and median 0.0 of 3.5 points", "<h2>Nothing handed in</h2>", "<li>zoe</li>",
        "kim: kim.ipynb: not a notebook", "33 %"))
      assertTrue(page.contains(part), part + "\n" + page);
  }

  @Test
  void writingAgainChangesNothingAndForgetsWhoIsGone(@TempDir Path folder) throws Exception {
    RESULTS.write(folder);
    var before = Files.getLastModifiedTime(folder.resolve("grades.csv"));
    RESULTS.write(folder);
    assertEquals(before, Files.getLastModifiedTime(folder.resolve("grades.csv")));
    new ClassResults(SHEET, List.of(BOB)).write(folder);
    try (var left = Files.list(folder.resolve("feedback"))) {
      assertEquals(List.of("bob.html"), left.map(f -> f.getFileName().toString()).toList());
    }
  }

  @Test
  void everyNameIsAFileOfItsOwn() {
    var names = new TreeSet<String>();
    for (var student : List.of("a/b", "a%2Fb", "..", ".", "", "a:b", "Ünïcødé", "x\u0000", "CON?"))
      assertTrue(names.add(ClassResults.file(student)), student + " shares its file");
    assertTrue(names.stream().noneMatch(n -> n.matches(".*[/\\\\:?\u0000].*|\\.+|")), names.toString());
    assertEquals(Set.of("Ünïcødé"), Set.of(ClassResults.file("Ünïcødé")));
  }
}
