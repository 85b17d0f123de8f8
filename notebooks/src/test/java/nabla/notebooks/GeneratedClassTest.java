package nabla.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import nabla.grade.results.Graded;
import nabla.grade.results.Json;
import nabla.kernel.grading.release.ExerciseFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole class, graded on two cores: killed at random three times and resumed, it gets the very grades of an undisturbed run.
///
/// `-Dnabla.submissions=300 -Dnabla.jars=.nabla/lib` makes it the benchmark that kernel/BENCH.md cites; jars bring the class cache.
@Tag("full")
class GeneratedClassTest {
  private static final int SIZE = Integer.getInteger("nabla.submissions", 30);
  private static final String EXERCISE = "07-bias-variance";
  private static final long SEED = 20;
  @TempDir Path folder;

  @Test
  void killedAndResumedItGetsTheGradesOfAnUndisturbedRun() throws Exception {
    var exercise = ExerciseFolder.of(Path.of("exercises"), EXERCISE);
    var points = GeneratedClass.handIn(exercise, SIZE, SEED, folder.resolve("submissions"));
    var calm = folder.resolve("calm");
    long start = System.nanoTime();
    finish(grade(calm));
    tell(calm, (System.nanoTime() - start) / 1e9);
    points.forEach((student, earned) -> assertEquals(earned, results(calm).get(student).earned(), 1e-9, student));
    var killed = folder.resolve("killed");
    var random = new Random(SEED);
    for (int kill = 1; kill <= 3; kill++) {
      var process = grade(killed);
      int until = SIZE * kill / 5 + random.nextInt(Math.max(1, SIZE / 10));
      while (process.isAlive() && count(killed) < until) Thread.sleep(20);
      assertTrue(process.isAlive(), "it ended before kill " + kill);
      process.destroyForcibly().waitFor();
    }
    finish(grade(killed));
    assertEquals(Files.readString(calm.resolve("grades.csv")), Files.readString(killed.resolve("grades.csv")));
    assertEquals(SIZE, count(killed));
  }

  private Process grade(Path out) throws IOException {
    var command = GradeCommand.of(folder.resolve("state"), "--exercise", EXERCISE, "--jobs", "2", "--out", out.toString(),
        folder.resolve("submissions").toString());
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
  }

  private void finish(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(2, TimeUnit.HOURS)) process.destroyForcibly().waitFor();
    assertEquals(0, process.exitValue(), Files.readString(folder.resolve("log")));
  }

  private static int count(Path out) throws IOException {
    var results = out.resolve("results");
    if (!Files.isDirectory(results)) return 0;
    try (var files = Files.list(results)) {
      return (int) files.filter(f -> f.toString().endsWith(".json")).count();
    }
  }

  private static Map<String, Graded> results(Path out) {
    var all = new TreeMap<String, Graded>();
    try (var files = Files.list(out.resolve("results"))) {
      for (var file : files.toList()) {
        var graded = Json.graded(Files.readString(file));
        all.put(graded.student(), graded);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return all;
  }

  private static void tell(Path out, double wall) {
    System.out.printf("%d submissions in %.0f s: %.2f s each on two cores%n", SIZE, wall, wall / SIZE);
    for (var kind : List.of("right", "slip", "partly", "wrong", "broken", "hostile")) {
      var those = results(out).values().stream().filter(g -> g.student().endsWith(kind)).toList();
      var cpu = those.stream().mapToDouble(Graded::cpuSeconds).sorted().toArray();
      System.out.printf("  %-8s %3d: processor seconds median %.2f, most %.2f; wall mean %.2f%n", kind, cpu.length, cpu[cpu.length / 2],
          cpu[cpu.length - 1], those.stream().mapToDouble(Graded::seconds).average().orElse(0));
    }
  }
}
