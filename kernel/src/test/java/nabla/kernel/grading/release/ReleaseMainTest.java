package nabla.kernel.grading.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.kernel.Jvm;
import nabla.kernel.grading.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command as authors use it.
class ReleaseMainTest {
  @TempDir Path folder;

  private record Ended(int status, String out, String err) {}

  private Ended run(String... more) throws IOException, InterruptedException {
    var command = new ArrayList<>(
        List.of(Jvm.java(), "-XX:TieredStopAtLevel=1", "-cp", Jvm.classPath(), ReleaseMain.class.getName(), "--root",
            folder.resolve("exercises").toString(), "--out", folder.resolve("out").toString()));
    command.addAll(Arrays.asList(more));
    Path out = folder.resolve("stdout"), err = folder.resolve("stderr");
    var process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new Ended(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  @Test
  void aProvedExerciseIsWrittenWithoutItsSolutions() throws Exception {
    Samples.write(folder.resolve("exercises"), Samples.solution(Samples.SQUARE, Samples.HALF));
    var ended = run("--for", "nbgrader");
    assertEquals(0, ended.status(), ended.toString());
    var student = Files.readString(folder.resolve("out/release/00-sample/00-sample.ipynb"));
    assertTrue(student.contains("not implemented yet") && !student.contains("return x * x"), student);
    assertTrue(Files.readString(folder.resolve("out/nbgrader_config.py")).contains("c.ClearSolutions.code_stub"), ended.out());
  }

  @Test
  void theBeginningOfANameIsEnough() throws Exception {
    Samples.write(folder.resolve("exercises"), Samples.solution(Samples.SQUARE, Samples.HALF));
    var ended = run("00", "00-sample");
    assertEquals(0, ended.status(), ended.toString());
    assertEquals(1, ended.out().lines().filter(line -> line.startsWith("00-sample: ")).count(), ended.out());
    var unknown = run("14");
    assertEquals(2, unknown.status(), unknown.toString());
    assertTrue(unknown.err().startsWith("nabla release: there is no exercise 14 in "), unknown.err());
    assertTrue(unknown.err().endsWith("; there are 00-sample\n"), unknown.err());
  }

  @Test
  void anExerciseThatDoesNotHoldIsRefusedWithEveryReasonAndNothingIsWritten() throws Exception {
    var exercise = Samples.write(folder.resolve("exercises"),
        Samples.solution(Samples.SQUARE.replace("x * x", "x + 6"), "double half(double x) { return x / 2; }"));
    Samples.mutant(exercise.folder(), "third.jsh", "// fails: half\ndouble half(double x) { return 0.5 * x; }\n");
    var ended = run();
    assertEquals(1, ended.status(), ended.toString());
    assertEquals("""
        00-sample is not released:
          - the solution fails the task negative: square(-41): expected 1681.0, got -35.0
          - the blank passes the task half without an answer
          - the planted wrong answer third.jsh should fail half alone, it fails negative
        """, ended.err());
    assertFalse(Files.exists(folder.resolve("out")), "something was written");
  }
}
