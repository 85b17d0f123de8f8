package nabla.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipInputStream;
import nabla.kernel.Jvm;
import nabla.kernel.grading.release.ExerciseFolder;
import nabla.kernel.grading.release.ReleaseMain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The autograder that Gradescope takes, unpacked as Gradescope does and run on submissions. It needs the jars that it packs:
/// `-Dnabla.jars=DIR`, the folder `.nabla/lib` of a build.
@EnabledIfSystemProperty(named = "nabla.jars", matches = ".+")
class GradescopeTest {
  /// What grading.md's description knows, of the whole and of one test.
  private static final Set<String> WHOLE = Set.of("score", "execution_time", "output", "output_format", "test_output_format",
      "test_name_format", "visibility", "stdout_visibility", "extra_data", "tests", "leaderboard"),
      TEST = Set.of("score", "max_score", "status", "name", "name_format", "number", "output", "output_format", "tags", "visibility",
          "extra_data");
  @TempDir Path folder;
  private Path autograder;

  @BeforeEach
  void unpack() throws IOException, InterruptedException {
    autograder = folder.resolve("autograder");
    var jars = Path.of(System.getProperty("nabla.jars")).toAbsolutePath();
    run(new ProcessBuilder(Jvm.java(), "-cp", jars + "/*", ReleaseMain.class.getName(), "--root", "exercises", "--out", folder.toString(),
        "--for", "gradescope", "07-bias-variance"));
    try (var zip = new ZipInputStream(Files.newInputStream(folder.resolve("07-bias-variance-autograder.zip")))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var file = autograder.resolve("source").resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
  }

  private static void run(ProcessBuilder builder) throws IOException, InterruptedException {
    var process = builder.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
  }

  /// The results of a submission: what `file` is called in `/autograder/submission`.
  private JsonObject results(Path submission) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("bash", autograder.resolve("source/run_autograder").toString());
    for (var place : List.of("source", "submission", "results"))
      builder.environment().put("AUTOGRADER_" + place.toUpperCase(java.util.Locale.ROOT), autograder.resolve(place).toString());
    builder.environment().put("PATH", Path.of(Jvm.java()).getParent() + ":" + System.getenv("PATH"));
    assertEquals(autograder.resolve("submission"), submission.getParent());
    run(builder);
    return JsonParser.parseString(Files.readString(autograder.resolve("results/results.json"))).getAsJsonObject();
  }

  @Test
  void eachSubmissionGetsItsPointsInTheFormThatGradescopeReads() throws Exception {
    var class7 = folder.resolve("class");
    var points = GeneratedClass.handIn(ExerciseFolder.of(Path.of("exercises"), "07-bias-variance"), 10, 5, class7);
    for (var student : List.of("000-right", "002-slip", "008-torn", "009-hostile")) {
      var place = Files.createDirectories(autograder.resolve("submission")).resolve(student + ".ipynb");
      Files.copy(class7.resolve(student + ".ipynb"), place);
      var results = results(place);
      Files.delete(place);
      assertEquals(points.get(student), results.get("score").getAsDouble(), 1e-9, results.toString());
      assertTrue(WHOLE.containsAll(results.keySet()), results.keySet().toString());
      check(results);
    }
  }

  private static void check(JsonObject results) {
    var names = new ArrayList<String>();
    double sum = 0;
    for (var each : results.getAsJsonArray("tests")) {
      var test = each.getAsJsonObject();
      assertTrue(TEST.containsAll(test.keySet()), test.keySet().toString());
      assertTrue(Set.of("passed", "failed").contains(test.get("status").getAsString()), test.toString());
      assertTrue(Set.of("hidden", "after_due_date", "after_published", "visible").contains(test.get("visibility").getAsString()));
      assertTrue(test.get("score").getAsDouble() <= test.get("max_score").getAsDouble(), test.toString());
      sum += test.get("score").getAsDouble();
      names.add(test.get("name").getAsString());
    }
    assertEquals(results.get("score").getAsDouble(), sum, 1e-9);
    assertEquals(List.of("biasVariance", "decompose", "ridgeMse", "complexityCurve", "bestWidth", "diagnose", "diagnoseNoise"), names);
  }
}
