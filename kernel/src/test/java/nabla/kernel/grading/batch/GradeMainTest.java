package nabla.kernel.grading.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import nabla.exercises.Sample;
import nabla.kernel.Jvm;
import nabla.kernel.grading.Samples;
import nabla.kernel.grading.release.Release;
import nabla.kernel.notebook.Notebook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command as lecturers and clusters use it.
class GradeMainTest {
  private static final Notebook RELEASED = Release.of("00-sample", Samples.solution(Samples.SQUARE, Samples.HALF), Sample.class);
  @TempDir Path folder;
  private Path submissions, out;

  record Ended(int status, String out, String err) {}

  @BeforeEach
  void exercise() throws IOException {
    Samples.write(folder.resolve("exercises"), Samples.solution(Samples.SQUARE, Samples.HALF));
    submissions = Files.createDirectories(folder.resolve("submissions"));
    out = folder.resolve("grades");
  }

  static Process start(Path folder, String... args) throws IOException {
    var command = new ArrayList<>(
        List.of(Jvm.java(), "-XX:TieredStopAtLevel=1", "-cp", Jvm.classPath(), GradeMain.class.getName(), "--root",
            folder.resolve("exercises").toString()));
    command.addAll(Arrays.asList(args));
    return new ProcessBuilder(command).redirectOutput(folder.resolve("stdout").toFile()).redirectError(folder.resolve("stderr").toFile())
        .start();
  }

  private Ended run(String... args) throws IOException, InterruptedException {
    var process = start(folder, args);
    if (!process.waitFor(300, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    return new Ended(process.exitValue(), Files.readString(folder.resolve("stdout")), Files.readString(folder.resolve("stderr")));
  }

  private Ended grade(String... more) throws IOException, InterruptedException {
    var args = new ArrayList<>(List.of(submissions.toString(), "--exercise", "00-sample", "--out", out.toString(), "--unprotected"));
    args.addAll(Arrays.asList(more));
    return run(args.toArray(String[]::new));
  }

  private void submit(String student, String square, String half) throws IOException {
    var cells = new ArrayList<>(RELEASED.cells());
    cells.set(1, cells.get(1).withSource("double square(double x) { return " + square + "; }"));
    cells.set(2, cells.get(2).withSource("double half(double x) { return " + half + "; }"));
    RELEASED.with(cells).write(submissions.resolve(student));
  }

  private Map<String, FileTime> results() throws IOException {
    var all = new TreeMap<String, FileTime>();
    try (var files = Files.list(out.resolve("results"))) {
      for (var file : files.toList()) all.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
    }
    return all;
  }

  private String csv() throws IOException {
    return Files.readString(out.resolve("grades.csv")).replace("\r\n", "\n");
  }

  @Test
  void aClassIsGradedAndOnlyWhatChangedIsGradedAgain() throws Exception {
    submit("ada.ipynb", "x * x", "x / 2");
    submit("bob/files/00-sample.ipynb", "x * x", "x / 3");
    Files.writeString(submissions.resolve("kim.ipynb"), "{\"cells\": [");
    Files.createDirectories(submissions.resolve("lea"));
    var roster = Files.writeString(folder.resolve("roster.txt"), "# class\nada\nzoe,1\n");
    var first = grade("--roster", roster.toString());
    assertEquals(0, first.status(), first.toString());
    assertTrue(csv().startsWith("""
        student,exercise,status,points,of,square,half,negative,problem,notices
        ada,00-sample,graded,4.5,4.5,2,1.5,1,,
        bob,00-sample,graded,3,4.5,2,0,1,,
        kim,00-sample,failed,0,4.5,0,0,0,kim.ipynb: not a notebook"""), csv());
    assertTrue(first.out().contains("2 graded, 2 could not be graded, 1 handed in nothing") && first.out().contains("missing  zoe")
        && first.out().contains("failed   lea: there is no notebook in the folder"), first.toString());
    var before = results();
    submit("bob/files/00-sample.ipynb", "x * x", "x / 2");
    assertEquals(0, grade().status());
    var after = results();
    assertEquals(4, after.size());
    var same = before.entrySet().stream().filter(e -> e.getValue().equals(after.get(e.getKey()))).count();
    assertEquals(3, same, before + "\n" + after);
    var report = run("--report", out.toString());
    assertTrue(report.status() == 0 && report.out().contains("failed   kim"), report.toString());
  }

  @Test
  void aKilledRunIsResumedWithoutGradingTwice() throws Exception {
    for (int i = 0; i < 6; i++) submit("s" + i + ".ipynb", i % 2 == 0 ? "x * x" : "x", "x / 2");
    var killed = start(folder, submissions.toString(), "--exercise", "00-sample", "--out", out.toString(), "--jobs", "2", "--unprotected");
    while (killed.isAlive() && (!Files.isDirectory(out.resolve("results")) || finished() < 2)) Thread.sleep(20);
    killed.destroyForcibly().waitFor();
    var before = results();
    before.keySet().removeIf(name -> !name.endsWith(".json"));
    assertEquals(0, grade().status());
    var after = results();
    before.forEach((name, time) -> assertEquals(time, after.get(name), name + " was graded twice"));
    assertEquals(6, after.size());
    assertEquals(3, csv().lines().filter(line -> line.contains(",4.5,4.5,")).count(), csv());
  }

  private long finished() throws IOException {
    return results().keySet().stream().filter(name -> name.endsWith(".json")).count();
  }

  @Test
  void oneSubmissionIsGradedByItselfAndAPlanInParts() throws Exception {
    submit("ada.ipynb", "x * x", "x / 2");
    submit("bob.ipynb", "x", "x / 2");
    var file = folder.resolve("one/results.json");
    var one = run("--one", submissions.resolve("ada.ipynb").toString(), "--exercise", "00", "--gradescope", file.toString(),
        "--unprotected");
    assertEquals(0, one.status(), one.toString());
    assertEquals(4.5, JsonParser.parseString(Files.readString(file)).getAsJsonObject().get("score").getAsDouble());
    var plan = grade("--plan", "slurm");
    assertTrue(plan.status() == 0 && plan.out().contains("sbatch "), plan.toString());
    assertTrue(Files.readString(out.resolve("grade.slurm")).contains("#SBATCH --array=0-1\n"), "the array has another size");
    assertEquals(0, grade("--plan", "kubernetes").status());
    assertTrue(Files.readString(out.resolve("kubernetes.yaml")).contains("completions: 2\n"), "the Job has another size");
    for (var part : List.of("0/2", "1/2")) {
      var ended = run("--out", out.toString(), "--part", part, "--unprotected");
      assertEquals(0, ended.status(), ended.toString());
    }
    assertTrue(run("--report", out.toString()).out().contains("2 graded, 0 could not be graded, 0 handed in nothing"));
  }

  @Test
  void feedbackTellsWhichCellFailedAndHowItBegins() throws Exception {
    submit("ada.ipynb", "\"x\"", "x / 2");
    assertEquals(0, grade().status());
    var page = Files.readString(out.resolve("feedback/ada.html"));
    assertTrue(page.matches("(?s).*<li>code cell \\d+, `double square\\(double x\\)[^<]*CompileError.*"), page);
  }

  @Test
  void whatIsWrongWithTheCommandIsSaid() throws Exception {
    submit("ada.ipynb", "x", "x");
    assertEquals("nabla grade: which exercise? --exercise NN-slug\n", run(submissions.toString()).err());
    assertEquals("nabla grade: --part needs I/N with I from 0 to below N, not 3/2\n", run("--part", "3/2").err());
    assertEquals("nabla grade: --jobs needs a number from 1, not 0\n", run("--jobs", "0").err());
    assertEquals("nabla grade: unknown option --fast\n", run("--fast", "1").err());
    Files.copy(folder.resolve("exercises/00-sample/solution.ipynb"),
        Files.createDirectories(folder.resolve("exercises/00-second")).resolve("solution.ipynb"));
    assertEquals("nabla grade: 00 is the start of 00-sample, 00-second; which exercise?\n",
        run(submissions.toString(), "--exercise", "00").err());
    var ended = run("--one", "nowhere.ipynb", "--exercise", "00-sample", "--gradescope", folder.resolve("r.json").toString());
    assertEquals(2, ended.status());
    assertTrue(Files.readString(folder.resolve("r.json")).contains("there is no submission"), "no results.json although the grader failed");
    assertFalse(Files.exists(out), "something was written");
  }
}
